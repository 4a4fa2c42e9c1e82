"""How much two articles' best passages have in common: the screen that a pair passes before it is compared."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.sketch import RARITY_BITS

BLOCKS = 4
"""Blocks in a passage; a block is about a sentence, and a stretch is two passages long."""

BLOCK_LIMIT = 3
"""In a stretch, a block counts at most for one part in so many of its words: one sentence alone is no passage."""

OCCURRENCES = 8
"""Blocks of the one article that a word is looked for in, the last ones."""

_RARITY = np.uint32((1 << RARITY_BITS) - 1)


@njit(nogil=True, cache=True)
def screen_pairs(
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    terms: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    block: int,
    min_passage: float,
    min_spread: float,
    overlaps: NDArray[np.float32],
    spreads: NDArray[np.float32],
    passes: NDArray[np.bool_],
) -> None:
    """
    The share that the best two passages of each two articles have in common, and whether that is enough.

    The share of two passages is the rarity of their common words over that of a whole passage, or of the shorter
    article where it is shorter. A pair passes when the share of its best passages reaches *min_passage*, and
    that of its best stretches *min_spread*, in which no block counts for more than its part.

    Args:
        lefts: int32[p], numbers of articles, rising.
        rights: int32[p], numbers of the others.
        terms: uint32[…], content words of all articles, see `sketch.pack_terms`.
        offsets: int64[n + 1], where those of each article begin.
        block: content words in a block.
        min_passage: see above.
        min_spread: see above.
        overlaps: out, float32[p], share of the best passages where it is enough, else 0; may exceed 1.
        spreads: out, float32[p], that of the best stretches where both are enough, else 0.
        passes: out, bool[p].
    """
    longest = 0
    for article in range(offsets.size - 1):
        longest = max(longest, int(offsets[article + 1] - offsets[article]))
    room = _table_size(longest)
    slots, heads, chains = np.empty(room, np.uint32), np.full(room, -1, np.int32), np.empty(room, np.int32)
    blocks, nexts = np.empty(longest, np.int32), np.empty(longest, np.int32)
    hits, hit_places, most = np.empty(longest, np.int32), np.empty(longest, np.int32), np.empty(longest, np.int32)
    seen = np.zeros(room, np.int64)
    sums, touched = np.zeros(longest // block + 2 * BLOCKS + 1, np.int64), np.empty(longest, np.int64)
    means = _mean_rarities(terms, offsets)
    size = 0
    windows = 0
    before = np.int32(-1)
    for p in range(lefts.size):
        ours = terms[offsets[lefts[p]] : offsets[lefts[p] + 1]]
        theirs = terms[offsets[rights[p]] : offsets[rights[p] + 1]]
        if lefts[p] != before:
            heads[:size] = -1
            size = _table_size(ours.size)
            _fill_table(ours, block, size, slots, heads, chains, blocks, nexts)
            before = lefts[p]
        n_hits = _find_hits(theirs, size, slots, heads, chains, hits, hit_places, most)
        mean = (means[lefts[p]] + means[rights[p]]) / 2.0
        shorter = min(ours.size, theirs.size)
        overlaps[p] = spreads[p] = 0
        for n_blocks in (BLOCKS, 2 * BLOCKS):
            whole = mean * max(1, min(n_blocks * block, shorter))
            is_passage = n_blocks == BLOCKS
            limit = int(mean * block * (BLOCKS if is_passage else 1.0 / BLOCK_LIMIT))
            enough = int(np.ceil((min_passage if is_passage else min_spread) * whole))
            shared, windows = _best_window(
                theirs, block, n_blocks, limit, enough, n_hits, hits, hit_places, most, heads, chains, blocks, nexts,
                sums, touched, seen, windows,
            )  # fmt: skip
            if is_passage:
                overlaps[p] = shared / whole
            else:
                spreads[p] = shared / whole
            passes[p] = shared >= enough
            if not passes[p]:
                break


@njit(nogil=True)
def _mean_rarities(terms: NDArray[np.uint32], offsets: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean rarity of the content words of each article, in thirds; 1 where there are none."""
    means = np.ones(offsets.size - 1, np.float64)
    for article in range(means.size):
        total = np.int64(0)
        for i in range(offsets[article], offsets[article + 1]):
            total += np.int64(terms[i] & _RARITY)
        if total > 0:
            means[article] = total / (offsets[article + 1] - offsets[article])
    return means


