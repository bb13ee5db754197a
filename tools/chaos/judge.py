"""The verdict: what each kind of fault cost, and whether everything promised was kept."""

from collections import Counter
from dataclasses import dataclass, field

from faults import Fault
from ledger import End, Fate, Ledger, Wrong
from shared import lab
from witness import Witness

HEADINGS = ("fault", "times", "recovery p50", "p95", "p99", "max (s)", "bound", "lost", "duplicates", "verdict")


@dataclass
class Injury:
    """One fault that was injected."""

    fault: Fault
    began: float
    mended: float = 0
    recovered: float | None = None  # s from being mended, None where it was not within patience


@dataclass
class Judgement:
    """Everything that was found."""

    injuries: list[Injury]
    lost: list[Wrong] = field(default_factory=list)
    duplicates: list[Wrong] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)  # anything else
    excused: Counter[Fate] = field(default_factory=Counter)

    @property
    def kept(self) -> bool:
        late = any(i.recovered is None or i.recovered > i.fault.bound for i in self.injuries)
        return not (late or self.lost or self.duplicates or self.wrong)


def judge(
    injuries: list[Injury],
    ledger: Ledger,
    witness: Witness,
    ends: dict[str, End],
    broker_deaths: list[float],
    wrong: list[Wrong],
) -> Judgement:
    found = Judgement(injuries, duplicates=ledger.duplicates, wrong=[*ledger.wrong, *ledger.forgotten(), *wrong])
    for key in ledger.missing(witness.handed):
        fate = ledger.fate(key, ends.get(key.session, End.RUNNING), witness.confirmed, broker_deaths)
        if fate is Fate.LOST:
            why = "confirmed and never delivered" if key in witness.confirmed else "neither delivered nor announced"
            found.lost.append(Wrong(witness.handed.get(key, 0), f"{key.topic} {key.seq} of {key.session}: {why}"))
        else:
            found.excused[fate] += 1
    return found


def table(found: Judgement) -> str:
    lines = [HEADINGS, *(row(name, found) for name in sorted({i.fault.name for i in found.injuries}))]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADINGS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in lines)


def row(name: str, found: Judgement) -> tuple[str, ...]:
    mine = [i for i in found.injuries if i.fault.name == name]
    times = [i.recovered for i in mine if i.recovered is not None]
    bound = max(i.fault.bound for i in mine)
    shown = [f"{lab.percentile(times, share):.2f}" if times else "never" for share in (0.5, 0.95, 0.99, 1)]
    lost, twice, wrong = (
        sum(follows(w, mine, found.injuries) for w in what) for what in (found.lost, found.duplicates, found.wrong)
    )
    late = sum(i.recovered is None or i.recovered > i.fault.bound for i in mine)
    verdict = ", ".join(f"{count} {what}" for count, what in ((late, "LATE"), (lost, "LOST"), (twice, "DUPLICATED"),
                                                              (wrong, "WRONG")) if count)  # fmt: skip
    return name, str(len(mine)), *shown, f"{bound:g}", str(lost), str(twice), verdict or "kept"


def follows(wrong: Wrong, mine: list[Injury], everything: list[Injury]) -> bool:
    """Whether one of mine was the last fault before it."""
    before = [injury for injury in everything if injury.began <= wrong.time]
    return bool(before) and any(injury is before[-1] for injury in mine)
