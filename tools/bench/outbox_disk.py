#!/usr/bin/env python3
"""What an outage of the broker costs the disk: bytes written while all is well (none) and meanwhile, at 20 results a second.

What came is counted too, and its order; whether kills in an outage lose anything is `tools/chaos/outage.py`'s business.
Long form: --down 1800
"""

import time
from collections import defaultdict
from pathlib import Path

import lab
import processes
from listener import Listener, Message

RESULTS_A_SECOND = 20


def measure(args) -> lab.Report:
    state = lab.OUT / "state" / "outbox"
    for left in state.glob("*.log"):
        left.unlink()
    cameras = {"stream": {"url": f"test:320x240@{RESULTS_A_SECOND}"}}
    with (
        processes.Broker() as broker,
        Listener(broker.port, "ocellus/v1/bench/agent/#") as listener,
        processes.agent("outbox-disk", broker, args.model, cameras, {"policy": "every"}) as agent,
    ):
        if not listener.first(lambda m: m.topic.endswith("/result"), 60):
            raise lab.Failed(f"no result within 60 s: {agent.tail()}")
        came = listener.during(5, agent.check)
        before = written(agent)
        came += listener.during(args.healthy, agent.check)
        healthy = written(agent) - before
        lab.say("killing the broker")
        broker.kill()
        before = written(agent)
        time.sleep(args.down)
        meanwhile = written(agent) - before
        waiting = sum(file.stat().st_size for file in state.glob("*.log"))
        memory = resident(agent)
        broker.start()
        up = time.monotonic()
        last = up
        while time.monotonic() - last < 20:
            message = listener.next(1)
            agent.check()
            if message:
                came.append(message)
                if message.json().get("resent") and message.topic.endswith("/result"):
                    last = time.monotonic()
        left = sum(file.stat().st_size for file in state.glob("*.log"))
    return report(args, came, healthy, meanwhile, waiting, left, last - up, memory)


def written(agent: processes.Process) -> int:
    """Bytes that the process caused to be sent to the disk, its log's included."""
    for line in Path(f"/proc/{agent.pid}/io").read_text().splitlines():
        if line.startswith("write_bytes"):
            return int(line.split()[1])
    raise lab.Failed("the kernel does not count writes")


def resident(agent: processes.Process) -> float:
    status = Path(f"/proc/{agent.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def report(args, came: list[Message], healthy, meanwhile, waiting, left, drained, memory) -> lab.Report:
    seen, announced, resent, again, disorder = defaultdict(set), defaultdict(set), 0, 0, 0
    newest: dict = {}
    for message in came:
        if message.topic.endswith("/event"):
            event = message.json()
            fields = event["data"]["fields"]
            for ranges in fields.get("dropped", {}).values():
                for first, end in ranges:
                    announced[fields.get("session", event["session"])].update(range(first, end + 1))
        if not message.topic.endswith("/result"):
            continue
        event = message.json()
        session, seq = event["session"], event["seq"]
        if event.get("resent"):
            resent += 1
            disorder += seq < newest.get(session, 0) and seq not in seen[session]
            newest[session] = max(seq, newest.get(session, 0))
        again += seq in seen[session]
        seen[session].add(seq)
    # The first results may have come before the listener; from its first one on there is no gap.
    lost = sum(
        len(set(range(min(numbers), max(numbers) + 1)) - numbers - announced[session])
        for session, numbers in seen.items()
    )
    total = sum(len(numbers) for numbers in seen.values())
    rows = [
        lab.Row(f"written to disk in {args.healthy:.0f} s while all is well (bytes)", str(healthy), "", None, "0", healthy == 0),
        lab.Row(f"results", str(total), f"{resent} resent, {again} twice"),
        lab.Row("neither came nor announced", str(lost), f"of {total}", None, "0", lost == 0),
        lab.Row("resent out of order", str(disorder), f"of {resent}", None, "0", disorder == 0),
        lab.Row(f"sent to disk in the outage of {args.down:.0f} s (MB)", f"{meanwhile / 1e6:.2f}"),
        lab.Row("waiting on disk at its end (MB)", f"{waiting / 1e6:.2f}", f"{left} bytes left after it"),
        lab.Row("all delivered after (s)", f"{drained:.1f}"),
        lab.Row("resident at its end (MiB)", f"{memory:.0f}"),
    ]  # fmt: skip
    details = {"announced": sum(map(len, announced.values()))}
    return lab.Report(rows, details)


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0", healthy=20.0, down=60.0)
