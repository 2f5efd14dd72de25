#!/bin/sh
# Makes .venv and installs reportparse into it; `./setup.sh dev` adds what tests, lint and types need, at locked versions.
# On Debian, where Python comes without venv, it is installed first.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}

ready() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

if ! ready && command -v apt-get >/dev/null; then
    root=$([ "$(id -u)" = 0 ] || echo sudo)
    echo "setup.sh: installing Debian's python3-venv" >&2
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 install -y -qq --no-install-recommends python3-venv >/dev/null
fi
ready || { echo "setup.sh: $python has no venv module; install it (on Debian: apt-get install python3-venv)" >&2; exit 1; }

[ -x .venv/bin/pip ] || "$python" -m venv .venv
pip=".venv/bin/pip --disable-pip-version-check -q"
if [ "${1:-}" = dev ]; then
    echo "setup.sh: installing what tests, lint and types need: half a minute to two, as the network goes" >&2
    $pip install -r requirements-dev.lock
    $pip install --no-deps -e .
else
    $pip install '.[tables]'
fi
