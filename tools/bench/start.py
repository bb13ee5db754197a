#!/usr/bin/env python3
"""Start: from the start of the process to the first result at a subscriber, agent and peer alternating.

Both read the same file and publish to the same mosquitto; the clock is the subscriber's for both.
"""

from pathlib import Path

import lab
import processes
from listener import Listener


def measure(args) -> lab.Report:
    video = lab.need(lab.VIDEOS / "one-by-one-person-detection.mp4", "the clip")
    cameras = {"clip": {"url": f"file:{video}", "pace": "realtime", "loop": True}}
    aot = (lab.ROOT / "target" / "quarkus-app" / "app.aot").exists()
    mapped: list[bool] = []  # whether the JVM took the cache; it goes on without one that it refuses
    with processes.Broker() as broker:

        def ours() -> float:
            with (
                Listener(broker.port, "ocellus/v1/bench/agent/cam/+/+/result") as listener,
                processes.agent("start", broker, args.model, cameras, {"policy": "every"}) as agent,
            ):
                seconds = first(listener, agent)
                mapped.append("/app.aot\n" in Path(f"/proc/{agent.pid}/maps").read_text())
                return seconds

        def peer() -> float:
            command = processes.peer_command(args.model, video, 1, 2, broker.port)
            with Listener(broker.port, "peer/#") as listener, processes.Process("peer", command) as process:
                return first(listener, process)

        ours(), peer()  # what only the first start pays: files not yet in the page cache
        runs = lab.alternating(args.rounds, ocellus=ours, peer=peer)
    mine, other = runs.values()
    if aot and not all(mapped):
        raise lab.Failed("the JVM refused the AOT cache; make it again: tools/aot.sh")
    row = lab.Row(
        f"start to first result, JVM {'with' if aot else 'without'} AOT cache (s)",
        lab.spread(mine, "{:.2f}"),
        f"peer {lab.spread(other, '{:.2f}')}",
        lab.median(mine) / lab.median(other),
    )
    return lab.Report([row], {"aot_cache": aot, **runs})


def first(listener: Listener, process: processes.Process) -> float:
    message = listener.first(lambda m: not m.retained, 60)
    if not message:
        raise lab.Failed(f"{process.name} published no result within 60 s: {process.tail()}")
    return message.received - process.started


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", rounds=3)
