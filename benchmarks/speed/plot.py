"""
CPU time against corpus size as SVG, each system with the recall that it has at the largest size.

Both axes are logarithmic: a straight line of slope 1 is time that grows as the corpus.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.speed.measure import THRESHOLDS, Measured
from benchmarks.speed.table import recalls

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 40, 50
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#4d4d4d")
"""Okabe and Ito's, which colour-blind readers tell apart."""

NAME_HEIGHT = 32
"""Of the two lines beside the end of a curve: the system, and its recall."""

SHORTEST = 1e-6
"""Seconds that anything takes at least: nothing has no logarithm."""

STYLE = "text{font:13px sans-serif;fill:#222}.recall{font-size:11px}.grid{stroke:#ddd}.line{fill:none;stroke-width:2}"


def plot(results: Sequence[Measured]) -> str:
    """A line a system, a point a size."""
    x = _Axis(sorted({result.n_texts for result in results}), LEFT, WIDTH - RIGHT)
    y = _Axis(_decades([result.median for result in results]), HEIGHT - BOTTOM, TOP)
    names = list(dict.fromkeys(result.name for result in results))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>CPU seconds against the number of articles</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_grid(x, y),
        f'<text x="{LEFT}" y="{TOP - 18}">CPU seconds, one core</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">articles</text>',
        f'<text class="recall" x="{WIDTH - RIGHT + 9}" y="{TOP - 18}">recall at {_thresholds()}</text>',
    ]
    lines = [sorted((each for each in results if each.name == name), key=lambda each: each.n_texts) for name in names]
    heights = _spread([y.at(line[-1].median) for line in lines])
    for line, colour, height in zip(lines, itertools.cycle(COLOURS), heights, strict=False):
        points = [(x.at(result.n_texts), y.at(result.median)) for result in line]
        parts += _line(points, colour)
        parts += _name(line[-1], points[-1][0] + 9, height, colour)
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic axis from the first of its *ticks*, which rise, to the last."""

    def __init__(self, ticks: Sequence[float], begin: float, end: float) -> None:
        self.ticks = ticks
        self._low = math.log10(ticks[0])
        self._length = math.log10(ticks[-1]) - self._low
        self._begin, self._end = begin, end

    def at(self, value: float) -> float:
        """Where *value* stands, in pixels; at the end where there is one tick only."""
        part = (math.log10(max(value, SHORTEST)) - self._low) / self._length if self._length else 1.0
        return round(self._begin + part * (self._end - self._begin), 1)


def _decades(values: Sequence[float]) -> list[float]:
    """The powers of ten from the one below all *values* to the one above them."""
    low = math.floor(math.log10(max(min(values), SHORTEST)))
    high = math.ceil(math.log10(max(*values, SHORTEST)))
    return [10.0**power for power in range(low, max(high, low + 1) + 1)]


def _grid(x: _Axis, y: _Axis) -> Iterator[str]:
    """The sizes, and the decades of seconds."""
    for tick in x.ticks:
        at = x.at(tick)
        yield f'<line class="grid" x1="{at}" y1="{TOP}" x2="{at}" y2="{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{at}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tick:,.0f}</text>'
    for tick in y.ticks:
        at = y.at(tick)
        yield f'<line class="grid" x1="{LEFT}" y1="{at}" x2="{WIDTH - RIGHT}" y2="{at}"/>'
        yield f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{tick:g}</text>'


def _thresholds() -> str:
    return ", ".join(f"{threshold:g}" for threshold in THRESHOLDS)


def _spread(heights: Sequence[float]) -> list[float]:
    """Where names stand that belong at *heights*: near there, within the picture and without touching."""
    spread = list(heights)
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    for above, below in itertools.pairwise(order):
        spread[below] = max(spread[below], spread[above] + NAME_HEIGHT)
    lowest = HEIGHT - BOTTOM
    for place in reversed(order):
        spread[place] = min(spread[place], lowest)
        lowest = spread[place] - NAME_HEIGHT
    return spread


def _line(points: Sequence[tuple[float, float]], colour: str) -> Iterator[str]:
    """One system's curve and its points."""
    path = " ".join(f"{at},{height}" for at, height in points)
    yield f'<polyline class="line" points="{path}" stroke="{colour}"/>'
    for at, height in points:
        yield f'<circle cx="{at}" cy="{height}" r="3.5" fill="{colour}"/>'


def _name(result: Measured, at: float, height: float, colour: str) -> Iterator[str]:
    """Which system a curve is, and what it finds."""
    yield f'<rect x="{at}" y="{height - 9}" width="9" height="9" fill="{colour}"/>'
    yield f'<text class="name" x="{at + 14}" y="{height}">{escape(result.name)}</text>'
    yield f'<text class="recall" x="{at + 14}" y="{height + 13}">{recalls(result)}</text>'
