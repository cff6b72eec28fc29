# Sourced by bin/test: installs a package of the system for the tests, where it may. Its service is not started: the tests start their own, and it
# would only take a port. A policy of the system's own stays as it is.

may_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

install_package() {
  local policy=/usr/sbin/policy-rc.d made=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && made=yes
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" || true
  if [ -n "$made" ]; then rm -f "$policy"; fi
}
