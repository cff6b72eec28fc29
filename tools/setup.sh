# Sourced by the scripts in bin/: brings packages, the browser's files and programs up to date, and speaks only when it does something.
# Progress goes to standard error; standard output belongs to the verb. Runs in the bash 3.2 of macOS.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

# What a house of a few people needs of memory, for programs that serve: new objects have 3 MB before they are looked through, where .NET takes
# most of the processor's cache, and the C library keeps two heaps, where it takes up to eight a processor. docs/performance.md has what it gives.
with_little_memory() {
  export DOTNET_GCgen0size="${DOTNET_GCgen0size:-0x300000}" MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
}

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }

# Runs a builder in the root and shows its words only when it fails.
quietly() {
  local log="$root/artifacts/build.log"
  mkdir -p "$root/artifacts"
  (cd "$root" && "$@" >"$log" 2>&1) && return
  cat "$log" >&2
  return 1
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "Etude needs the .NET SDK 10; install it, then run this again."
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "Etude needs the .NET SDK 10, and this machine has $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -); install it, then run this again."
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Etude needs Node 20 or newer with npm; install it, then run this again."
  local version
  version="$(node --version)"
  version="${version#v}"
  [ "${version%%.*}" -ge 20 ] || fail "Etude needs Node 20 or newer, and this machine has $version; install it, then run this again."
}

# Does anything under the given places that is not for another builder have a later time than the stamp? A folder's own time tells of
# deleted files.
newer() {
  local stamp="$1"
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -print -quit)" ]
}

fetch_packages() {
  # A link to another clone's packages is that clone's to keep up to date.
  [ -L "$root/node_modules" ] && return
  cmp -s "$root/package-lock.json" "$root/node_modules/.etude-stamp" && return
  need_node
  say "Fetching packages (once, about a minute)…"
  # Scripts of packages stay unused: the database's links are made by Etude itself, and esbuild needs none on our systems.
  quietly npm ci --ignore-scripts --no-audit --no-fund || fail "The packages could not be fetched; see npm's words above, then run this again."
  cp "$root/package-lock.json" "$root/node_modules/.etude-stamp"
}

assets_stale() {
  local manifest="$root/src/Etude/wwwroot/assets/manifest.json"
  newer "$manifest" "$root/src/Etude" "$root/tools" "$root/package-lock.json" \
    -path "$root/src/Etude/wwwroot" -prune -o \( -type d -o -name '*.ts' -o -name '*.css' -o -name '*.mjs' -o -name '*.py' -o -name package-lock.json \)
}

build_assets() {
  assets_stale || return 0
  need_node
  say "Building styles, scripts and the Python for the browser…"
  quietly npm run --silent build || fail "The browser's files could not be built; see above."
}

# Builds a project or the solution when its sources are newer than its last build. The stamp bears the time before the build, so that an
# edit during it counts.
build_programs() {
  local what="$1" stamp="$root/artifacts/.built-$2"
  newer "$stamp" "$root"/src "$root"/tests "$root"/bench "$root"/*.props "$root"/*.targets "$root"/global.json "$root"/.editorconfig \
    -path "$root/src/Etude/wwwroot" -prune -o \( -type d -o -name '*.cs' -o -name '*.razor' -o -name '*proj' -o -name '*.json' -o -name '*.props' \
    -o -name '*.targets' -o -name .editorconfig \) || return 0
  need_dotnet
  say "Building Etude…"
  touch "$stamp.new"
  quietly dotnet build "$what" -c Release -v q --disable-build-servers || fail "Etude could not be built; see above."
  mv "$stamp.new" "$stamp"
}

# One builder at a time; the lock ends with the function's last line, before anything long runs.
up_to_date() {
  mkdir -p "$root/artifacts"
  exec 9>"$root/artifacts/.lock"
  if command -v flock >/dev/null; then flock 9; fi
  fetch_packages
  build_assets
  build_programs "$1" "$2"
  exec 9>&-
}
