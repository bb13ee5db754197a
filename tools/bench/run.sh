#!/usr/bin/env bash
# Makes every measurement and prints one table: `run.sh` in a few minutes, `run.sh long` with the settings whose figures
# are quoted (half an hour). Each measurement also runs alone, see README.md. BENCH_PYTHON names another Python than .venv's.
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
here=$(cd "$bench/../.." && pwd)
out="$here/target/bench"

case "${1:-short}" in
    short) # each measurement's own defaults
        settings=(accuracy inference stream start recovery outbox_disk labelled_stream broker_away eight_cameras) ;;
    long)
        settings=(
            accuracy
            "inference --rounds 7 --seconds 15"
            "stream --rounds 7 --seconds 20"
            "start --rounds 10"
            "recovery --times 10"
            "outbox_disk --down 1800"
            labelled_stream
            "broker_away --rounds 5 --seconds 20"
            "eight_cameras --seconds 600 --peer-seconds 120"
        ) ;;
    *) echo "usage: tools/bench/run.sh [short|long]" >&2; exit 2 ;;
esac

peer_python() { # makes .venv once, and again when requirements.txt changed
    local venv="$here/.venv"
    cmp -s "$bench/requirements.txt" "$venv/requirements.txt" && return
    echo "bench: installing what the peer needs into .venv" >&2
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$bench/requirements.txt"
    cp "$bench/requirements.txt" "$venv/requirements.txt"
}

"$here/tools/setup.sh" tests >&2
[ -n "${BENCH_PYTHON:-}" ] || peer_python
mkdir -p "$out"
failed=0 results=()
for setting in "${settings[@]}"; do
    read -ra words <<<"$setting"
    name="${words[0]}"
    echo "bench: $setting" >&2
    rm -f "$out/$name.json"
    if python3 "$bench/$name.py" "${words[@]:1}" --json >"$out/$name.part"; then
        mv "$out/$name.part" "$out/$name.json"
        results+=("$out/$name.json")
    else
        code=$?
        rm -f "$out/$name.part"
        [ "$code" -eq 130 ] && exit 130 # Ctrl-C
        failed=1
    fi
done
python3 "$bench/summary.py" "${results[@]}"
exit "$failed"
