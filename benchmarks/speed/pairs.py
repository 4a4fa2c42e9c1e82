"""Pairs of texts with their resemblance: what is true, and what a system found."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST = 0.5
"""Resemblance from which a pair is looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """
    Pairs of texts by number, the left one smaller, each once and in any order.

    Attributes:
        lefts: int64[n].
        rights: int64[n].
        resemblances: float64[n], in [0, 1].
    """

    lefts: NDArray[np.int64]
    rights: NDArray[np.int64]
    resemblances: NDArray[np.float64]

    def codes(self, at_least: float = 0.0) -> NDArray[np.int64]:
        """The pairs of that resemblance or more as one number each."""
        kept = self.resemblances >= at_least
        return (self.lefts[kept] << 32) | self.rights[kept]

    def among(self, n: int) -> "Pairs":
        """The pairs of the first *n* texts."""
        kept = self.rights < n
        return Pairs(self.lefts[kept], self.rights[kept], self.resemblances[kept])
