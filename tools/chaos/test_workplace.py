"""Runs side by side."""

import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

import media
from workplace import folder_of_its_own


class WorkplaceTest(unittest.TestCase):
    def setUp(self) -> None:
        self._scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self._scratch.cleanup)
        self.root = Path(self._scratch.name)

    def test_gives_each_run_a_folder_and_uses_it_again(self) -> None:
        with folder_of_its_own(self.root) as first, folder_of_its_own(self.root) as second:
            self.assertNotEqual(first, second)
        with folder_of_its_own(self.root) as third:
            self.assertEqual(third, first)

    def test_makes_a_video_once_for_all_who_want_it_at_the_same_moment(self) -> None:
        both = threading.Barrier(2, timeout=10)

        def ffmpeg(_name: str, command: list, _seconds: float) -> str:
            Path(command[-1]).write_text("a video")
            both.wait()  # both have written before one renames
            return ""

        file = self.root / "video.mp4"
        failures: list[Exception] = []

        def make() -> None:
            try:
                media.make(file, [])
            except Exception as failure:
                failures.append(failure)

        with mock.patch.object(media.processes, "output", ffmpeg):
            makers = [threading.Thread(target=make) for _ in range(2)]
            for maker in makers:
                maker.start()
            for maker in makers:
                maker.join()
        self.assertEqual(failures, [])
        self.assertEqual([path.name for path in self.root.iterdir()], ["video.mp4"])


if __name__ == "__main__":
    unittest.main()
