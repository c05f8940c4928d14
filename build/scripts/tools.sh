# shellcheck shell=bash
# What a machine must have, and how it gets it. Needs say.sh.

# Runs one command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    if [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
  else
    fail "This needs root, and there is no sudo here." "As root, run:  $*"
  fi
}

# install_from_debian WHY PACKAGE...
install_from_debian() {
  local why=$1
  shift
  command -v apt-get >/dev/null ||
    fail "Missing: $*. It is needed $why." "This is not a Debian machine, so please install it in this system's own way."
  step "Installing from Debian: $* ($why)"
  local log
  log=$(mktemp)
  if ! { as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL="${RUNLEVEL:-}" apt-get install -q -y --no-install-recommends "$@"; } </dev/null >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    fail "Debian's packages could not be installed: $*." "Install them by hand and start again:  apt-get install --no-install-recommends $*"
  fi
  rm -f "$log"
}

need_dotnet() {
  command -v dotnet >/dev/null ||
    fail "The .NET 10 SDK is missing." \
      "Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or on Debian 12:" \
      "  curl -sSLO https://packages.microsoft.com/config/debian/12/packages-microsoft-prod.deb" \
      "  sudo dpkg -i packages-microsoft-prod.deb && sudo apt-get update && sudo apt-get install dotnet-sdk-10.0"
  local version
  version=$(cd "$ROOT" && dotnet --version 2>/dev/null) || version=
  case $version in
    10.*) ;;
    *) fail "The .NET SDK here is ${version:-not one this project can use}; version 10 is needed." \
      "Get it from https://dotnet.microsoft.com/download/dotnet/10.0 (it can live beside others)." ;;
  esac
}

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    fail "Node 20 with npm is missing." \
      "Get it from https://nodejs.org/en/download, or on Debian 12:" \
      "  curl -fsSL https://deb.nodesource.com/setup_20.x | sudo bash - && sudo apt-get install nodejs"
  fi
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] ||
    fail "Node here is version $major; version 20 or later is needed." "Get it from https://nodejs.org/en/download"
}

# The highest PostgreSQL from 15 on; 15 itself is what the portal is tested with, so it goes first.
find_postgres() {
  local dir version best=0
  PG_BIN=
  for dir in /usr/lib/postgresql/*/bin; do
    [ -x "$dir/initdb" ] || continue
    version=$(basename "$(dirname "$dir")")
    if ! [[ $version =~ ^[0-9]+$ ]] || [ "$version" -lt 15 ]; then continue; fi
    if [ "$version" -eq 15 ]; then PG_BIN=$dir; return; fi
    if [ "$version" -gt "$best" ]; then best=$version; PG_BIN=$dir; fi
  done
  [ -n "$PG_BIN" ]
}

need_postgres() {
  find_postgres && return
  # Debian's package would make and start a cluster of its own, which nothing here uses.
  local quiet=/etc/postgresql-common/createcluster.d/practicereview.conf
  as_root mkdir -p /etc/postgresql-common/createcluster.d
  as_root sh -c "echo 'create_main_cluster = false' > $quiet"
  install_from_debian "the portal keeps everything in PostgreSQL" postgresql-15
  as_root rm -f "$quiet"
  find_postgres || fail "PostgreSQL 15 was installed but is not under /usr/lib/postgresql/15/bin."
}

need_chromium() {
  if [ -n "${PRACTICEREVIEW_CHROMIUM:-}" ]; then
    [ -x "$PRACTICEREVIEW_CHROMIUM" ] || fail "PRACTICEREVIEW_CHROMIUM names $PRACTICEREVIEW_CHROMIUM, which cannot be run."
    return
  fi
  # The same engine without a window of its own: a third of the work for each page that is opened.
  if ! command -v chromium-headless-shell >/dev/null; then
    (install_from_debian "pages are tested in a browser" chromium-headless-shell) || install_from_debian "the whole browser does as well" chromium
  fi
  PRACTICEREVIEW_CHROMIUM=$(command -v chromium-headless-shell || command -v chromium)
  export PRACTICEREVIEW_CHROMIUM
}

# Pages are measured in the browser as people have it.
need_whole_chromium() {
  [ -x /usr/bin/chromium ] || install_from_debian "pages are measured in a browser" chromium
}

need_fonts() {
  [ -d /usr/share/fonts/truetype/noto ] && compgen -G '/usr/share/fonts/truetype/noto/NotoSansArabic*' >/dev/null && return
  install_from_debian "PDF documents are written with its letters, Arabic and Urdu among them" fonts-noto-core
}

need_pdftotext() {
  command -v pdftotext >/dev/null || install_from_debian "printed papers are read back in tests" poppler-utils
}

# Tests start a scanner of their own; the service that comes with the package is not started, and may be disabled.
need_scanner() {
  [ -x /usr/sbin/clamd ] || RUNLEVEL=1 install_from_debian "files are scanned by a real clamd" clamav-daemon
}

# npm ci in a folder, again only when its lock file changed.
node_packages() {
  local folder=$1 stamp
  stamp=$folder/node_modules/.practicereview-stamp
  local now
  now="$(sha256sum <"$folder/package-lock.json") $(node --version)"
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$now" ]; then
    step "Fetching Node packages for ${folder#"$ROOT"/}"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error </dev/null >&2) ||
      fail "npm ci failed in ${folder#"$ROOT"/}." "The lines above say why; most often the package registry cannot be reached."
    printf '%s' "$now" >"$stamp"
  fi
}
