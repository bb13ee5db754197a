"""Renders the clip of `make demo`, or checks that the shipped model recognises each of its scenes.

Usage: python demo_clip.py render SCIKIT_IMAGE_WHEEL CLIP
       python demo_clip.py check BUNDLE CLIP
"""

import math
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ocellus_models.bundle import opened
from ocellus_models.measure import levels
from ocellus_models.measure.statistics import softmax
from ocellus_models.pictures import photos
from ocellus_models.errors import ModelsError

WIDTH, HEIGHT, FPS = 640, 480, 15
FRAMES_PER_SCENE = 100


@dataclass(frozen=True)
class Window:
    """What a frame shows: centre and width in the photograph's pixels; the height follows from the clip's aspect."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Scene:
    """A slow move from one window to another, between two hard cuts."""

    photo: photos.Photo
    label: str
    mirrored: bool
    start: Window
    end: Window


SCENES = (
    Scene(photos.CHELSEA, "Egyptian cat", False, Window(200, 150, 398), Window(250, 130, 320)),
    Scene(photos.COFFEE, "espresso", False, Window(270, 200, 530), Window(330, 190, 400)),
    Scene(photos.CAMERA, "tripod", False, Window(256, 318, 510), Window(285, 320, 400)),
    Scene(photos.CHELSEA, "Egyptian cat", True, Window(270, 130, 330), Window(200, 150, 396)),
    Scene(photos.COFFEE, "espresso", True, Window(260, 170, 400), Window(340, 180, 440)),
    Scene(photos.CAMERA, "tripod", True, Window(210, 340, 400), Window(256, 318, 510)),
)


def frames(wheel: Path) -> Iterator[np.ndarray]:
    """Returns the clip's frames in order: u8 BGR of the clip's size."""
    for scene in SCENES:
        picture = photos.read(wheel, scene.photo)
        if scene.mirrored:
            picture = np.ascontiguousarray(picture[:, ::-1])
        for i in range(FRAMES_PER_SCENE):
            share = (1 - math.cos(math.pi * i / (FRAMES_PER_SCENE - 1))) / 2  # starts and ends at rest
            yield _view(picture, _between(scene.start, scene.end, share))


def _between(start: Window, end: Window, share: float) -> Window:
    pairs = ((start.x, end.x), (start.y, end.y), (start.width, end.width))
    return Window(*(a + (b - a) * share for a, b in pairs))


def _view(picture: np.ndarray, window: Window) -> np.ndarray:
    zoom = WIDTH / window.width
    move = np.array([[zoom, 0, WIDTH / 2 - zoom * window.x], [0, zoom, HEIGHT / 2 - zoom * window.y]])
    return cv2.warpAffine(picture, move, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def render(wheel: Path, clip: Path) -> None:
    """Writes the clip as H.264, with `LICENCES.md` beside it. Needs `ffmpeg`."""
    source = ["-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "pipe:0"]
    coding = ["-c:v", "libx264", "-preset", "slow", "-crf", "24", "-pix_fmt", "yuv420p", "-g", str(2 * FPS)]
    same_bytes = ["-threads", "1", "-fflags", "+bitexact"]
    command = ["ffmpeg", "-v", "error", "-y", *source, *coding, *same_bytes, "-movflags", "+faststart", str(clip)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as coder:
        assert coder.stdin is not None
        for frame in frames(wheel):
            coder.stdin.write(frame.tobytes())
        coder.stdin.close()
    if coder.returncode:
        raise ModelsError(f"ffmpeg could not write {clip}; its message is above.")
    used = tuple(dict.fromkeys(scene.photo for scene in SCENES))
    clip.with_name("LICENCES.md").write_text(photos.licences(used), encoding="utf-8")


def check(folder: Path, clip: Path) -> int:
    """Prints what the bundle's model says about each scene; returns 1 where a scene's majority is wrong."""
    bundle = opened.read(folder)
    labels, size = bundle.labels, bundle.size
    model = levels.compiled(bundle.model, size, {})
    video = cv2.VideoCapture(str(clip), cv2.CAP_FFMPEG)
    wrong = 0
    for scene in SCENES:
        votes: Counter[str] = Counter()
        confidence = 0.0
        for _ in range(FRAMES_PER_SCENE):
            found, frame = video.read()
            if not found:
                raise ModelsError(f"{clip} is shorter than {len(SCENES)} scenes of {FRAMES_PER_SCENE} frames.")
            chances = softmax(model(bundle.preprocessing.tensor(frame, size))[0])[0]
            votes[labels[int(chances.argmax())]] += 1
            confidence += float(chances[labels.index(scene.label)]) / FRAMES_PER_SCENE
        wrong += votes.most_common(1)[0][0] != scene.label
        print(f"{scene.label:14} mean confidence {confidence:.2f}  frames {dict(votes.most_common(3))}")
    return 1 if wrong else 0


def main() -> int:
    if len(sys.argv) != 4 or sys.argv[1] not in ("render", "check"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        first, clip = Path(sys.argv[2]), Path(sys.argv[3])
        if sys.argv[1] == "check":
            return check(first, clip)
        render(first, clip)
        return 0
    except (ModelsError, OSError) as e:
        print(e, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
