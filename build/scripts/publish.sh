#!/usr/bin/env bash
# Builds the portal for running: build/scripts/publish.sh FOLDER. ./run and the image use this same script.
set -euo pipefail
ROOT=${ROOT:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
LOCAL=${LOCAL:-$ROOT/.local}
# shellcheck source=build/scripts/say.sh
. "$ROOT/build/scripts/say.sh"
# shellcheck source=build/scripts/tools.sh
. "$ROOT/build/scripts/tools.sh"

# Builds end with the command that asked for them: no build servers stay behind.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# digest_of PATH...: one hash over the files below, leaving out what builds make.
digest_of() {
  (cd "$ROOT" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name _framework \) -prune -o -type f -print0 | LC_ALL=C sort -z |
    xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1)
}

# Styles, scripts and images of both areas, from wwwroot-shared into the portal.
shared_assets() {
  [ -f "$ROOT/wwwroot-shared/package.json" ] || return 0
  local made=$ROOT/PracticeReview.Web/wwwroot/shared stamp now
  stamp=$LOCAL/shared.stamp
  now=$(digest_of wwwroot-shared)
  if [ -d "$made" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return 0; fi
  if [ -d "$made" ] && [ "${SHARED_ASSETS:-}" = made ]; then return 0; fi
  need_node
  node_packages "$ROOT/wwwroot-shared"
  step "Building styles and scripts"
  (cd "$ROOT/wwwroot-shared" && npm run --silent build </dev/null >&2) || fail "The styles and scripts in wwwroot-shared did not build."
  mkdir -p "$LOCAL"
  digest_of wwwroot-shared >"$stamp"
}

# Where the Blazor browser script comes from: Microsoft's package where the registry has it, else build/BlazorClientScript.targets'
# recipe. The answer is kept in .local/blazor-script, which the build reads.
choose_blazor_script() {
  local answer=$LOCAL/blazor-script sdk trial
  sdk=$(cd "$ROOT" && dotnet --version)
  if [ "$(cat "$answer.asked" 2>/dev/null)" = "$sdk" ] && [ -f "$answer" ]; then return 0; fi
  mkdir -p "$LOCAL"
  step "Asking the package registry for the Blazor browser script"
  trial=$(mktemp -d)
  cp "$ROOT/global.json" "$trial/"
  [ ! -f "$ROOT/nuget.config" ] || cp "$ROOT/nuget.config" "$trial/"
  printf '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework><RequiresAspNetWebAssets>true</RequiresAspNetWebAssets></PropertyGroup></Project>\n' >"$trial/Trial.csproj"
  if (cd "$trial" && dotnet restore --nologo -v q </dev/null >"$trial/log" 2>&1) && grep -qi 'microsoft.aspnetcore.app.internal.assets' "$trial/obj/"* 2>/dev/null; then
    printf package >"$answer"
    rm -f "$ROOT/PracticeReview.Web/wwwroot/_framework/blazor.web.js"
  else
    printf recipe >"$answer"
  fi
  printf '%s' "$sdk" >"$answer.asked"
  rm -rf "$trial"
}

publish() {
  local to=$1 now
  choose_blazor_script
  shared_assets
  now="$(digest_of PracticeReview.Data PracticeReview.Jobs PracticeReview.Web build Directory.Build.props Directory.Packages.props global.json) $(cat "$LOCAL/blazor-script")"
  if [ -f "$to/PracticeReview.Web.dll" ] && [ "$(cat "$to.stamp" 2>/dev/null)" = "$now" ]; then return 0; fi
  step "Building the portal (the first time takes a minute or two)"
  rm -rf "$to" "$to.stamp"
  (cd "$ROOT" && dotnet publish PracticeReview.Web -c Release -o "$to" --nologo -v q -clp:NoSummary </dev/null >&2) ||
    fail "The portal did not build." "The compiler's words are above."
  printf '%s' "$now" >"$to.stamp"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  [ $# -eq 1 ] || fail "Say where to:  build/scripts/publish.sh FOLDER"
  need_dotnet
  publish "$(realpath -m "$1")"
fi
