"""What the holders of rights in weights ask to be passed on with them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Licence:
    """A licence of weights.

    :param spdx: its SPDX name
    :param notice: the text of a bundle's LICENSE
    """

    spdx: str
    notice: str


def of(spdx: str, holder: str) -> Licence:
    """Returns a licence whose text is here, with its holder's name in it."""
    text = Path(__file__).with_name(f"{spdx}.txt").read_text(encoding="utf-8")
    return Licence(spdx, text.replace("HOLDER", holder))


RANDOM = Licence("CC0-1.0", "The weights are random numbers; nobody claims rights in them.\n")


def unknown(file: str) -> Licence:
    """Returns what can be said about weights of a user's own."""
    return Licence("NOASSERTION", f"The weights come from {file}; this tool does not know their licence.\n")
