# Sourced by bin/test: finds a Chromium for the tests in a real browser, or installs it where it may.

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    command -v "$name" && return
  done
  return 1
}

# Leaves its path in ETUDE_CHROMIUM, which the tests read.
need_chromium() {
  if [ -z "${ETUDE_CHROMIUM-}" ]; then
    if ! find_chromium >/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      say "Installing Chromium for the tests (once)…"
      { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >&2 || true
    fi
    ETUDE_CHROMIUM="$(find_chromium)" ||
      fail "The tests need Chromium or Google Chrome; install one with your system's package manager, then run bin/test again."
  fi
  export ETUDE_CHROMIUM
}