@njit(nogil=True)
def _table_size(n_terms: int) -> int:
    """Slots of the table of an article of *n_terms* words: a power of two, most of them free."""
    size = 16
    while size < 8 * n_terms:
        size *= 2
    return size


@njit(nogil=True)
def _place(term: np.uint32, size: int, slots: NDArray[np.uint32], heads: NDArray[np.int32]) -> np.uint64:
    """The slot of *term*, or the free one where it would stand."""
    mask = np.uint64(size - 1)
    place = np.uint64(term >> np.uint32(RARITY_BITS)) & mask
    while heads[place] >= 0 and slots[place] != term:
        place = (place + np.uint64(1)) & mask
    return place


@njit(nogil=True)
def _fill_table(
    terms: NDArray[np.uint32],
    block: int,
    size: int,
    slots: NDArray[np.uint32],
    heads: NDArray[np.int32],
    chains: NDArray[np.int32],
    blocks: NDArray[np.int32],
    nexts: NDArray[np.int32],
) -> None:
    """Put the words of an article into the free table, each with the chain of its blocks, the last block first."""
    number = 0
    left = block
    for i in range(terms.size):
        if left == 0:
            number += 1
            left = block
        left -= 1
        place = _place(terms[i], size, slots, heads)
        slots[place] = terms[i]
        blocks[i] = number
        if heads[place] < 0:
            chains[place] = 0
        if heads[place] < 0 or blocks[heads[place]] != number:
            nexts[i] = heads[place]
            heads[place] = i
            chains[place] = min(chains[place] + 1, OCCURRENCES)


@njit(nogil=True)
def _find_hits(
    terms: NDArray[np.uint32],
    size: int,
    slots: NDArray[np.uint32],
    heads: NDArray[np.int32],
    chains: NDArray[np.int32],
    hits: NDArray[np.int32],
    hit_places: NDArray[np.int32],
    most: NDArray[np.int32],
) -> int:
    """Which of *terms* are in the table, in what slots, and the most that each can add; how many there are."""
    n_hits = 0
    for j in range(terms.size):
        place = _place(terms[j], size, slots, heads)
        if heads[place] >= 0:
            hits[n_hits] = j
            hit_places[n_hits] = place
            most[n_hits] = np.int32(terms[j] & _RARITY) * chains[place]
            n_hits += 1
    return n_hits


@njit(nogil=True)
def _best_window(
    terms: NDArray[np.uint32],
    block: int,
    n_blocks: int,
    limit: int,
    enough: int,
    n_hits: int,
    hits: NDArray[np.int32],
    hit_places: NDArray[np.int32],
    most: NDArray[np.int32],
    heads: NDArray[np.int32],
    chains: NDArray[np.int32],
    blocks: NDArray[np.int32],
    nexts: NDArray[np.int32],
    sums: NDArray[np.int64],
    touched: NDArray[np.int64],
    seen: NDArray[np.int64],
    windows: int,
) -> tuple[int, int]:
    """
    The most rarity that *n_blocks* blocks of the article in the table share with as many of *terms*.

    Each block counts up to *limit*, and a word once in each. Windows of *terms* overlap by half; those of the other
    article begin with any block. Less than *enough* counts as 0, and at least 1 is asked for. The second number
    returned goes into the next call as *windows*.
    """
    best = max(enough, 1) - 1
    found = 0
    step = n_blocks * block // 2
    begin = 0
    first = 0
    while first < n_hits:
        while first < n_hits and hits[first] < begin:
            first += 1
        last = first
        bound = 0
        while last < n_hits and hits[last] < begin + 2 * step:
            bound += int(most[last])
            last += 1
        if bound > best:
            windows += 1
            n_touched = 0
            for hit in range(first, last):
                place = hit_places[hit]
                if seen[place] == windows:
                    continue
                seen[place] = windows
                rarity = np.int64(terms[hits[hit]] & _RARITY)
                i = heads[place]
                for _ in range(chains[place]):
                    if sums[blocks[i]] == 0:
                        touched[n_touched] = blocks[i]
                        n_touched += 1
                    sums[blocks[i]] += rarity
                    i = nexts[i]
            for t in range(n_touched):
                total = 0
                for b in range(touched[t], touched[t] + n_blocks):
                    total += min(int(sums[b]), limit)
                if total > best:
                    best = found = total
            for t in range(n_touched):
                sums[touched[t]] = 0
        if begin + 2 * step >= terms.size:
            break
        begin += step
    return found, windows
