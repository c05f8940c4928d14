#!/usr/bin/env bash
# Builds styles, scripts and images of both areas from wwwroot-shared into the portal, where they changed.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=build/scripts/publish.sh
. "$ROOT/build/scripts/publish.sh"
shared_assets
