"""`ocellus-models sign`: signs every file of a bundle (OpenSSF Model Signing)."""

import argparse
from pathlib import Path

from ..bundle import manifest, signature

NAME = "sign"
HELP = "sign every file of a bundle; writes model.sig"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--key", type=Path, required=True, help="private key, as keygen makes it")


def run(chosen: argparse.Namespace) -> int:
    signature.sign(chosen.bundle, chosen.key)
    print(f"{chosen.bundle / manifest.SIGNATURE}: over {manifest.digest(chosen.bundle)}")
    return 0
