"""Which words of aligned passages the other side does not have, and how rare they are."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.order import stable_order


@njit(nogil=False)
def _add_missing(
    terms: NDArray[np.uint64], weights: NDArray[np.float32], others: NDArray[np.uint64], sums: NDArray[np.float64]
) -> None:
    """Add the *weights* above 0 of the *terms* that are not among the *others* to *sums*."""
    order = stable_order(others)
    for i in range(terms.size):
        if weights[i] <= np.float32(0):
            continue
        first, last = 0, order.size
        while first < last:
            middle = (first + last) // 2
            if others[order[middle]] < terms[i]:
                first = middle + 1
            else:
                last = middle
        if first == order.size or others[order[first]] != terms[i]:
            weight = np.float64(weights[i])
            sums[0] += 1.0
            sums[1] += weight
            sums[2] += weight * weight


@njit(nogil=False, cache=True)
def replaced_words(
    ranges: NDArray[np.int32],
    left_terms: NDArray[np.uint64],
    left_weights: NDArray[np.float32],
    right_terms: NDArray[np.uint64],
    right_weights: NDArray[np.float32],
    sums: NDArray[np.float64],
) -> None:
    """
    How rare the words are that stand on one side of a passage and not on the other.

    Args:
        ranges: int32[p, 4], the words [begin, end) of each passage, on the left and then on the right.
        left_terms: uint64[n], what each word of the left article stands for.
        left_weights: float32[n], the rarity of each; 0 for words that do not count.
        right_terms: uint64[m], the same of the right article.
        right_weights: float32[m], the same of the right article.
        sums: out, float64[2, 3], number of words, sum and sum of squares of their rarities; left, then right.
    """
    sums[:] = 0.0
    for passage in range(ranges.shape[0]):
        left = left_terms[ranges[passage, 0] : ranges[passage, 1]]
        right = right_terms[ranges[passage, 2] : ranges[passage, 3]]
        _add_missing(left, left_weights[ranges[passage, 0] : ranges[passage, 1]], right, sums[0])
        _add_missing(right, right_weights[ranges[passage, 2] : ranges[passage, 3]], left, sums[1])
