#!/usr/bin/env python3
"""Is what subscribers are told true, and soon? The labelled stream over RTSP, through mosquitto to a subscriber.

labelled-stream.mp4 shows 50 classes, 2 s each. A segment counts as right if its own class is the verified label (topic
…/label, as the subscriber got it) at some moment within 1 s of the cut. Two views of the same picture are judged: one
as an agent decides by default, one without a minimum confidence.

Time: the RTSP server prints the wall time at which it sends the file's time 0 (its pipeline's clock, so it holds for the
whole file); the cut of segment n is 2 n s later. A frame leaves at its decoding time, which B-frames put at most two
frames (0.13 s) before its presentation time: so much is uncertain, and against the agent's favour is all the rest
(network, decoding, inference, deciding, broker).
"""

import csv

import lab
import processes
from listener import Listener, Message

FPS = 15
WITHIN = 1.0  # s
GOAL = 38
VIEWS = {"default": {}, "any": {"publish": {"min_confidence": 0}}}


def measure(args) -> lab.Report:
    video = lab.need(lab.VIDEOS / "labelled-stream.mp4", "the labelled stream")
    folder, _ = lab.bundle(args.model)
    labels = (folder / "labels.txt").read_text(encoding="utf-8").splitlines()
    segments = truth(args.segments, labels)
    length = segments[-1]["end"] + WITHIN
    cameras = {"stream": {"url": "", "views": VIEWS}}
    with (
        processes.Broker() as broker,
        processes.RtspServer(video) as server,
        Listener(broker.port, "ocellus/v1/bench/agent/cam/stream/+/label") as listener,
    ):
        cameras["stream"]["url"] = server.url
        with processes.agent("labelled-stream", broker, args.model, cameras, {"policy": "on-change"}) as agent:
            agent.until(server.plays, 60)
            lab.say(f"listening for {length:.0f} s")
            came = listener.during(length, agent.check)
        plays = server.plays()
    if len(plays) > 1 and plays[1] < plays[0] + segments[-1]["end"]:
        raise lab.Failed("the agent opened the stream again before its end")
    report = lab.Report(details={"began": plays[0], "segments": segments})
    for view in VIEWS:
        judge(view, plays[0], segments, [m for m in came if f"/{view}/" in m.topic])
        report.rows.append(row(view, segments))
    return report


def truth(count: int, labels: list[str]) -> list[dict]:
    with (lab.VIDEOS / "labelled-stream.csv").open(newline="") as file:
        lines = list(csv.DictReader(file))[:count]
    return [
        {
            "cut": int(line["first_frame"]) / FPS,
            "end": (int(line["last_frame"]) + 1) / FPS,
            "label": labels[int(line["class_index"])],
        }
        for line in lines
    ]


def judge(view: str, began: float, segments: list[dict], came: list[Message]) -> None:
    """Notes in each segment the seconds from its cut until its label was there (None: not before its end)."""
    told = [(m.received - began, m.json()["data"]["label"]) for m in came]
    for segment in segments:
        right = (at for at, label in told if segment["cut"] <= at < segment["end"] and label == segment["label"])
        before = [label for at, label in told if at < segment["cut"]][-1:]
        segment[view] = 0.0 if before == [segment["label"]] else next((at - segment["cut"] for at in right), None)


def row(view: str, segments: list[dict]) -> lab.Row:
    delays = [s[view] for s in segments if s[view] is not None]
    right = sum(delay <= WITHIN for delay in delays)
    what = "as decided by default" if view == "default" else "without a minimum confidence"
    soon = f", p50 {lab.percentile(delays, 0.5):.2f} s, p95 {lab.percentile(delays, 0.95):.2f} s" if delays else ""
    goal = f"≥ {GOAL} of 50" if len(segments) == 50 else ""
    return lab.Row(
        f"labelled stream over RTSP, {what}: right within 1 s",
        f"{right} of {len(segments)}{soon}",
        f"in time or later {len(delays)}",
        None,
        goal,
        right >= GOAL if goal else None,
    )


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", segments=50)
