import sys
import unittest
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import needs

try:
    import numpy as np

    from ocellus_models.measure import calibration, statistics
except ImportError:
    np = None  # type: ignore[assignment]


@needs.packages("numpy")
class StatisticsTest(unittest.TestCase):
    def test_should_count_a_class_among_the_k_best(self) -> None:
        outputs = np.array([[3.0, 2, 1], [1, 2, 3]])
        truth = np.array([1, 0])
        self.assertEqual(statistics.right(outputs, truth, 1).tolist(), [False, False])
        self.assertEqual(statistics.right(outputs, truth, 2).tolist(), [True, False])
        self.assertEqual(statistics.right(outputs, truth, 3).tolist(), [True, True])

    def test_should_give_the_interval_of_newcombes_example(self) -> None:
        low, high = statistics.paired_interval(*_pairs(36, 12, 2, 0))
        self.assertAlmostEqual(low, 0.0569, places=4)
        self.assertAlmostEqual(high, 0.3404, places=4)

    def test_should_give_an_interval_around_zero_for_equal_models(self) -> None:
        low, high = statistics.paired_interval(*_pairs(54, 0, 0, 0))
        self.assertAlmostEqual(low, -high)
        self.assertGreater(high, 0.05)


@needs.packages("numpy")
class CalibrationTest(unittest.TestCase):
    def test_should_find_the_factor_by_which_logits_are_too_sure(self) -> None:
        logits, truth = _calibrated()
        self.assertAlmostEqual(calibration.fit(logits * 3, truth), 3, delta=0.15)

    def test_should_measure_on_pictures_that_it_did_not_fit_on(self) -> None:
        logits, truth = _calibrated()
        fitted = calibration.calibrate(logits * 3, truth)
        self.assertEqual(fitted.samples, len(truth) // 2)
        self.assertGreater(fitted.error_before, 0.2)
        self.assertLess(fitted.error_after, 0.05)

    def test_should_give_the_error_of_a_model_that_is_always_sure_and_half_the_time_right(self) -> None:
        probabilities = np.array([[1.0, 0.0]] * 10)
        self.assertAlmostEqual(calibration.error(probabilities, np.array([0, 1] * 5)), 0.5)

    def test_should_weigh_bins_by_their_pictures(self) -> None:
        probabilities = np.array([[0.6, 0.4]] * 3 + [[1.0, 0.0]])
        truth = np.array([0, 0, 1, 0])
        self.assertAlmostEqual(calibration.error(probabilities, truth), 0.75 * abs(2 / 3 - 0.6))


def _pairs(both: int, only_a: int, only_b: int, neither: int) -> "tuple[np.ndarray, np.ndarray]":
    counts = [both, only_a, only_b, neither]
    return np.repeat([True, True, False, False], counts), np.repeat([True, False, True, False], counts)


def _calibrated() -> "tuple[np.ndarray, np.ndarray]":
    random = np.random.default_rng(0)
    logits = random.normal(size=(4000, 10)) * 2
    truth = np.array([random.choice(10, p=row) for row in statistics.softmax(logits)])
    return logits, truth


if __name__ == "__main__":
    unittest.main()
