"""Stretches and aligned sentences to passages with their fragments."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.align.fragments import WordFragment, fragments, group_words
from dedup.align.profile import Profile
from dedup.align.stretches import Stretch, stretches
from dedup.config import AlignConfig
from dedup.model import PassageClass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordPassage:
    """
    An aligned passage in words: [begin, end) on both sides.

    Attributes:
        left: words of the left article.
        right: words of the right article.
        kind: the class of most of its words.
        likeness: that of its fragments, each by its words, in [0, 1].
        fragments: what it is made of, in the order of the left article; all lie within it.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    kind: PassageClass
    likeness: float
    fragments: tuple[WordFragment, ...]


def passages(left: Profile, right: Profile, groups: NDArray[np.int32], config: AlignConfig) -> tuple[WordPassage, ...]:
    """
    The passages of two articles, in the order of the left one; no two overlap on either side.

    Args:
        left: the one article.
        right: the other.
        groups: int32[g, 4], aligned sentences, see `group_matches`. What of them lies in no stretch is chance.
        config: what makes a passage, and how a fragment is classed.
    """
    words = group_words(left, right, groups)
    return tuple(
        _passage(stretch, fragments(left, right, _within(stretch, words), config))
        for stretch in stretches(left, right, config)
    )


def _within(stretch: Stretch, words: NDArray[np.int32]) -> NDArray[np.int32]:
    """Those of *words* whose middle lies in *stretch* on both sides, cut to it; all of the stretch where none does."""
    (begin, end), (other_begin, other_end) = stretch.words
    middle, other_middle = words[:, 0] + words[:, 1], words[:, 2] + words[:, 3]
    inside = words[
        (2 * begin <= middle) & (middle < 2 * end) & (2 * other_begin <= other_middle) & (other_middle < 2 * other_end)
    ]
    box = np.array([begin, end, other_begin, other_end], np.int32)
    if not len(inside):
        return box[np.newaxis]
    return np.clip(inside, box[[0, 0, 2, 2]], box[[1, 1, 3, 3]])


def _passage(stretch: Stretch, parts: tuple[WordFragment, ...]) -> WordPassage:
    """The passage over *stretch* that is made of *parts*."""
    n_words: defaultdict[PassageClass, int] = defaultdict(int)
    alike = 0.0
    for fragment in parts:
        size = fragment.left[1] - fragment.left[0] + fragment.right[1] - fragment.right[0]
        n_words[fragment.kind] += size
        alike += size * fragment.likeness
    return WordPassage(
        left=stretch.words[0],
        right=stretch.words[1],
        kind=max(PassageClass, key=lambda kind: n_words[kind]),
        likeness=alike / sum(n_words.values()),
        fragments=parts,
    )
