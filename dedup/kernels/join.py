"""Buckets to pairs, without dictionaries: equal keys are neighbours once sorted."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.prefetch import prefetch

ARTICLE_BITS = 24
"""Bits of an entry that hold the number of the article; the others hold the key."""

RARITY_UNIT = 1 << 20
"""What a key counts that two articles alone share, so that rarities are whole numbers."""

AHEAD = 6
"""Buckets ahead of the present one that are brought from memory meanwhile."""

_DIGIT_BITS = np.uint64(11)
_DIGIT = np.uint64((1 << 11) - 1)
_ALL_BITS = np.uint64(64)
_KEY = np.uint64(ARTICLE_BITS)
_ARTICLE = np.uint64((1 << ARTICLE_BITS) - 1)


@njit(nogil=True, cache=True)
def drop_repeats(entries: NDArray[np.uint64]) -> int:
    """
    Move the different ones of sorted entries to the front.

    Args:
        entries: in and out, uint64[n], sorted.

    Returns:
        How many there are.
    """
    n_kept = 0
    for i in range(entries.size):
        if n_kept == 0 or entries[i] != entries[n_kept - 1]:
            entries[n_kept] = entries[i]
            n_kept += 1
    return n_kept


@njit(nogil=True, cache=True)
def split_entries(entries: NDArray[np.uint64], shift: int, bounds: NDArray[np.int64]) -> None:
    """
    Put entries together that agree in their upper bits, in their place (McIlroy, Bostic and McIlroy 1993).

    Args:
        entries: in and out, uint64[n]; within a part, in any order.
        shift: bits below those; 64 - *shift* of them number the parts.
        bounds: out, int64[2 ** (64 - shift) + 1], where each part begins.
    """
    low = np.uint64(shift)
    bounds[:] = 0
    for i in range(entries.size):
        bounds[np.int64(entries[i] >> low) + 1] += 1
    for part in range(1, bounds.size):
        bounds[part] += bounds[part - 1]
    upcoming = bounds[:-1].copy()
    for part in range(upcoming.size):
        while upcoming[part] < bounds[part + 1]:
            entry = entries[upcoming[part]]
            number = np.int64(entry >> low)
            # What stands in the wrong part changes places with what stands where it belongs, until the right one comes.
            while number != part:
                place = upcoming[number]
                upcoming[number] += 1
                displaced = entries[place]
                entries[place] = entry
                entry = displaced
                number = np.int64(entry >> low)
            entries[upcoming[part]] = entry
            upcoming[part] += 1


@njit(nogil=True, cache=True)
def sort_entries(entries: NDArray[np.uint64], scratch: NDArray[np.uint64]) -> None:
    """
    Sort entries by 11 bits at a time from the lowest up, without the bits in which all of them are the same.

    Entries whose articles are in order already, as they are mostly added, are sorted by their keys alone.

    Args:
        entries: in and out, uint64[n].
        scratch: uint64[≥ n].
    """
    n = entries.size
    differing = np.uint64(0)
    in_order = True
    for i in range(1, n):
        differing |= entries[i] ^ entries[0]
        in_order &= entries[i] & _ARTICLE >= entries[i - 1] & _ARTICLE
    shift = _KEY if in_order else np.uint64(0)
    counts = np.empty(int(_DIGIT) + 2, np.int64)
    source, target = entries, scratch[:n]
    is_moved = False
    while shift < _ALL_BITS and differing >> shift != np.uint64(0):
        if (differing >> shift) & _DIGIT != np.uint64(0):
            counts[:] = 0
            for i in range(n):
                counts[np.int64((source[i] >> shift) & _DIGIT) + 1] += 1
            for digit in range(1, counts.size):
                counts[digit] += counts[digit - 1]
            for i in range(n):
                value = np.int64((source[i] >> shift) & _DIGIT)
                target[counts[value]] = source[i]
                counts[value] += 1
            source, target = target, source
            is_moved = not is_moved
        shift += _DIGIT_BITS
    if is_moved:
        for i in range(n):
            entries[i] = scratch[i]


@njit(nogil=True, cache=True)
def group_buckets(entries: NDArray[np.uint64], buckets: NDArray[np.int32], n_members: NDArray[np.int64]) -> int:
    """
    The buckets of two or more articles, one after the other: the number of its members, then they, rising.

    Args:
        entries: uint64[n], sorted: a key above, an article in the lowest `ARTICLE_BITS`. Repeats count once.
        buckets: out, int32[≥ 3 n / 2].
        n_members: in and out, int64[n_articles]; one is added for every bucket that an article is in.

    Returns:
        How much of *buckets* is filled.
    """
    n = entries.size
    filled = 0
    begin = 0
    while begin < n:
        key = entries[begin] >> _KEY
        size = 0
        at = begin
        while at < n and entries[at] >> _KEY == key:
            if at == begin or entries[at] != entries[at - 1]:
                size += 1
                buckets[filled + size] = np.int32(entries[at] & _ARTICLE)
            at += 1
        if size > 1:
            buckets[filled] = size
            for i in range(filled + 1, filled + 1 + size):
                n_members[buckets[i]] += 1
            filled += 1 + size
        begin = at
    return filled


@njit(nogil=True, cache=True)
def place_articles(
    buckets: NDArray[np.int32], offsets: NDArray[np.int64], places: NDArray[np.int32] | NDArray[np.int64]
) -> None:
    """
    Where the buckets of every article are.

    Args:
        buckets: int32[m], see `group_buckets`.
        offsets: int64[n_articles + 1], where the buckets of each article begin in *places*.
        places: out, int32 or int64[offsets[-1]], the beginning in *buckets* of every bucket of each article, rising.
    """
    upcoming = offsets[:-1].copy()
    begin = 0
    while begin < buckets.size:
        after = begin + 1 + buckets[begin]
        for i in range(begin + 1, after):
            article = buckets[i]
            places[upcoming[article]] = begin
            upcoming[article] += 1
        begin = after


@njit(nogil=True, cache=True)
def count_larger(buckets: NDArray[np.int32], most: int) -> int:
    """How many of *buckets*, as `group_buckets` makes them, have more than *most* members."""
    n_larger = 0
    begin = 0
    while begin < buckets.size:
        n_larger += buckets[begin] > most
        begin += 1 + buckets[begin]
    return n_larger


@njit(nogil=True, cache=True)
def count_shared(
    buckets: NDArray[np.int32],
    offsets: NDArray[np.int64],
    places: NDArray[np.int32] | NDArray[np.int64],
    first: int,
    last: int,
    min_shared: int,
    min_rarity: float,
    max_bucket: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """
    Every pair of articles that shares enough buckets, and how many it shares.

    One article after the other counts the later members of its buckets in a row of counters: the
    work is one addition for each meeting, and the memory that of the pairs kept. A bucket of more
    than *max_bucket* members gives a chain (each with the next) and a star (each with the first)
    instead of all pairs: linear, and still connected.

    Args:
        buckets: int32[m], see `group_buckets`.
        offsets: int64[n_articles + 1], see `place_articles`.
        places: int32 or int64[…], see `place_articles`.
        first: the first left article to take, ...
        last: ... and the one after the last.
        min_shared: buckets that a pair must share.
        min_rarity: what they must come to, where a bucket of n + 1 members counts 1 / n, and never less than one
            of *max_bucket* does.
        max_bucket: members up to which a bucket gives all pairs.

    Returns:
        lefts, rights, counts: int32[p]; left < right, lefts rising.
    """
    n_articles = offsets.size - 1
    least = np.int64(min_rarity * RARITY_UNIT)
    counters = np.zeros((n_articles, 2), np.int64)  # how many, and how rare: side by side, for they are used together
    met = np.empty(n_articles, np.int32)
    lefts, rights, counts = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32)
    n_pairs = 0
    for article in range(first, last):
        n_met = 0
        for at in range(offsets[article], offsets[article + 1]):
            if at + AHEAD < places.size:
                prefetch(buckets, places[at + AHEAD])
            begin = int(places[at]) + 1
            size = int(buckets[begin - 1])
            end = begin + size
            rarity = RARITY_UNIT // (min(size, max_bucket) - 1)
            i = begin
            if size > max_bucket and buckets[begin] != article:
                i = _place_in(buckets, begin, end, article)
                end = min(end, i + 2)
            while buckets[i] < article:
                i += 1
            for place in range(i + 1, end):
                other = buckets[place]
                if counters[other, 0] == 0:
                    met[n_met] = other
                    n_met += 1
                counters[other, 0] += 1
                counters[other, 1] += rarity
        for i in range(n_met):
            other = met[i]
            if counters[other, 0] >= min_shared and counters[other, 1] >= least:
                if n_pairs == lefts.size:
                    lefts, rights, counts = _twice(lefts), _twice(rights), _twice(counts)
                lefts[n_pairs], rights[n_pairs], counts[n_pairs] = article, other, counters[other, 0]
                n_pairs += 1
            counters[other, 0] = 0
            counters[other, 1] = 0
    return lefts[:n_pairs].copy(), rights[:n_pairs].copy(), counts[:n_pairs].copy()


@njit(nogil=True)
def _place_in(buckets: NDArray[np.int32], begin: int, end: int, article: int) -> int:
    """The place of *article* among the rising members from *begin* to *end*."""
    while end - begin > 1:
        middle = (begin + end) // 2
        if buckets[middle] <= article:
            begin = middle
        else:
            end = middle
    return begin


@njit(nogil=True)
def _twice(column: NDArray[np.int32]) -> NDArray[np.int32]:
    """*column* with as much room again."""
    grown = np.empty(2 * column.size, np.int32)
    for i in range(column.size):
        grown[i] = column[i]
    return grown
