# shellcheck shell=bash
# Programs that live and die with ./run. Needs say.sh and LOCAL.
# Each gets a session of its own, so that Ctrl-C reaches ./run alone, which then stops them in order;
# should ./run itself be killed, the kernel tells them to stop.

declare -A CHILDREN=()

# start_child NAME COMMAND...: its words go to LOCAL/NAME.log.
start_child() {
  local name=$1 log=$LOCAL/$1.log
  shift
  (umask 077 && : >"$log")
  setsid setpriv --pdeathsig TERM "$@" >"$log" 2>&1 </dev/null 9>&- &
  CHILDREN[$name]=$!
}

# stop_child NAME SECONDS: asks, waits, then ends it.
stop_child() {
  local pid=${CHILDREN[$1]:-} tenths=$(($2 * 10))
  [ -n "$pid" ] || return 0
  unset "CHILDREN[$1]"
  kill -TERM "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null && [ "$tenths" -gt 0 ]; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# wait_for NAME SECONDS COMMAND...: until the command succeeds; ends the script when the child dies or time is up.
wait_for() {
  local name=$1 tenths=$(($2 * 10)) seconds=$2
  shift 2
  until "$@" 2>/dev/null; do
    if ! kill -0 "${CHILDREN[$name]}" 2>/dev/null; then
      tail -n 15 "$LOCAL/$name.log" >&2
      fail "The $name stopped while starting." "Its words are above and in $LOCAL/$name.log"
    fi
    sleep 0.1
    tenths=$((tenths - 1))
    [ "$tenths" -gt 0 ] || { tail -n 15 "$LOCAL/$name.log" >&2; fail "The $name was not ready within $seconds seconds." "Its words are above and in $LOCAL/$name.log"; }
  done
}
