#!/usr/bin/env python3
"""A gateway's load: eight cameras of 720p at 10 fps each, through the whole agent (`run`) to a subscriber.

Counts results a second at the subscriber, takes each result's own age_ms (captured to published), fits its slope over
time, and samples resident memory out of /proc through the run. The peer does the same load beside it, afterwards; its
latency is its own figure (frame decoded to publish called, so without the decoding that the agent's age may hold).
Long form: --seconds 600
"""

import lab
import processes
from listener import Listener

CAMERAS, FPS = 8, 10
GOAL_SLOPE = 1.0  # ms a minute
SETTLING = 5  # seconds after the first result that count for nothing
JUDGED_FROM = 300  # seconds; in a shorter run the slope is noise


def measure(args) -> lab.Report:
    video = processes.clip_720p()
    with processes.Broker() as broker:
        processes.peer_command(args.model, video, CAMERAS, args.peer_seconds, broker.port, FPS)  # missing? say so now
        mine = ours(args, video, broker)
        other = peer(args, video, broker)
    goal = CAMERAS * FPS
    slope, error = mine["slope_ms_per_minute"], mine["slope_error"]
    enough = mine["results_per_s"] >= 0.995 * goal
    rows = [
        lab.Row("8 cameras at 10 fps, 720p (results/s)", f"{mine['results_per_s']:.1f}",
                f"peer {other['fps']:.1f}", None, str(goal), enough),
        lab.Row("  frame to publish, p50 (ms)", f"{mine['age_ms']['p50']:.0f}", f"peer {other['latency_ms']['p50']}"),
        lab.Row("  frame to publish, p99 (ms)", f"{mine['age_ms']['p99']:.0f}", f"peer {other['latency_ms']['p99']}"),
        lab.Row("  slope of the age (ms a minute)", f"{slope:+.2f} ± {error:.2f}", "", None, f"< {GOAL_SLOPE}",
                slope < GOAL_SLOPE if args.seconds >= JUDGED_FROM else None),
        memory("resident MiB, median", "resident_mib", lab.median, mine, other),
        memory("resident MiB, peak", "resident_mib", max, mine, other),
        memory("of it in no file (heaps), median", "anonymous_mib", lab.median, mine, other),
    ]  # fmt: skip
    return lab.Report(rows, {"ocellus": mine, "peer": other})


def memory(what: str, key: str, of, mine: dict, other: dict) -> lab.Row:
    a, b = of(mine[key]), of(other[key])
    return lab.Row(f"  {what}", f"{a:.0f}", f"peer {b:.0f}", a / b)


def ours(args, video, broker) -> dict:
    cameras = {f"cam{n}": {"url": f"file:{video}", "pace": "realtime", "loop": True, "fps": FPS} for n in range(CAMERAS)}
    with (
        Listener(broker.port, "ocellus/v1/bench/agent/cam/+/+/result") as listener,
        processes.agent("eight-cameras", broker, args.model, cameras, {"policy": "every"}) as agent,
    ):
        lab.say(f"agent: {args.seconds} s")
        if not listener.first(lambda _: True, 60):
            raise lab.Failed(f"no result within 60 s: {agent.tail()}")
        listener.during(SETTLING, agent.check)
        with processes.Memory(agent.pid) as sampled:
            came = listener.during(args.seconds, agent.check)
    if len(came) < 10:
        raise lab.Failed(f"only {len(came)} results in {args.seconds} s: {agent.tail()}")
    ages = [message.json()["data"]["age_ms"] for message in came]
    slope, error = lab.fit([m.received / 60 for m in came], ages)
    return {
        "results_per_s": len(came) / args.seconds,
        "age_ms": {"p50": lab.percentile(ages, 0.5), "p99": lab.percentile(ages, 0.99), "max": max(ages)},
        "slope_ms_per_minute": slope,
        "slope_error": error,
        **sampled.figures(),
    }


def peer(args, video, broker) -> dict:
    lab.say(f"peer: {args.peer_seconds} s")
    command = processes.peer_command(args.model, video, CAMERAS, args.peer_seconds, broker.port, FPS)
    with processes.Process("peer", command) as process, processes.Memory(process.pid) as sampled:
        process.wait(args.peer_seconds + 60)
    return {**processes.last_json(process.text()), **sampled.figures()}


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", seconds=30, peer_seconds=20)
