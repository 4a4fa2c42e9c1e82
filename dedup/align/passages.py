"""Fragments to passages: what stands close together on both sides is one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dedup.align.fragments import WordFragment
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


def passages(fragments: Sequence[WordFragment], config: AlignConfig) -> tuple[WordPassage, ...]:
    """
    The passages of *fragments*, in the order of the left article.

    Args:
        fragments: in the order of the left article.
        config: how far apart fragments of one passage may stand.
    """
    joined = list(range(len(fragments)))
    for place, fragment in enumerate(fragments):
        for before in range(place - 1, -1, -1):
            if fragment.left[0] - fragments[before].left[1] > config.max_gap:
                break
            if _gap(fragments[before].right, fragment.right) <= config.max_gap:
                one, other = sorted((joined[before], joined[place]))
                joined[other] = one
                joined = [one if each == other else each for each in joined]
    groups: defaultdict[int, list[WordFragment]] = defaultdict(list)
    for fragment, group in zip(fragments, joined, strict=True):
        groups[group].append(fragment)
    return tuple(map(_passage, groups.values()))


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """The words between two ranges, whichever comes first."""
    return max(one[0] - other[1], other[0] - one[1])


def _passage(fragments: Sequence[WordFragment]) -> WordPassage:
    """The passage that *fragments* make."""
    n_words: defaultdict[PassageClass, int] = defaultdict(int)
    alike = 0.0
    for fragment in fragments:
        size = fragment.left[1] - fragment.left[0] + fragment.right[1] - fragment.right[0]
        n_words[fragment.kind] += size
        alike += size * fragment.likeness
    return WordPassage(
        left=(min(each.left[0] for each in fragments), max(each.left[1] for each in fragments)),
        right=(min(each.right[0] for each in fragments), max(each.right[1] for each in fragments)),
        kind=max(PassageClass, key=lambda kind: n_words[kind]),
        likeness=alike / sum(n_words.values()),
        fragments=tuple(fragments),
    )
