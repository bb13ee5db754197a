#!/usr/bin/env python3
"""What a broker that is away costs the frame path: cameras at their own pace through `./ocellus bench stream`, alternating.

Three runs a round: the broker is there; nobody listens on its port; it stops answering (SIGSTOP) three seconds after the
start, with the connection open. Each prints results a second and the age of a result, captured to decided.
"""

import signal
import threading

import lab
import processes

FREEZE_AFTER = 3  # seconds


def measure(args) -> lab.Report:
    video = processes.clip_720p()

    def there() -> dict:
        with processes.Broker() as broker:
            return ours(args, video, broker.port)

    def gone() -> dict:
        return ours(args, video, processes.free_port())

    def frozen() -> dict:
        with processes.Broker() as broker:
            freeze = threading.Timer(FREEZE_AFTER, broker.signal, [signal.SIGSTOP])
            freeze.start()
            try:
                return ours(args, video, broker.port)
            finally:
                freeze.cancel()
                broker.signal(signal.SIGCONT)

    runs = lab.alternating(args.rounds, there=there, gone=gone, frozen=frozen)
    rows = []
    for unit, figure in {
        "results/s": lambda run: run["fps"],
        "age p50, ms": lambda run: run["latency_ms"]["p50"],
        "age p99, ms": lambda run: run["latency_ms"]["p99"],
    }.items():
        base = [figure(run) for run in runs["there"]]
        for case in ("gone", "frozen"):
            away = [figure(run) for run in runs[case]]
            what = f"{args.cameras} cameras, broker {case} ({unit})"
            ratio = lab.median(away) / lab.median(base)
            rows.append(lab.Row(what, lab.spread(away), f"there {lab.spread(base)}", ratio))
    return lab.Report(rows, runs)


def ours(args, video, port: int) -> dict:
    command = [lab.OCELLUS, "bench", "stream", "--model", args.model, "--video", video, "--cameras", args.cameras]
    command += ["--fps", args.fps, "--seconds", args.seconds, "--broker", f"mqtt://127.0.0.1:{port}", "--json"]
    return processes.last_json(processes.output("broker-away", command, args.seconds + 60))


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", cameras=8, fps=10, rounds=3, seconds=12)
