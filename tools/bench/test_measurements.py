"""The arithmetic of the measurements: a wrong figure looks just like a right one."""

import unittest

import lab
import labelled_stream
from listener import Message


class MeasurementsTest(unittest.TestCase):
    def test_percentile_is_a_measured_value_by_the_nearest_rank(self):
        values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6]
        self.assertEqual([lab.percentile(values, share) for share in (0.1, 0.5, 0.9, 0.95, 1)], [1, 5, 9, 10, 10])
        self.assertEqual(lab.percentile([7], 0.5), 7)

    def test_fit_finds_the_slope_of_a_line_without_error(self):
        slope, error = lab.fit([0, 1, 2, 5], [3, 5, 7, 13])
        self.assertAlmostEqual(slope, 2)
        self.assertAlmostEqual(error, 0)

    def test_alternating_turns_the_order_every_other_round(self):
        order = []
        lab.alternating(3, a=lambda: order.append("a"), b=lambda: order.append("b"))
        self.assertEqual("".join(order), "abbaab")

    def test_segments_are_judged_by_when_their_own_label_was_told(self):
        segments = [{"cut": 2.0 * n, "end": 2.0 * n + 2, "label": name} for n, name in enumerate("abcde")]
        told = [(0.4, "a"), (2.5, "x"), (3.5, "b"), (4.2, "x"), (6.1, "a"), (7.9, "e")]
        labelled_stream.judge("main", 1000.0, segments, [label(1000 + at, name) for at, name in told])
        delays = [s["main"] if s["main"] is None else round(s["main"], 3) for s in segments]
        self.assertEqual(delays, [0.4, 1.5, None, None, 0.0])
        self.assertTrue(labelled_stream.row("main", segments).ours.startswith("2 of 5"))


def label(received: float, name: str) -> Message:
    return Message(received, "…/main/label", False, f'{{"data":{{"label":"{name}"}}}}'.encode())


if __name__ == "__main__":
    unittest.main()
