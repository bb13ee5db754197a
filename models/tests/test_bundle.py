import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models import bundle
from ocellus_models.errors import ModelsError

SHIPPED = Path(__file__).parents[1] / "imagenet-lite0" / "1"


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
        return bundle.check_files(self.folder, bundle.read(self.folder))

    def test_should_list_every_file_with_its_hash(self) -> None:
        bundle.write(self.folder, {"name": "pets"})
        manifest = bundle.read(self.folder)
        self.assertEqual(list(manifest["files"]), ["golden/a.jpg", "labels.txt", "model.bin"])
        self.assertEqual(manifest["files"]["model.bin"], {"sha256": bundle.sha256(b"weights"), "bytes": 7})
        self.assertEqual(manifest["labels"]["count"], 2)
        self.assertEqual(self.problems(), [])

    def test_should_give_the_same_digest_for_the_same_content(self) -> None:
        first = bundle.write(self.folder, {"name": "pets"})
        second = bundle.write(self.folder, {"name": "pets"})
        self.assertEqual(first, second)
        self.assertEqual(first, bundle.digest(self.folder))

    def test_should_give_another_digest_for_another_weight(self) -> None:
        first = bundle.write(self.folder, {"name": "pets"})
        (self.folder / "model.bin").write_bytes(b"weightz")
        self.assertNotEqual(first, bundle.write(self.folder, {"name": "pets"}))

    def test_should_not_list_the_signature(self) -> None:
        (self.folder / bundle.SIGNATURE).write_bytes(b"signature")
        bundle.write(self.folder, {"name": "pets"})
        self.assertNotIn(bundle.SIGNATURE, bundle.read(self.folder)["files"])
        self.assertEqual(self.problems(), [])

    def test_should_name_what_is_changed_missing_or_added(self) -> None:
        bundle.write(self.folder, {"name": "pets"})
        (self.folder / "model.bin").write_bytes(b"weightz")
        (self.folder / "golden" / "a.jpg").rename(self.folder / "golden" / "b.jpg")
        problems = self.problems()
        self.assertEqual(len(problems), 3)
        self.assertEqual(problems[0], "golden/a.jpg is missing.")
        self.assertEqual(problems[1], "golden/b.jpg is not listed in bundle.json.")
        self.assertTrue(problems[2].startswith("model.bin is changed: "), problems[2])

    def test_should_refuse_a_folder_without_a_manifest(self) -> None:
        with self.assertRaisesRegex(ModelsError, "is no bundle"):
            bundle.read(self.folder)

    def test_should_refuse_a_manifest_of_another_schema(self) -> None:
        (self.folder / bundle.MANIFEST).write_text('{"schema": "other"}', encoding="utf-8")
        with self.assertRaisesRegex(ModelsError, "not of schema io.ocellus.bundle.v1"):
            bundle.read(self.folder)

    def test_should_refuse_a_manifest_that_is_no_json(self) -> None:
        (self.folder / bundle.MANIFEST).write_text("{", encoding="utf-8")
        with self.assertRaisesRegex(ModelsError, "is no JSON"):
            bundle.read(self.folder)


class ShippedBundleTest(unittest.TestCase):
    def test_should_hold_exactly_the_listed_files(self) -> None:
        self.assertEqual(bundle.check_files(SHIPPED, bundle.read(SHIPPED)), [])

    def test_should_have_a_golden_output_for_each_of_at_least_32_pictures(self) -> None:
        manifest = bundle.read(SHIPPED)
        pictures = json.loads((SHIPPED / manifest["golden"]["pictures"]).read_bytes())
        self.assertGreaterEqual(len(pictures), 32)
        outputs = (SHIPPED / manifest["golden"]["outputs"]).stat().st_size
        self.assertEqual(outputs, len(pictures) * manifest["labels"]["count"] * 4)

    def test_should_name_a_licence_for_each_picture(self) -> None:
        manifest = bundle.read(SHIPPED)
        licences = (SHIPPED / "golden" / "LICENCES.md").read_text(encoding="utf-8")
        pictures = json.loads((SHIPPED / manifest["golden"]["pictures"]).read_bytes())
        unlicensed = [name for name in pictures if f"| {name.rsplit('-', 1)[0]}." not in licences]
        self.assertEqual(unlicensed, [])


if __name__ == "__main__":
    unittest.main()
