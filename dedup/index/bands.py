"""
Bands and rows: which resemblance becomes a candidate pair, and how surely.

Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, §3.4.
"""


def candidate_probability(resemblance: float, *, bands: int, rows: int) -> float:
    """
    The S-curve: the probability that a pair of *resemblance* shares at least one band.

    >>> round(candidate_probability(0.5, bands=32, rows=4), 3)
    0.873
    >>> round(candidate_probability(0.8, bands=32, rows=4), 6)
    1.0
    """
    return float(1.0 - (1.0 - resemblance**rows) ** bands)


def threshold(*, bands: int, rows: int) -> float:
    """
    The resemblance at which the S-curve is steepest, about (1 / b)^(1 / r).

    >>> round(threshold(bands=32, rows=4), 2)
    0.42
    """
    return float((1.0 / bands) ** (1.0 / rows))
