#!/usr/bin/env bash
# Run once by PostgreSQL's image on an empty data folder: the owner of the schema and its database.
set -euo pipefail
PGPASSWORD=$POSTGRES_PASSWORD psql -X -q -v ON_ERROR_STOP=1 --username postgres --dbname postgres \
  -v database=practicereview --file /practicereview/owner.sql
