#!/usr/bin/env bash
# Chaos against the package that is built: run.sh [DURATION] [SEED] [OPTION…]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
duration="${1:-2m}" seed="${2:-}"
exec python3 "$here/chaos.py" --duration "${duration:-2m}" ${seed:+--seed "$seed"} "${@:3}"
