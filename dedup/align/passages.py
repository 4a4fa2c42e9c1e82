"""Aligned passages in words, and the fragments that they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dedup.kernels.pairs import Aligned
from dedup.model import PassageClass

Range = tuple[int, int]

_CLASSES = tuple(PassageClass)


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

    left: Range
    right: Range
    kind: PassageClass
    likeness: float


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

    left: Range
    right: Range
    kind: PassageClass
    likeness: float
    fragments: tuple[WordFragment, ...]


def passages(aligned: Aligned) -> Iterator[tuple[WordPassage, ...]]:
    """The passages of each pair in the order of the left article; no two of a pair overlap on either side."""
    fragments = zip(aligned.fragments.tolist(), aligned.fragment_likeness.tolist(), strict=True)
    rows = zip(aligned.passages.tolist(), aligned.passage_likeness.tolist(), strict=True)
    begins = aligned.passage_begins.tolist()
    for begin, end in pairwise(begins):
        found = []
        for _ in range(end - begin):
            (a, b, c, d, kind, n_fragments), likeness = next(rows)
            parts = tuple(_fragment(*next(fragments)) for _ in range(n_fragments))
            found.append(
                WordPassage(left=(a, b), right=(c, d), kind=_CLASSES[kind], likeness=likeness, fragments=parts)
            )
        yield tuple(found)


def _fragment(row: list[int], likeness: float) -> WordFragment:
    """A fragment, of its row in `Aligned`."""
    a, b, c, d, kind, _ = row
    return WordFragment(left=(a, b), right=(c, d), kind=_CLASSES[kind], likeness=likeness)
