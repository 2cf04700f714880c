# The .NET SDK: the one thing that has to be there. Sourced after base.sh.

# The compiler server makes a build much faster; it belongs to the run and ends with it (session_end). Telemetry stays off, and
# messages are English, because logs are read by others.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# Builds, tests and the services of a demo live for seconds to minutes: counting how often code runs, to compile it better later,
# costs them a third of their processor time and never pays.
export DOTNET_TieredPGO=0

dotnet_ensure() {
  local wanted
  wanted=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' "$suite_root/global.json")
  have dotnet || die "The .NET SDK $wanted or later is needed: https://dotnet.microsoft.com/download (it is the one prerequisite)."
  (cd "$suite_root" && dotnet --version) || die "The .NET SDK $wanted or later is needed; this machine has: $(dotnet --list-sdks 2>/dev/null | cut -d ' ' -f 1 | paste -sd ' ' -)."
}

dotnet_restore() { dotnet restore "$@" --locked-mode --nologo; }

dotnet_build() { dotnet build "$@" --configuration Release --no-restore --nologo --verbosity minimal; }
