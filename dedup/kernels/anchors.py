"""Which words two passages have in common order."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit


@njit(nogil=False, cache=True)
def anchor_words(
    left: NDArray[np.uint64], right: NDArray[np.uint64], weights: NDArray[np.int32], anchors: NDArray[np.int32]
) -> int:
    """
    The heaviest common subsequence of two lists of words.

    Wagner and Fischer's table over suffixes, with a weight for each word. Of several heaviest subsequences, the one
    that takes each pair of equal words as soon as it can, and else skips right words before left ones.

    Args:
        left: uint64[n], words.
        right: uint64[m], words. The table takes 4 · (n + 1) · (m + 1) bytes.
        weights: int32[n], of the left words, 1 or more.
        anchors: out, int32[n], the right word that each left word is in common order with; -1 for none.

    Returns:
        The weight of the subsequence.
    """
    n, m = left.size, right.size
    best = np.zeros((n + 1, m + 1), np.int32)
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            best[i, j] = max(best[i + 1, j], best[i, j + 1])
            if left[i] == right[j]:
                best[i, j] = max(best[i, j], weights[i] + best[i + 1, j + 1])
    i = j = 0
    while i < n:
        anchors[i] = -1
        if j < m and left[i] == right[j] and best[i, j] == weights[i] + best[i + 1, j + 1]:
            anchors[i] = j
            i += 1
            j += 1
        elif j < m and best[i, j + 1] == best[i, j]:
            j += 1
        else:
            i += 1
    return int(best[0, 0])
