#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Which folder may include what. Prints every offending line and fails.
set -u
cd "$1" || exit 2
failed=0

forbid() { # what it is about, extended regex, files or folders...
  local why=$1 regex=$2 rows
  shift 2
  rows=$(grep -rnE --include='*.h' --include='*.cpp' "$regex" "$@" 2>/dev/null)
  if [ -n "$rows" ]; then
    printf '%s:\n%s\n' "$why" "$rows"
    failed=1
  fi
}

# The files of scarp_base are those that the CMake lists of core give to it, and the headers beside them.
base_files() {
  for list in core/*/CMakeLists.txt; do
    local folder=${list%/*}
    tr '\n' ' ' <"$list" | grep -oE 'target_sources\(scarp_base PRIVATE[^)]*' | tr ' ' '\n' | grep -E '\.cpp$' |
      while read -r source; do
        printf '%s/%s\n' "$folder" "$source"
        [ -f "$folder/${source%.cpp}.h" ] && printf '%s/%s\n' "$folder" "${source%.cpp}.h"
      done
  done
}

geo='#include *[<"](gdal|ogr|cpl_|opencv2/)'
qt='#include *<Q[A-Z]'
torch='#include *<(torch|ATen|c10)/'

mapfile -t base < <(base_files)
[ "${#base[@]}" -gt 20 ] || { echo "the list of scarp_base sources could not be read"; failed=1; }
forbid 'scarp_base includes GDAL or OpenCV' "$geo" "${base[@]}"
forbid 'core and annotation include no Qt' "$qt" core annotation training app/cli
forbid 'torch belongs to training alone' "$torch" core annotation widgets app
forbid 'training includes no GDAL or OpenCV' "$geo" training
forbid 'core includes nothing above it' '#include "(annotation|widgets|training|app)/' core
forbid 'annotation includes nothing above it' '#include "(widgets|training|app)/' annotation
forbid 'training includes core alone' '#include "(annotation|widgets|app)/' training
forbid 'widgets includes no training and no app' '#include "(training|app)/' widgets
forbid 'the studio includes no training and no command' '#include "(training|app/cli)/' app/studio
forbid 'the command includes no widgets' '#include "(widgets|app/studio)/' app/cli
forbid 'nested event loops and highgui are not wanted' 'process''Events|opencv2/highgui' core annotation training widgets app tests
forbid 'tests wait for what they want to see, they do not sleep' 'sleep_''for|qSleep|qWait\(' tests/[!b]*
exit $failed
