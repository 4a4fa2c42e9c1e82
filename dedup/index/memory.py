"""The Index protocol, and the index of one run in memory: sorted arrays, no dictionaries."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.index.buckets import Buckets, SharedKeys
from dedup.index.column import Column
from dedup.kernels.join import ARTICLE_BITS


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
        self._entries = Column(np.uint64)
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
        self._entries.add(_mixed(keys) | articles.astype(np.uint64))

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """See `Index.query`."""
        entries = np.unique(self._entries.values)
        asked = np.unique(_mixed(keys))
        begins = np.searchsorted(entries, asked, side="left")
        ends = np.searchsorted(entries, asked | _ARTICLE, side="right")
        found = [entries[begin:end] & _ARTICLE for begin, end in zip(begins, ends, strict=True) if end > begin]
        members, counts = np.unique(np.concatenate([np.empty(0, np.uint64), *found]), return_counts=True)
        return members.astype(np.int32), counts.astype(np.int32)

    def shared_keys(self, min_shared: int, min_rarity: float, max_bucket: int) -> SharedKeys:
        """See `Index.shared_keys`."""
        buckets = Buckets.of(self._entries.values.copy(), self._n_articles)
        return buckets.shared_keys(min_shared, min_rarity, max_bucket)

    def hand_over(self) -> Buckets:
        """See `Index.hand_over`."""
        n_articles, self._n_articles = self._n_articles, 0
        return Buckets.of(self._entries.taken(), n_articles)


_MIX = np.uint64(0x9E3779B97F4A7C15)
_ARTICLE = np.uint64((1 << ARTICLE_BITS) - 1)


def _mixed(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The upper bits of *keys* times an odd number, on which all their bits bear; the lowest `ARTICLE_BITS` free."""
    return (keys * _MIX) & ~_ARTICLE
