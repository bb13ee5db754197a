#!/usr/bin/env python3
"""The broker is away for long: does everything come afterwards, within the bound?

    tools/chaos/outage.py --minutes 30 --rate 20
    tools/chaos/outage.py --minutes 30 --rate 20 --kills 200      and the agent is killed at random moments meanwhile

The backlog must be delivered whole within a tenth of the outage and a minute: it has room for all of it, so nothing may be
announced as dropped. Kills need an outbox on disk: what was persisted must come, by the `previous` of each birth.
"""

import argparse
import random
import time

import shell
from experiment import TAIL
from judge import judge
from shared import lab
from world import FIRST_RESULT, Setting, World

CAMERAS = 4
OUTBOX = 64  # MiB, the agent's default
RECORD = 400  # bytes of a result on disk, generously
START = 4.0  # s for the agent to be at work again after a kill


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=30, help="without a broker; default: 30")
    parser.add_argument("--rate", type=float, default=20, help="results a second; default: 20")
    parser.add_argument("--kills", type=int, default=0, help="of the agent, at random moments; default: none")


def run(args: argparse.Namespace) -> bool:
    seconds, chance = args.minutes * 60, random.Random(args.seed)
    waiting = int(args.rate * seconds * 1.5) + 1000
    lasts = seconds * 1.2 + 300 + 10 * args.kills
    room = max(OUTBOX, int(2 * waiting * RECORD) >> 20)
    with World(Setting(args.agent, CAMERAS - 1, args.rate / CAMERAS, waiting, room, lasts, args.seed)) as world:
        world.start_agent()
        if not world.await_all(world.agent.started, FIRST_RESULT):
            raise lab.Failed(f"not every camera had a result within {FIRST_RESULT} s: {world.agent.tail()}")
        world.broker.end()
        kill_at_random(world, seconds, args.kills, chance)
        back = time.time()
        world.broker.start()
        bound = seconds / 10 + 60
        drained = drain(world, back, back + bound)
        world.terminate_agent()
        time.sleep(TAIL)
        ledger = world.observer.ledger
        if ledger.announced:
            world.complain(f"{ledger.announced} messages were announced as dropped although there was room for all")
        with world.observer.lock:
            found = judge([], world.observer.ledger, world.witness, world.ends, world.broker.deaths, world.wrong)
    print(lab.cpu())
    came = f"{drained - back:.1f} s" if drained else "NOT"
    sessions = len({session for session, _ in ledger.streams})
    print(f"{ledger.results} results of {sessions} sessions; the backlog was delivered after {came} (bound {bound:.0f} s)")
    print(f"{args.kills} kills, {len(found.lost)} lost, {len(found.duplicates)} duplicated, {ledger.announced} announced as dropped")
    for fate, count in found.excused.items():
        print(f"excused: {count} {fate.value}")
    for wrong in [*found.lost, *found.duplicates, *found.wrong][:20]:
        print(f"WRONG: {wrong.what}")
    return found.kept and drained is not None


def kill_at_random(world: World, seconds: float, kills: int, chance: random.Random) -> None:
    end, away = time.time() + seconds, time.time()
    moments = sorted(chance.uniform(0, seconds) for _ in range(kills))
    for moment in moments:
        time.sleep(max(0.0, away + moment - time.time()))
        world.kill_agent()
        world.start_agent()
        time.sleep(chance.uniform(0, START))
    time.sleep(max(0.0, end - time.time()))
    world.agent.check()


def drain(world: World, since: float, end: float) -> float | None:
    """When the agent owed nothing any more, or None where that is not until the end."""
    if not world.await_all(since, end - since):  # what is live comes first, and shows how much is behind it
        return None
    while time.time() < end:
        with world.observer.lock:
            missing = world.observer.ledger.missing(dict(world.witness.handed))
        if not missing:
            return time.time()
        world.agent.check()
        time.sleep(0.5)
    return None


if __name__ == "__main__":
    shell.main(__doc__, options, run)
