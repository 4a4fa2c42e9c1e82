"""
Pinned floors: no figure may fall under what it has reached.

A floor is a measured value less `EPSILON`. It holds for the data that it was
measured on and no other; a figure that improves downwards, such as a
number of false merges, has a ceiling instead.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy.figure import Better, Figure, Result

EPSILON = 0.002
"""
What a share may fall by: another machine's sums differ in the last bit and tip a pair over a threshold.

A count has none: it is a handful of articles that anyone can look at.
"""

HEADER = f"""\
# What `make accuracy` may not fall under, set by set: the value measured last, less {EPSILON} for shares and nothing
# for counts. Written by `python -m benchmarks.accuracy DATA --update`; what each figure means: README.md beside this.
# `data` tells which files it holds for: 64 bits of SHA-256 over them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The floors of one set: by figure, what it must reach, and what it must not exceed."""

    data: str
    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)

    def of(self, figure: Figure) -> float | None:
        """The floor or ceiling of *figure*, where it has one."""
        limits = {Better.HIGHER: self.at_least, Better.LOWER: self.at_most}
        return limits[figure.better].get(figure.name) if figure.better else None


Floors = Mapping[str, Floor]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is worse than it may be."""

    set_name: str
    figure: Figure
    limit: float

    def __str__(self) -> str:
        """What fell, to what, and from what."""
        way = "under its floor" if self.figure.better is Better.HIGHER else "over its ceiling"
        return f"{self.set_name} {self.figure.name} is {self.figure.ours:g}, {way} of {self.limit:g}"


def load(path: Path) -> dict[str, Floor]:
    """The floors by set; none where there is no file yet."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {name: Floor(**table) for name, table in tomllib.load(file).items()}


def save(floors: Floors, path: Path) -> None:
    """Write *floors*, sets and figures in their order."""
    parts = [HEADER]
    for name, floor in floors.items():
        parts.append(f'\n[{name}]\ndata = "{floor.data}"\n')
        for way, limits in (("at_least", floor.at_least), ("at_most", floor.at_most)):
            lines = [f"{figure} = {limit}\n" for figure, limit in limits.items()]
            parts += [f"\n[{name}.{way}]\n", *lines] if lines else []
    path.write_text("".join(parts), "utf-8")


def holding(floors: Floors, result: Result) -> Floor | None:
    """The floors of a set, when they were measured on the same data."""
    floor = floors.get(result.name)
    return floor if floor and floor.data == result.digest else None


def check(floors: Floors, results: Iterable[Result]) -> list[Fall]:
    """Every figure that is worse than its floor or ceiling allows."""
    falls = []
    for result in results:
        floor = holding(floors, result)
        for figure in result.figures:
            limit = floor.of(figure) if floor else None
            if limit is not None and _is_worse(figure.better, figure.ours, limit):
                falls.append(Fall(result.name, figure, limit))
    return falls


def update(
    floors: Floors, results: Sequence[Result], *, allow_regression: bool = False
) -> tuple[dict[str, Floor], list[Fall]]:
    """
    The floors that *results* would pin, and those of them that would be lower than before.

    A lower one stays as it was unless *allow_regression*. Sets that were not measured keep theirs.
    """
    updated, refused = dict(floors), []
    for result in results:
        before = holding(floors, result)
        limits: dict[Better, dict[str, float]] = {Better.HIGHER: {}, Better.LOWER: {}}
        for figure in result.figures:
            if figure.better is None:
                continue
            limit = pinned(figure)
            old = before.of(figure) if before else None
            if old is not None and _is_worse(figure.better, limit, old):
                refused.append(Fall(result.name, figure, old))
                limit = limit if allow_regression else old
            limits[figure.better][figure.name] = limit
        updated[result.name] = Floor(data=result.digest, at_least=limits[Better.HIGHER], at_most=limits[Better.LOWER])
    return updated, refused


def pinned(figure: Figure) -> float:
    """The floor or ceiling that a figure's value sets."""
    if figure.is_count:
        return round(figure.ours)
    if figure.better is Better.LOWER:
        return round(figure.ours + EPSILON, 4)
    return round(figure.ours - EPSILON, 4)


def _is_worse(better: Better | None, value: float, limit: float) -> bool:
    return value > limit if better is Better.LOWER else value < limit
