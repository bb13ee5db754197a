"""Says once and loudly which tests are left out, and why."""

import importlib.util
import sys
import unittest
from collections.abc import Callable
from typing import Any

_told: set[str] = set()


def packages(*names: str) -> Callable[[Any], Any]:
    """Skips a test class where packages are missing; tells it once for each set of packages."""
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    if not missing:
        return lambda test: test
    reason = f"{', '.join(missing)} not installed: make setup-models"
    if reason not in _told:
        _told.add(reason)
        print(f"SKIPPED, some tests of the model tools: {reason}", file=sys.stderr)
    return unittest.skip(reason)
