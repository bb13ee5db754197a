"""Writes and checks a bundle folder. Standard library only.

`bundle.json` names the sha256 of every other file, so the sha256 of its own bytes is the bundle's digest.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from ..errors import ModelsError

SCHEMA = "io.ocellus.bundle.v1"
MANIFEST = "bundle.json"
SIGNATURE = "model.sig"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files(folder: Path) -> dict[str, dict[str, Any]]:
    """Returns `{name: {sha256, bytes}}` of every file below the folder but the manifest and the signature."""
    entries = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if name not in (MANIFEST, SIGNATURE):
            data = path.read_bytes()
            entries[name] = {"sha256": sha256(data), "bytes": len(data)}
    return entries


def write(folder: Path, manifest: dict[str, Any]) -> str:
    """Writes `bundle.json` over what lies in the folder and returns the bundle's digest.

    The same manifest and files give the same bytes: keys keep the manifest's order, files are sorted by name.
    """
    listed = files(folder)
    labels = (folder / "labels.txt").read_text(encoding="utf-8").splitlines()
    document: dict[str, Any] = {"schema": SCHEMA, **manifest}
    document["labels"] = {"file": "labels.txt", "sha256": listed["labels.txt"]["sha256"], "count": len(labels)}
    document["files"] = listed
    data = (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
    (folder / MANIFEST).write_bytes(data)
    return f"sha256:{sha256(data)}"


def read(folder: Path) -> dict[str, Any]:
    """Returns the manifest of a bundle.

    :raises ModelsError: if there is none, or one that this tool does not know.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except OSError as e:
        raise ModelsError(f"{folder} is no bundle: {MANIFEST} can't be read ({e.strerror}).") from e
    except ValueError as e:
        raise ModelsError(f"{folder / MANIFEST} is no JSON: {e}.") from e
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        raise ModelsError(f"{folder / MANIFEST} is not of schema {SCHEMA}.")
    return manifest


def digest(folder: Path) -> str:
    return f"sha256:{sha256((folder / MANIFEST).read_bytes())}"


def check_files(folder: Path, manifest: dict[str, Any]) -> list[str]:
    """Returns one sentence for each file that is missing, changed, not listed or a link."""
    listed = manifest["files"]
    found = files(folder)
    problems = [f"{p.relative_to(folder).as_posix()} is a link." for p in folder.rglob("*") if p.is_symlink()]
    problems += [f"{name} is missing." for name in listed if name not in found]
    problems += [f"{name} is not listed in {MANIFEST}." for name in found if name not in listed]
    problems += [
        f"{name} is changed: sha256 {found[name]['sha256'][:12]}…, expected {entry['sha256'][:12]}…."
        for name, entry in listed.items()
        if name in found and found[name]["sha256"] != entry["sha256"]
    ]
    return sorted(problems)
