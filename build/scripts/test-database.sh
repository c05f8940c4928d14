#!/usr/bin/env bash
# The database that tests clone theirs from. By hand:
#   eval "$(build/scripts/test-database.sh start)"    then    dotnet test --filter …
#   build/scripts/test-database.sh stop
# It holds nothing worth keeping: every start makes it anew, in memory where there is enough of it, with all that guards
# against power cuts off.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOCAL=$ROOT/.local
# shellcheck source=build/scripts/say.sh
. "$ROOT/build/scripts/say.sh"
# shellcheck source=build/scripts/tools.sh
. "$ROOT/build/scripts/tools.sh"
# shellcheck source=build/scripts/postgres.sh
. "$ROOT/build/scripts/postgres.sh"

# Where an earlier one lies was decided when it was made.
CLUSTER_IN_MEMORY=no
if [ -d "$(memory_home)" ]; then CLUSTER_IN_MEMORY=yes; fi

# start_test_database attached|detached: sets TEST_OWNER, the owner's connection string.
start_test_database() {
  local superuser owner
  need_postgres
  superuser=$(random_password)
  owner=$(random_password)
  remove_cluster test-postgres
  CLUSTER_IN_MEMORY=no
  if memory_to_spare; then CLUSTER_IN_MEMORY=yes; fi
  make_cluster test-postgres "$superuser" "max_connections = 300
shared_buffers = 256MB
max_locks_per_transaction = 256
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 1GB
log_min_messages = fatal"
  start_cluster test-postgres "$1"
  make_owner "$superuser" "$owner"
  TEST_OWNER="$(connection practicereview_owner "$owner" postgres);Include Error Detail=true"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  case ${1:-} in
    start)
      start_test_database detached
      need_chromium
      printf "export PRACTICEREVIEW_TEST_OWNER='%s'\n" "$TEST_OWNER"
      printf "export PRACTICEREVIEW_CHROMIUM='%s'\n" "$PRACTICEREVIEW_CHROMIUM"
      printf "export PRACTICEREVIEW_NODE_MODULES='%s'\n" "$ROOT/dev/node_modules"
      ;;
    stop) remove_cluster test-postgres ;;
    *) fail "Say start or stop." "eval \"\$(build/scripts/test-database.sh start)\"" ;;
  esac
fi
