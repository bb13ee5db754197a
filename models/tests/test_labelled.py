import sys
import tempfile
import unittest
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import needs
from ocellus_models.errors import ModelsError

try:
    import cv2
    import numpy as np

    from ocellus_models.pictures import images, labelled
except ImportError:
    cv2 = None  # type: ignore[assignment]

LABELS = ["cat", "dog"]


@needs.packages("cv2", "numpy")
class LabelledTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name, "pets", "val")
        self.folder.mkdir(parents=True)

    def picture(self, name: str, grey: int = 0) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        cv2.imwrite(str(path), np.full((4, 4, 3), grey, np.uint8))

    def table(self, *rows: str, head: str = "file,class_index") -> None:
        (self.folder.parent / "val.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")

    def test_should_take_classes_from_the_table_beside_the_folder(self) -> None:
        self.picture("b.png")
        self.picture("a.png")
        self.table("b.png,1", "a.png,0")
        data = labelled.read(self.folder, LABELS)
        self.assertEqual([path.name for path in data.paths], ["b.png", "a.png"])
        self.assertEqual(data.truth.tolist(), [1, 0])
        self.assertEqual(data.name, "pets-val-2")

    def test_should_take_classes_from_subfolders_named_like_labels(self) -> None:
        self.picture("dog/a.png")
        self.picture("cat/b.png")
        data = labelled.read(self.folder, LABELS)
        self.assertEqual(data.truth.tolist(), [0, 1])

    def test_should_have_another_hash_for_another_pixel_or_class(self) -> None:
        self.picture("a.png")
        self.table("a.png,0")
        hashes = {labelled.read(self.folder, LABELS).sha256}
        self.table("a.png,1")
        hashes.add(labelled.read(self.folder, LABELS).sha256)
        self.picture("a.png", 1)
        hashes.add(labelled.read(self.folder, LABELS).sha256)
        self.assertEqual(len(hashes), 3)

    def test_should_refuse_what_does_not_fit_in_one_sentence(self) -> None:
        self.picture("a.png")
        tables = {
            "class_index 2 for a.png, but the model has 2 classes": ["a.png,2"],
            "lists gone.png, which is not in": ["gone.png,0"],
            "lists no pictures": [],
            "must be a table with the columns": ["a.png,cat"],
        }
        for sentence, rows in tables.items():
            self.table(*rows)
            with self.subTest(sentence), self.assertRaisesRegex(ModelsError, sentence):
                labelled.read(self.folder, LABELS)
        self.table("a.png,0", head="name,class_index")
        with self.assertRaisesRegex(ModelsError, "must be a table with the columns"):
            labelled.read(self.folder, LABELS)

    def test_should_refuse_a_subfolder_that_no_label_names(self) -> None:
        self.picture("bird/a.png")
        with self.assertRaisesRegex(ModelsError, "none of the model's 2 labels"):
            labelled.read(self.folder, LABELS)

    def test_should_refuse_an_empty_folder(self) -> None:
        with self.assertRaisesRegex(ModelsError, "neither subfolders named like the labels nor val.csv"):
            labelled.read(self.folder, LABELS)
        with self.assertRaisesRegex(ModelsError, "There are no pictures in"):
            images.listing(self.folder)

    def test_should_refuse_a_picture_that_is_none(self) -> None:
        file = self.folder / "a.jpg"
        file.write_bytes(b"no picture")
        with self.assertRaisesRegex(ModelsError, "a.jpg is no picture"):
            images.read(file)


if __name__ == "__main__":
    unittest.main()
