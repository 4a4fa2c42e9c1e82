"""Aligned sentences to fragments: their words, their class and their likeness."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.align import compare_groups
from dedup.kernels.compiler import njit

VERBATIM, EDITED, PARAPHRASED, QUOTATION = range(4)
"""The classes of fragments as numbers, in the order of `model.PassageClass`."""

N_CLASSES = 4

MIN_QUOTED_WORDS = 4
"""Words in common order that make a shared quotation; fewer are chance ("he said that the")."""

QUOTED_SHARE = 0.6
"""Share of a fragment's common words that must be quoted on both sides for it to be a shared quotation."""


@njit(nogil=False, cache=True)
def groups_within(stretch: NDArray[np.int32], groups: NDArray[np.int32]) -> NDArray[np.int32]:
    """
    The groups whose middle lies in a stretch on both sides, cut to it; all of the stretch where none does.

    Args:
        stretch: int32[4], left words [begin, end) and right words [begin, end).
        groups: int32[g, 4], the same of groups of sentences.

    Returns:
        int32[k, 4], in the order of *groups*.
    """
    inside = np.empty((groups.shape[0] + 1, 4), np.int32)
    n_inside = 0
    for g in range(groups.shape[0]):
        middle, other = groups[g, 0] + groups[g, 1], groups[g, 2] + groups[g, 3]
        if 2 * stretch[0] <= middle < 2 * stretch[1] and 2 * stretch[2] <= other < 2 * stretch[3]:
            for k in range(4):
                side = k & 2
                inside[n_inside, k] = min(max(groups[g, k], stretch[side]), stretch[side + 1])
            n_inside += 1
    if n_inside == 0:
        for k in range(4):
            inside[0, k] = stretch[k]
        n_inside = 1
    return inside[:n_inside]


@njit(nogil=False, cache=True)
def class_fragments(
    groups: NDArray[np.int32],
    left_words: NDArray[np.uint64],
    left_quoted: NDArray[np.bool_],
    right_words: NDArray[np.uint64],
    right_quoted: NDArray[np.bool_],
    verbatim_likeness: float,
    edited_likeness: float,
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """
    The fragments that groups of sentences make, in their order; neighbouring verbatim ones are one.

    Args:
        groups: int32[g, 4], left words [begin, end) and right words [begin, end), none of them empty.
        left_words: uint64[n].
        left_quoted: bool[n].
        right_words: uint64[m].
        right_quoted: bool[m].
        verbatim_likeness: share of words in common order from which a fragment is verbatim.
        edited_likeness: the same from which it is lightly edited; below, it is paraphrased.

    Returns:
        int32[f, 5], words as of *groups* and the class; and float64[f], the share of the words of both in common
        order, in [0, 1].
    """
    in_order = np.empty((groups.shape[0], 3), np.int32)
    compare_groups(groups, left_words, left_quoted, right_words, right_quoted, in_order)
    fragments, likenesses = np.empty((groups.shape[0], 5), np.int32), np.empty(groups.shape[0], np.float64)
    last = -1
    for g in range(groups.shape[0]):
        begin, end, other_begin, other_end = groups[g, 0], groups[g, 1], groups[g, 2], groups[g, 3]
        likeness = 2 * in_order[g, 0] / (end - begin + other_end - other_begin)
        kind = _class_of(likeness, in_order[g, 1], in_order[g, 2], verbatim_likeness, edited_likeness)
        if (
            last >= 0
            and kind == VERBATIM
            and fragments[last, 4] == VERBATIM
            and fragments[last, 1] == begin
            and fragments[last, 3] == other_begin
        ):
            size, more = begin - fragments[last, 0], end - begin
            likenesses[last] = (likenesses[last] * size + likeness * more) / (size + more)
            fragments[last, 1], fragments[last, 3] = end, other_end
            continue
        last += 1
        fragments[last, 0], fragments[last, 1] = begin, end
        fragments[last, 2], fragments[last, 3] = other_begin, other_end
        fragments[last, 4] = kind
        likenesses[last] = likeness
    return fragments[: last + 1], likenesses[: last + 1]


@njit(nogil=False, inline=True)
def _class_of(likeness: float, inside: int, outside: int, verbatim_likeness: float, edited_likeness: float) -> int:
    """The class of a fragment: its likeness, and the words in common order inside and outside quotations."""
    if inside >= MIN_QUOTED_WORDS and inside >= QUOTED_SHARE * (inside + outside):
        return QUOTATION
    if likeness >= verbatim_likeness:
        return VERBATIM
    return EDITED if likeness >= edited_likeness else PARAPHRASED


@njit(nogil=False, cache=True)
def class_passage(fragments: NDArray[np.int32], likenesses: NDArray[np.float64]) -> tuple[int, float]:
    """
    The class of most of the words of some fragments, and their likeness, each by its words on both sides.

    Args:
        fragments: int32[f, 5], see `class_fragments`; at least one.
        likenesses: float64[f].
    """
    n_words = np.zeros(N_CLASSES, np.int64)
    alike = 0.0
    for f in range(fragments.shape[0]):
        size = fragments[f, 1] - fragments[f, 0] + fragments[f, 3] - fragments[f, 2]
        n_words[fragments[f, 4]] += size
        alike += size * likenesses[f]
    most = total = 0
    for kind in range(N_CLASSES):
        total += n_words[kind]
        if n_words[kind] > n_words[most]:
            most = kind
    return most, alike / total
