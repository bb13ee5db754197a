"""Command line: `ocellus-models COMMAND`."""

import argparse
import os
import sys

from .commands import build, compare, evaluate, inspect, keygen, pack, sign, verify
from .errors import ModelsError

COMMANDS = (build, evaluate, compare, verify, inspect, pack, keygen, sign)


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, 1 for a failed check or bad input, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="ocellus-models", description=sys.modules[__package__].__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        one = commands.add_parser(command.NAME, help=command.HELP, description=command.__doc__)
        command.options(one)
        one.set_defaults(run=command.run)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("NNCF_CI", "1")  # NNCF then sends no telemetry
    try:
        code: int = chosen.run(chosen)
        return code
    except (ModelsError, OSError) as e:
        print(e, file=sys.stderr)
    except ModuleNotFoundError as e:
        print(f"The Python package {e.name} is missing: make setup-models.", file=sys.stderr)
    return 1
