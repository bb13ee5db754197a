#!/usr/bin/env python3
"""RTSP server and broker, each killed (kill -9) and started again while the agent runs: does it come back by itself?

Measured from the moment the server listens again to the first result that the subscriber gets. Long form: --times 10
"""

import time

import lab
import processes
from listener import Listener

PATIENCE = 120  # s


def measure(args) -> lab.Report:
    video = lab.need(lab.VIDEOS / "labelled-stream.mp4", "the labelled stream")
    report = lab.Report()
    with (
        processes.Broker() as broker,
        processes.RtspServer(video) as server,
        Listener(broker.port, "ocellus/v1/bench/agent/cam/+/+/result") as listener,
    ):
        cameras = {"stream": {"url": server.url}}
        with processes.agent("recovery", broker, args.model, cameras, {"policy": "every"}) as agent:
            wait_for_result(listener, agent)
            for victim in (server, broker):
                times = [outage(victim, listener, agent, args.down) for _ in range(args.times)]
                report.details[victim.name] = times
                report.rows.append(row(victim.name, times))
    return report


def outage(victim: processes.Process, listener: Listener, agent: processes.Process, down: float) -> float | None:
    """Seconds from the victim's being up again to the first result, or None if none came."""
    lab.say(f"killing {victim.name}")
    victim.kill()
    time.sleep(down)
    victim.start()
    up = time.time()
    listener.drop()
    first = listener.first(lambda message: message.received >= up, PATIENCE)
    agent.check()
    if first:
        listener.during(2, agent.check)  # so that each outage meets an agent at work
    return first.received - up if first else None


def wait_for_result(listener: Listener, agent: processes.Process) -> None:
    if not listener.first(lambda _: True, 60):
        raise lab.Failed(f"no result within 60 s: {agent.tail()}")


def row(name: str, times: list[float | None]) -> lab.Row:
    back = [t for t in times if t is not None]
    shown = "never"
    if back:
        shown = f"p50 {lab.percentile(back, 0.5):.2f}, p95 {lab.percentile(back, 0.95):.2f}, max {max(back):.2f}"
    what = f"{name} killed {len(times)} times: first result after it is up again (s)"
    return lab.Row(what, shown, f"recovered {len(back)} of {len(times)}", None, "each time", len(back) == len(times))


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", times=3, down=2.0)
