"""A network's labels: short and unique."""

import re
from collections import Counter
from pathlib import Path

from ..errors import ModelsError

_IMAGENET = Path(__file__).with_name("imagenet-labels.txt")
_WNID = re.compile(r"n\d{8} ")
# ImageNet's two classes that have the same only name.
_TOLD_APART = {"n02012849": "crane (bird)", "n03126707": "crane (machine)"}


def of_network(file: Path | None, classes: int) -> list[str]:
    """Returns the labels of a network, one a class.

    :param file: lines `n04251144 snorkel, breathing tube` as ImageNet's, or a label a line; None: ImageNet's
    :raises ModelsError: if there are not as many as classes, or they can't be told apart.
    """
    source = file or _IMAGENET
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, ValueError) as e:
        raise ModelsError(f"The labels {source} can't be read: {e}.") from e
    lines = [line.strip() for line in text.splitlines()]
    labels = short_labels(text) if all(_WNID.match(line) for line in lines) else lines
    if len(labels) != classes:
        hint = "name a file with a line for each: --labels FILE" if file is None else "it needs a line for each"
        raise ModelsError(f"{source.name} has {len(labels)} labels, but the network has {classes} classes; {hint}.")
    twice = [label for label, count in Counter(labels).items() if count > 1 or not label]
    if twice:
        raise ModelsError(f"{source.name} has the label {twice[0]!r} {labels.count(twice[0])} times or empty.")
    return labels


def short_labels(text: str) -> list[str]:
    """Returns one label a class from lines like `n04251144 snorkel, breathing tube`.

    A label is the first synonym of its line. Where several classes share it, those that have a synonym of their own
    take that one.

    :raises ModelsError: if a line has no name, or classes can't be told apart.
    """
    classes = [_names(number, line) for number, line in enumerate(text.splitlines(), 1)]
    firsts = Counter(names[0] for names in classes)
    every = Counter(name for names in classes for name in set(names))
    labels = [
        names[0] if firsts[names[0]] == 1 else next((n for n in names if every[n] == 1), names[0]) for names in classes
    ]
    shared = sorted(label for label, count in Counter(labels).items() if count > 1)
    if shared:
        raise ModelsError(f"Several classes have only the name {shared[0]!r}; give them a second name each.")
    return labels


def _names(number: int, line: str) -> list[str]:
    wnid, _, rest = line.partition(" ")
    names = [name.strip() for name in rest.split(",") if name.strip()]
    if not names:
        raise ModelsError(f"Line {number} of the labels has no name: {line!r}. Expected an id, a space and names.")
    return [_TOLD_APART[wnid]] if wnid in _TOLD_APART else names
