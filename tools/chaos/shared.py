"""What the measurements share with chaos: processes, the subscriber and the figures of tools/bench."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

import lab  # noqa: E402 (found by the line above)
import listener  # noqa: E402
import processes  # noqa: E402

lab.OUT = MEDIA = lab.ROOT / "target" / "chaos"  # each run has a folder below it; what the cameras show lies here

__all__ = ["MEDIA", "lab", "listener", "processes"]
