"""The exact truth: every pair of texts with much of their word 5-grams in common, counted without hashing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.word_shingles import SHINGLE_WORDS, words

LEAST = 0.5
"""Resemblance from which a pair is part of the truth."""

ROWS_A_BLOCK = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """
    Pairs of texts by number, the left one smaller, each once and in any order.

    Attributes:
        lefts: int64[n].
        rights: int64[n].
        resemblances: float64[n], in [0, 1].
    """

    lefts: NDArray[np.int64]
    rights: NDArray[np.int64]
    resemblances: NDArray[np.float64]

    def codes(self, at_least: float = 0.0) -> NDArray[np.int64]:
        """The pairs of that resemblance or more as one number each."""
        kept = self.resemblances >= at_least
        return (self.lefts[kept] << 32) | self.rights[kept]

    def among(self, n: int) -> "Pairs":
        """The pairs of the first *n* texts."""
        kept = self.rights < n
        return Pairs(self.lefts[kept], self.rights[kept], self.resemblances[kept])


def exact_pairs(texts: Sequence[str], least: float = LEAST) -> Pairs:
    """
    Every pair of *texts* whose word 5-grams have a resemblance of *least* or more, sorted.

    Texts of fewer than five words have no 5-gram and are in no pair.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - costs half a second

    grams, owners = _grams(texts)
    shape = (len(texts), int(grams.max(initial=-1)) + 1)
    has = csr_matrix((np.ones(grams.size, np.int32), (owners, grams)), shape)
    has.data[:] = 1
    sizes = np.diff(has.indptr).astype(np.int64)
    columns = has.T.tocsr()
    lefts, rights, resemblances = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
    for begin in range(0, len(texts), ROWS_A_BLOCK):
        shared = (has[begin : begin + ROWS_A_BLOCK] @ columns).tocoo()
        left, right = shared.row.astype(np.int64) + begin, shared.col.astype(np.int64)
        resemblance = shared.data / (sizes[left] + sizes[right] - shared.data)
        kept = (left < right) & (resemblance >= least)
        lefts.append(left[kept])
        rights.append(right[kept])
        resemblances.append(resemblance[kept])
    left, right = np.concatenate(lefts), np.concatenate(rights)
    order = np.lexsort((right, left))
    return Pairs(left[order], right[order], np.concatenate(resemblances)[order])


def _grams(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """
    The distinct 5-grams of all texts, numbered, and the text that each stands in.

    A 5-gram's number comes from the number of its first four words and that of its last, and so on
    down: equal numbers are equal words, with no hash in between.
    """
    numbers: dict[str, int] = {}
    tokens = [np.array([numbers.setdefault(word, len(numbers)) for word in words(text)], np.int64) for text in texts]
    lengths = np.array([each.size for each in tokens], np.int64)
    flat = np.concatenate([np.empty(0, np.int64), *tokens])
    owner = np.repeat(np.arange(len(texts)), lengths)
    gram = flat
    for width in range(1, SHINGLE_WORDS):
        n = flat.size - width
        gram = np.unique(gram[:n] * (len(numbers) + 1) + flat[width:], return_inverse=True)[1] if n > 0 else flat[:0]
    n_grams = int(gram.max(initial=-1)) + 1
    first, last = owner[: gram.size], owner[owner.size - gram.size :]
    distinct = np.unique((first * n_grams + gram)[first == last])
    return distinct % max(1, n_grams), distinct // max(1, n_grams)
