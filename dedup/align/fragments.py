"""Aligned sentences to fragments: their words, their class and their likeness."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.align.profile import Profile
from dedup.config import AlignConfig
from dedup.kernels.align import compare_groups
from dedup.model import PassageClass

MIN_QUOTED_WORDS = 4
"""Words in common order that make a shared quotation; fewer are chance ("he said that the")."""

QUOTED_SHARE = 0.6
"""Share of a fragment's common words that must be quoted on both sides for it to be a shared quotation."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordFragment:
    """
    A few aligned sentences, in words: [begin, end) on both sides.

    Attributes:
        left: words of the left article.
        right: words of the right article.
        kind: how the two relate.
        likeness: share of the words of both that stand in common order, in [0, 1].
    """

    left: tuple[int, int]
    right: tuple[int, int]
    kind: PassageClass
    likeness: float


def group_words(left: Profile, right: Profile, groups: NDArray[np.int32]) -> NDArray[np.int32]:
    """int32[g, 4], left and right words [begin, end) of groups of sentences; see `group_matches`."""
    return np.stack(
        [
            left.sentences[groups[:, 0], 0],
            left.sentences[groups[:, 1] - 1, 1],
            right.sentences[groups[:, 2], 0],
            right.sentences[groups[:, 3] - 1, 1],
        ],
        axis=1,
    )


def fragments(left: Profile, right: Profile, words: NDArray[np.int32], config: AlignConfig) -> tuple[WordFragment, ...]:
    """
    The fragments of aligned words, in the order of the left article; neighbouring verbatim ones are one.

    Args:
        left: the one article.
        right: the other.
        words: int32[g, 4], see `group_words`.
        config: what makes a fragment verbatim or edited.
    """
    in_order = np.empty((len(words), 3), np.int32)
    compare_groups(words, left.tokens.words, left.quoted, right.tokens.words, right.quoted, in_order)
    found: list[WordFragment] = []
    for (begin, end, other_begin, other_end), (common, inside, outside) in zip(
        words.tolist(), in_order.tolist(), strict=True
    ):
        likeness = 2 * common / (end - begin + other_end - other_begin)
        kind = _kind(likeness, inside, outside, config)
        if found and kind is found[-1].kind is PassageClass.VERBATIM:
            before = found[-1]
            if (before.left[1], before.right[1]) == (begin, other_begin):
                found[-1] = _joined(before, end, other_end, likeness)
                continue
        found.append(WordFragment(left=(begin, end), right=(other_begin, other_end), kind=kind, likeness=likeness))
    return tuple(found)


def _kind(likeness: float, inside: int, outside: int, config: AlignConfig) -> PassageClass:
    """The class of a fragment: its likeness, and the words in common order inside and outside quotations."""
    if inside >= MIN_QUOTED_WORDS and inside >= QUOTED_SHARE * (inside + outside):
        return PassageClass.QUOTATION
    if likeness >= config.verbatim_likeness:
        return PassageClass.VERBATIM
    if likeness >= config.edited_likeness:
        return PassageClass.EDITED
    return PassageClass.PARAPHRASED


def _joined(before: WordFragment, end: int, other_end: int, likeness: float) -> WordFragment:
    """The fragment *before* with the one of *likeness* that follows it at once and ends at *end* and *other_end*."""
    size, more = before.left[1] - before.left[0], end - before.left[1]
    return WordFragment(
        left=(before.left[0], end),
        right=(before.right[0], other_end),
        kind=before.kind,
        likeness=(before.likeness * size + likeness * more) / (size + more),
    )
