"""Which outlet has text from which: outlets in rows and columns, and in each cell how often and how much."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

MAX_OUTLETS = 16
"""Rows and columns; outlets that give and take less are added up in one."""

OTHERS = "all other outlets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """So many articles of *taker* that have a *share* of their words from *giver*; or are linked, undetermined."""

    taker: str
    giver: str
    share: float
    is_likely: bool
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """
    What the outlet of the row has from that of the column.

    Attributes:
        likely: articles that likely follow one of the other's.
        undetermined: articles that are linked, and nobody knows which way.
        share: mean share of their words, over both, in [0, 1].
    """

    likely: int = 0
    undetermined: int = 0
    share: float = 0.0


NOTHING = MatrixCell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """
    The matrix.

    Attributes:
        rows: outlets that take, with a cell for each column.
        columns: outlets that give.
        n_gathered: outlets that stand in `OTHERS`.
    """

    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]
    columns: tuple[str, ...]
    n_gathered: int


def matrix(takings: Iterable[Taking]) -> Matrix:
    """The matrix of *takings*: those that give most come first, and those that take most."""
    known = list(takings)
    weight: Counter[str] = Counter()
    for each in known:
        weight[each.taker] += each.number
        weight[each.giver] += each.number
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    kept = set(ranked) if len(ranked) <= MAX_OUTLETS else set(ranked[: MAX_OUTLETS - 1])
    cells: defaultdict[tuple[str, str], list[Taking]] = defaultdict(list)
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for each in known:
        taker, giver = (name if name in kept else OTHERS for name in (each.taker, each.giver))
        cells[taker, giver].append(each)
        given[giver] += each.number
        taken[taker] += each.number
    columns = tuple(sorted(given, key=lambda name: (name == OTHERS, -given[name], name)))
    takers = sorted(taken, key=lambda name: (name == OTHERS, -taken[name], name))
    return Matrix(
        rows=tuple((taker, tuple(_cell(cells.get((taker, giver))) for giver in columns)) for taker in takers),
        columns=columns,
        n_gathered=len(weight) - len(kept),
    )


def _cell(takings: list[Taking] | None) -> MatrixCell:
    if not takings:
        return NOTHING
    number = sum(each.number for each in takings)
    likely = sum(each.number for each in takings if each.is_likely)
    share = math.fsum(each.share * each.number for each in takings) / number
    return MatrixCell(likely=likely, undetermined=number - likely, share=round(share, 6))
