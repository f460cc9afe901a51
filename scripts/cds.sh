# Usage: . scripts/cds.sh      (read by scripts/vedette, after lib.sh)
#
# Class-data sharing: the classes that a run loads, as the JVM keeps them in memory, in target/cds.
# Reading them from there takes a fraction of the time of loading them from jars. The JVM checks
# that an archive fits it and the jars, and goes on without one that does not.
# shellcheck shell=bash

archive_options=()

# Jars only, in the same order at every run: anything else and the JVM refuses the archive.
class_path_of_jars() {
  local LC_ALL=C file path="$jar"
  for file in "$root"/target/lib/*.jar; do path="$path:$file"; done
  printf '%s' "$path"
}

# The archive's name tells the JVM and the class path; that it is newer than the jar, the build.
archive_name() {
  local real
  real="$(command -v "$java")" || return 1
  real="$(readlink -f "$real")"
  {
    printf '%s\n' "$real" "$class_path"
    cat "$(dirname "$real")/../release" 2>/dev/null || true
  } | cksum | tr -cs '0-9' '-'
}

# Makes the archive if this build has none, and sets archive_options. Nothing here fails a run:
# where the archive cannot be written, or the run that fills it fails, there is none. An empty file
# says that it failed, so that not every run tries again.
make_archive() {
  local folder="$root/target/cds" archive
  if [ "${VEDETTE_CDS:-}" = off ]; then return 0; fi
  archive="$folder/vedette-$(archive_name)classes.jsa" || return 0
  if [ ! "$archive" -nt "$jar" ]; then
    if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then return 0; fi
    fill_archive "$folder" "$archive"
  fi
  if [ -s "$archive" ]; then
    archive_options=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off
      -Xlog:cds+dynamic=off -Xlog:class+path=off)
  fi
}

# Runs the sample data once, in all formats of a batch run, and keeps the classes this loads.
fill_archive() {
  local work filling
  echo "$(basename "$0"): preparing faster starts (some seconds, once for each build)…" >&2
  work="$(mktemp -d "$1/filling.XXXXXX")" || return 0
  printf '%s\n' '192.0.2.1 - - [05/Jan/2026:10:00:00 +0000] "GET /partners/a HTTP/1.1" 200 9 "-" "-"' \
    'not a request' >"$work/access.log"
  : >"$work/new.jsa"
  "$java" "${jvm[@]}" "-XX:ArchiveClassesAtExit=$work/classes.jsa" "-Djava.io.tmpdir=$work" \
    -cp "$class_path" \
    dev.vedette.Vedette detect --web "$root/conf/demo/web.ndjson" "$work/access.log" \
    --process "$root/conf/demo/process.ndjson" --devices "$root/conf/demo/devices.ndjson" \
    --rejected "$work/rejected" --suppressed "$work/suppressed.ndjson" \
    --summary "$work/summary.json" >/dev/null 2>&1 </dev/null &
  filling=$!
  # Who interrupts this means the run that it is for.
  trap 'give_up "$filling" "$work" 130' INT
  trap 'give_up "$filling" "$work" 143' TERM
  wait "$filling" || rm -f "$work/classes.jsa"
  trap - INT TERM
  if [ -s "$work/classes.jsa" ]; then
    # Archives of earlier builds are of no use any more.
    find "$1" -maxdepth 1 -name '*.jsa' ! -newer "$jar" -exec rm -f {} + 2>/dev/null || true
    mv "$work/classes.jsa" "$work/new.jsa"
  fi
  # Under its own name only when whole: others may run at the same time.
  mv "$work/new.jsa" "$2" || true
  rm -rf "$work"
}

# give_up PID FOLDER CODE: leaves nothing behind.
give_up() {
  kill -9 "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
  rm -rf "$2"
  exit "$3"
}
