"""What a set gives: named figures of every system, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

OURS = "dedup"
"""The name of the system that the floors hold."""


class Better(Enum):
    """Which way a figure improves."""

    HIGHER = "at_least"
    LOWER = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """
    One row of the table.

    Attributes:
        name: unique in its set, such as `ari`.
        values: by system; a share in [0, 1], or a count where `of` or `is_count` says so.
        better: which way it improves; None when it only explains another figure and has no floor.
        of: what a count is out of.
        is_count: whether the values are whole numbers.
        published: the best figure published for this very set, where there is one.
        cases: the pairs of article ids where dedup is wrong, the ones to read first.
    """

    name: str
    values: Mapping[str, float]
    better: Better | None = Better.HIGHER
    of: int | None = None
    is_count: bool = False
    published: float | None = None
    cases: tuple[tuple[str, str], ...] = ()

    @property
    def ours(self) -> float:
        """The value of dedup."""
        return self.values[OURS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """
    The figures of one set.

    Attributes:
        name: of the set.
        digest: of its files; see `data.digest`.
        seconds: of wall time that all systems took together.
        figures: in the order of the table.
    """

    name: str
    digest: str
    seconds: float
    figures: tuple[Figure, ...] = field(default=())
