"""The temperature that makes a probability of 0.9 mean nine out of ten, and how far it is from that.

Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks" (ICML 2017): section 4.2 divides the logits
by one temperature that minimises the negative log-likelihood; section 2 defines the expected calibration error (ECE).
"""

from dataclasses import dataclass

import numpy as np

from .statistics import softmax

BINS = 15
# The likelihood has one minimum in 1/T, so a ternary search over this range finds it.
_INVERSE_RANGE = (0.05, 20.0)
_STEPS = 80


@dataclass(frozen=True)
class Calibration:
    """A fitted temperature, and the ECE on pictures that it was not fitted on.

    :param samples: number of the pictures behind the errors
    """

    temperature: float
    samples: int
    error_before: float
    error_after: float


def calibrate(logits: np.ndarray, truth: np.ndarray) -> Calibration:
    """Fits on every second picture (the first, third, …) and measures on the others."""
    temperature = round(fit(logits[::2], truth[::2]), 4)
    held, expected = logits[1::2], truth[1::2]
    return Calibration(
        temperature,
        len(held),
        round(error(softmax(held), expected), 4),
        round(error(softmax(held, temperature), expected), 4),
    )


def fit(logits: np.ndarray, truth: np.ndarray) -> float:
    """Returns the temperature with the smallest negative log-likelihood."""
    low, high = _INVERSE_RANGE
    for _ in range(_STEPS):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        if _negative_log_likelihood(logits, truth, left) < _negative_log_likelihood(logits, truth, right):
            high = right
        else:
            low = left
    return 2 / (low + high)


def _negative_log_likelihood(logits: np.ndarray, truth: np.ndarray, inverse: float) -> float:
    scaled = (logits - logits.max(axis=1, keepdims=True)).astype(np.float64) * inverse
    return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(truth)), truth]).mean())


def error(probabilities: np.ndarray, truth: np.ndarray) -> float:
    """Returns the ECE: over 15 equal bins of the best class's probability, |accuracy - mean probability| by share."""
    confidence = probabilities.max(axis=1)
    hit = probabilities.argmax(axis=1) == truth
    bins = np.minimum((np.ceil(confidence * BINS) - 1).astype(int), BINS - 1)  # (lower, upper] as in the paper
    gaps = [abs(float(hit[bins == b].mean() - confidence[bins == b].mean())) * float((bins == b).mean())
            for b in np.unique(bins)]  # fmt: skip
    return sum(gaps)
