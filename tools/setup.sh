#!/usr/bin/env bash
# Installs what is missing: system packages by apt, and the OpenVINO runtime into .runtime/ out of its pinned wheel.
# `setup.sh tests` adds the servers that the tests run against. Run again, it finds everything in place and ends at once.
# No Python is needed at run time, only here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$here/tools/jdk.sh"
. "$here/tools/openvino.pin"

say() { echo "setup: $*"; }
fail() { echo "setup: $*" >&2; exit 1; }

# Each package with a file or command that shows that it is there.
packages=(
    "maven:mvn"
    "libopencv-java:/usr/lib/jni/libopencv_java*.so"
)
test_packages=(
    "mosquitto:/usr/sbin/mosquitto"
    "mosquitto-clients:mosquitto_sub"
    "ffmpeg:ffmpeg"
    "gir1.2-gst-rtsp-server-1.0:/usr/lib/*/girepository-1.0/GstRtspServer-1.0.typelib"
    "python3-gi:/usr/lib/python3/dist-packages/gi"
    "gstreamer1.0-plugins-base:/usr/lib/*/gstreamer-1.0/libgstapp.so"
    "gstreamer1.0-plugins-good:/usr/lib/*/gstreamer-1.0/libgstisomp4.so"
    "gstreamer1.0-plugins-bad:/usr/lib/*/gstreamer-1.0/libgstvideoparsersbad.so"
)

present() { # a command, or a file pattern
    case "$1" in
        /*) compgen -G "$1" >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

install_packages() {
    local missing=() entry sudo=""
    for entry in "${packages[@]}"; do
        present "${entry#*:}" || missing+=("${entry%%:*}")
    done
    python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null && sudo="sudo -n" ||
            fail "these packages are missing and this user may not install them; run: sudo apt-get install ${missing[*]}"
    fi
    command -v apt-get >/dev/null || fail "install these packages (names as on Debian): ${missing[*]}"
    say "installing ${missing[*]}"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_runtime() {
    local runtime="$here/.runtime"
    [ "$(cat "$runtime/VERSION" 2>/dev/null)" = "$OPENVINO_VERSION" ] && return
    say "fetching the OpenVINO $OPENVINO_VERSION runtime"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    printf 'openvino==%s --hash=sha256:%s\n' "$OPENVINO_VERSION" "$OPENVINO_SHA256" >"$work/requirements.txt"
    # The wheel's Python tag is part of the pin; only its C++ libraries are taken, so any Python 3 may fetch it.
    python3 -m pip download --quiet --no-deps --require-hashes --only-binary=:all: \
        --python-version "$OPENVINO_PYTHON" --implementation cp --abi "cp${OPENVINO_PYTHON/./}" \
        --platform "$OPENVINO_PLATFORM" --dest "$work" --requirement "$work/requirements.txt"
    python3 "$here/tools/unpack_openvino.py" "$work"/openvino-*.whl "$work/runtime"
    echo "$OPENVINO_VERSION" >"$work/runtime/VERSION"
    rm -rf "$runtime"
    mv "$work/runtime" "$runtime"
}

case "${1:-}" in
    "") ;;
    tests) packages+=("${test_packages[@]}") ;;
    *) echo "usage: tools/setup.sh [tests]" >&2; exit 2 ;;
esac
find_jdk
install_packages
install_runtime
say "ready: JDK in $JAVA_HOME, OpenVINO $OPENVINO_VERSION in .runtime"
