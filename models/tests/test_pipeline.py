"""Builds small bundles of random weights, whole."""

import contextlib
import dataclasses
import io
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
os.environ["NNCF_CI"] = "1"

import needs
from ocellus_models import cli
from ocellus_models.bundle import manifest
from ocellus_models.errors import ModelsError
from ocellus_models.quantize.request import BuildRequest

try:
    import cv2
    import nncf  # noqa: F401
    import numpy as np
    import openvino as ov
    import skimage  # noqa: F401
    import test_int8

    from ocellus_models.measure import levels, matrix
    from ocellus_models.network.float_network import FloatNetwork
    from ocellus_models.quantize import pipeline
except ImportError:
    ov = None  # type: ignore[assignment]

LABELS = ["ant", "bee", "cat", "dog"]
SIZES = (24, 32)


def network() -> "FloatNetwork":
    return FloatNetwork(
        model=test_int8.network(),
        architecture="efficientnet-lite0",
        size=test_int8.SIZE,
        mean=(127,) * 3,
        scale=(128,) * 3,
        classes=4,
        swish=False,
        licence="CC0-1.0",
        notice="none",
        provenance={"weights": "random"},
    )


@needs.packages("openvino", "nncf", "cv2", "numpy", "skimage")
class PipelineTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        (self.folder / "labels.txt").write_text("\n".join(LABELS), encoding="utf-8")
        random = np.random.default_rng(0)
        for label in LABELS:
            (self.folder / "pets" / label).mkdir(parents=True)
            for i in range(3):
                picture = random.integers(0, 255, (20, 20, 3), np.uint8)
                cv2.imwrite(str(self.folder / "pets" / label / f"{i}.png"), picture)
        self.out = self.folder / "pets-lite0" / "1"
        # One level is enough here; `probe` and `saturation` have tests of the others.
        one = mock.patch.object(levels, "every", lambda: [levels.native()])
        one.start()
        self.addCleanup(one.stop)

    def request(self, **changed: object) -> BuildRequest:
        pets = self.folder / "pets"
        request = BuildRequest("lite0", "int8", SIZES, pets, pets, self.folder / "labels.txt", self.out, force=True)
        return dataclasses.replace(request, **changed)

    def build(self, **changed: object) -> dict:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            pipeline.build_bundle(network(), self.request(**changed))
        return manifest.read(self.out)

    def command(self, *arguments: object) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(list(map(str, arguments)))
        return code, out.getvalue(), err.getvalue()

    def test_should_write_a_whole_bundle_with_a_row_for_each_level_and_size(self) -> None:
        document = self.build()
        self.assertEqual(manifest.check_files(self.out, document), [])
        self.assertEqual((document["name"], document["version"]), ("pets-lite0", 1))
        self.assertEqual([row["size"] for row in document["accuracy"]], [24, 32])
        self.assertEqual(document["golden"]["outputs_by_size"], {"24": "golden/outputs-24.f32"})
        names = json.loads((self.out / "golden" / "pictures.json").read_bytes())
        for file in ("outputs.f32", "outputs-24.f32"):
            self.assertEqual((self.out / "golden" / file).stat().st_size, len(names) * len(LABELS) * 4)
        self.assertEqual(document["calibration"]["samples"], 6)
        self.assertEqual(document["provenance"]["quantization"]["float_layers"], ["stem", "full"])
        self.assertEqual(document["provenance"]["quantization"]["calibration"]["pictures"], 12)

    def test_should_give_the_same_bytes_with_the_same_timings(self) -> None:
        self.build()
        first = (self.out / manifest.MANIFEST).read_bytes()
        self.build(timings=self.out)
        self.assertEqual(first, (self.out / manifest.MANIFEST).read_bytes())

    def test_should_refuse_a_bundle_that_loses_too_much_and_leave_the_old_one(self) -> None:
        self.build()
        before = manifest.digest(self.out)
        worse = [{"isa": "avx2", "size": 32, "value": 0.70, "fp32": 0.72, "latency_ratio": 1}]
        real = matrix.measure
        with mock.patch.object(matrix, "measure", lambda *a: dataclasses.replace(real(*a), rows=worse)):
            with self.assertRaisesRegex(ModelsError, r"Not written: .*avx2 at 32: 0.700 instead of 0.720.*--force"):
                self.build(force=False)
        self.assertEqual(manifest.digest(self.out), before)
        self.assertEqual([p.name for p in self.out.parent.iterdir()], ["1"])

    def test_should_refuse_labels_of_another_number(self) -> None:
        (self.folder / "labels.txt").write_text("ant\nbee\n", encoding="utf-8")
        with self.assertRaisesRegex(ModelsError, "labels.txt has 2 labels, but the network has 4 classes"):
            self.build()
        self.assertFalse(self.out.exists())

    def test_should_refuse_pictures_that_are_none_and_leave_nothing(self) -> None:
        (self.folder / "pets" / "cat" / "1.png").write_bytes(b"no picture")
        with self.assertRaisesRegex(ModelsError, "1.png is no picture"):
            self.build()
        self.assertEqual(list(self.out.parent.iterdir()), [])

    def test_should_say_that_the_disk_is_full_and_leave_nothing(self) -> None:
        full = RuntimeError("basic_ios::clear: iostream error")  # what OpenVINO throws on a full disk
        with mock.patch.object(ov, "save_model", side_effect=full):
            with self.assertRaisesRegex(ModelsError, "There is no room for the bundle in .*pets-lite0"):
                self.build(precision="fp32")
        self.assertEqual(list(self.out.parent.iterdir()), [])

    def test_should_refuse_a_place_that_names_no_version(self) -> None:
        with self.assertRaisesRegex(ModelsError, "must end with NAME/VERSION"):
            self.build(out=self.folder / "pets-lite0" / "new")

    def test_should_evaluate_and_compare(self) -> None:
        self.build()
        int8 = self.out
        self.out = self.folder / "pets-float" / "1"
        self.build(precision="fp32")
        picture = self.folder / "confusion.png"
        code, out, _ = self.command("evaluate", int8, self.folder / "pets", "--fp32", self.out, "--confusion", picture)
        self.assertEqual(code, 0)
        self.assertRegex(out, r"pets-lite0/1 at 32 on \w+: top-1 0\.\d+, top-5 1\.000 of 12 pictures")
        self.assertRegex(out, r"recorded at the build: top-1 0\.\d+")
        self.assertRegex(out, r"agreement with fp32 [01]\.\d+; top-1 \S+ points, 95 % interval")
        self.assertRegex(out, r"bee +3 ")
        self.assertEqual(cv2.imread(str(picture)).shape, (790, 790, 3))
        code, out, _ = self.command("compare", int8, self.out, "--rounds", 3)
        self.assertEqual(code, 0)
        self.assertRegex(out, r"A pets-lite0/1 \(int8\), B pets-float/1 \(fp32\), \d+ pictures at 32")
        self.assertRegex(out.splitlines()[-1], r"^\w+ +[01]\.\d+ +\d+\.\d+ +\d+\.\d+ +\d+\.\d+$")

    def test_should_say_in_one_sentence_what_is_wrong_with_what_is_evaluated(self) -> None:
        self.build()
        empty = self.folder / "empty"
        empty.mkdir()
        for arguments, sentence in (
            ((self.out, empty), "neither subfolders named like the labels nor empty.csv"),
            ((self.out, self.folder / "gone"), "is no folder of labelled pictures"),
            ((self.out, self.folder / "pets", "--size", "64"), "was built for the sizes [24, 32], not for 64"),
            ((self.folder, self.folder / "pets"), "is no bundle"),
        ):
            with self.subTest(sentence):
                code, _, err = self.command("evaluate", *arguments)
                self.assertEqual((code, err.count("\n")), (1, 1))
                self.assertIn(sentence, err)

    def test_should_tell_a_damaged_bundle(self) -> None:
        self.build()
        weights = bytearray((self.out / "model.bin").read_bytes())
        weights[0] ^= 1
        (self.out / "model.bin").write_bytes(weights)
        code, _, err = self.command("evaluate", self.out, self.folder / "pets")
        self.assertEqual(code, 1)
        self.assertRegex(err, "is damaged: model.bin is changed")


if __name__ == "__main__":
    unittest.main()
