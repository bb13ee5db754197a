"""`ocellus-models compare`: whether two bundles answer the same, and which is faster."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ModelsError

if TYPE_CHECKING:
    from ..bundle.opened import Opened

NAME = "compare"
HELP = "agreement of two bundles, and their latencies measured in alternating runs"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", type=Path)
    parser.add_argument("b", type=Path)
    parser.add_argument("pictures", type=Path, nargs="?", help="default: the golden pictures of A")
    parser.add_argument("--size", type=int, metavar="PIXELS", help="default: their own, if it is the same")
    parser.add_argument("--levels", action="store_true", help="at each instruction set of this CPU")
    parser.add_argument("--rounds", type=int, default=60, help="timed inferences of each (one stream, one thread)")


def run(chosen: argparse.Namespace) -> int:
    from ..bundle import opened
    from ..measure import levels, probe
    from ..measure.statistics import agreement
    from ..pictures import images

    a, b = opened.read(chosen.a), opened.read(chosen.b)
    size = _common_size(a, b, chosen.size)
    pictures = images.listing(chosen.pictures or a.folder / "golden")
    subjects = tuple(probe.Subject(str(one.model), one.document["precision"] == "fp32") for one in (a, b))
    normalised = a.preprocessing
    job = probe.Job(subjects, tuple(map(str, pictures)), normalised.mean, normalised.scale, size, chosen.rounds)
    names = [f"{letter} {one.name} ({one.document['precision']})" for letter, one in (("A", a), ("B", b))]
    print(f"{', '.join(names)}, {len(pictures)} pictures at {size}")
    print(f"{'instruction set':17} same top-1   A ms   B ms  A : B")
    for level in levels.every() if chosen.levels else [levels.native()]:
        outcome = probe.run_at(level, job)
        if outcome is None:
            continue
        same = agreement(*outcome.outputs)
        medians = [f"{outcome.milliseconds(i):6.2f}" for i in (0, 1)]
        print(f"{level.isa:17} {same:10.3f} {' '.join(medians)} {outcome.ratio(0, 1):6.2f}", flush=True)
    return 0


def _common_size(a: "Opened", b: "Opened", asked: int | None) -> int:
    from ..bundle import opened

    if a.labels != b.labels or a.preprocessing != b.preprocessing:
        raise ModelsError(f"{a.name} and {b.name} have other labels or another normalisation: they can't be compared.")
    sizes = {opened.size_of(one, asked) for one in (a, b)}
    if len(sizes) > 1:
        raise ModelsError(f"{a.name} is for {a.size} and {b.name} for {b.size} pixels: choose one by --size.")
    return sizes.pop()
