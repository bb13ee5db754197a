"""Plan and verdict: what follows from a seed, and what is called a failure."""

import random
import unittest
from collections import Counter

import faults
import plan
from judge import Injury, Judgement, row, table
from ledger import Wrong
from shell import duration
from vitals import Vitals, growth


def injury(name: str, began: float, recovered: float | None) -> Injury:
    return Injury(faults.named(name), began, began + 1, recovered)


class PlanTest(unittest.TestCase):
    def test_the_order_follows_from_the_seed(self):
        first, second, other = (
            [fault.name for fault, _ in zip(plan.shuffled(faults.FAULTS, random.Random(seed)), range(60))]
            for seed in (1, 1, 2)
        )
        self.assertEqual(first, second)
        self.assertNotEqual(first, other)

    def test_each_round_has_every_kind_once(self):
        order = plan.shuffled(faults.FAULTS, random.Random(1))
        names = [next(order).name for _ in range(len(faults.FAULTS) + 1)]
        self.assertEqual(set(Counter(names).values()), {1})

    def test_counted_kinds_are_evenly_mixed(self):
        a, b = faults.FAULTS[:2]
        order = plan.counted([(a, 2), (b, 6)])
        self.assertEqual("".join("a" if kind is a else "b" for kind in order), "babbbabb")
        self.assertEqual(plan.counted([(a, 0), (b, 1)]), [b])


class VerdictTest(unittest.TestCase):
    def setUp(self):
        self.found = Judgement([injury("broker killed", 10, 0.4), injury("RTSP server killed", 20, 2.5)])

    def test_promises_that_are_kept_are_no_failure(self):
        self.assertTrue(self.found.kept)
        self.assertEqual(row("broker killed", self.found)[-1], "kept")

    def test_a_recovery_that_is_late_or_never_comes_is_a_failure(self):
        for late in (6.0, None):
            self.found.injuries[0].recovered = late
            self.assertFalse(self.found.kept)
            self.assertEqual(row("broker killed", self.found)[-1], "1 LATE")

    def test_what_is_wrong_is_a_failure_of_the_fault_before_it(self):
        self.found.lost.append(Wrong(15, "…"))
        self.found.wrong.append(Wrong(25, "…"))
        self.assertFalse(self.found.kept)
        self.assertEqual(row("broker killed", self.found)[-1], "1 LOST")
        self.assertEqual(row("RTSP server killed", self.found)[-1], "1 WRONG")
        self.assertEqual(len(table(self.found).splitlines()), 3)


class VitalsTest(unittest.TestCase):
    def test_growth_of_threads_files_and_memory_is_told(self):
        before = Vitals(Counter(a=2), Counter(x=1), 200, 100)
        self.assertEqual(growth(before, Vitals(Counter(a=3, b=1), Counter(x=5), 209, 100), 10), [])
        self.assertEqual(len(growth(before, Vitals(Counter(a=2, b=3), Counter(x=6), 211, 100), 10)), 3)


class DurationTest(unittest.TestCase):
    def test_units(self):
        self.assertEqual([duration(text) for text in ("90", "90s", "2m", "1h", "0.5m")], [90, 90, 120, 3600, 30])


if __name__ == "__main__":
    unittest.main()
