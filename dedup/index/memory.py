"""The Index protocol, and the index of one run in memory: sorted arrays, no dictionaries."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.join import count_shared, group_buckets


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

    def shared_keys(self, min_shared: int, min_share: float, max_bucket: int) -> SharedKeys:
        """
        Every pair that shares at least *min_shared* keys, and the part *min_share* of those of the one with fewer.

        Buckets of more than *max_bucket* articles are thinned to a chain and a star.
        """


class MemoryIndex:
    """The index of one run. Adding is cheap; the first question sorts."""

    def __init__(self) -> None:
        self._parts: list[tuple[NDArray[np.uint64], NDArray[np.int32]]] = []
        self._is_sorted = False

    def add(self, keys: NDArray[np.uint64], articles: NDArray[np.int32]) -> None:
        """See `Index.add`."""
        self._parts.append((keys, articles))
        self._is_sorted = False

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """See `Index.query`."""
        stored, articles = self._sorted()
        asked = np.unique(keys)
        begins = np.searchsorted(stored, asked, side="left")
        ends = np.searchsorted(stored, asked, side="right")
        found = [np.unique(articles[begin:end]) for begin, end in zip(begins, ends, strict=True) if end > begin]
        members, counts = np.unique(np.concatenate([np.empty(0, np.int32), *found]), return_counts=True)
        return members.astype(np.int32), counts.astype(np.int32)

    def shared_keys(self, min_shared: int, min_share: float, max_bucket: int) -> SharedKeys:
        """See `Index.shared_keys`."""
        keys, articles = self._sorted()
        n_articles = int(articles.max()) + 1 if articles.size else 0
        bucket_end, offsets, entries, bucket_place = group_buckets(keys, articles, n_articles)
        lefts, rights, counts = count_shared(
            articles, bucket_end, offsets, entries, bucket_place, min_shared, min_share, max_bucket
        )
        order = np.lexsort((rights, lefts))
        return SharedKeys(
            lefts=lefts[order],
            rights=rights[order],
            counts=counts[order],
            n_thinned=int((bucket_place == max_bucket).sum()),
        )

    def _sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        """All keys in rising order, and their articles, rising within equal keys, each pair once."""
        if len(self._parts) != 1 or not self._is_sorted:
            keys = np.concatenate([np.empty(0, np.uint64), *(part[0] for part in self._parts)])
            articles = np.concatenate([np.empty(0, np.int32), *(part[1] for part in self._parts)])
            # Articles mostly come in rising order; then a stable sort of the keys alone will do.
            rising = bool((articles[1:] >= articles[:-1]).all())
            order = np.argsort(keys, kind="stable") if rising else np.lexsort((articles, keys))
            keys, articles = keys[order], articles[order]
            new = np.ones(keys.size, np.bool_)
            new[1:] = (keys[1:] != keys[:-1]) | (articles[1:] != articles[:-1])
            self._parts = [(keys[new], articles[new])]
            self._is_sorted = True
        return self._parts[0]
