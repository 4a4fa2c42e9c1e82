"""Buckets of articles that share a key, and the pairs in them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.join import (
    count_larger,
    count_shared,
    group_buckets,
    place_articles,
    sort_entries,
    split_entries,
)

PART_BITS = 8
"""The upper bits of a key that number the parts in which many entries are sorted."""

MAX_TOGETHER = 1 << 20
"""Entries that are sorted in one piece: 8 MB."""

FEW = 1 << 12
"""Entries up to which NumPy sorts them sooner, which needs nothing compiled."""

_MOST_NARROW = 1 << 31
"""Numbers of buckets and members up to which a place in them takes 32 bits."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SharedKeys:
    """
    Pairs of articles that share bucket keys, sorted by left and right.

    Attributes:
        lefts: int32[n], number of the one article.
        rights: int32[n], number of the other; greater than the left one.
        counts: int32[n], distinct keys that the two share.
        n_thinned: buckets too large to give all their pairs.
    """

    lefts: NDArray[np.int32]
    rights: NDArray[np.int32]
    counts: NDArray[np.int32]
    n_thinned: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Buckets:
    """
    The buckets of two articles or more; threads may ask at the same time.

    Attributes:
        buckets: int32[m], see `kernels.join.group_buckets`.
        offsets: int64[n_articles + 1], where the buckets of each article begin in *places*.
        places: int32 or int64[…], see `kernels.join.place_articles`.
    """

    buckets: NDArray[np.int32]
    offsets: NDArray[np.int64]
    places: NDArray[np.int32] | NDArray[np.int64]

    @classmethod
    def of(cls, entries: NDArray[np.uint64], n_articles: int) -> "Buckets":
        """
        The buckets of *entries*, in any order, made in their place: hardly more memory is needed than they take.

        Args:
            entries: keys above and articles below, see `kernels.join.ARTICLE_BITS`; an array of its own, which is lost.
            n_articles: one more than the largest number of an article.
        """
        n_members = np.zeros(n_articles, np.int64)
        filled = _group_in_place(entries, n_members)
        entries.resize((filled + 1) // 2, refcheck=False)  # gives the rest back without a copy
        buckets = entries.view(np.int32)[:filled]
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(n_members)])
        n_places = int(offsets[-1])
        places = np.empty(n_places, np.int32) if buckets.size < _MOST_NARROW else np.empty(n_places, np.int64)
        place_articles(buckets, offsets, places)
        return cls(buckets=buckets, offsets=offsets, places=places)

    @property
    def n_articles(self) -> int:
        """One more than the largest number of an article."""
        return self.offsets.size - 1

    def n_larger(self, most: int) -> int:
        """How many buckets have more than *most* articles."""
        return int(count_larger(self.buckets, most))

    def pairs(
        self, articles: range, min_shared: int, min_rarity: float, max_bucket: int
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """The pairs whose left article is one of *articles*: lefts, rights and counts as in `SharedKeys`."""
        last = min(articles.stop, self.n_articles)
        lefts, rights, counts = count_shared(
            self.buckets, self.offsets, self.places, articles.start, last, min_shared, min_rarity, max_bucket
        )
        order = np.argsort((lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64))
        return lefts[order], rights[order], counts[order]

    def shared_keys(self, min_shared: int, min_rarity: float, max_bucket: int) -> SharedKeys:
        """All pairs, as `memory.Index.shared_keys` tells them."""
        lefts, rights, counts = self.pairs(range(self.n_articles), min_shared, min_rarity, max_bucket)
        return SharedKeys(lefts=lefts, rights=rights, counts=counts, n_thinned=self.n_larger(max_bucket))


def _group_in_place(entries: NDArray[np.uint64], n_members: NDArray[np.int64]) -> int:
    """
    Put the buckets of *entries* in the place of these, which take more room, part by part; how much is filled then.

    See `kernels.join.group_buckets`.
    """
    buckets = entries.view(np.int32)
    bounds = np.array([0, entries.size])
    if entries.size > MAX_TOGETHER:
        bounds = np.empty((1 << PART_BITS) + 1, np.int64)
        split_entries(entries, 64 - PART_BITS, bounds)
    largest = int(np.diff(bounds).max(initial=0))
    scratch, room = np.empty(largest, np.uint64), np.empty(largest + largest // 2 + 1, np.int32)
    filled = 0
    for begin, end in pairwise(bounds.tolist()):
        part = entries[begin:end]
        if part.size <= FEW:
            part.sort()
        else:
            sort_entries(part, scratch)
        size = group_buckets(part, room, n_members)
        buckets[filled : filled + size] = room[:size]
        filled += size
    return filled
