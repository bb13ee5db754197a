"""How good and how equal answers are, from raw outputs [pictures, classes]."""

import math

import numpy as np

_Z95 = 1.959964


def right(outputs: np.ndarray, truth: np.ndarray, k: int = 1) -> np.ndarray:
    """Returns for each picture whether its class is among the k best."""
    best = np.argsort(-outputs, axis=1, kind="stable")[:, :k]
    hit: np.ndarray = (best == truth[:, None]).any(axis=1)
    return hit


def agreement(a: np.ndarray, b: np.ndarray) -> float:
    """Returns the share of pictures with the same best class."""
    return float((a.argmax(1) == b.argmax(1)).mean())


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    powers = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
    probabilities: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return probabilities


def paired_interval(a: np.ndarray, b: np.ndarray) -> tuple[float, float]:
    """Returns the 95 % confidence interval of accuracy(a) - accuracy(b) on the same pictures.

    Method 10 of Newcombe, "Improved confidence intervals for the difference between binomial proportions based on
    paired data" (Statistics in Medicine 17, 1998, 2635-2650): Wilson's intervals of both accuracies, combined by their
    correlation. It holds where few pictures differ, and needs no random numbers.

    :param a: for each picture, whether the first model is right
    :param b: the same for the second
    """
    n = len(a)
    both, only_a, only_b = int((a & b).sum()), int((a & ~b).sum()), int((~a & b).sum())
    neither = n - both - only_a - only_b
    low_a, high_a = _wilson(both + only_a, n)
    low_b, high_b = _wilson(both + only_b, n)
    p_a, p_b = (both + only_a) / n, (both + only_b) / n
    margins = (both + only_a) * (only_b + neither) * (both + only_b) * (only_a + neither)
    product = both * neither - only_a * only_b
    product = max(product - n / 2, 0) if product > 0 else product  # Newcombe's continuity correction of phi
    phi = product / math.sqrt(margins) if margins else 0.0
    below = _distance(p_a - low_a, high_b - p_b, phi)
    above = _distance(high_a - p_a, p_b - low_b, phi)
    return p_a - p_b - below, p_a - p_b + above


def _distance(u: float, v: float, phi: float) -> float:
    return math.sqrt(max(u * u - 2 * phi * u * v + v * v, 0.0))


def _wilson(hits: int, n: int) -> tuple[float, float]:
    p, z2 = hits / n, _Z95 * _Z95
    middle = p + z2 / (2 * n)
    half = _Z95 * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)
