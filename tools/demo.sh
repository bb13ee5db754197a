#!/usr/bin/env bash
# The demo: a broker in its own process, and the agent with two cameras. demo.sh [DURATION] [CAMERA-URL]
set -euo pipefail
set -m # the agent gets a process group of its own, so that Ctrl-C ends it alone and this script tidies up
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/tools/jdk.sh"
find_jdk
duration=${1:-} camera=${2:-}
lib="$here/target/broker/lib" log="$here/target/broker/broker.log"
[ -d "$lib" ] || { echo "demo: fetching a broker (100 MB, once)"; "$here/mvnw" --batch-mode -q -f "$here/tools/broker/pom.xml" package; }

port=1883
while (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done

data=$(mktemp -d)
"$JAVA_HOME/bin/java" -Xmx96m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$lib/*" DemoBroker "$port" "$data" >"$log" 2>&1 &
broker=$!
trap 'kill "$broker" 2>/dev/null || true; wait "$broker" 2>/dev/null || true; rm -rf "$data"' EXIT

until (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$broker" 2>/dev/null || { echo "demo: the broker ended; see $log" >&2; exit 1; }
    sleep 0.1
done
"$here/ocellus" demo --broker "mqtt://127.0.0.1:$port" ${duration:+--for "$duration"} ${camera:+--camera "$camera"}
