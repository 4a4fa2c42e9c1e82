"""Two articles to their aligned passages: sentences matched, stretches cut out, fragments classed."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.abstracts import join_abstracts, keep_apart
from dedup.kernels.align import match_groups
from dedup.kernels.columns import Columns, Pairs, postings_of, sentences_of, words_of
from dedup.kernels.compiler import njit
from dedup.kernels.dots import best_dots, place_dots, shared_dots
from dedup.kernels.fragments import class_fragments, class_passage, groups_within
from dedup.kernels.stretches import find_stretches

CUT = 3.0
"""What an end that parts a sentence costs, in content pairs, so that a stretch ends where a sentence does if it can."""


class Limits(NamedTuple):
    """When sentences say the same, and what of it is one passage: the settings of `config.AlignConfig`."""

    min_cosine: float
    min_cosine_in_order: float
    max_gap: int
    max_gap_difference: int
    min_evidence: float
    min_part_evidence: float
    verbatim_likeness: float
    edited_likeness: float


class Aligned(NamedTuple):
    """
    The passages of n pairs, one pair after the other, each in the order of the left article.

    Attributes:
        passages: int32[p, 6], left words [begin, end), right words [begin, end), class and fragments of each.
        passage_likeness: float64[p], in [0, 1].
        passage_begins: int64[n + 1], where the passages of each pair begin.
        fragments: int32[f, 6], the same of the fragments; the last column is 0.
        fragment_likeness: float64[f].
        fragment_begins: int64[n + 1], where the fragments of each pair begin.
    """

    passages: NDArray[np.int32]
    passage_likeness: NDArray[np.float64]
    passage_begins: NDArray[np.int64]
    fragments: NDArray[np.int32]
    fragment_likeness: NDArray[np.float64]
    fragment_begins: NDArray[np.int64]


@njit(nogil=True, cache=True)
def align_pairs(lefts: NDArray[np.int32], rights: NDArray[np.int32], columns: Columns, limits: Limits) -> Aligned:
    """
    The passages of each two articles; no two of a pair overlap on either side.

    Args:
        lefts: int32[n], the rows of the left articles in *columns*.
        rights: int32[n], those of the right articles.
        columns: the profiles.
        limits: the settings.
    """
    passage_begins, fragment_begins = np.zeros(lefts.size + 1, np.int64), np.zeros(lefts.size + 1, np.int64)
    passages, passage_likeness = np.empty((4 * lefts.size, 6), np.int32), np.empty(4 * lefts.size, np.float64)
    fragments, fragment_likeness = np.empty((8 * lefts.size, 6), np.int32), np.empty(8 * lefts.size, np.float64)
    n_passages = n_fragments = 0
    for pair in range(lefts.size):
        i, j = lefts[pair], rights[pair]
        stretches = _stretches(i, j, columns, limits)
        if stretches.shape[0]:
            words, quoted = words_of(columns.words, i)
            other_words, other_quoted = words_of(columns.words, j)
            groups = _groups(i, j, columns, limits)
            passages, passage_likeness = _with_room(passages, passage_likeness, n_passages + stretches.shape[0])
            for place in range(stretches.shape[0]):
                parts, likenesses = class_fragments(
                    groups_within(stretches[place], groups),
                    words,
                    quoted,
                    other_words,
                    other_quoted,
                    limits.verbatim_likeness,
                    limits.edited_likeness,
                )
                kind, likeness = class_passage(parts, likenesses)
                for k in range(4):
                    passages[n_passages, k] = stretches[place, k]
                passages[n_passages, 4], passages[n_passages, 5] = kind, parts.shape[0]
                passage_likeness[n_passages] = likeness
                n_passages += 1
                fragments, fragment_likeness = _with_room(fragments, fragment_likeness, n_fragments + parts.shape[0])
                for f in range(parts.shape[0]):
                    for k in range(5):
                        fragments[n_fragments, k] = parts[f, k]
                    fragments[n_fragments, 5], fragment_likeness[n_fragments] = 0, likenesses[f]
                    n_fragments += 1
        passage_begins[pair + 1], fragment_begins[pair + 1] = n_passages, n_fragments
    return Aligned(
        passages[:n_passages],
        passage_likeness[:n_passages],
        passage_begins,
        fragments[:n_fragments],
        fragment_likeness[:n_fragments],
        fragment_begins,
    )


@njit(nogil=False)
def _with_room(
    rows: NDArray[np.int32], figures: NDArray[np.float64], n: int
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """*rows* and *figures*, or copies of them with room for *n* and more."""
    if n <= figures.size:
        return rows, figures
    larger, larger_figures = np.empty((2 * n, 6), np.int32), np.empty(2 * n, np.float64)
    for place in range(figures.size):
        for k in range(6):
            larger[place, k] = rows[place, k]
        larger_figures[place] = figures[place]
    return larger, larger_figures


@njit(nogil=False, inline=True)
def _groups(i: int, j: int, columns: Columns, limits: Limits) -> NDArray[np.int32]:
    """int32[g, 4], left and right words of the aligned runs of sentences, in the order of the left article."""
    sentences, other_sentences = sentences_of(columns.sentences, i), sentences_of(columns.sentences, j)
    groups = match_groups(
        *postings_of(columns.postings, i),
        *postings_of(columns.postings, j),
        sentences.shape[0],
        other_sentences.shape[0],
        limits.min_cosine,
        limits.min_cosine_in_order,
    )
    for g in range(groups.shape[0]):
        groups[g, 0], groups[g, 1] = sentences[groups[g, 0], 0], sentences[groups[g, 1] - 1, 1]
        groups[g, 2], groups[g, 3] = other_sentences[groups[g, 2], 0], other_sentences[groups[g, 3] - 1, 1]
    return groups


@njit(nogil=False, inline=True)
def _stretches(i: int, j: int, columns: Columns, limits: Limits) -> NDArray[np.int32]:
    """int32[k, 4], left and right words of the stretches of two articles, in the order of the left one."""
    sentences, other_sentences = sentences_of(columns.sentences, i), sentences_of(columns.sentences, j)
    words, pairs = columns.words, columns.pairs
    n_pairs = pairs.offsets[i + 1] - pairs.offsets[i], pairs.offsets[j + 1] - pairs.offsets[j]
    # Half of what a copy of the whole of the shorter article gives is enough where articles are very short.
    enough = float(min(limits.min_evidence, n_pairs[0], n_pairs[1]))
    least = min(limits.min_part_evidence, enough)
    placed, weights = _dots(i, j, pairs, other_sentences.shape[0])
    total = 0.0
    for weight in weights:
        total += weight
    if 2 * total < least:
        return np.empty((0, 4), np.int32)
    stretches, figures = find_stretches(
        placed,
        weights,
        n_pairs,
        words.room[words.offsets[i] : words.offsets[i + 1]],
        words.room[words.offsets[j] : words.offsets[j + 1]],
        sentences,
        other_sentences,
        limits.max_gap,
        limits.max_gap_difference,
        CUT,
        least,
    )
    n_words = words.offsets[i + 1] - words.offsets[i], words.offsets[j + 1] - words.offsets[j]
    for side in range(2):
        stretches, figures = join_abstracts(stretches, figures, side, n_words, enough)
    stretches, _ = keep_apart(stretches, figures, enough)
    return stretches


@njit(nogil=False, inline=True)
def _dots(i: int, j: int, pairs: Pairs, n_right_sentences: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The dots of two articles that are the best of both their pairs, and their weights; see `dots.place_dots`."""
    first, last = pairs.offsets[i], pairs.offsets[i + 1]
    other_first, other_last = pairs.offsets[j], pairs.offsets[j + 1]
    dots, weights = shared_dots(pairs.keys[first:last], pairs.keys[other_first:other_last])
    best = best_dots(dots, pairs.sentences[first:last], pairs.sentences[other_first:other_last], n_right_sentences)
    return place_dots(dots, weights, best, pairs.words[first:last], pairs.words[other_first:other_last])
