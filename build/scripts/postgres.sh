# shellcheck shell=bash
# A PostgreSQL cluster of our own, on loopback, with scram passwords. Needs say.sh, tools.sh (PG_BIN) and ROOT, LOCAL.
#
# A cluster has a name. LOCAL/<name> is its data folder (or a link to it), LOCAL/<name>.port its port,
# LOCAL/<name>.log its log. Initdb works in <name>.making, which is renamed once it is whole:
# what carries the final name was finished.

# Runs a command as the account that may own a cluster: PostgreSQL refuses to run as root.
as_cluster_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=postgres --regid=postgres --init-groups env -C / HOME=/ "$@"
  else
    "$@"
  fi
}

random_password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# A free port at or after the one given.
free_port() {
  local port=$1
  while port_taken "$port"; do
    port=$((port + 1))
    [ "$port" -lt 65536 ] || fail "No free port was found from $1 on."
  done
  printf '%s' "$port"
}

# Sets PG_HOME, the folder in which cluster folders may lie: LOCAL, or elsewhere
# when this is root and the account "postgres" may not enter the checkout (under /root, for example).
# With CLUSTER_IN_MEMORY=yes, for what nobody keeps, it lies in memory.
cluster_home() {
  PG_HOME=$LOCAL
  mkdir -p "$LOCAL"
  if [ "${CLUSTER_IN_MEMORY:-no}" = yes ]; then
    PG_HOME=$(memory_home)
    install -d -m 711 "$PG_HOME"
    return 0
  fi
  [ "$(id -u)" -eq 0 ] || return 0
  id postgres >/dev/null 2>&1 || fail "The account \"postgres\", which Debian's postgresql-15 makes, is missing."
  if ! as_cluster_owner test -x "$LOCAL"; then
    PG_HOME=/var/lib/practicereview-$(printf '%s' "$ROOT" | sha256sum | cut -c1-12)
    [ -d "$PG_HOME" ] || say "  The account \"postgres\" may not enter $LOCAL: its data goes to $PG_HOME (linked from there)."
    install -d -m 711 "$PG_HOME"
  fi
}

# The process id of the running postmaster of a data folder, or nothing. A number alone proves nothing: after a crash
# it may have passed to another program, even to another cluster's PostgreSQL.
postmaster_of() {
  local pid arguments=()
  [ -f "$1/postmaster.pid" ] || return 0
  pid=$(head -n 1 "$1/postmaster.pid")
  if ! [[ $pid =~ ^[0-9]+$ ]] || [ ! -r "/proc/$pid/cmdline" ]; then return 0; fi
  mapfile -d '' -t arguments <"/proc/$pid/cmdline"
  if [[ ${arguments[0]:-} == */postgres ]] && [ "${arguments[1]:-}" = -D ] && [ "${arguments[2]:-}" = "$1" ]; then printf '%s' "$pid"; fi
}

stop_postmaster() { # PID [SIGNAL]
  local pid=$1 waited=0
  kill "-${2:-INT}" "$pid" 2>/dev/null || as_cluster_owner kill "-${2:-INT}" "$pid" 2>/dev/null || return 0
  while [ -d "/proc/$pid" ] && ! grep -q '^State:.*Z' "/proc/$pid/status" 2>/dev/null; do
    sleep 0.1
    waited=$((waited + 1))
    [ "$waited" -lt 200 ] || { kill -QUIT "$pid" 2>/dev/null || true; return 0; }
  done
}

# The folder in memory for this checkout's clusters.
memory_home() { printf '/dev/shm/practicereview-%s' "$(printf '%s' "$ROOT" | sha256sum | cut -c1-12)"; }

# Whether four gigabytes of memory are free, also for files in it (a container often has fewer).
memory_to_spare() {
  local available
  if ! [ -w /dev/shm ] || [ "$(stat -f -c %T /dev/shm)" != tmpfs ]; then return 1; fi
  available=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo)
  [ "${available:-0}" -gt 4194304 ] && [ "$(df -k --output=avail /dev/shm | tail -n 1)" -gt 4194304 ]
}

