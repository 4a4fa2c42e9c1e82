"""The Index protocol, and the index of one run in memory: sorted arrays, no dictionaries."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.index.buckets import Buckets, SharedKeys
from dedup.kernels.join import ARTICLE_BITS, sort_entries, split_entries

PART_BITS = 8
"""The upper bits of a key that number the parts in which an index is kept once it is large."""

MAX_TOGETHER = 1 << 20
"""Entries that are kept in one piece: 8 MB."""

FEW = 1 << 12
"""Entries up to which NumPy sorts them sooner, which needs nothing compiled."""


class Index(Protocol):
    """What holds bucket keys: every index answers the same, whatever it stores them in."""

    def add(self, keys: NDArray[np.uint64], articles: NDArray[np.int32]) -> None:
        """Put the article of each place under the key of the same place; both of shape [n]."""

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The articles that share any of *keys*, in rising order, and how many distinct keys each shares."""

    def shared_keys(self, min_shared: int, min_rarity: float, max_bucket: int) -> SharedKeys:
        """
        Every pair that shares at least *min_shared* keys that come to *min_rarity*.

        A key that n other articles have too counts 1 / n, and never less than in a bucket of *max_bucket*.

        Buckets of more than *max_bucket* articles are thinned to a chain and a star.
        """

    def hand_over(self) -> Buckets:
        """The buckets of two articles or more, to count pairs in one range of articles at a time; leaves it empty."""


class MemoryIndex:
    """
    The index of one run. Adding is cheap; the first question sorts.

    An entry is one number, 40 bits of the mixed key above the article, so that one plain sort does. Two of a
    billion keys have the same 40 bits with a probability of a thousandth: what that brings is a pair more to screen.
    """

    def __init__(self) -> None:
        self._pieces: list[NDArray[np.uint64]] = []
        self._n_loose = 0
        # Part by part, in pieces; the upper bits of its keys are the number of a part.
        self._parts: list[list[NDArray[np.uint64]]] = []
        self._n_articles = 0

    def add(self, keys: NDArray[np.uint64], articles: NDArray[np.int32]) -> None:
        """
        See `Index.add`.

        Raises:
            ValueError: for article numbers of 2^24 and above.
        """
        if not articles.size:
            return
        largest = int(articles.max())
        if largest >> ARTICLE_BITS:
            message = f"an index in memory holds {1 << ARTICLE_BITS} articles, got number {largest}"
            raise ValueError(message)
        self._n_articles = max(self._n_articles, largest + 1)
        self._pieces.append(_mixed(keys) | articles.astype(np.uint64))
        self._n_loose += keys.size
        if self._n_loose > MAX_TOGETHER:
            self._split()

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """See `Index.query`."""
        asked = np.unique(_mixed(keys))
        found = [np.empty(0, np.uint64)]
        for entries in self._sorted(is_last=False):
            begins = np.searchsorted(entries, asked, side="left")
            ends = np.searchsorted(entries, asked | _ARTICLE, side="right")
            found += [
                np.unique(entries[begin:end]) & _ARTICLE for begin, end in zip(begins, ends, strict=True) if end > begin
            ]
        members, counts = np.unique(np.concatenate(found), return_counts=True)
        return members.astype(np.int32), counts.astype(np.int32)

    def shared_keys(self, min_shared: int, min_rarity: float, max_bucket: int) -> SharedKeys:
        """See `Index.shared_keys`."""
        buckets = Buckets.of(self._sorted(is_last=False), self._n_articles)
        return buckets.shared_keys(min_shared, min_rarity, max_bucket)

    def hand_over(self) -> Buckets:
        """See `Index.hand_over`."""
        buckets = Buckets.of(self._sorted(is_last=True), self._n_articles)
        self._n_articles = 0
        return buckets

    def _split(self) -> None:
        """Move what was added last into the parts."""
        self._parts = self._parts or [[] for _ in range(1 << PART_BITS)]
        loose = np.concatenate(self._pieces)
        self._pieces.clear()
        self._n_loose = 0
        split, bounds = np.empty_like(loose), np.empty(len(self._parts) + 1, np.int64)
        split_entries(loose, 64 - PART_BITS, split, bounds)
        for part, begin, end in zip(self._parts, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            part.append(split[begin:end].copy())

    def _sorted(self, *, is_last: bool) -> Iterator[NDArray[np.uint64]]:
        """The entries in rising order, part by part; if it *is_last* asked for, each part is let go of."""
        if self._parts and self._pieces:
            self._split()
        for part in self._parts or [self._pieces]:
            entries = np.concatenate([np.empty(0, np.uint64), *part])
            if is_last:
                part.clear()
            if entries.size <= FEW:
                entries.sort()
            else:
                sort_entries(entries, np.empty_like(entries))
            yield entries
        if is_last:
            self._parts.clear()
            self._n_loose = 0


_MIX = np.uint64(0x9E3779B97F4A7C15)
_ARTICLE = np.uint64((1 << ARTICLE_BITS) - 1)


def _mixed(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The upper bits of *keys* times an odd number, on which all their bits bear; the lowest `ARTICLE_BITS` free."""
    return (keys * _MIX) & ~_ARTICLE
