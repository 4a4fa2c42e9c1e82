"""The exact truth: every pair of texts with much of their word 5-grams in common, counted without hashing."""

from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

from benchmarks.speed.pairs import LEAST, Pairs
from benchmarks.word_shingles import SHINGLE_WORDS, words

ROOM = 1024
"""Pairs that there is room for at first."""

MOST = 2**63
"""Numbers from here on do not fit into an int64."""


def exact_pairs(texts: Sequence[str], least: float = LEAST) -> Pairs:
    """
    Every pair of *texts* whose word 5-grams have a resemblance of *least* or more, sorted.

    Texts of fewer than five words have no 5-gram and are in no pair.
    """
    grams, owners = _postings(texts)
    is_first = np.diff(grams, prepend=-1) != 0
    run_begins = np.flatnonzero(is_first)[np.cumsum(is_first) - 1]
    places = np.argsort(owners, kind="stable")
    offsets = np.searchsorted(owners[places], np.arange(len(texts) + 1))
    lefts, rights, resemblances = join(offsets, places, run_begins[places], owners, least)
    order = np.lexsort((rights, lefts))
    return Pairs(lefts[order], rights[order], resemblances[order])


@njit(cache=True)
def join(
    offsets: NDArray[np.int64],
    places: NDArray[np.int64],
    begins: NDArray[np.int64],
    owners: NDArray[np.int64],
    least: float,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """
    Every pair, by an inverted index: each text counts what it shares with the ones before it, gram by gram.

    Args:
        offsets: int64[n_texts + 1], where the grams of each text begin in *places* and *begins*.
        places: int64[n], where the text stands among *owners* of the gram.
        begins: int64[n], where the owners of the gram begin.
        owners: int64[n], the texts that have the first gram in rising order, then those that have the second …
        least: the resemblance that a pair needs.

    Returns:
        Lefts, rights and resemblances; see `Pairs`.
    """
    n_texts = offsets.size - 1
    sizes = offsets[1:] - offsets[:-1]
    shared = np.zeros(n_texts, np.int64)
    met = np.empty(n_texts, np.int64)
    lefts, rights, resemblances = np.empty(ROOM, np.int64), np.empty(ROOM, np.int64), np.empty(ROOM, np.float64)
    found = 0
    for text in range(n_texts):
        n_met = 0
        for gram in range(offsets[text], offsets[text + 1]):
            for other in owners[begins[gram] : places[gram]]:
                if shared[other] == 0:
                    met[n_met] = other
                    n_met += 1
                shared[other] += 1
        for other in met[:n_met]:
            resemblance = shared[other] / (sizes[text] + sizes[other] - shared[other])
            shared[other] = 0
            if resemblance < least:
                continue
            if found == lefts.size:
                lefts = np.concatenate((lefts, np.empty_like(lefts)))
                rights = np.concatenate((rights, np.empty_like(rights)))
                resemblances = np.concatenate((resemblances, np.empty_like(resemblances)))
            lefts[found], rights[found], resemblances[found] = other, text, resemblance
            found += 1
    return lefts[:found], rights[:found], resemblances[:found]


def _postings(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct 5-grams of all texts, numbered, and the text that each stands in; sorted by both."""
    numbers: dict[str, int] = {}
    tokens = [np.array([numbers.setdefault(word, len(numbers)) for word in words(text)], np.int64) for text in texts]
    flat = np.concatenate([np.empty(0, np.int64), *tokens])
    grams = _numbered(flat, len(numbers))
    owner = np.repeat(np.arange(len(texts)), [each.size for each in tokens])
    begins, ends = owner[: grams.size], owner[owner.size - grams.size :]
    n_texts = max(1, len(texts))
    every = np.sort((grams * n_texts + begins)[begins == ends])
    distinct = every[np.diff(every, prepend=-1) != 0]
    return distinct // n_texts, distinct % n_texts


def _numbered(flat: NDArray[np.int64], n_words: int) -> NDArray[np.int64]:
    """
    A number for every run of five words: equal numbers are equal words, with no hash in between.

    A run grows by one word or, where the number has room, by two, and is numbered again.
    """
    grams, width = flat, 1
    while width < SHINGLE_WORDS and width < flat.size:
        n_grams = int(grams.max()) + 1
        step = 2 if width + 2 <= min(SHINGLE_WORDS, flat.size) and n_grams * n_words**2 < MOST else 1
        for _ in range(step):
            grams = grams[: flat.size - width] * n_words + flat[width:]
            width += 1
        grams = np.unique(grams, return_inverse=True)[1]
    return grams if width == SHINGLE_WORDS else flat[:0]
