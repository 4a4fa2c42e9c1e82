"""
The profiles of some articles side by side: what kernels read of them.

Every column holds one article after the other; those of article *i* stand at [offsets[i], offsets[i + 1]). Places
within them (of words, of sentences) count from the beginning of the article.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit


class Words(NamedTuple):
    """
    The words.

    Attributes:
        offsets: int64[n + 1].
        words: uint64[…], the hash of each.
        terms: uint64[…], what it stands for in the content view; see `kernels.shingle.weigh`.
        weights: float32[…], the rarity of the term; 0 for common words.
        quoted: bool[…], whether it stands inside a quotation.
        room: float64[…], see `kernels.stretches.pair_room`.
    """

    offsets: NDArray[np.int64]
    words: NDArray[np.uint64]
    terms: NDArray[np.uint64]
    weights: NDArray[np.float32]
    quoted: NDArray[np.bool_]
    room: NDArray[np.float64]


class Sentences(NamedTuple):
    """
    The sentences.

    Attributes:
        offsets: int64[n + 1].
        words: int32[…, 2], the words [begin, end) of each.
    """

    offsets: NDArray[np.int64]
    words: NDArray[np.int32]


class Postings(NamedTuple):
    """
    Which sentence holds which term, and how heavily: TF-IDF with logarithmic counts, of length 1 a sentence.

    Attributes:
        offsets: int64[n + 1].
        terms: uint64[…], in rising order.
        sentences: int32[…], rising within a term.
        values: float32[…].
        n_telling: int32[n], sentences that have any postings.
    """

    offsets: NDArray[np.int64]
    terms: NDArray[np.uint64]
    sentences: NDArray[np.int32]
    values: NDArray[np.float32]
    n_telling: NDArray[np.int32]


class Pairs(NamedTuple):
    """
    The content pairs, quotations included, with their places.

    Attributes:
        offsets: int64[n + 1].
        keys: uint64[…], hashes in rising order.
        words: int32[…, 2], the two words of each.
        sentences: int32[…], the sentence of the later one.
    """

    offsets: NDArray[np.int64]
    keys: NDArray[np.uint64]
    words: NDArray[np.int32]
    sentences: NDArray[np.int32]


class Values(NamedTuple):
    """
    Hashes of any kind.

    Attributes:
        offsets: int64[n + 1].
        values: uint64[…].
    """

    offsets: NDArray[np.int64]
    values: NDArray[np.uint64]


class Columns(NamedTuple):
    """
    All of it.

    Attributes:
        words: the words that take part.
        sentences: their sentences.
        postings: all terms of the sentences.
        unquoted: the terms that stand outside quotations, of the sentences that have enough of them.
        pairs: the content pairs.
        shingles: the verbatim view, one for each word that k words follow.
        content: the content view, quotations left out.
        numbers: the numbers outside quotations, rising, each once.
        details: names and numbers outside quotations, rising, each once; see `kernels.sentences.find_details`.
        vocabulary: the terms and numbers of the whole text, rising, each once.
    """

    words: Words
    sentences: Sentences
    postings: Postings
    unquoted: Postings
    pairs: Pairs
    shingles: Values
    content: Values
    numbers: Values
    details: Values
    vocabulary: Values


@njit(nogil=False, inline=True)
def values_of(columns: Values, row: int) -> NDArray[np.uint64]:
    """uint64[…]: the values of one article."""
    return columns.values[columns.offsets[row] : columns.offsets[row + 1]]


@njit(nogil=False, inline=True)
def sentences_of(columns: Sentences, row: int) -> NDArray[np.int32]:
    """int32[…, 2]: the sentences of one article."""
    return columns.words[columns.offsets[row] : columns.offsets[row + 1]]


@njit(nogil=False, inline=True)
def postings_of(columns: Postings, row: int) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.float32]]:
    """Terms, sentences and values of the postings of one article."""
    first, last = columns.offsets[row], columns.offsets[row + 1]
    return columns.terms[first:last], columns.sentences[first:last], columns.values[first:last]


@njit(nogil=False, inline=True)
def words_of(columns: Words, row: int) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """The words of one article, and whether each is quoted."""
    first, last = columns.offsets[row], columns.offsets[row + 1]
    return columns.words[first:last], columns.quoted[first:last]
