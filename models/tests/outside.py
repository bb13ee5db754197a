"""What tests use that is no part of this project: real data beside it, and the system's PyTorch."""

import subprocess
import sys
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[3] / "shared" / "data"
TORCH_PYTHON = "/usr/bin/python3"
_told: set[str] = set()


def data(*names: str) -> Callable[[Any], Any]:
    """Skips a test class where files of the real data are missing."""
    missing = [name for name in names if not (DATA / name).exists()]
    return _skip(f"{', '.join(missing)} not in {DATA}") if missing else lambda test: test


def torch() -> Callable[[Any], Any]:
    """Skips a test class where the system's Python has no torchvision."""
    command = [TORCH_PYTHON, "-c", "import torchvision"]
    try:
        found = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        found = False
    return (lambda test: test) if found else _skip(f"{TORCH_PYTHON} has no torchvision (Debian: python3-torchvision)")


def tell(reason: str) -> str:
    """Says once and loudly why tests are left out; returns the reason."""
    if reason not in _told:
        _told.add(reason)
        print(f"SKIPPED, some tests of the model tools: {reason}", file=sys.stderr)
    return reason


def _skip(reason: str) -> Callable[[Any], Any]:
    return unittest.skip(tell(reason))
