"""Photographs in the wheel of scikit-image that may be published, with their licences."""

import importlib.util
import zipfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..bundle import manifest
from ..errors import ModelsError


@dataclass(frozen=True)
class Photo:
    """A photograph, with the licence that scikit-image documents for it in `skimage.data`."""

    file: str
    title: str
    licence: str
    sha256: str


ASTRONAUT = Photo(
    "astronaut.png",
    "Eileen Collins, by NASA",
    "public domain",
    "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
)
BRICK = Photo(
    "brick.png",
    "Brick wall, by CC0Textures",
    "CC0 1.0",
    "7966caf324f6ba843118d98f7a07746d22f6a343430add0233eca5f6eaaa8fcf",
)
CAMERA = Photo(
    "camera.png",
    "Cameraman, by Lav Varshney",
    "CC0 1.0",
    "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a",
)
CHELSEA = Photo(
    "chelsea.png",
    "Chelsea the cat, by Stefan van der Walt",
    "CC0 1.0",
    "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
)
CLOCK = Photo(
    "clock_motion.png",
    "Wall clock in motion, by Stefan van der Walt",
    "public domain",
    "f029226b28b642e80113d86622e9b215ee067a0966feaf5e60604a1e05733955",
)
COFFEE = Photo(
    "coffee.png",
    "Coffee cup, by Rachel Michetti, courtesy of Pikolo Espresso Bar",
    "CC0 1.0",
    "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
)
ROCKET = Photo(
    "rocket.jpg",
    "Launch of DSCOVR on Falcon 9, by SpaceX",
    "public domain",
    "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c",
)


ALL = (ASTRONAUT, BRICK, CAMERA, CHELSEA, CLOCK, COFFEE, ROCKET)


def read(wheel: Path | None, photo: Photo) -> np.ndarray:
    """Returns a photograph of scikit-image as u8 BGR.

    :param wheel: of scikit-image; None: the installed package
    :raises ModelsError: if it is not the file whose licence is known.
    """
    data = _installed(photo) if wheel is None else _of_wheel(wheel, photo)
    if manifest.sha256(data) != photo.sha256:
        raise ModelsError(f"{photo.file} of scikit-image is another picture than the one whose licence is known.")
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None  # its hash is known
    return picture


def _installed(photo: Photo) -> bytes:
    package = importlib.util.find_spec("skimage")
    if package is None or package.origin is None:
        raise ModelsError("The golden pictures are those of scikit-image, which is not installed: make setup-models.")
    try:
        return Path(package.origin).with_name("data").joinpath(photo.file).read_bytes()
    except OSError as e:
        raise ModelsError(f"The installed scikit-image has no {photo.file}; 0.26.0 has: make setup-models.") from e


def _of_wheel(wheel: Path, photo: Photo) -> bytes:
    try:
        return zipfile.ZipFile(wheel).read(f"skimage/data/{photo.file}")
    except (OSError, KeyError, zipfile.BadZipFile) as e:
        raise ModelsError(
            f"{wheel} holds no skimage/data/{photo.file}: {e}. Expected the wheel of scikit-image."
        ) from e


def licences(photos: tuple[Photo, ...]) -> str:
    """Returns the licences of photographs as a Markdown page."""
    rows = "".join(f"| {p.file} | {p.title} | {p.licence} |\n" for p in photos)
    return (
        "# Licences of the pictures\n\nCrops and mirror images of photographs that come with scikit-image 0.26.0, "
        "whose documentation (`skimage.data`) states these licences:\n\n"
        f"| file | photograph | licence |\n|---|---|---|\n{rows}"
    )
