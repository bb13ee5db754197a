"""`ocellus-models evaluate`: how well a bundle does on labelled pictures, on this machine."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ModelsError

if TYPE_CHECKING:
    import numpy as np

    from ..bundle.opened import Opened
    from ..pictures.labelled import Labelled

NAME = "evaluate"
HELP = "top-1, top-5, each class, confusion, and the difference to fp32 with its confidence interval"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path)
    parser.add_argument("pictures", type=Path, help="FOLDER with FOLDER.csv beside it, or with a subfolder a label")
    parser.add_argument("--fp32", type=Path, metavar="BUNDLE", help="by build --precision fp32, to compare with")
    parser.add_argument("--size", type=int, metavar="PIXELS", help="one of the bundle's sizes; default: its own")
    parser.add_argument("--confusion", type=Path, metavar="FILE.png", help="write which class was taken for which")


def run(chosen: argparse.Namespace) -> int:
    from ..bundle import opened
    from ..measure import confusion, levels
    from ..pictures import labelled

    bundle = opened.read(chosen.bundle)
    size = opened.size_of(bundle, chosen.size)
    data = labelled.read(chosen.pictures, bundle.labels)
    outputs = levels.run(bundle.model, data.paths, bundle.preprocessing, size, {})
    isa = levels.native().isa
    _print_shares(f"{bundle.name} at {size} on {isa}", outputs, data)
    _print_recorded(bundle, data, size, isa)
    if chosen.fp32:
        other = opened.read(chosen.fp32)
        if other.labels != bundle.labels:
            raise ModelsError(f"{other.name} has other labels than {bundle.name}; it can't be compared with.")
        reference = levels.run(other.model, data.paths, other.preprocessing, size, levels.F32)
        _print_shares(f"{other.name} at {size} in f32", reference, data)
        _print_difference(outputs, reference, data)
    counts = confusion.matrix(outputs, data.truth)
    _print_classes(counts, outputs, data, bundle)
    if chosen.confusion:
        confusion.write(chosen.confusion, counts, bundle.labels)
    return 0


def _print_shares(what: str, outputs: "np.ndarray", data: "Labelled") -> None:
    from ..measure.statistics import right

    best, five = right(outputs, data.truth).mean(), right(outputs, data.truth, 5).mean()
    print(f"{what}: top-1 {best:.3f}, top-5 {five:.3f} of {len(data.truth)} pictures ({data.name})")


def _print_recorded(bundle: "Opened", data: "Labelled", size: int, isa: str) -> None:
    for row in bundle.document.get("accuracy", []):
        if (row.get("dataset_sha256"), row["size"], row["isa"]) == (data.sha256, size, isa):
            print(f"recorded at the build: top-1 {row['value']:.3f}, fp32 {row['fp32']:.3f}, ", end="")
            print(f"agreement {row['agreement']:.3f}")


def _print_difference(outputs: "np.ndarray", reference: "np.ndarray", data: "Labelled") -> None:
    from ..measure.statistics import agreement, paired_interval, right

    a, b = right(outputs, data.truth), right(reference, data.truth)
    low, high = paired_interval(a, b)
    print(
        f"agreement with fp32 {agreement(outputs, reference):.3f}; top-1 {(a.mean() - b.mean()) * 100:+.1f} points, "
        f"95 % interval {low * 100:+.1f} to {high * 100:+.1f} (paired, Newcombe 1998)"
    )


def _print_classes(counts: "np.ndarray", outputs: "np.ndarray", data: "Labelled", bundle: "Opened") -> None:
    from ..measure.statistics import right

    five = right(outputs, data.truth, 5)
    width = min(30, max(map(len, bundle.labels)))
    print(f"\n{'class':{width}} pictures  top-1  top-5  most often taken for")
    for index in sorted(set(data.truth.tolist())):
        row = counts[index].copy()
        own, total = row[index], row.sum()
        row[index] = 0
        taken = f"{bundle.labels[row.argmax()]} ({row.max()})" if row.any() else ""
        share = five[data.truth == index].mean()
        print(f"{bundle.labels[index][:width]:{width}} {total:8} {own / total:6.2f} {share:6.2f}  {taken}".rstrip())
