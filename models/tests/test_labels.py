import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models.errors import ModelsError
from ocellus_models.bundle.labels import short_labels


class ShortLabelsTest(unittest.TestCase):
    def test_should_take_the_first_synonym(self) -> None:
        self.assertEqual(short_labels("n01 tench, Tinca tinca\nn02 stingray\n"), ["tench", "stingray"])

    def test_should_tell_classes_apart_by_a_synonym_of_their_own(self) -> None:
        self.assertEqual(short_labels("n01 maillot\nn02 maillot, tank suit\n"), ["maillot", "tank suit"])

    def test_should_pass_over_a_synonym_that_another_class_has_too(self) -> None:
        text = "n01 bass, fish\nn02 bass, fish, instrument\n"
        self.assertEqual(short_labels(text + "n03 fish"), ["bass", "instrument", "fish"])

    def test_should_name_both_cranes_of_imagenet(self) -> None:
        self.assertEqual(short_labels("n02012849 crane\nn03126707 crane\n"), ["crane (bird)", "crane (machine)"])

    def test_should_refuse_classes_that_have_one_name_only(self) -> None:
        with self.assertRaisesRegex(ModelsError, "only the name 'crane'"):
            short_labels("n01 crane\nn02 crane\n")

    def test_should_say_which_line_has_no_name(self) -> None:
        with self.assertRaisesRegex(ModelsError, "Line 2 .* 'n02'"):
            short_labels("n01 crane\nn02\n")


if __name__ == "__main__":
    unittest.main()
