import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models.bundle import manifest
from ocellus_models.errors import ModelsError

SHIPPED = [Path(__file__).parents[1] / f"imagenet-lite{i}" / "1" for i in range(3)]


class BundleTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        (self.folder / "golden").mkdir()
        (self.folder / "model.bin").write_bytes(b"weights")
        (self.folder / "labels.txt").write_text("cat\ndog\n", encoding="utf-8")
        (self.folder / "golden" / "a.jpg").write_bytes(b"picture")

    def problems(self) -> list[str]:
        return manifest.check_files(self.folder, manifest.read(self.folder))

    def test_should_list_every_file_with_its_hash(self) -> None:
        manifest.write(self.folder, {"name": "pets"})
        document = manifest.read(self.folder)
        self.assertEqual(list(document["files"]), ["golden/a.jpg", "labels.txt", "model.bin"])
        self.assertEqual(document["files"]["model.bin"], {"sha256": manifest.sha256(b"weights"), "bytes": 7})
        self.assertEqual(document["labels"]["count"], 2)
        self.assertEqual(self.problems(), [])

    def test_should_give_the_same_digest_for_the_same_content(self) -> None:
        first = manifest.write(self.folder, {"name": "pets"})
        second = manifest.write(self.folder, {"name": "pets"})
        self.assertEqual(first, second)
        self.assertEqual(first, manifest.digest(self.folder))

    def test_should_give_another_digest_for_another_weight(self) -> None:
        first = manifest.write(self.folder, {"name": "pets"})
        (self.folder / "model.bin").write_bytes(b"weightz")
        self.assertNotEqual(first, manifest.write(self.folder, {"name": "pets"}))

    def test_should_not_list_the_signature(self) -> None:
        (self.folder / manifest.SIGNATURE).write_bytes(b"signature")
        manifest.write(self.folder, {"name": "pets"})
        self.assertNotIn(manifest.SIGNATURE, manifest.read(self.folder)["files"])
        self.assertEqual(self.problems(), [])

    def test_should_name_what_is_changed_missing_or_added(self) -> None:
        manifest.write(self.folder, {"name": "pets"})
        (self.folder / "model.bin").write_bytes(b"weightz")
        (self.folder / "golden" / "a.jpg").rename(self.folder / "golden" / "b.jpg")
        problems = self.problems()
        self.assertEqual(len(problems), 3)
        self.assertEqual(problems[0], "golden/a.jpg is missing.")
        self.assertEqual(problems[1], "golden/b.jpg is not listed in bundle.json.")
        self.assertTrue(problems[2].startswith("model.bin is changed: "), problems[2])

    def test_should_refuse_a_folder_without_a_manifest(self) -> None:
        with self.assertRaisesRegex(ModelsError, "is no bundle"):
            manifest.read(self.folder)

    def test_should_refuse_a_manifest_of_another_schema(self) -> None:
        (self.folder / manifest.MANIFEST).write_text('{"schema": "other"}', encoding="utf-8")
        with self.assertRaisesRegex(ModelsError, "not of schema io.ocellus.bundle.v1"):
            manifest.read(self.folder)

    def test_should_refuse_a_manifest_that_is_no_json(self) -> None:
        (self.folder / manifest.MANIFEST).write_text("{", encoding="utf-8")
        with self.assertRaisesRegex(ModelsError, "is no JSON"):
            manifest.read(self.folder)


class ShippedBundleTest(unittest.TestCase):
    def test_should_hold_exactly_the_listed_files(self) -> None:
        for folder in SHIPPED:
            with self.subTest(folder):
                self.assertEqual(manifest.check_files(folder, manifest.read(folder)), [])

    def test_should_have_a_golden_output_for_each_of_at_least_32_pictures_at_each_size(self) -> None:
        for folder in SHIPPED:
            golden, classes = manifest.read(folder)["golden"], manifest.read(folder)["labels"]["count"]
            pictures = json.loads((folder / golden["pictures"]).read_bytes())
            self.assertGreaterEqual(len(pictures), 32)
            for file in (golden["outputs"], *golden["outputs_by_size"].values()):
                with self.subTest(folder=folder, file=file):
                    self.assertEqual((folder / file).stat().st_size, len(pictures) * classes * 4)

    def test_should_name_a_licence_for_each_picture(self) -> None:
        for folder in SHIPPED:
            licences = (folder / "golden" / "LICENCES.md").read_text(encoding="utf-8")
            pictures = json.loads((folder / manifest.read(folder)["golden"]["pictures"]).read_bytes())
            photos = {name.partition("-")[0] for name in pictures}
            with self.subTest(folder):
                self.assertEqual([photo for photo in photos if f"| {photo}." not in licences], [])

    def test_should_agree_with_fp32_on_97_percent_and_spread_by_a_point_at_most_over_instruction_sets(self) -> None:
        for folder in SHIPPED:
            document = manifest.read(folder)
            rows = [row for row in document["accuracy"] if row["size"] == document["input"]["height"]]
            with self.subTest(folder):
                self.assertGreaterEqual(min(row["agreement"] for row in rows), 0.97)
                values = [row["value"] for row in rows]
                self.assertLessEqual(round(max(values) - min(values), 4), 0.01)


if __name__ == "__main__":
    unittest.main()
