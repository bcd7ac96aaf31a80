#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# translations.sh SOURCE_DIR LUPDATE: every text of the studio has a translation, and no translation a placeholder too few.
set -euo pipefail
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for file in assets/translations/*.ts; do
  cp "$file" "$work/now.ts"
  "$2" widgets app/studio -extensions h,cpp -I . -locations none -no-obsolete -silent -ts "$work/now.ts" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  if grep -q 'type="unfinished"' "$work/now.ts"; then
    echo "$file lacks translations (make them with: cmake --build build/dev --target update-translations):" >&2
    grep -B1 'type="unfinished"' "$work/now.ts" | grep '<source>' | head -40 >&2
    status=1
  fi
done
exit $status
