"""How much two articles' best passages have in common: the screen that a pair passes before it is compared."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.prefetch import LINE_BYTES, prefetch
from dedup.kernels.sketch import RARITY_BITS

BLOCKS = 4
"""Blocks in a passage; a block is about a sentence, and a stretch is two passages long."""

BLOCK_LIMIT = 3
"""In a stretch, a block counts at most for one part in so many of its words: one sentence alone is no passage."""

OCCURRENCES = 8
"""Blocks of the one article that a word is looked for in, the last ones."""

AHEAD = 2
"""Pairs ahead of the present one whose words are brought from memory meanwhile."""

TERMS_A_LINE = LINE_BYTES // 4
"""Content words in a cache line."""

_RARITY = np.uint32((1 << RARITY_BITS) - 1)

_PLACES = 4096
"""Places of the table by which most pairs are ruled out: small enough for the fastest cache."""

_BINS = 48
"""Blocks that the table tells apart; of a longer article some count as one."""

# An entry of that table: the upper 15 bits of the word above, of which the lower 12 give the place, and a bit for each
# block. Of two words in one place, and of one whose bits say so by chance, the entry stands for any word.
_PLACE = np.uint64(_PLACES - 1)
_PLACE_BITS = np.uint64(12)
_TAG = np.uint64(_BINS)
_ANY = np.uint64(0xFFFF)
_FREE = np.uint64(0xFFFE << _BINS)
_HELD = np.uint64((1 << _BINS) - 1)
_BITS = np.uint64(RARITY_BITS)
_ONE = np.uint64(1)
_NONE = np.uint64(0)

# The number of the lowest bit of a word, by a sequence that holds every row of six bits once (Leiserson, Prokop and
# Randall, *Using de Bruijn sequences to index a 1 in a computer word*, 1998).
_DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
_UPPER_SIX = np.uint64(58)
_NUMBER = np.empty(64, np.int64)
_NUMBER[[(1 << bit) * int(_DE_BRUIJN) % (1 << 64) >> 58 for bit in range(64)]] = np.arange(64)


@njit(nogil=True, cache=True)
def screen_pairs(
    lefts: NDArray[np.int32],
    rights: NDArray[np.int32],
    terms: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    block: int,
    min_passage: float,
    min_spread: float,
    means: NDArray[np.float64],
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
        means: float64[n], see `mean_rarities`.
        overlaps: out, float32[p], share of the best passages where the pair passes, else 0; may exceed 1.
        spreads: out, float32[p], the same of the best stretches.
        passes: out, bool[p].
    """
    longest = 0
    for article in range(offsets.size - 1):
        longest = max(longest, int(offsets[article + 1] - offsets[article]))
    room = _table_size(longest)
    slots, heads, chains = np.empty(room, np.uint32), np.full(room, -1, np.int32), np.empty(room, np.int32)
    blocks, nexts = np.empty(longest, np.int32), np.empty(longest, np.int32)
    # One more, for what is written before it is known whether it counts.
    hits, hit_places = np.empty(longest + 1, np.int32), np.empty(longest, np.int32)
    most = np.empty(longest, np.int32)
    seen = np.zeros(room, np.int64)
    sums, touched = np.zeros(longest // block + 2 * BLOCKS + 1, np.int64), np.empty(longest, np.int64)
    blocks_of, bins = np.empty(_PLACES, np.uint64), np.empty(_BINS + 2 * BLOCKS, np.int64)
    met = np.full(_PLACES, -1, np.int64)
    size = 0
    windows = 0
    before = np.int32(-1)
    filled = np.int32(-1)
    for p in range(lefts.size):
        left = lefts[p]
        ours = terms[offsets[left] : offsets[left + 1]]
        theirs = terms[offsets[rights[p]] : offsets[rights[p] + 1]]
        if left != before:
            _fill_blocks(ours, block, blocks_of)
            before = left
        upcoming = rights[min(p + AHEAD, rights.size - 1)]
        for at in range(offsets[upcoming], offsets[upcoming + 1], TERMS_A_LINE):
            prefetch(terms, at)
        mean = (means[left] + means[rights[p]]) / 2.0
        shorter = min(ours.size, theirs.size)
        overlaps[p] = spreads[p] = 0
        passes[p] = False
        enough = int(np.ceil(min_spread * mean * max(1, min(2 * BLOCKS * block, shorter))))
        n_bins = min((ours.size + block - 1) // block, _BINS)
        if (
            _most_spread(theirs, int(mean * block * (1.0 / BLOCK_LIMIT)), n_bins, blocks_of, hits, bins, met, p)
            < enough
        ):
            continue
        if left != filled:
            heads[:size] = -1
            size = _table_size(ours.size)
            _fill_table(ours, block, size, slots, heads, chains, blocks, nexts)
            filled = left
        n_hits = _find_hits(theirs, size, slots, heads, chains, hits, hit_places, most)
        for n_blocks in (2 * BLOCKS, BLOCKS):  # the stretches first: few pairs get further
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
                overlaps[p] = spreads[p] = 0
                break


@njit(nogil=True, cache=True)
def mean_rarities(terms: NDArray[np.uint32], offsets: NDArray[np.int64], means: NDArray[np.float64]) -> None:
    """
    The mean rarity of the content words of each article, in thirds; 1 where there are none.

    Args:
        terms: uint32[…], content words of all articles, see `sketch.pack_terms`.
        offsets: int64[n + 1], where those of each article begin.
        means: out, float64[n].
    """
    for article in range(means.size):
        total = np.int64(0)
        for i in range(offsets[article], offsets[article + 1]):
            total += np.int64(terms[i] & _RARITY)
        means[article] = total / (offsets[article + 1] - offsets[article]) if total > 0 else 1.0


@njit(nogil=True)
def _fill_blocks(terms: NDArray[np.uint32], block: int, blocks_of: NDArray[np.uint64]) -> None:
    """Put the words of an article into the small table, each with the blocks that hold it; see `_TAG`."""
    blocks_of[:] = _FREE
    bit = _ONE
    left = block
    for i in range(terms.size):
        if left == 0:
            bit = _ONE if bit > _HELD >> _ONE else bit << _ONE
            left = block
        left -= 1
        word = np.uint64(terms[i]) >> _BITS
        tag = word >> _PLACE_BITS
        entry = blocks_of[word & _PLACE]
        if entry != _FREE and entry >> _TAG != tag:
            tag = _ANY
        blocks_of[word & _PLACE] = (tag << _TAG) | (entry & _HELD) | bit


@njit(nogil=True)
def _most_spread(
    terms: NDArray[np.uint32],
    limit: int,
    n_bins: int,
    blocks_of: NDArray[np.uint64],
    likely: NDArray[np.int32],
    bins: NDArray[np.int64],
    met: NDArray[np.int64],
    pair: int,
) -> int:
    """
    What the best stretches cannot share more than: all of *terms* against each stretch of the other article.

    Words that share a place may count for each other, and of an article of more than `_BINS` blocks some count as one.
    """
    n_likely = 0
    for j in range(terms.size):
        word = np.uint64(terms[j]) >> _BITS
        tag = blocks_of[word & _PLACE] >> _TAG
        likely[n_likely] = j
        n_likely += int((tag == word >> _PLACE_BITS) | (tag == _ANY))
    bins[:] = 0
    for i in range(n_likely):
        term = np.uint64(terms[likely[i]])
        place = (term >> _BITS) & _PLACE
        held = blocks_of[place] & _HELD
        if met[place] == pair and blocks_of[place] >> _TAG != _ANY:
            continue
        met[place] = pair
        while held != _NONE:
            bins[_NUMBER[((held & (~held + _ONE)) * _DE_BRUIJN) >> _UPPER_SIX]] += np.int64(term & np.uint64(_RARITY))
            held &= held - _ONE
    for number in range(n_bins):
        bins[number] = min(bins[number], limit)
    # A stretch that goes on over the last bin goes on in the first.
    total = 0
    for number in range(2 * BLOCKS):
        bins[n_bins + number] = bins[number] if n_bins == _BINS else 0
        total += bins[number]
    best = total
    for number in range(n_bins):
        total += bins[number + 2 * BLOCKS] - bins[number]
        best = max(best, total)
    return best


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
