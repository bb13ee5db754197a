"""Files that are there whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import ModelsError


def replace(path: Path, write: Callable[[Path], None]) -> None:
    """Has a file beside `path` written, and puts it in its place once it is whole.

    :raises ModelsError: where it can't be written; then the old file is as it was, and nothing else is left.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        os.replace(part, path)
    except OSError as e:
        raise ModelsError(f"{path} can't be written: {e.strerror}. Nothing was changed.") from e
    finally:
        part.unlink(missing_ok=True)


def create(path: Path, data: bytes, mode: int) -> None:
    """Writes a file that must not exist yet.

    :raises ModelsError: where it exists or can't be written; then nothing is left of it.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as e:
        raise ModelsError(f"{path} exists already and is not overwritten; name another file, or move it away.") from e
    except OSError as e:
        raise ModelsError(f"{path} can't be written: {e.strerror}.") from e
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError as e:
        path.unlink(missing_ok=True)
        raise ModelsError(f"{path} can't be written: {e.strerror}. Nothing was left of it.") from e
