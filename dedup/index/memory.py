"""
The Index protocol, and the index of one run in memory: sorted arrays, no dictionaries.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.join import bucket_pairs


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


class Index(Protocol):
    """What holds bucket keys: every index answers the same, whatever it stores them in."""

    def add(self, keys: NDArray[np.uint64], articles: NDArray[np.int32]) -> None:
        """Put the article of each place under the key of the same place; both of shape [n]."""

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The articles that share any of *keys*, in rising order, and how many distinct keys each shares."""

    def shared_keys(self, max_bucket: int) -> SharedKeys:
        """Every pair that shares a key; buckets of more than *max_bucket* are thinned to a chain and a star."""


class MemoryIndex:
    """The index of one run. Adding is cheap; the first question sorts."""

    def __init__(self) -> None:
        self._parts: list[tuple[NDArray[np.uint64], NDArray[np.int32]]] = []

    def add(self, keys: NDArray[np.uint64], articles: NDArray[np.int32]) -> None:
        """See `Index.add`."""
        self._parts.append((keys, articles))

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """See `Index.query`."""
        stored, articles = self._sorted()
        asked = np.unique(keys)
        begins = np.searchsorted(stored, asked, side="left")
        ends = np.searchsorted(stored, asked, side="right")
        found = [np.unique(articles[begin:end]) for begin, end in zip(begins, ends, strict=True) if end > begin]
        members, counts = np.unique(np.concatenate([np.empty(0, np.int32), *found]), return_counts=True)
        return members.astype(np.int32), counts.astype(np.int32)

    def shared_keys(self, max_bucket: int) -> SharedKeys:
        """See `Index.shared_keys`."""
        keys, articles = self._sorted()
        none = np.empty(0, np.int32)
        n_pairs, n_thinned = bucket_pairs(keys, articles, max_bucket, none, none)
        lefts, rights = np.empty(n_pairs, np.int32), np.empty(n_pairs, np.int32)
        if n_pairs:
            bucket_pairs(keys, articles, max_bucket, lefts, rights)
        pairs = (lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64)
        unique, counts = np.unique(pairs, return_counts=True)
        return SharedKeys(
            lefts=(unique >> np.uint64(32)).astype(np.int32),
            rights=(unique & np.uint64(0xFFFFFFFF)).astype(np.int32),
            counts=counts.astype(np.int32),
            n_thinned=n_thinned,
        )

    def _sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        """All keys in rising order, and their articles, rising within equal keys."""
        keys = np.concatenate([np.empty(0, np.uint64), *(part[0] for part in self._parts)])
        articles = np.concatenate([np.empty(0, np.int32), *(part[1] for part in self._parts)])
        if len(self._parts) != 1 or (keys[1:] < keys[:-1]).any():
            order = np.lexsort((articles, keys))
            keys, articles = keys[order], articles[order]
        self._parts = [(keys, articles)]
        return keys, articles
