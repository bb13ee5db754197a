#!/usr/bin/env bash
# Makes .venv with the model tools and what they need, pinned in models/pyproject.toml; run again, it ends at once unless
# that file changed. The agent needs none of it. PYTHON names another Python than python3 (3.11 or newer).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$here/.venv"
project="$here/models/pyproject.toml"
python=${PYTHON:-python3}

say() { echo "setup-models: $*"; }
fail() { echo "setup-models: $*" >&2; exit 1; }

if ! cmp -s "$project" "$venv/models-pyproject.toml"; then
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "the model tools need Python 3.11 or newer; name one by PYTHON=..."
    say "installing the model tools into .venv (about 1.5 GB; a few minutes)"
    "$python" -m venv "$venv" || fail "this Python can't make a virtual environment; on Debian: sudo apt-get install python3-venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --editable "$here/models[tests]" ||
        fail "the packages of models/pyproject.toml can't be installed; run it again when the package index can be reached"
    cp "$project" "$venv/models-pyproject.toml"
fi
say "ready: .venv/bin/ocellus-models"
