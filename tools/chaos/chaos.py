#!/usr/bin/env python3
"""Breaks everything around an agent, and the agent, at random moments, and checks from outside that it keeps its promises.

    tools/chaos/chaos.py --duration 2m --seed 7
    tools/chaos/chaos.py --drops 1000 --broker-drops 1000 --agent-kills 100    as fast cycles, for a release

README.md says what is checked. Exit code 0: every promise was kept.
"""

import argparse
import contextlib
import json
import random
import re
import signal
import sys
import time
from pathlib import Path

import room
from shared import lab

UNITS = {"s": 1, "m": 60, "h": 3600}
NEVER = 10 * 365 * 24 * 3600
FAST = 0.5  # s: the longest pause of a counted cycle


def duration(text: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smh]?)", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is no duration such as 90s, 2m or 1h")
    return float(found.group(1)) * UNITS[found.group(2) or "s"]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--duration", type=duration, default=120, help="such as 90s, 2m or 1h; default: 2m")
    parser.add_argument("--seed", type=int, help="of a run to repeat; default: a new one")
    parser.add_argument("--agent", type=Path, default=lab.OCELLUS, help="a native binary, say; default: ./ocellus")
    parser.add_argument("--drops", type=int, default=0, help="so many camera drops, instead of a duration")
    parser.add_argument("--broker-drops", type=int, default=0, help="so many broker drops")
    parser.add_argument("--agent-kills", type=int, default=0, help="so many kills of the agent")
    parser.add_argument("--only", action="append", default=[], metavar="FAULT", help="only this kind; may be repeated")
    parser.add_argument("--list", action="store_true", help="lists the kinds of faults")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes everything found there as well")
    args = parser.parse_args()
    args.seed = random.randrange(1_000_000) if args.seed is None else args.seed
    return args


def run(args: argparse.Namespace) -> bool:
    import faults
    import plan
    from experiment import Experiment, summary
    from judge import table
    from world import Setting, World

    counted = bool(args.drops or args.broker_drops or args.agent_kills)
    streams = 8 if args.drops else 2
    cycles = [(faults.named("RTSP server killed"), -(-args.drops // streams)),
              (faults.named("broker killed"), args.broker_drops),
              (faults.named("agent killed (kill -9)"), args.agent_kills)]  # fmt: skip
    lasts = 14 * cycles[0][1] + 3 * args.broker_drops + 8 * args.agent_kills + 600 if counted else args.duration + 60
    setting = Setting(args.agent, streams, 2 if counted else 5, seed=args.seed, seconds=lasts)
    with World(setting) as world:
        if counted:
            chosen = plan.counted([cycle for cycle in cycles if cycle[1]])
        else:
            kinds = [faults.named(name) for name in args.only] or faults.possible(world)
            chosen = plan.shuffled(kinds, random.Random(args.seed))
        experiment = Experiment(world, FAST if counted else NEVER, counted)
        try:
            experiment.run(chosen, time.time() + (NEVER if counted else args.duration), 60)
        finally:
            found = experiment.judge()
            print(lab.cpu())
            print(table(found))
            print("\n".join(summary(found, world)))
            print(f"{'every promise kept' if found.kept else 'FAILED'}; repeat with: SEED={args.seed}")
    if args.json:
        args.json.write_text(json.dumps(described(found, args.seed), indent=1))
    return found.kept


def described(found, seed: int) -> dict:
    faults = [{"fault": i.fault.name, "began": i.began, "mended": i.mended, "recovered": i.recovered} for i in found.injuries]
    wrong = {name: [w.what for w in getattr(found, name)] for name in ("lost", "duplicates", "wrong")}
    return {"seed": seed, "cpu": lab.cpu(), "kept": found.kept, "faults": faults, **wrong}


def main() -> None:
    room.enter()
    args = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    lab.OUT.mkdir(parents=True, exist_ok=True)
    if args.list:
        import faults

        print("\n".join(fault.name for fault in faults.FAULTS))
        return
    with contextlib.suppress(KeyboardInterrupt):
        try:
            lab.say(f"chaos: seed {args.seed}; logs in {lab.OUT}")
            sys.exit(0 if run(args) else 1)
        except lab.Skip as skip:
            print(f"SKIPPED: chaos: {skip}", file=sys.stderr)
            return
        except lab.Failed as failure:
            sys.exit(f"chaos: {failure}; repeat with: SEED={args.seed}")
    sys.exit(130)


if __name__ == "__main__":
    main()
