"""A mount namespace of the harness's own, so that whatever it mounts is gone with it, however it ends."""

import os
import subprocess
import sys
from pathlib import Path

INSIDE = "OCELLUS_CHAOS_ROOM"
ROOT = ["--mount", "--propagation", "private"]
MAPPED = ["--user", "--map-root-user", *ROOT]


def enter() -> None:
    """Runs this program again inside a room where the system allows it, and returns where it does not, or inside."""
    if INSIDE in os.environ:
        return
    os.environ[INSIDE] = ""
    options = ROOT if os.geteuid() == 0 else MAPPED
    if allowed(options):
        os.environ[INSIDE] = "yes"
        os.execvp("unshare", ["unshare", *options, sys.executable, *sys.argv])


def allowed(options: list[str]) -> bool:
    try:
        return subprocess.run(["unshare", *options, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def can_mount() -> bool:
    return os.environ.get(INSIDE) == "yes"


class SmallDisk:
    """A file system of a few MiB that can be full or read-only. Only where `can_mount`."""

    def __init__(self, folder: Path, mib: int):
        self.folder, self._mib = folder, mib
        self._ballast = folder / "ballast"

    def __enter__(self) -> "SmallDisk":
        self.folder.mkdir(parents=True, exist_ok=True)
        self._mount("-t", "tmpfs", "-o", f"size={self._mib}m", "tmpfs")
        return self

    def __exit__(self, *_) -> None:
        subprocess.run(["umount", "--lazy", self.folder], check=False, capture_output=True)

    def fill(self) -> None:
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)) == 4096:
                    pass
            except OSError:
                pass  # full

    def empty(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def read_only(self, on: bool) -> bool:
        """Returns False where a file is open for writing, which no mount can change."""
        return self._mount("-o", "remount,ro" if on else "remount,rw", check=False)

    def _mount(self, *words: str, check: bool = True) -> bool:
        return subprocess.run(["mount", *words, self.folder], check=check, capture_output=True).returncode == 0
