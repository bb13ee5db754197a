"""Does the harm, waits for the recovery, looks whether all is well, and settles the books."""

import random
import time
from collections.abc import Iterable

from faults import Fault
from judge import Injury, Judgement, judge
from ledger import Wrong
from shared import lab
from vitals import Vitals, growth
from world import FIRST_RESULT, World

QUIET = 10  # s after which no retained state may be wrong
SETTLING = 25  # s for what waits: announcements come every 10 s
STEADY = 2  # s that a camera must deliver before its back-off starts anew
GROWTH = 48  # MiB of resident memory between two looks at one process; the slow leak is for soak.py
TAIL = 1  # s for the last messages to come


class Experiment:
    """One run in one world, whose agent it starts."""

    def __init__(self, world: World, longest_pause: float, steady_cameras: bool):
        self.injuries: list[Injury] = []
        self._world, self._longest, self._steady_cameras = world, longest_pause, steady_cameras
        self._chance = random.Random(world.setting.seed)
        self._first_looks: dict[int, Vitals] = {}  # by process
        self._cameras_back = 0.0

    def run(self, faults: Iterable[Fault], end: float, calm_every: float) -> None:
        """Injects faults until there are no more or the time has come, with a calm now and then and at the end."""
        world = self._world
        world.start_agent()
        if not world.await_all(world.agent.started, FIRST_RESULT):
            raise lab.Failed(f"not every camera had a result within {FIRST_RESULT} s: {world.agent.tail()}")
        self._cameras_back = calm = time.time()
        try:
            for fault in faults:
                if time.time() + fault.longest + QUIET > end:
                    break
                self._injure(fault)
                if time.time() - calm > calm_every:
                    self._be_calm()
                    calm = time.time()
            self._be_calm()
            self._settle()
            world.terminate_agent()
        except lab.Failed as failure:
            world.complain(str(failure))
        time.sleep(TAIL)

    def judge(self) -> Judgement:
        world = self._world
        injuries = [injury for injury in self.injuries if injury.mended]  # the last is not, where somebody ended the run
        with world.observer.lock:
            return judge(injuries, world.observer.ledger, world.witness, world.ends, world.broker.deaths, world.wrong)

    def _injure(self, fault: Fault) -> None:
        world = self._world
        if self._steady_cameras and fault.room == "cameras":
            time.sleep(max(0.0, self._cameras_back + STEADY - time.time()))
        longest = min(fault.longest, self._longest)
        time.sleep(self._chance.uniform(0, min(1.0, longest)))
        world.agent.check()
        self._look(world)
        injury = Injury(fault, time.time())
        self.injuries.append(injury)
        fault.harm(world, lambda: time.sleep(self._chance.uniform(0.1, longest)))
        mended = time.time()
        came = world.await_all(mended, 3 * fault.bound)
        injury.mended = mended  # from here on it is judged
        if came:
            injury.recovered = came - mended
            self._cameras_back = came
        shown = f"back after {injury.recovered:.2f} s" if came else "NOT BACK"
        lab.say(f"{len(self.injuries):4}  {fault.name}: {injury.mended - injury.began:.1f} s, {shown}")
        world.agent.check()

    def _be_calm(self) -> None:
        world = self._world
        time.sleep(QUIET)
        world.agent.check()
        world.complain(*world.lies())
        before, now = self._look(world), world.vitals()
        world.complain(*growth(before, now, GROWTH))
        lab.say(f"      calm: {now.threads.total()} threads, {now.files.total()} files, {now.resident:.0f} MiB")

    def _look(self, world: World) -> Vitals:
        """The first look at this process."""
        return self._first_looks.setdefault(world.agent.pid, world.vitals())

    def _settle(self) -> None:
        """Waits until the running session owes nothing."""
        world, end = self._world, time.time() + SETTLING
        session = world.observer.newest_session()
        while time.time() < end:
            with world.observer.lock:
                missing = world.observer.ledger.missing(dict(world.witness.handed))
            if not any(key.session == session for key in missing):
                return
            time.sleep(0.2)


def summary(found: Judgement, world: World) -> list[str]:
    """What the table does not say."""
    ledger = world.observer.ledger
    lines = [
        f"{ledger.results} results, {len(world.observer.sessions)} sessions; {ledger.announced} announced as dropped, "
        f"{len(ledger.repeats)} sent again and said so, {len(found.lost)} lost, {len(found.duplicates)} duplicated"
    ]
    lines += [f"excused: {count} {fate.value}" for fate, count in found.excused.items()]
    if world.keeps:
        lines.append(f"{len(ledger.persisted)} sessions left something on disk, {len(ledger.owed)} of those killed had to")
    else:
        lines.append("note: this agent has no outbox on disk, so what waited in memory died with it at each kill -9")
    lines += [f"LEFT OUT: {sentence}" for sentence in world.left_out]
    for title, things in (("LOST", found.lost), ("DUPLICATED", found.duplicates), ("WRONG", found.wrong)):
        lines += [f"{title}: {at(thing)} {thing.what}" for thing in things[:20]]
        if len(things) > 20:
            lines.append(f"{title}: and {len(things) - 20} more")
    return lines


def at(wrong: Wrong) -> str:
    return time.strftime("%H:%M:%S", time.localtime(wrong.time)) if wrong.time else "at an unknown time"
