# shellcheck shell=bash
# Words to the person at the terminal. They go to standard error, so that what a command answers stays clean.

say() { printf '%s\n' "$*" >&2; }

step() { printf '· %s\n' "$*" >&2; }

# Ends the script with a sentence that says what is wrong and what to do about it.
fail() {
  printf '\n✗ %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}
