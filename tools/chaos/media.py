"""What the cameras show: one photograph each, slowly moving, so the truth about its label is known at any time."""

import tempfile
from pathlib import Path

from shared import MEDIA, lab, processes

CLIP = lab.ROOT / "deploy" / "demo" / "clip.mp4"
ROUND = 5  # s of the demo's clip that show one photograph
SHOWN = {"espresso": 8.0, "tripod": 15.0}  # where in the clip, by the label that the shipped model gives


def loop(label: str, seconds: float) -> Path:
    """A video that shows what has this label for at least so long."""
    lab.need(CLIP, "the demo's clip")
    once = MEDIA / f"{label}.mp4"
    if not once.exists():
        picture = ["-an", "-vf", "scale=320:-2", "-r", "10", "-c:v", "libx264", "-g", "10", "-bf", "0", "-crf", "30"]
        make(once, ["-ss", SHOWN[label], "-t", ROUND, "-i", CLIP, *picture])
    rounds = int(seconds / ROUND) + 1
    whole = MEDIA / f"{label}-{rounds}.mp4"
    if not whole.exists():
        make(whole, ["-stream_loop", rounds, "-i", once, "-c", "copy"])
    return whole


def make(file: Path, options: list) -> None:
    """Other runs may make the same at this moment, so each does so under a name of its own, and the last one stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f"{file.stem}.") as scratch:
        part = Path(scratch) / file.name
        processes.output("ffmpeg", [processes.program("ffmpeg"), "-v", "error", "-y", *options, part], 300)
        part.replace(file)
