"""`ocellus-models keygen`: a key pair for signing bundles."""

import argparse
from pathlib import Path

from ..bundle import signature

NAME = "keygen"
HELP = "make a key pair (P-256) for signing bundles"


def options(parser: argparse.ArgumentParser) -> None:
    written = "writes NAME.key, which signs and stays secret, and NAME.pub, which gateways trust"
    parser.add_argument("name", type=Path, help=written)


def run(chosen: argparse.Namespace) -> int:
    private, public = (chosen.name.with_name(chosen.name.name + end) for end in (".key", ".pub"))
    signature.keygen(private, public)
    print(f"{private}: keep it secret; it signs\n{public}: give it to gateways (local.trust) and to whoever verifies")
    return 0
