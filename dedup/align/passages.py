"""
Aligned sentences to passages: their spans, their class, and how much of each article they cover.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.align.profile import Profile
from dedup.align.sentence_pairs import SentenceGroups
from dedup.config import AlignConfig
from dedup.kernels.align import common_order
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


def passages(left: Profile, right: Profile, groups: SentenceGroups, config: AlignConfig) -> tuple[WordPassage, ...]:
    """The passages of aligned sentences, in the order of the left article; neighbouring verbatim ones are one."""
    found: list[WordPassage] = []
    for left_begin, left_end, right_begin, right_end in groups.ranges.tolist():
        passage = _classify(
            left,
            right,
            (int(left.sentences[left_begin, 0]), int(left.sentences[left_end - 1, 1])),
            (int(right.sentences[right_begin, 0]), int(right.sentences[right_end - 1, 1])),
            config,
        )
        if found and _continues(found[-1], passage):
            passage = _join(found.pop(), passage)
        found.append(passage)
    return tuple(found)


def _classify(
    left: Profile, right: Profile, left_words: tuple[int, int], right_words: tuple[int, int], config: AlignConfig
) -> WordPassage:
    """The passage of these words, with its class."""
    ours, theirs = slice(*left_words), slice(*right_words)
    words, other = left.tokens.words[ours], right.tokens.words[theirs]
    likeness = 2 * common_order(words, other) / (words.size + other.size)
    quoted, other_quoted = left.tokens.quoted[ours], right.tokens.quoted[theirs]
    kind = PassageClass.PARAPHRASED
    if _is_shared_quotation(words, other, quoted, other_quoted):
        kind = PassageClass.QUOTATION
    elif likeness >= config.verbatim_likeness:
        kind = PassageClass.VERBATIM
    elif likeness >= config.edited_likeness:
        kind = PassageClass.EDITED
    return WordPassage(left=left_words, right=right_words, kind=kind, likeness=likeness)


def _is_shared_quotation(
    words: NDArray[np.uint64], other: NDArray[np.uint64], quoted: NDArray[np.bool_], other_quoted: NDArray[np.bool_]
) -> bool:
    """Whether what the two have in common stands, most of it, in quotation marks on both sides."""
    if not (quoted.any() and other_quoted.any()):
        return False
    inside = common_order(words[quoted], other[other_quoted])
    outside = common_order(words[~quoted], other[~other_quoted])
    return inside >= MIN_QUOTED_WORDS and inside >= QUOTED_SHARE * (inside + outside)


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
