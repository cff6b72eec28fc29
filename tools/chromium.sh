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
    if ! find_chromium >/dev/null && may_install; then
      say "Installing Chromium for the tests (once)…"
      install_package chromium >&2
    fi
    ETUDE_CHROMIUM="$(find_chromium)" ||
      fail "The tests need Chromium or Google Chrome; install one with your system's package manager, then run bin/test again."
  fi
  export ETUDE_CHROMIUM
}
