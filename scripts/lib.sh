# Usage: . scripts/lib.sh      (read by the other scripts, not run)
#
# What the scripts share: where things are, building the jar, fetching jars, processes in the
# background. Needs a JDK and the usual small Unix tools, no curl and no jq.
# shellcheck shell=bash

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
jar="$root/target/vedette.jar"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# Data, logs and pids of the local stack. A second stack needs another folder and other ports.
# shellcheck disable=SC2034 # used by the scripts that read this file
stack="${VEDETTE_STACK_DIR:-$root/target/stack}"
case "$stack" in /*) ;; *) stack="$PWD/$stack" ;; esac

# Prints to stderr under the script's name and ends it.
fail() {
  echo "$(basename "$0"): $1" >&2
  exit "${2:-1}"
}

# The comment at the top of the script is its help.
usage() {
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p;}' "$0"
}

# --- Builds -----------------------------------------------------------------------------------

jar_is_outdated() {
  [ ! -f "$jar" ] || [ ! -d "$root/target/lib" ] ||
    [ -n "$(find "$root/pom.xml" "$root/src/main" "$root/jobs" -newer "$jar" -type f \
      -not -path '*/cases/*' -print -quit)" ]
}

# quietly MESSAGE COMMAND…: shows the command's output only when it fails.
quietly() {
  local message="$1" log
  shift
  log="$(mktemp)"
  if ! (cd "$root" && "$@" >"$log" 2>&1); then
    cat "$log" >&2
    rm -f "$log"
    fail "$message"
  fi
  rm -f "$log"
}

# Builds target/vedette.jar and target/lib when they are missing or older than the sources.
build_jar() {
  if [ -f "$root/pom.xml" ] && jar_is_outdated; then
    echo "$(basename "$0"): building (the first time takes a few minutes)…" >&2
    # What an earlier build put there and this one does not would still be on the class path.
    rm -rf "$root/target/lib"
    quietly "the build failed" ./mvnw -q -B package -DskipTests -Dspotless.check.skip
  fi
}

# fetch_jars NAME: fills target/stack/NAME/lib by scripts/stack/NAME-pom.xml, all or nothing.
fetch_jars() {
  local pom="$root/scripts/stack/$1-pom.xml" lib="$root/target/stack/$1/lib"
  if [ ! -d "$lib" ] || [ "$pom" -nt "$lib" ]; then
    echo "$(basename "$0"): fetching the jars of $1 (the first time takes a minute)…" >&2
    rm -rf "$lib.partial"
    quietly "the jars of $1 could not be fetched" \
      ./mvnw -q -B -f "$pom" dependency:copy-dependencies "-Dlib=$lib.partial"
    rm -rf "$lib"
    mv "$lib.partial" "$lib"
    touch "$lib"
  fi
}

# --- Processes --------------------------------------------------------------------------------
# A process NAME of a folder RUN has RUN/pid/NAME, RUN/log/NAME.log (its logger's) and
# RUN/log/NAME.out (what it prints).

# is_running RUN NAME: also false for a process that is dead but not yet reaped, and for a stranger
# that was given the same number after a crash.
is_running() {
  local pid command
  pid="$(cat "$1/pid/$2" 2>/dev/null)" && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || return 1
  if [ -d /proc/self ]; then
    command="$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline")" || return 1
  else
    command="$(ps -ww -o command= -p "$pid")" || return 1
  fi
  case "$command" in *"-Dvedette.process=$1/$2 "*) ;; *) return 1 ;; esac
}

# launch RUN NAME ARGUMENT…: starts a JVM in the background that outlives this script. Earlier
# logs become NAME.log.1, .2 and so on.
launch() {
  local run="$1" name="$2" log="$1/log/$2.log" i
  shift 2
  mkdir -p "$run/pid" "$run/log" "$run/tmp"
  for i in 8 7 6 5 4 3 2 1; do
    if [ -f "$log.$i" ]; then mv "$log.$i" "$log.$((i + 1))"; fi
  done
  if [ -f "$log" ]; then mv "$log" "$log.1"; fi
  # Job control gives it a process group of its own: Ctrl-C here does not reach it.
  (
    set -m
    cd "$run"
    nohup "$java" "-Dvedette.process=$run/$name" "-Djava.io.tmpdir=$run/tmp" \
      "-XX:ErrorFile=$run/log/$name.crash" "$@" </dev/null >"$run/log/$name.out" 2>&1 &
    echo $! >"$run/pid/$name"
  )
}

# The last lines a process left, to stderr.
show_log() {
  local file
  for file in "$1/log/$2.out" "$1/log/$2.log"; do
    if [ -s "$file" ]; then
      echo "--- $file" >&2
      tail -n 25 "$file" >&2
    fi
  done
}

# await SECONDS RUN NAME COMMAND…: until the command succeeds; fails with the log's tail when the
# process dies or the time is over.
await() {
  local deadline=$((SECONDS + $1)) run="$2" name="$3"
  shift 3
  until "$@"; do
    if ! is_running "$run" "$name"; then
      show_log "$run" "$name"
      fail "$name ended while it was starting"
    fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      show_log "$run" "$name"
      fail "$name is not ready in time; it is still running (pid $(cat "$run/pid/$name"))"
    fi
    sleep 0.2
  done
}

log_says() {
  grep -qF -- "$2" "$1" 2>/dev/null
}

# terminate SECONDS RUN NAME: asks, waits, and kills what does not end in that time.
terminate() {
  local deadline=$((SECONDS + $1)) run="$2" name="$3"
  if is_running "$run" "$name"; then
    kill "$(cat "$run/pid/$name")" 2>/dev/null || true
    while is_running "$run" "$name"; do
      if [ "$SECONDS" -ge "$deadline" ]; then
        echo "$(basename "$0"): $name does not end, killing it" >&2
        kill_now "$run" "$name"
      fi
      sleep 0.1
    done
  fi
  rm -f "$run/pid/$name"
}

# kill_now RUN NAME: kill -9, and the process is gone when this returns.
kill_now() {
  is_running "$1" "$2" || fail "$2 is not running"
  kill -9 "$(cat "$1/pid/$2")"
  while is_running "$1" "$2"; do sleep 0.05; done
  rm -f "$1/pid/$2"
}

# --- Network ----------------------------------------------------------------------------------

port_answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# needs_free_port PORT VARIABLE: fails when it is taken. The sockets of a process that was killed a
# moment ago are closed a little later than its memory is gone: they are given some seconds.
needs_free_port() {
  local deadline=$((SECONDS + 5))
  while port_answers "$1"; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      fail "port $1 is taken; choose others with $2"
    fi
    sleep 0.1
  done
}

# free_ports FROM STEP: the first port at or after FROM that is free together with the next.
free_ports() {
  local port="$1"
  while port_answers "$port" || port_answers "$((port + 1))"; do port=$((port + $2)); done
  echo "$port"
}

# http_get PORT PATH: prints the body of a short answer; fails unless it is 200.
http_get() {
  local answer=""
  answer="$(
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
    IFS= read -r -d '' -t 5 text <&3 || true
    printf '%s' "$text"
  )" || return 1
  case "$answer" in "HTTP/1.1 200"*) ;; *) return 1 ;; esac
  printf '%s\n' "${answer#*$'\r\n\r\n'}"
}

# fill TEMPLATE TARGET NAME=VALUE…: copies a file with each ${NAME} replaced.
fill() {
  local text pair name value target="$2"
  text="$(cat "$1")"
  shift 2
  # An & in a path is an &.
  shopt -u patsub_replacement 2>/dev/null || true
  for pair in "$@"; do
    name="\${${pair%%=*}}"
    value="${pair#*=}"
    text="${text//"$name"/$value}"
  done
  mkdir -p "$(dirname "$target")"
  printf '%s\n' "$text" >"$target"
}
