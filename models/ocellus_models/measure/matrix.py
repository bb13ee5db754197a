"""The proof: how well a bundle does at each instruction set of this CPU and at each of its sizes, beside fp32."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import levels, probe, statistics
from ..bundle import golden
from ..pictures.images import Preprocessing
from ..pictures.labelled import Labelled

ROUNDS = 30
# More than this is lost: one point of top-1, with a hair's breadth for rounding.
ALLOWED_LOSS = 0.01 + 1e-9


@dataclass(frozen=True)
class Subject:
    """A network and what it was made from, as IR on disk."""

    model: Path
    reference: Path
    preprocessing: Preprocessing
    sizes: Sequence[int]


@dataclass(frozen=True)
class Matrix:
    """Rows for the manifest's `accuracy`, and for its golden set the differences a level, a size.

    :param logits: of the labelled pictures by the CPU's own level, a size
    """

    rows: list[dict[str, Any]]
    golden: dict[str, dict[str, Any]]
    logits: dict[int, np.ndarray]

    def losses(self, own: int) -> tuple[list[str], list[str]]:
        """Returns one phrase for each row that loses more than a point against fp32: at the own size, at others."""
        found: tuple[list[str], list[str]] = ([], [])
        for row in self.rows:
            if row["fp32"] - row["value"] > ALLOWED_LOSS:
                phrase = f"{row['isa']} at {row['size']}: {row['value']:.3f} instead of {row['fp32']:.3f}"
                found[row["size"] != own].append(phrase)
        return found


def measure(
    subject: Subject, labelled: Labelled | None, references: golden.GoldenSet, progress: Callable[[int, int], None]
) -> Matrix:
    """Runs everything in one process a level and size. fp32 is pinned to f32, what is not int8 of the subject is not.

    Latencies are those of one stream on one thread.
    """
    rows: list[dict[str, Any]] = []
    differences: dict[str, dict[str, Any]] = {}
    logits = {}
    runs = [(level, size) for level in levels.every() for size in subject.sizes]
    for number, (level, size) in enumerate(runs, 1):
        known = labelled.paths if labelled else []
        outcome = probe.run_at(level, _job(subject, [*known, *references.paths], size))
        progress(number, len(runs))
        if outcome is None:
            continue
        outputs, reference = outcome.outputs
        if labelled:
            rows.append(_row(labelled, level.isa, size, outcome))
            logits[size] = outputs[: len(known)]
        difference = golden.difference(outputs[len(known) :], references.outputs[size])
        differences.setdefault(level.isa, {})[str(size)] = difference
    return Matrix(rows, differences, logits)


def _job(subject: Subject, pictures: list[Path], size: int) -> probe.Job:
    return probe.Job(
        (probe.Subject(str(subject.model), pinned=False), probe.Subject(str(subject.reference), pinned=True)),
        tuple(map(str, pictures)),
        subject.preprocessing.mean,
        subject.preprocessing.scale,
        size,
        ROUNDS,
    )


def _row(labelled: Labelled, isa: str, size: int, outcome: probe.Outcome) -> dict[str, Any]:
    outputs, reference = (rows[: len(labelled.truth)] for rows in outcome.outputs)
    return {
        "dataset": labelled.name,
        "dataset_sha256": labelled.sha256,
        "metric": "top1",
        "size": size,
        "isa": isa,
        "value": _share(statistics.right(outputs, labelled.truth)),
        "fp32": _share(statistics.right(reference, labelled.truth)),
        "top5": _share(statistics.right(outputs, labelled.truth, 5)),
        "agreement": round(statistics.agreement(outputs, reference), 4),
        "latency_ratio": round(outcome.ratio(0, 1), 2),
        "samples": len(labelled.truth),
    }


def _share(hits: np.ndarray) -> float:
    return round(float(hits.mean()), 4)
