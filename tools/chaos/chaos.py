#!/usr/bin/env python3
"""Breaks everything around an agent, and the agent, at random moments, and checks from outside that it keeps its promises.

    tools/chaos/chaos.py --duration 2m --seed 7
    tools/chaos/chaos.py --drops 1000 --broker-drops 1000 --agent-kills 100    as fast cycles, for a release

README.md says what is checked. Exit code 0: every promise was kept.
"""

import argparse
import json
import random
import time
from pathlib import Path

import faults
import plan
import shell
from experiment import Experiment, summary
from faults import Fault
from judge import Judgement, table
from shared import lab
from world import Setting, World

NEVER = 10 * 365 * 24 * 3600.0
FAST = 0.5  # s: the longest pause of a counted cycle
MANY = 4  # cameras that one kill of their server drops
CALM_EVERY = 60  # s


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--duration", type=shell.duration, default=120, help="such as 90s, 2m or 1h; default: 2m")
    parser.add_argument("--drops", type=int, default=0, help="so many camera drops, instead of a duration")
    parser.add_argument("--broker-drops", type=int, default=0, help="so many broker drops")
    parser.add_argument("--agent-kills", type=int, default=0, help="so many kills of the agent")
    parser.add_argument("--only", action="append", default=[], choices=[fault.name for fault in faults.FAULTS],
                        metavar="FAULT", help="only this kind; may be repeated: see --list")  # fmt: skip
    parser.add_argument("--list", action="store_true", help="list the kinds of faults")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything found there as well")


def run(args: argparse.Namespace) -> bool:
    if args.list:
        print("\n".join(fault.name for fault in faults.FAULTS))
        raise SystemExit
    cycles = counted(args)
    streams, fps = (MANY, 2) if args.drops else (2, 5)
    lasts = 20.0 * args.drops / MANY + 3 * args.broker_drops + 20 * args.agent_kills + 600 if cycles else args.duration + 60
    with World(Setting(args.agent, streams, fps, seconds=lasts, seed=args.seed)) as world:
        kinds = [faults.named(name) for name in args.only] or faults.possible(world)
        chosen = plan.counted(cycles) if cycles else plan.shuffled(kinds, random.Random(args.seed))
        experiment = Experiment(world, FAST if cycles else NEVER, steady_cameras=bool(cycles))
        try:
            experiment.run(chosen, time.time() + (NEVER if cycles else args.duration), CALM_EVERY)
        finally:
            found = experiment.judge()
            print("\n".join([lab.cpu(), table(found), *summary(found, world)]), flush=True)
    if args.json:
        args.json.write_text(json.dumps(described(found, args.seed), indent=1))
    return found.kept


def counted(args: argparse.Namespace) -> list[tuple[Fault, int]]:
    """What is asked for by number."""
    wanted = {
        "RTSP server killed": -(-args.drops // MANY),
        "broker killed": args.broker_drops,
        "agent killed (kill -9)": args.agent_kills,
    }
    return [(faults.named(name), times) for name, times in wanted.items() if times]


def described(found: Judgement, seed: int) -> dict:
    injuries = [
        {"fault": i.fault.name, "began": i.began, "mended": i.mended, "recovered": i.recovered} for i in found.injuries
    ]
    wrong = {name: [w.what for w in getattr(found, name)] for name in ("lost", "duplicates", "wrong")}
    return {"seed": seed, "cpu": lab.cpu(), "kept": found.kept, "injuries": injuries, **wrong}


if __name__ == "__main__":
    shell.main(__doc__, options, run)
