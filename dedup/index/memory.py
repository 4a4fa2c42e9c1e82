"""The Index protocol, and the index of one run in memory: sorted arrays, no dictionaries."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.join import ARTICLE_BITS, count_shared, drop_repeats, group_buckets


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

    def shared_keys(self, min_shared: int, min_rarity: float, max_bucket: int) -> SharedKeys:
        """
        Every pair that shares at least *min_shared* keys that come to *min_rarity*.

        A key that n other articles have too counts 1 / n, and never less than in a bucket of *max_bucket*.

        Buckets of more than *max_bucket* articles are thinned to a chain and a star.
        """


class MemoryIndex:
    """
    The index of one run. Adding is cheap; the first question sorts.

    An entry is one number, 40 bits of the mixed key above the article, so that one plain sort does. Two of a
    billion keys have the same 40 bits with a probability of a thousandth: what that brings is a pair more to screen.
    """

    def __init__(self) -> None:
        self._parts: list[NDArray[np.uint64]] = []
        self._is_sorted = False

    def add(self, keys: NDArray[np.uint64], articles: NDArray[np.int32]) -> None:
        """
        See `Index.add`.

        Raises:
            ValueError: for article numbers of 2^24 and above.
        """
        if articles.size and int(articles.max()) >> ARTICLE_BITS:
            message = f"an index in memory holds {1 << ARTICLE_BITS} articles, got number {int(articles.max())}"
            raise ValueError(message)
        self._parts.append(_mixed(keys) | articles.astype(np.uint64))
        self._is_sorted = False

    def query(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """See `Index.query`."""
        entries = self._sorted()
        asked = np.unique(_mixed(keys))
        begins = np.searchsorted(entries, asked, side="left")
        ends = np.searchsorted(entries, asked | _ARTICLE, side="right")
        found = [entries[begin:end] & _ARTICLE for begin, end in zip(begins, ends, strict=True) if end > begin]
        members, counts = np.unique(np.concatenate([np.empty(0, np.uint64), *found]), return_counts=True)
        return members.astype(np.int32), counts.astype(np.int32)

    def shared_keys(self, min_shared: int, min_rarity: float, max_bucket: int) -> SharedKeys:
        """See `Index.shared_keys`."""
        buckets = group_buckets(self._sorted())
        lefts, rights, counts = count_shared(*buckets, min_shared, min_rarity, max_bucket)
        order = np.argsort((lefts.astype(np.uint64) << np.uint64(32)) | rights.astype(np.uint64))
        bucket_place = buckets[2]
        return SharedKeys(
            lefts=lefts[order],
            rights=rights[order],
            counts=counts[order],
            n_thinned=int((bucket_place == max_bucket).sum()),
        )

    def _sorted(self) -> NDArray[np.uint64]:
        """All entries in rising order, each once."""
        if not self._is_sorted:
            entries = np.concatenate([np.empty(0, np.uint64), *self._parts])
            self._parts.clear()
            entries.sort()
            self._parts.append(entries[: drop_repeats(entries)])
            self._is_sorted = True
        return self._parts[0]


_MIX = np.uint64(0x9E3779B97F4A7C15)
_ARTICLE = np.uint64((1 << ARTICLE_BITS) - 1)


def _mixed(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The upper bits of *keys* times an odd number, on which all their bits bear; the lowest `ARTICLE_BITS` free."""
    return (keys * _MIX) & ~_ARTICLE
