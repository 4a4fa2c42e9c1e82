"""The relations of a run without their evidence: what is held of all of them at once, as columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.model import Relation
from dedup.report.words import STRENGTH


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edges:
    """
    Every relation of a run, in its order.

    Attributes:
        left: int64[n], the place of the left article in the run.
        right: int64[n], the same of the right one.
        verdict: int8[n], the place of the verdict in `STRENGTH`, 0 the strongest.
        score: float64[n], in [0, 1].
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    verdict: NDArray[np.int8]
    score: NDArray[np.float64]

    def __len__(self) -> int:
        return int(self.left.size)

    def strongest_first(self) -> NDArray[np.int64]:
        """int64[n]: the places of the relations from the strongest verdict and highest score down, equals by ids."""
        order: NDArray[np.int64] = np.lexsort((self.right, self.left, -self.score, self.verdict))
        return order


def edges_of(relations: Sequence[Relation], places: Mapping[str, int]) -> Edges:
    """The columns of *relations*, whose articles have these *places* in the run; ready where they are stored."""
    stored = getattr(relations, "edges", None)
    if isinstance(stored, Edges):
        return stored
    rank = {verdict: number for number, verdict in enumerate(STRENGTH)}
    return Edges(
        left=np.array([places[relation.left] for relation in relations], np.int64),
        right=np.array([places[relation.right] for relation in relations], np.int64),
        verdict=np.array([rank[relation.verdict] for relation in relations], np.int8),
        score=np.array([relation.score for relation in relations], np.float64),
    )
