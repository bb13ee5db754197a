"""`ocellus-models pack`: a bundle as one file for transport."""

import argparse
from pathlib import Path

from ..bundle import archive, manifest

NAME = "pack"
HELP = "write a bundle as one .tar.gz, the same bytes each time"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--out", type=Path, help="the file; without it NAME-VERSION.tar.gz here")


def run(chosen: argparse.Namespace) -> int:
    out: Path = chosen.out or Path(archive.default_name(manifest.read(chosen.bundle)))
    archive.pack(chosen.bundle, out)
    print(f"{out}: sha256:{manifest.sha256(out.read_bytes())}")
    return 0
