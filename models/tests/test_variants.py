import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models.errors import ModelsError
from ocellus_models.network import sources, variants
from ocellus_models.network.blocks import layout

# torchvision's counts for B0 to B7 and V2-S; the others as the agent's `./ocellus variants --json` computes them.
PARAMETERS = {
    "b0": 5_288_548,
    "b1": 7_794_184,
    "b2": 9_109_994,
    "b3": 12_233_232,
    "b4": 19_341_616,
    "b5": 30_389_784,
    "b6": 43_040_704,
    "b7": 66_347_960,
    "lite0": 4_652_008,
    "lite1": 5_416_680,
    "lite2": 6_092_072,
    "lite3": 8_197_096,
    "lite4": 13_006_568,
    "v2-b0": 7_139_704,
    "v2-b1": 8_141_052,
    "v2-b2": 10_096_086,
    "v2-b3": 14_358_406,
    "v2-s": 21_458_488,
}


class VariantsTest(unittest.TestCase):
    def test_should_have_exactly_the_published_parameters(self) -> None:
        counted = {variant.name: layout(variant, 1000).parameters() for variant in variants.VARIANTS}
        self.assertEqual(counted, PARAMETERS)

    def test_should_find_a_variant_as_others_write_it(self) -> None:
        for written, name in (("B0", "b0"), ("EfficientNet-Lite1", "lite1"), ("efficientnetv2_s", "v2-s")):
            with self.subTest(written=written):
                self.assertEqual(variants.find(written).name, name)

    def test_should_find_each_by_its_architecture(self) -> None:
        found = [variants.find(variant.architecture) for variant in variants.VARIANTS]
        self.assertEqual(found, list(variants.VARIANTS))

    def test_should_name_the_variants_where_there_is_none(self) -> None:
        with self.assertRaisesRegex(ModelsError, "no EfficientNet 'b8'; there are b0, b1"):
            variants.find("b8")

    def test_should_know_official_weights_of_each(self) -> None:
        self.assertEqual(list(sources.OFFICIAL), [variant.name for variant in variants.VARIANTS])

    def test_should_grow_only_the_last_layer_with_classes(self) -> None:
        five = layout(variants.find("b0"), 5)
        self.assertEqual(five.parameters(), PARAMETERS["b0"] - 995 * (1280 + 1))


if __name__ == "__main__":
    unittest.main()
