#!/usr/bin/env bash
# Feeds the agent's readers with inputs that a coverage-guided fuzzer (Jazzer) makes from the corpus: run.sh RUNS [INPUT…].
# RUNS is the number of inputs for each kind; kinds are config, bundle, ir, model-info, signature, statement, payload and url, all where none is named.
# What breaks the rules of io.ocellus.hostile.Guarded ends it, and lies as target/fuzz/KIND/crash-…: mend it, and keep it in the corpus.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$here/tools/jdk.sh"
find_jdk
runs=${1:-1000000}
shift || true
[ $# -gt 0 ] || set -- config bundle ir model-info signature statement payload url
cd "$here"

./mvnw --batch-mode -q -o test-compile
./mvnw --batch-mode -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz/classpath
[ -d target/fuzz/lib ] || ./mvnw --batch-mode -q -f tools/fuzz/pom.xml package
classes="target/test-classes:target/classes:$(cat target/fuzz/classpath)"

scratch=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)")
trap 'rm -rf "$scratch"' EXIT

for kind in "$@"; do
    work="target/fuzz/$kind"
    mkdir -p "$work/corpus"
    name=${kind^^}
    echo "fuzz: $runs inputs for $kind; log in $work/log"
    started=$SECONDS
    # The limits of one input: 20 s, and what a gateway's heap holds. RegexInjection and the like look for sinks that we do not have.
    "$JAVA_HOME/bin/java" -Djava.io.tmpdir="$scratch" -Xmx512m -Xss2m -XX:+UseSerialGC -XX:+EnableDynamicAgentLoading \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "target/fuzz/lib/*:$classes" com.code_intelligence.jazzer.Jazzer \
        --cp="$classes" --target_class=io.ocellus.hostile.FuzzTarget --target_args="${name//-/_} $work/corpus" \
        --instrumentation_includes="io.ocellus.**:org.yaml.snakeyaml.**:com.fasterxml.jackson.core.**" \
        --instrumentation_excludes="io.ocellus.hostile.**" \
        --disabled_hooks="com.code_intelligence.jazzer.sanitizers.**" \
        --reproducer_path="$work" -artifact_prefix="$work/" \
        -runs="$runs" -timeout=20 -rss_limit_mb=3072 -max_len=8192 -len_control=10 -print_final_stats=1 \
        "$work/corpus" "src/test/resources/hostile/$kind" >"$work/log" 2>&1 ||
        { grep -aE -A12 "^== Java|^== libFuzzer|ERROR" "$work/log" | head -40 >&2; echo "fuzz: $kind failed; see $work/log" >&2; exit 1; }
    grep -aE "^#|DONE|stat::(number|average|peak)" "$work/log" | tail -4
    echo "fuzz: $kind took $((SECONDS - started)) s"
done