# make_cluster NAME SUPERUSER-PASSWORD SETTINGS: does nothing where a whole cluster is already there.
make_cluster() {
  local name=$1 password=$2 settings=$3 data making owner words
  cluster_home
  data=$PG_HOME/$name
  making=$PG_HOME/$name.making
  if [ -e "$making" ]; then
    say "  An earlier set-up of the database was interrupted; what it left holds no data and is made again."
    rm -rf "$making"
  fi
  if [ -d "$data" ]; then
    owner=$(stat -c %U "$data")
    if [ "$owner" != "$(as_cluster_owner id -un)" ]; then
      fail "The database in $data belongs to the account \"$owner\"." "Start as the account that made it, or remove .local to begin afresh."
    fi
  fi
  if [ -d "$data" ] && { [ ! -f "$data/PG_VERSION" ] || [ ! -f "$data/global/pg_control" ]; }; then
    say "  The database folder $data is half-made and cannot hold data; it is made again."
    rm -rf "$data"
  fi
  if [ -d "$data" ]; then
    if [ "$(cat "$data/PG_VERSION")" != "$(basename "$(dirname "$PG_BIN")")" ]; then
      fail "The database in $data was made by PostgreSQL $(cat "$data/PG_VERSION"), and this machine has $(basename "$(dirname "$PG_BIN")")." \
        "Install that version, or start over (what was entered is lost):  ./run --fresh"
    fi
  else
    step "Making a PostgreSQL cluster in $data"
    if [ "$(id -u)" -eq 0 ]; then install -d -o postgres -g postgres -m 700 "$making"; else install -d -m 700 "$making"; fi
    words=$(as_cluster_owner mktemp)
    printf '%s\n' "$password" | as_cluster_owner tee "$words" >/dev/null
    as_cluster_owner "$PG_BIN/initdb" -D "$making" -U postgres -E UTF8 --locale=C.UTF-8 \
      --auth-host=scram-sha-256 --auth-local=scram-sha-256 --pwfile="$words" >"$LOCAL/$name.log" 2>&1 ||
      { tail -n 5 "$LOCAL/$name.log" >&2; fail "initdb failed." "Its words are above and in $LOCAL/$name.log"; }
    as_cluster_owner rm -f "$words"
    { printf "\n# Set by build/scripts/postgres.sh\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n%s\n" "$settings"; } |
      as_cluster_owner tee -a "$making/postgresql.conf" >/dev/null
    mv "$making" "$data"
  fi
  if [ "$PG_HOME" != "$LOCAL" ]; then ln -sfn "$data" "$LOCAL/$name"; fi
}

# start_cluster NAME attached|detached: sets PG_PORT and PG_PID. Attached, it ends with this script however that ends.
start_cluster() {
  local name=$1 life=$2 data pid prefix=() log=$LOCAL/$1.log waited=0
  cluster_home
  data=$PG_HOME/$name
  pid=$(postmaster_of "$data")
  if [ -n "$pid" ]; then
    say "  The database was still running from a start that was cut short; it is stopped first."
    stop_postmaster "$pid"
  elif [ -f "$data/postmaster.pid" ]; then
    say "  The database was not shut down properly last time; it now repairs itself from its journal."
    rm -f "$data/postmaster.pid"
  fi
  PG_PORT=$(cat "$LOCAL/$name.port" 2>/dev/null || printf '21%d' $((RANDOM % 900 + 100)))
  PG_PORT=$(free_port "$PG_PORT")
  printf '%s' "$PG_PORT" >"$LOCAL/$name.port"
  if [ "$(id -u)" -eq 0 ]; then prefix=(setpriv --reuid=postgres --regid=postgres --init-groups); fi
  if [ "$life" = attached ]; then
    [ ${#prefix[@]} -gt 0 ] || prefix=(setpriv)
    prefix+=(--pdeathsig INT)
  fi
  (umask 077 && : >"$log")
  setsid "${prefix[@]}" env -C / "$PG_BIN/postgres" -D "$data" -p "$PG_PORT" >"$log" 2>&1 </dev/null 8>&- 9>&- &
  PG_PID=$!
  until "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$PG_PORT"; do
    if ! kill -0 "$PG_PID" 2>/dev/null && ! [ -d "/proc/$PG_PID" ]; then
      tail -n 8 "$log" >&2
      fail "PostgreSQL did not start." "Its words are above and in $log" \
        "If its files are damaged, start over (what was entered is lost):  ./run --fresh"
    fi
    sleep 0.1
    waited=$((waited + 1))
    [ "$waited" -lt 1200 ] || fail "PostgreSQL did not answer within two minutes." "Its log is $log"
  done
}

# remove_cluster NAME: stops it if it runs, and takes its data away.
remove_cluster() {
  local pid
  cluster_home
  pid=$(postmaster_of "$PG_HOME/$1")
  if [ -n "$pid" ]; then stop_postmaster "$pid" QUIT; fi
  rm -rf "${PG_HOME:?}/$1" "$PG_HOME/$1.making" "${LOCAL:?}/$1" "$LOCAL/$1.port" "$LOCAL/$1.log"
  if [[ $PG_HOME == /dev/shm/* ]]; then rmdir --ignore-fail-on-non-empty "$PG_HOME"; fi
}

# make_owner SUPERUSER-PASSWORD OWNER-PASSWORD [DATABASE]: the owner of the schema, and a database of its own.
make_owner() {
  PGPASSWORD=$1 OWNER_PASSWORD=$2 "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PG_PORT" -U postgres -d postgres \
    -v database="${3:-postgres}" -f "$ROOT/build/scripts/owner.sql" >/dev/null
}

# connection ROLE PASSWORD DATABASE: a connection string for .NET.
connection() { printf 'Host=127.0.0.1;Port=%s;Database=%s;Username=%s;Password=%s' "$PG_PORT" "$3" "$1" "$2"; }
