"""Says on stderr what a long command is doing."""

import sys
from collections.abc import Callable


class Steps:
    """One line a step; on a terminal the line counts."""

    def __init__(self, loud: bool = True) -> None:
        self._loud = loud

    def say(self, text: str) -> None:
        if self._loud:
            print(text, file=sys.stderr, flush=True)

    def counter(self, text: str) -> Callable[[int, int], None]:
        """Returns what is to be told how many of how many are done."""

        def count(done: int, of: int) -> None:
            if self._loud and sys.stderr.isatty():
                print(f"\r{text} {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
            elif self._loud and done == of:
                print(f"{text} {of}/{of}", file=sys.stderr, flush=True)

        return count
