"""Aligned sentences to passages: their spans, their class, and how much of each article they cover."""

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
"""Share of a passage's common words that must be quoted on both sides for it to be a shared quotation."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordPassage:
    """
    An aligned passage in words: [begin, end) on both sides.

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


def passages(left: Profile, right: Profile, groups: NDArray[np.int32], config: AlignConfig) -> tuple[WordPassage, ...]:
    """
    The passages of aligned sentences, in the order of the left article; neighbouring verbatim ones are one.

    Args:
        left: the one article.
        right: the other.
        groups: int32[g, 4], see `group_matches`.
        config: what makes a passage verbatim or edited.
    """
    words = np.stack(
        [
            left.sentences[groups[:, 0], 0],
            left.sentences[groups[:, 1] - 1, 1],
            right.sentences[groups[:, 2], 0],
            right.sentences[groups[:, 3] - 1, 1],
        ],
        axis=1,
    )
    in_order = np.empty((len(words), 3), np.int32)
    compare_groups(words, left.tokens.words, left.quoted, right.tokens.words, right.quoted, in_order)
    found: list[WordPassage] = []
    for (begin, end, other_begin, other_end), (common, inside, outside) in zip(
        words.tolist(), in_order.tolist(), strict=True
    ):
        likeness = 2 * common / (end - begin + other_end - other_begin)
        passage = WordPassage(
            left=(begin, end),
            right=(other_begin, other_end),
            kind=_kind(likeness, inside, outside, config),
            likeness=likeness,
        )
        if found and _continues(found[-1], passage):
            passage = _join(found.pop(), passage)
        found.append(passage)
    return tuple(found)


def _kind(likeness: float, inside: int, outside: int, config: AlignConfig) -> PassageClass:
    """The class of a passage: its likeness, and the words in common order inside and outside quotations."""
    if inside >= MIN_QUOTED_WORDS and inside >= QUOTED_SHARE * (inside + outside):
        return PassageClass.QUOTATION
    if likeness >= config.verbatim_likeness:
        return PassageClass.VERBATIM
    if likeness >= config.edited_likeness:
        return PassageClass.EDITED
    return PassageClass.PARAPHRASED


def _continues(before: WordPassage, after: WordPassage) -> bool:
    """Whether both are verbatim and *after* follows *before* at once on both sides."""
    return (
        before.kind is after.kind is PassageClass.VERBATIM
        and before.left[1] == after.left[0]
        and before.right[1] == after.right[0]
    )


def _join(before: WordPassage, after: WordPassage) -> WordPassage:
    """Two neighbouring passages as one."""
    size, more = before.left[1] - before.left[0], after.left[1] - after.left[0]
    return WordPassage(
        left=(before.left[0], after.left[1]),
        right=(before.right[0], after.right[1]),
        kind=before.kind,
        likeness=(before.likeness * size + after.likeness * more) / (size + more),
    )
