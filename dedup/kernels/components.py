"""Pairs to connected components: which articles hang together, through whatever others."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit


@njit(nogil=True, cache=True)
def components(lefts: NDArray[np.int32], rights: NDArray[np.int32], n_articles: int) -> NDArray[np.int32]:
    """
    The component of every article: union-find with path halving, the smallest member first.

    Args:
        lefts: int32[p], one article of each pair.
        rights: int32[p], the other.
        n_articles: articles are numbered below it.

    Returns:
        int32[n_articles], the smallest article that each is connected to; itself where it is in no pair.
    """
    parent = np.empty(n_articles, np.int32)
    for article in range(n_articles):
        parent[article] = article
    for p in range(lefts.size):
        one, other = lefts[p], rights[p]
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        while parent[other] != other:
            parent[other] = parent[parent[other]]
            other = parent[other]
        if one < other:
            parent[other] = one
        else:
            parent[one] = other
    for article in range(n_articles):
        # Parents are smaller than their children, so that of each article is final before it is asked for.
        parent[article] = parent[parent[article]]
    return parent
