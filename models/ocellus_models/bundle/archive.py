"""A bundle as one file for transport."""

import gzip
import tarfile
from pathlib import Path
from typing import Any

from . import manifest, whole_file
from ..errors import ModelsError


def pack(folder: Path, out: Path) -> None:
    """Writes a `.tar.gz` with `<name>/<version>/` as its only top, so that it can be unpacked into a folder of models.

    The same bundle and version of zlib give the same bytes: names sorted, no times, no owners.

    :raises ModelsError: if the bundle is not whole, holds a link, or the file can't be written.
    """
    document = manifest.read(folder)
    problems = manifest.check_files(folder, document)
    if problems:
        raise ModelsError(f"{folder} is not whole and was not packed: {' '.join(problems)}")
    top = f"{document['name']}/{document['version']}"
    names = sorted([*document["files"], manifest.MANIFEST, *_signature(folder)])

    def write(part: Path) -> None:
        with (
            part.open("wb") as file,
            gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            for name in names:
                _add(archive, folder / name, f"{top}/{name}")

    whole_file.replace(out, write)


def default_name(document: dict[str, Any]) -> str:
    return f"{document['name']}-{document['version']}.tar.gz"


def _signature(folder: Path) -> list[str]:
    return [manifest.SIGNATURE] if (folder / manifest.SIGNATURE).exists() else []


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    entry = tarfile.TarInfo(name)  # regular, without time and owner
    entry.size = path.stat().st_size
    with path.open("rb") as file:
        archive.addfile(entry, file)
