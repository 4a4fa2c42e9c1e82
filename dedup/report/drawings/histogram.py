"""How many pairs share how much: bars of equal width over shares from 0 to 100 %."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 150
"""Size of the drawing."""

LEFT, TOP, BASE = 34, 14, 126
"""Where the bars begin, the highest one ends, and all of them stand."""

N_BARS = 20
"""Bars: one for each 5 % of share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """So many pairs (*number*) share from *low* to below *high* percent; the last bar holds 100 % as well."""

    x: float
    y: float
    width: float
    height: float
    low: int
    high: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """
    Bars with their axis.

    Attributes:
        bars: from the least share to the most.
        ticks: places on the axis, and the percent written there.
        most: pairs of the highest bar.
        total: pairs in all bars.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]
    most: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = BASE


def histogram(shares: Iterable[float]) -> Histogram:
    """The histogram of *shares*, each in [0, 1]."""
    numbers = [0] * N_BARS
    for share in shares:
        numbers[min(N_BARS - 1, max(0, int(share * N_BARS + 1e-9)))] += 1
    most = max(numbers)
    step = (WIDTH - LEFT) / N_BARS
    bars = []
    for place, number in enumerate(numbers):
        # What is not nothing is seen, however much higher another bar stands.
        height = max(2.0, (BASE - TOP) * number / most) if number else 0.0
        bars.append(
            Bar(
                x=round(LEFT + place * step, 1),
                y=round(BASE - height, 1),
                width=round(step - 2, 1),
                height=round(height, 1),
                low=100 * place // N_BARS,
                high=100 * (place + 1) // N_BARS,
                number=number,
            )
        )
    ticks = tuple((round(LEFT + (WIDTH - LEFT) * percent / 100 - 1, 1), percent) for percent in range(0, 101, 20))
    return Histogram(bars=tuple(bars), ticks=ticks, most=most, total=sum(numbers))
