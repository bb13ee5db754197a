# Sourced by the scripts that need Java: find_jdk sets JAVA_HOME to a JDK 25 or newer, JVM_FLAGS is how the agent runs on it.
# Looks at JAVA_HOME, then at `javac` on the PATH, then where distributions and installers put JDKs.

JVM_FLAGS=(
    --enable-native-access=ALL-UNNAMED         # OpenVINO's C API, OpenCV
    --sun-misc-unsafe-memory-access=allow      # Netty, inside Quarkus, still asks for it
    -XX:+UseSerialGC -Xms32m -Xmx96m -Xss2m           # the pictures and models live outside the Java heap
    -XX:+AlwaysPreTouch                        # else the old generation takes hours to reach its size, which looks like a leak
    -XX:TieredStopAtLevel=1                    # the time goes into native code; C2 would only cost memory
    -XX:-UsePerfData                           # its file in /tmp is written to all the time
)

jdk_major() { # DIR -> the major version of the JDK there, or nothing
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    local path candidate
    path=$(command -v javac 2>/dev/null) && path=$(dirname "$(dirname "$(readlink -f "$path")")")
    for candidate in "${JAVA_HOME:-}" "$path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -n "$candidate" ] && [ "$(jdk_major "$candidate" || true)" -ge 25 ] 2>/dev/null; then
            export JAVA_HOME="$candidate"
            return 0
        fi
    done
    echo "ocellus: no JDK 25 found in JAVA_HOME, on the PATH or under /usr/lib/jvm; install one (Eclipse Temurin 25, say) or set JAVA_HOME to it" >&2
    return 1
}
