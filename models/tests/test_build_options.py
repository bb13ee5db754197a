import argparse
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ocellus_models import cli
from ocellus_models.commands import build


class BuildOptionsTest(unittest.TestCase):
    def parsed(self, *arguments: str) -> argparse.Namespace:
        parser = argparse.ArgumentParser()
        build.options(parser)
        return parser.parse_args(arguments)

    def refusal(self, *arguments: str) -> str:
        """Returns the last line of what the command says."""
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            try:
                self.assertEqual(cli.main(["build", *arguments]), 1)
            except SystemExit as e:
                self.assertEqual(e.code, 2)
        return errors.getvalue().strip().splitlines()[-1]

    def test_should_sort_resolutions(self) -> None:
        self.assertEqual(self.parsed("b0", "--resolutions", "192,128,192").resolutions, (128, 192))

    def test_should_take_mean_and_scale_a_channel(self) -> None:
        chosen = self.parsed("b0", "--mean", "123.675,116.28,103.53", "--scale", "127,127,127")
        self.assertEqual((chosen.mean, chosen.scale), ((123.675, 116.28, 103.53), (127, 127, 127)))

    def test_should_say_what_is_wrong_with_an_option(self) -> None:
        for arguments, expected in (
            (("b0", "--resolutions", "16,128"), "sizes of 32 to 1024 pixels"),
            (("b0", "--resolutions", "big"), "sizes of 32 to 1024 pixels"),
            (("b0", "--mean", "1,2"), "not three numbers R,G,B"),
            (("b0", "--scale", "1,0,1"), "each must be above 0"),
            (("b0", "--random", "--from", "x.pth"), "not allowed with argument"),
            (("b9",), "There is no EfficientNet 'b9'"),
            (("b0",), "int8 needs pictures"),
            (("b0", "--precision", "fp16", "--mean", "1,2,3"), "go together"),
            (("b0", "--calibrate", "absent"), "There is no folder absent"),
            (("b0", "--precision", "fp16", "--from", "absent.pth"), "There is no file absent.pth"),
        ):
            with self.subTest(arguments=arguments):
                self.assertIn(expected, self.refusal(*arguments))

    def test_should_take_a_folder_that_is_there(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            build._check(self.parsed("b0", "--calibrate", folder, "--evaluate", folder))


if __name__ == "__main__":
    unittest.main()
