"""`ocellus-models inspect`: what a bundle says of itself. Nothing is run; `verify` checks it."""

import argparse
from pathlib import Path

from ..bundle import description, manifest

NAME = "inspect"
HELP = "say what a bundle is and how accurate it was measured to be"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path)


def run(chosen: argparse.Namespace) -> int:
    folder: Path = chosen.bundle
    signed = (folder / manifest.SIGNATURE).exists()
    print(description.describe(manifest.read(folder), manifest.digest(folder), signed))
    return 0
