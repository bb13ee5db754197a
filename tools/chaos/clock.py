"""Steps the wall clock of the agent alone: no namespace can, so a small library is preloaded into it (clock.c)."""

import mmap
import shutil
import struct
import subprocess
from pathlib import Path

from shared import lab


class SteppedClock:
    """Needs a C compiler; lab.Skip without one."""

    def __init__(self) -> None:
        compiler = shutil.which("cc")
        if not compiler:
            raise lab.Skip("no C compiler (cc) for the library that steps the agent's clock")
        library = lab.OUT / "clock.so"
        source = Path(__file__).with_name("clock.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source], check=True)
        shared = lab.OUT / "clock"
        shared.write_bytes(bytes(8))
        self.environment = {"LD_PRELOAD": str(library), "CHAOS_CLOCK": str(shared)}
        with shared.open("r+b") as file:
            self._ahead = mmap.mmap(file.fileno(), 8)

    def step(self, seconds: int) -> None:
        """From now on the agent's wall clock is so far ahead of the true one."""
        self._ahead[:] = struct.pack("l", seconds)
