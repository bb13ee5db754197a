#!/usr/bin/env python3
"""End to end: cameras as fast as possible through `./ocellus bench stream`, beside the peer, alternating.

Files are decoded, every frame is classified and published to one mosquitto; once over the clip of 768×432 and once
over 720p.
"""

import lab
import processes

GOAL = 1.15


def measure(args) -> lab.Report:
    clips = {
        "768×432": lab.need(lab.VIDEOS / "one-by-one-person-detection.mp4", "the clip"),
        "720p": processes.clip_720p(),
    }
    report = lab.Report()
    with processes.Broker() as broker:
        for size, video in clips.items():
            runs = lab.alternating(
                args.rounds,
                ocellus=lambda video=video: ours(args, video, broker),
                peer=lambda video=video: peer(args, video, broker),
            )
            report.details[size] = runs
            report.rows += rows(f"{args.cameras} cameras, {size}", runs["ocellus"], runs["peer"])
    return report


def rows(what: str, mine: list[dict], other: list[dict]) -> list[lab.Row]:
    def row(unit: str, key: str, goal: str = "", met=lambda ratio: None) -> lab.Row:
        a, b = [run[key] for run in mine], [run[key] for run in other]
        ratio = lab.median(a) / lab.median(b)
        return lab.Row(f"{what} ({unit})", lab.spread(a), f"peer {lab.spread(b)}", ratio, goal, met(ratio))

    return [
        row("fps", "fps", f"≥ {GOAL}", lambda ratio: ratio >= GOAL),
        row("CPU s per 1000 frames", "cpu_s_per_1000"),
        row("resident MiB, peak", "rss_mib"),
    ]


def ours(args, video, broker) -> dict:
    command = [lab.OCELLUS, "bench", "stream", "--model", args.model, "--video", video, "--cameras", args.cameras]
    command += ["--seconds", args.seconds, "--broker", f"mqtt://127.0.0.1:{broker.port}", "--json"]
    return processes.last_json(processes.output("bench-stream", command, args.seconds + 60))


def peer(args, video, broker) -> dict:
    command = processes.peer_command(args.model, video, args.cameras, args.seconds, broker.port)
    return processes.last_json(processes.output("peer", command, args.seconds + 60))


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", cameras=2, rounds=3, seconds=8)
