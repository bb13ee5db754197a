"""What the programs here have in common: the room, the command line and how they end."""

import argparse
import random
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import room
from shared import lab
from workplace import folder_of_its_own

UNITS = {"s": 1, "m": 60, "h": 3600}


def duration(text: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smh]?)", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is no duration such as 90s, 2m or 1h")
    return float(found.group(1)) * UNITS[found.group(2) or "s"]


def main(
    description: str, options: Callable[[argparse.ArgumentParser], None], run: Callable[[argparse.Namespace], bool]
) -> None:
    """Exit code 0: every promise was kept, or the run can't be made here and says so; 1: one was not."""
    room.enter()
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agent", type=Path, default=lab.OCELLUS, help="a native binary, say; default: ./ocellus")
    parser.add_argument("--seed", type=int, help="of a run to repeat; default: a new one")
    options(parser)
    args = parser.parse_args()
    args.seed = random.randrange(1_000_000) if args.seed is None else args.seed
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    with folder_of_its_own(lab.OUT) as lab.OUT:
        carry_out(Path(sys.argv[0]).stem, args, run)


def carry_out(name: str, args: argparse.Namespace, run: Callable[[argparse.Namespace], bool]) -> None:
    try:
        lab.say(f"{name}: seed {args.seed}; logs in {lab.OUT}")
        kept = run(args)
    except lab.Skip as skip:
        lab.say(f"SKIPPED: {name}: {skip}")
        return
    except lab.Failed as failure:
        sys.exit(f"{name}: {failure}; repeat with: SEED={args.seed}")
    except KeyboardInterrupt:
        sys.exit(130)
    print(f"{'every promise kept' if kept else 'FAILED'}; repeat with: SEED={args.seed}")
    sys.exit(0 if kept else 1)
