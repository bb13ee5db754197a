"""`ocellus-models verify`: a bundle's files, signature and golden set, checked on this machine."""

import argparse
import sys
from pathlib import Path

from ..bundle import manifest

NAME = "verify"
HELP = "check a bundle's files, signature and golden set on this machine"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--key", type=Path, help="public key that the bundle must be signed with")


def run(chosen: argparse.Namespace) -> int:
    folder: Path = chosen.bundle
    document = manifest.read(folder)
    problems = manifest.check_files(folder, document)
    if chosen.key:
        from ..bundle import signature

        problems += filter(None, [signature.problem(folder, chosen.key)])
    if not problems:
        from ..bundle import golden

        measured, problems = golden.check(folder, document)
        print(" ".join(f"{key} {value}" for key, value in measured.items()))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{folder}: {manifest.digest(folder)} {'FAILED' if problems else 'ok'}")
    return 1 if problems else 0
