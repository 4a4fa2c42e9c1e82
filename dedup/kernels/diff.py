"""Two runs of words against each other, for a word diff."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit

_NEVER = np.int64(-(1 << 40))


@njit(nogil=False, cache=True)
def align_words(
    left_words: NDArray[np.int64],
    left_stems: NDArray[np.int64],
    right_words: NDArray[np.int64],
    right_stems: NDArray[np.int64],
    weights: NDArray[np.int64],
    match: NDArray[np.int32],
) -> int:
    """
    The pairs of equal words, rising on both sides, that weigh most together.

    A pair of the same word counts twice its weight, one of which only the stems are the same once; 1 is added
    for every pair that follows another at once on both sides, so that runs stay whole. Takes time and room
    with the product of the two lengths.

    Args:
        left_words: int64[n], number of each word.
        left_stems: int64[n], number of each word's stem.
        right_words: int64[m].
        right_stems: int64[m].
        weights: int64[n], of the left words, each at least 1.
        match: out, int32[n], the right word that each left word is paired with; -1 for none.

    Returns:
        The weight of all pairs together.
    """
    n, m = left_words.size, right_words.size
    best = np.zeros((n + 1, m + 1), np.int64)
    paired = np.full((n + 1, m + 1), _NEVER, np.int64)
    for i in range(n):
        for j in range(m):
            worth = np.int64(0)
            if left_words[i] == right_words[j]:
                worth = 2 * weights[i]
            elif left_stems[i] == right_stems[j]:
                worth = weights[i]
            if worth > 0:
                paired[i + 1, j + 1] = worth + max(best[i, j], paired[i, j] + 1)
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], paired[i + 1, j + 1])
    match[:] = -1
    i, j = n, m
    follows = False
    while i > 0 and j > 0:
        if follows or paired[i, j] == best[i, j]:
            i -= 1
            j -= 1
            match[i] = j
            follows = paired[i, j] + 1 >= best[i, j]
        elif best[i - 1, j] == best[i, j]:
            i -= 1
        else:
            j -= 1
    return int(best[n, m])
