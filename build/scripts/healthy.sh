#!/usr/bin/env bash
# Succeeds when the portal on a port of this machine says it is ready: build/scripts/healthy.sh PORT
# ./run waits by it; the image's health check asks it.
set -euo pipefail
exec 3<>"/dev/tcp/localhost/${1:?the port}" 2>/dev/null
printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS= read -r -t 10 status <&3
[[ $status == HTTP/1.?' 200 '* ]]
