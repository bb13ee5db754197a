"""Short, unique labels from a list of synonyms."""

from collections import Counter

from ..errors import ModelsError

# ImageNet's two classes that have the same only name.
_TOLD_APART = {"n02012849": "crane (bird)", "n03126707": "crane (machine)"}


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
