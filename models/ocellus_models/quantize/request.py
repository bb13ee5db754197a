"""What a build is asked for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuildRequest:
    """The options of `ocellus-models build`, checked for form.

    :param name: as typed, such as `b0` or `lite1`
    :param precision: `int8`, `fp16` or `fp32`
    :param resolutions: square sizes in pixels at which the bundle is built and evaluated, ascending, the network's own
        among them; empty: the network's own alone
    :param calibrate: folder of pictures to calibrate int8 with
    :param evaluate: labelled folder to evaluate on
    :param labels: file with a line for each class
    :param out: the bundle's folder, replaced when the build succeeds
    :param force: write it even if it loses too much accuracy
    :param preset: `ocellus`, or `naive` for comparison: NNCF's defaults
    :param timings: bundle to take latency ratios from, so that the same build gives the same bytes; None: as measured
    :param photos: wheel of scikit-image, the source of the golden pictures; None: the installed package's
    """

    name: str
    precision: str
    resolutions: tuple[int, ...]
    calibrate: Path | None
    evaluate: Path | None
    labels: Path | None
    out: Path
    force: bool
    preset: str = "ocellus"
    timings: Path | None = None
    photos: Path | None = None
