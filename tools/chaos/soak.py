#!/usr/bin/env python3
"""Does anything grow while nothing is wrong? Some hours with several cameras: memory, threads, open files, and the disk.

    tools/chaos/soak.py --minutes 120 --cameras 4

After a tenth of the time (at most 10 minutes) the resident memory's slope must be below 1 MiB an hour with 95 %
certainty; in a run of less than an hour the slope is only shown. Threads and files must not become more, nothing may
be lost, and nothing may be written to the state folder, since its broker is there all the time.
"""

import argparse
import math
import time
from pathlib import Path

import shell
from shared import lab
from vitals import Vitals, growth
from world import FIRST_RESULT, Setting, World

SLOPE = 1.0  # MiB an hour
JUDGED_FROM = 60  # minutes
EVERY = 5  # s between looks
MEANS = 12  # looks in one mean: neighbours depend on each other, a minute's means hardly
NOISE = 48  # MiB that a short run may differ by


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=120, help="default: 120")
    parser.add_argument("--cameras", type=int, default=4, help="default: 4")
    parser.add_argument("--fps", type=float, default=5, help="of each camera; default: 5")


def run(args: argparse.Namespace) -> bool:
    seconds = args.minutes * 60
    setting = Setting(args.agent, args.cameras - 1, args.fps, seconds=seconds + 180, seed=args.seed)
    with World(setting) as world:
        world.start_agent()
        if not world.await_all(world.agent.started, FIRST_RESULT):
            raise lab.Failed(f"not every camera had a result within {FIRST_RESULT} s: {world.agent.tail()}")
        looks = watch(world, seconds, min(600, seconds / 10))
        world.complain(*world.lies())
        session = world.observer.newest_session()
        world.terminate_agent()
        time.sleep(1)
        ledger = world.observer.ledger
        lost = [key for key in ledger.missing(world.witness.handed) if key.session == session]
        wrong = [w.what for w in [*world.wrong, *ledger.wrong, *ledger.duplicates]]
    first, last = looks[0][1], looks[-1][1]
    slope, error = slope_per_hour([(at, vitals.resident) for at, vitals in looks])
    judged = args.minutes >= JUDGED_FROM
    wrong += growth(first, last, NOISE if not judged else math.inf)
    if judged and slope + 1.96 * error >= SLOPE:
        wrong.append(f"resident memory may grow by {SLOPE} MiB an hour or more")
    print(lab.cpu())
    print(f"{args.cameras} cameras, {args.minutes:g} minutes: {ledger.results} results, {len(lost)} lost")
    shown = f"slope {slope:+.2f} ± {1.96 * error:.2f} MiB/h (95 %)" if error < math.inf else "too short for a slope"
    print(f"resident memory {first.resident:.1f} → {last.resident:.1f} MiB, {shown}")
    print(f"threads {first.threads.total()} → {last.threads.total()}, files {first.files.total()} → {last.files.total()}")
    for what in wrong:
        print(f"WRONG: {what}")
    return not (lost or wrong)


def watch(world: World, seconds: float, settling: float) -> list[tuple[float, Vitals]]:
    """Looks at the agent after the settling until the time is over: when, in hours, and what it held."""
    began, looks, written = time.time(), [], None
    while (at := time.time() - began) < seconds:
        time.sleep(EVERY)
        world.agent.check()
        if at >= settling:
            looks.append((at / 3600, world.vitals()))
            written = written if written is not None else state_files()
    if state_files() != written:
        world.complain("the agent wrote to its state folder although its broker was there")
    return looks


def state_files() -> dict[Path, tuple[int, int]]:
    files = [path for path in (lab.OUT / "state").rglob("*") if path.is_file()]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def slope_per_hour(looks: list[tuple[float, float]]) -> tuple[float, float]:
    """The least-squares slope through the means of a minute, and its standard error; infinite for fewer than 3 means."""
    blocks = [looks[n : n + MEANS] for n in range(0, len(looks) - MEANS + 1, MEANS)]
    means = [tuple(lab.mean([look[i] for look in block]) for i in (0, 1)) for block in blocks]
    if len(means) < 3:
        return math.nan, math.inf
    return lab.fit([x for x, _ in means], [y for _, y in means])


if __name__ == "__main__":
    shell.main(__doc__, options, run)
