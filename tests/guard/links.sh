#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# scarp-studio links neither LibTorch nor Qt 5; scarp links no Qt of its own (Debian's LibTorch may drag Qt 5 in).
set -u
failed=0
for program in "$@"; do
  case ${program##*/} in
    scarp-studio) bad='libtorch|libc10|libQt5' ;;
    *) bad='libQt6' ;;
  esac
  listed=$(ldd "$program") || { echo "$program cannot be examined"; exit 1; }
  if rows=$(grep -E "$bad" <<<"$listed"); then
    printf '%s links what it must not:\n%s\n' "$program" "$rows"
    failed=1
  fi
done
exit $failed
