"""Words to shingles: runs of k words, and unordered pairs of rare words."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.hashing import (
    BIGRAM_LEFT,
    BIGRAM_RIGHT,
    PAIR_HIGH,
    PAIR_LOW,
    SHINGLE_BASE,
    SHINGLE_END,
    fold,
)
from dedup.kernels.prefetch import prefetch
from dedup.kernels.scan import IS_EXCLUDED, IS_NUMBER, IS_STANDALONE

AHEAD = 12
"""Words ahead of the present one whose rarity is brought from memory meanwhile."""

_EXCLUDED = np.uint8(IS_EXCLUDED)
_STANDALONE = np.uint8(IS_STANDALONE)
_NUMBER = np.uint8(IS_NUMBER)
_NOTHING = np.uint8(0)


@njit(nogil=False, cache=True)
def word_shingles(words: NDArray[np.uint64], n_words: int, k: int, shingles: NDArray[np.uint64]) -> int:
    """
    Hashes of every *k* consecutive words: fold(Σ wⱼ · BASEᵏ⁻¹⁻ʲ ^ length, END), the sum modulo 2⁶⁴.

    A text of fewer than *k* words, but of at least one, gives a single shingle of all of them.

    Args:
        words: uint64[≥ n_words], hashes of the words.
        n_words: how many of them to take.
        k: words in a shingle.
        shingles: out, uint64[≥ max(1, n_words - k + 1)].

    Returns:
        The number of shingles, repeats included.
    """
    if n_words == 0:
        return 0
    width = min(k, n_words)
    total = np.uint64(0)
    power = np.uint64(1)
    for j in range(width - 1):
        total = total * SHINGLE_BASE + words[j]
        power *= SHINGLE_BASE
    # Each sum from the last one: the word that leaves is taken out (Karp and Rabin 1987), which modulo 2⁶⁴ is exact.
    for i in range(n_words - width + 1):
        total = total * SHINGLE_BASE + words[i + width - 1]
        shingles[i] = fold(total ^ np.uint64(width), SHINGLE_END)
        total -= words[i] * power
    return n_words - width + 1


@njit(nogil=False, cache=True)
def digest(words: NDArray[np.uint64], n_words: int) -> np.uint64:
    """One hash of the first *n_words* words in their order: equal for equal texts, whatever case and marks."""
    state = SHINGLE_BASE
    for i in range(n_words):
        state = fold(state ^ words[i], SHINGLE_END)
    return state


@njit(nogil=False)
def pair_shingle(a: np.uint64, b: np.uint64) -> np.uint64:
    """The hash of the unordered pair of terms *a* and *b*."""
    return fold(min(a, b) ^ PAIR_LOW, max(a, b) ^ PAIR_HIGH)


@njit(nogil=False, cache=True)
def content_shingles(terms: NDArray[np.uint64], gap: int, shingles: NDArray[np.uint64]) -> int:
    """
    Hashes of every unordered pair of terms that stand at most *gap* apart.

    Args:
        terms: uint64[n], content words in order.
        gap: the most that the places of the two may differ.
        shingles: out, uint64[≥ n · gap].

    Returns:
        The number of shingles, repeats included.
    """
    n_shingles = 0
    for i in range(terms.size):
        for j in range(i + 1, min(i + gap + 1, terms.size)):
            shingles[n_shingles] = pair_shingle(terms[i], terms[j])
            n_shingles += 1
    return n_shingles


@njit(nogil=False, cache=True)
def weigh(
    stems: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    flags: NDArray[np.uint8],
    n_words: int,
    keys: NDArray[np.uint64],
    rarities: NDArray[np.float32],
    unknown: float,
    common: float,
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
) -> None:
    """
    The term that each word stands for, and how rare it is.

    A word's term is its stem; in a script without spaces it is the letter with the one that touches it
    on the right, and a letter that none touches has no term, which is 0.

    Args:
        stems: uint64[≥ n_words], hashes of the stems.
        starts: int32[≥ n_words], first code points.
        ends: int32[≥ n_words], code points after the words.
        flags: uint8[≥ n_words], bits `IS_…`.
        n_words: how many words to take.
        keys: uint64[2ⁿ], open-addressing table of known stems; 0 is a free place.
        rarities: float32[2ⁿ], the inverse document frequency of each.
        unknown: the rarity of a stem that is not in the table.
        common: rarities below this one count as 0; compared in 32 bits.
        terms: out, uint64[≥ n_words].
        weights: out, float32[≥ n_words]; 0 for common and excluded words and where there is no term.
    """
    mask = np.uint64(keys.size - 1)
    for i in range(n_words):
        upcoming = stems[min(i + AHEAD, n_words - 1)] & mask
        prefetch(keys, upcoming)
        prefetch(rarities, upcoming)
        weights[i] = np.float32(0)
        term = stems[i]
        if flags[i] & _STANDALONE != _NOTHING:
            if i + 1 >= n_words or flags[i + 1] & _STANDALONE == _NOTHING or starts[i + 1] != ends[i]:
                terms[i] = np.uint64(0)
                continue
            term = fold(stems[i] ^ BIGRAM_LEFT, stems[i + 1] ^ BIGRAM_RIGHT)
        terms[i] = term
        if flags[i] & _EXCLUDED != _NOTHING:
            continue
        rarity = np.float32(unknown)
        place = term & mask
        while keys[place] != np.uint64(0):
            if keys[place] == term:
                rarity = rarities[place]
                break
            place = (place + np.uint64(1)) & mask
        if rarity >= np.float32(common):
            weights[i] = rarity


@njit(nogil=False, cache=True)
def number_hashes(
    words: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    flags: NDArray[np.uint8],
    skipped: NDArray[np.bool_],
    hashes: NDArray[np.uint64],
) -> int:
    """
    The numbers among words: Σ wⱼ · (2j + 1) over the words j of each number, modulo 2⁶⁴.

    Words with digits that a single character parts are one number: 2.65, 106,200, 62-1/2, 1986/87.

    Args:
        words: uint64[n], hashes of the words.
        starts: int32[n], first code points.
        ends: int32[n], code points after the words.
        flags: uint8[n], bits `IS_…`.
        skipped: bool[n], words to leave out.
        hashes: out, uint64[≥ n].

    Returns:
        How many numbers there are, repeats included.
    """
    n_numbers = 0
    place = np.uint64(0)
    after = np.int64(-1)
    for i in range(words.size):
        if flags[i] & _NUMBER == _NOTHING or skipped[i]:
            after = np.int64(-1)
            continue
        if after < 0 or starts[i] != after + 1:
            hashes[n_numbers] = np.uint64(0)
            n_numbers += 1
            place = np.uint64(0)
        hashes[n_numbers - 1] += words[i] * (np.uint64(2) * place + np.uint64(1))
        place += np.uint64(1)
        after = np.int64(ends[i])
    return n_numbers
