"""Which faults come, in which order: all of it follows from the seed."""

import random
from collections.abc import Iterator

import faults
from faults import Fault


def shuffled(kinds: list[Fault], chance: random.Random) -> Iterator[Fault]:
    """Without an end: each round has every kind once, and a pair, in a new order."""
    outer = [kind for kind in kinds if kind.room == "cameras"]
    inner = [kind for kind in kinds if kind.room == "broker"]
    while True:
        pair = [faults.during(chance.choice(outer), chance.choice(inner))] if outer and inner else []
        yield from chance.sample([*kinds, *pair], len(kinds) + len(pair))


def counted(wanted: list[tuple[Fault, int]]) -> list[Fault]:
    """So many of each, evenly mixed: what there are fewest of keeps the largest distances."""
    places = [((turn + 0.5) / times, number, kind) for number, (kind, times) in enumerate(wanted) for turn in range(times)]
    return [kind for _, _, kind in sorted(places, key=lambda place: place[:2])]
