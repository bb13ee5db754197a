"""What the measurements share with chaos: processes, the subscriber and the figures of tools/bench."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

import lab  # noqa: E402 (found by the line above)
import listener  # noqa: E402
import processes  # noqa: E402

lab.OUT = lab.ROOT / "target" / "chaos"

__all__ = ["lab", "listener", "processes"]
