#!/usr/bin/env python3
"""A small RTSP server for tests: serves H.264 files, each at its own pace, from its beginning to the first client.

    /usr/bin/python3 tools/rtsp_server.py --port 0 cam1=clip.mp4 cam2=other.mp4
    ready rtsp://127.0.0.1:41237

It prints one line when it listens (port 0 takes a free one) and runs until it is killed. With --user and --password
it asks for them (Digest). With --clock it prints `playing NAME SECONDS` for each playing: the wall time (since 1970) at
which the file's time 0 is sent. Needs GStreamer's RTSP server for Python:
apt-get install python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-{base,good,bad}
"""

import argparse
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402 (the versions come first)

# config-interval=-1 repeats the parameter sets with each key frame, so a client may join at any time.
PIPELINE = '( filesrc location="{}" ! qtdemux ! h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96 )'
TRANSPORTS = {
    "tcp": GstRtsp.RTSPLowerTrans.TCP,
    "udp": GstRtsp.RTSPLowerTrans.UDP,
    "any": GstRtsp.RTSPLowerTrans.TCP | GstRtsp.RTSPLowerTrans.UDP,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--transport", choices=TRANSPORTS, default="any", help="what it agrees to")
    parser.add_argument("--user")
    parser.add_argument("--password", default="")
    parser.add_argument("--clock", action="store_true", help="tell when each playing began")
    parser.add_argument("mounts", nargs="+", metavar="NAME=FILE")
    args = parser.parse_args()

    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(args.port))
    for mount in args.mounts:
        name, _, file = mount.partition("=")
        made = factory(file, args)
        if args.clock:
            made.connect("media-configure", lambda _, media, name: media.connect("new-state", tell_start, name), name)
        server.get_mount_points().add_factory(f"/{name}", made)
    if args.user:
        server.set_auth(accounts(args.user, args.password))
    if server.attach(None) == 0:
        parser.exit(1, f"port {args.port} is in use\n")
    print(f"ready rtsp://127.0.0.1:{server.get_bound_port()}", flush=True)
    GLib.MainLoop().run()


def factory(file, args):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch(PIPELINE.format(file))
    made.set_shared(True)
    made.set_protocols(TRANSPORTS[args.transport])
    if args.user:
        permissions = GstRtspServer.RTSPPermissions()
        for right in ("media.factory.access", "media.factory.construct"):
            permissions.add_permission_for_role("viewer", right, True)
        made.set_permissions(permissions)
    return made


def tell_start(media, state, name):
    if state == Gst.State.PLAYING:  # asked for, not yet reached: until then there is no clock or an old base time
        GLib.timeout_add(5, tell_when_playing, media.get_element(), name)


def tell_when_playing(element, name):
    _, state, _ = element.get_state(0)
    if state == Gst.State.PLAYING:
        running = element.get_clock().get_time() - element.get_base_time()
        print(f"playing {name} {time.time() - running / Gst.SECOND:.3f}", flush=True)
    return state in (Gst.State.READY, Gst.State.PAUSED)  # whether to ask again


def accounts(user, password):
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    auth.add_digest(user, password, token)
    return auth


if __name__ == "__main__":
    main()
