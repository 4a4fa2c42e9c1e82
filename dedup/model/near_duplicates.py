"""Near-duplicates among texts, in columns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # NumPy takes longer to import than the rest of the model
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NearDuplicates:
    """
    Which texts are near-duplicates, by the exact resemblance of their sets of word shingles.

    Attributes:
        clusters: int32[n], the number of the first text that each text is connected with; its own where there is none.
        lefts: int32[p], one text of each verified pair.
        rights: int32[p], the other; its number is the greater one.
        resemblances: float64[p], shingles that both have over those that either has.
        left_containments: float64[p], shingles that both have over those of the left text.
        right_containments: float64[p], the same of the right text.
        n_candidates: pairs that shared a bucket.
        n_thinned: buckets too large to give all their pairs.
    """

    clusters: "NDArray[np.int32]"
    lefts: "NDArray[np.int32]"
    rights: "NDArray[np.int32]"
    resemblances: "NDArray[np.float64]"
    left_containments: "NDArray[np.float64]"
    right_containments: "NDArray[np.float64]"
    n_candidates: int
    n_thinned: int
