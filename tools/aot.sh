#!/usr/bin/env bash
# Records an AOT cache (JEP 483/514) by running the agent for a moment: later starts take the classes from it.
# Without the cache the agent runs as well, only its start takes longer.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/tools/jdk.sh"
find_jdk
app="$here/target/quarkus-app"
rm -f "$app/app.aot"
"$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$app/app.aot" \
    "${JVM_FLAGS[@]}" -Docellus.home="$here" \
    -jar "$app/quarkus-run.jar" run --config "$here/tools/aot.yaml" --for 3s >"$here/target/aot.log" 2>&1 ||
    echo "setup: no AOT cache was made (see target/aot.log); the agent starts more slowly without it" >&2
