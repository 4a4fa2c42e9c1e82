"""
Buckets to candidate pairs: which articles are worth comparing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.config import CandidateConfig
from dedup.index.memory import Index


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidates:
    """
    Pairs to compare, sorted by left and right.

    Attributes:
        lefts: int32[n], number of the one article.
        rights: int32[n], number of the other; greater than the left one.
        n_thinned: buckets so large that not all their pairs became candidates.
        n_dropped: candidate pairs left out because both articles have enough that share more.
    """

    lefts: NDArray[np.int32]
    rights: NDArray[np.int32]
    n_thinned: int
    n_dropped: int


def find_candidates(verbatim: Index, content: Index, n_articles: int, config: CandidateConfig) -> Candidates:
    """
    The pairs that share a band of the verbatim view or enough bins of the content view.

    Args:
        verbatim: band keys by article number.
        content: bin keys by article number.
        n_articles: articles are numbered from 0 to n_articles - 1.
        config: what is enough.
    """
    bands = verbatim.shared_keys(config.max_bucket)
    bins = content.shared_keys(config.max_bucket)
    enough = bins.counts >= config.min_shared_bins
    pairs = np.concatenate([_code(bands.lefts, bands.rights), _code(bins.lefts[enough], bins.rights[enough])])
    shared = np.concatenate([bands.counts, bins.counts[enough]])
    unique, places = np.unique(pairs, return_inverse=True)
    strength = np.bincount(places, weights=shared, minlength=unique.size)
    lefts = (unique >> np.uint64(32)).astype(np.int32)
    rights = (unique & np.uint64(0xFFFFFFFF)).astype(np.int32)
    kept = _among_strongest(lefts, rights, strength, n_articles, config.max_candidates)
    return Candidates(
        lefts=lefts[kept],
        rights=rights[kept],
        n_thinned=bands.n_thinned + bins.n_thinned,
        n_dropped=int(unique.size - kept.sum()),
    )


def _code(lefts: NDArray[np.int32], rights: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Each pair as one number that sorts by left and right."""
    return (lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64)


def _among_strongest(
    lefts: NDArray[np.int32], rights: NDArray[np.int32], strength: NDArray[np.float64], n_articles: int, most: int
) -> NDArray[np.bool_]:
    """Which pairs are among the *most* strongest of either of their articles; ties go to the earlier pair."""
    n = lefts.size
    owners = np.concatenate([lefts, rights])
    order = np.lexsort((np.tile(np.arange(n), 2), -np.tile(strength, 2), owners))
    begins = np.searchsorted(owners[order], np.arange(n_articles))
    rank = np.empty(2 * n, np.int64)
    rank[order] = np.arange(2 * n) - begins[owners[order]]
    strong = rank < most
    return strong[:n] | strong[n:]
