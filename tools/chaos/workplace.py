"""Where a run writes: several may go on at once in one checkout, each in a folder of its own."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path


@contextmanager
def folder_of_its_own(root: Path) -> Iterator[Path]:
    """The first of run-1, run-2, … that no other run uses; it is free again however this process ends."""
    for number in count(1):
        folder = root / f"run-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield folder
            return
