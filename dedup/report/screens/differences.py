"""Which words of a passage differ from one side to the other, and which of them were exchanged for one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from dedup.model import Fragment, PassageClass, Span
from dedup.spin.mine import Range, gaps
from dedup.spin.words import Words

ISLAND_WORDS = 2
"""Kept words that are all common, no more than these, between replaced ones: they would only cut the change up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """
    Neighbouring words of one side that the other side has not, or has otherwise.

    Attributes:
        span: where they stand in the text as given.
        swap: the words exchanged, those of the left side first: `army → military`; empty where the words only differ.
    """

    span: Span
    swap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The edits of either side of a passage, in order, and the exchanges among them, each once."""

    left: tuple[Edit, ...] = ()
    right: tuple[Edit, ...] = ()
    swaps: tuple[str, ...] = ()


NONE = Differences()


def differences(
    fragment: Fragment, left: Words, right: Words, exchanged: Iterable[tuple[Range, Range]] = ()
) -> Differences:
    """
    How the words of *fragment* differ.

    Args:
        fragment: the passage.
        left: the words of the left article.
        right: the words of the right article.
        exchanged: the words of the left and of the right side, as [begin, end), that stand for one another in it.
    """
    if fragment.kind is PassageClass.VERBATIM and fragment.score == 1:
        return NONE
    marks: tuple[dict[int, str], dict[int, str]] = ({}, {})
    changed = list(_changed(fragment, left, right))
    for one, other in _without_islands(changed, left):
        marks[0].update(dict.fromkeys(range(*one), ""))
        marks[1].update(dict.fromkeys(range(*other), ""))
    swaps = []
    for one, other in exchanged:
        swaps.append(f"{left.text_of(*one)} → {right.text_of(*other)}")
        marks[0].update(dict.fromkeys(range(*one), swaps[-1]))
        marks[1].update(dict.fromkeys(range(*other), swaps[-1]))
    _free_islands(marks, changed)
    return Differences(
        left=tuple(_edits(marks[0], left)), right=tuple(_edits(marks[1], right)), swaps=tuple(dict.fromkeys(swaps))
    )


def _changed(fragment: Fragment, left: Words, right: Words) -> Iterator[tuple[Range, Range]]:
    """What differs between two sides, in order."""
    return ((one, other) for one, other, _ in gaps(fragment, left, right) if one[0] < one[1] or other[0] < other[1])


def _without_islands(found: Iterable[tuple[Range, Range]], left: Words) -> list[tuple[Range, Range]]:
    """*found* with those joined between which a few common words were kept, where both are replaced on both sides."""
    joined: list[tuple[Range, Range]] = []
    for one, other in found:
        if joined:
            (begin, end), (other_begin, other_end) = joined[-1]
            is_replaced = begin < end and other_begin < other_end and one[0] < one[1] and other[0] < other[1]
            if is_replaced and one[0] - end <= ISLAND_WORDS and not left.rarities[end : one[0]].any():
                joined[-1] = (begin, one[1]), (other_begin, other[1])
                continue
        joined.append((one, other))
    return joined


def _free_islands(marks: tuple[dict[int, str], dict[int, str]], changed: list[tuple[Range, Range]]) -> None:
    """Unmark kept words that have exchanged ones on both sides: each of those has its counterpart as it is."""
    for before, after in pairwise(changed):
        for side in (0, 1):
            begin, end = before[side][1], after[side][0]
            if marks[side].get(begin - 1) and marks[side].get(end):
                for word in range(begin, end):
                    marks[side].pop(word, None)


def _edits(marks: dict[int, str], words: Words) -> Iterator[Edit]:
    """Runs of neighbouring words with one mark, as edits."""
    numbered = enumerate(sorted(marks))
    for (_, swap), run in groupby(numbered, key=lambda each: (each[1] - each[0], marks[each[1]])):
        places = [word for _, word in run]
        yield Edit(span=words.given(places[0], places[-1] + 1), swap=swap)
