"""
The sentence grid: the sentences of one article as rows, the other members as columns, a class letter in each cell.

A text that was cut has no letters from some row on; in one that was
reordered, the numbers beside the letters, which count its passages in the
order of its own text, do not rise.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dedup.model import PassageClass, Span

LEAST = 0.3
"""Share of a sentence that a passage covers at least to stand for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A fragment of the source (*source*) and of another member (*other*) that say the same."""

    source: Span
    other: Span
    kind: PassageClass
    is_altered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    What a member has of a sentence.

    Attributes:
        kind: how it says it; None where it does not.
        place: the number of the passage in the order of the member's own text, from 1; 0 where there is none.
        is_moved: whether it stands in another order than the passages around it.
        is_altered: whether it is a quotation in other words.
    """

    kind: PassageClass | None = None
    place: int = 0
    is_moved: bool = False
    is_altered: bool = False


ORIGINAL = Cell()
"""A sentence that a member does not have."""


def column(sentences: Sequence[Span], aligned: Iterable[Aligned]) -> tuple[Cell, ...]:
    """
    What a member has of each of *sentences*.

    Args:
        sentences: spans of the source's text, in order, disjoint.
        aligned: the fragments that it shares with the source.
    """
    fragments = sorted(aligned, key=lambda each: (each.source, each.other))
    starts = [each.source.start for each in fragments]
    longest = max((len(each.source) for each in fragments), default=0)
    chosen: list[Aligned | None] = []
    for sentence in sentences:
        first = bisect_left(starts, sentence.start - longest)
        last = bisect_right(starts, sentence.end)
        chosen.append(_covering(sentence, fragments[first:last]))
    places = _places(each for each in chosen if each is not None)
    in_order = set(_rising([places[each] for each in chosen if each is not None]))
    return tuple(ORIGINAL if each is None else _cell(each, places[each], in_order) for each in chosen)


def _covering(sentence: Span, fragments: Iterable[Aligned]) -> Aligned | None:
    """The fragment that covers most of *sentence*, the first of equals; None where none covers enough."""
    best, most = None, LEAST * max(1, len(sentence))
    for each in fragments:
        covered = min(sentence.end, each.source.end) - max(sentence.start, each.source.start)
        if covered >= most and (best is None or covered > most):
            best, most = each, float(covered)
    return best


def _places(fragments: Iterable[Aligned]) -> dict[Aligned, int]:
    """Each fragment's number in the order of the member's own text."""
    ordered = sorted(set(fragments), key=lambda each: (each.other, each.source))
    return {each: number for number, each in enumerate(ordered, start=1)}


def _cell(aligned: Aligned, place: int, in_order: set[int]) -> Cell:
    return Cell(kind=aligned.kind, place=place, is_moved=place not in in_order, is_altered=aligned.is_altered)


def _rising(places: Sequence[int]) -> list[int]:
    """The longest part of *places* that rises (or stays), as the values in it; Fredman 1975."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_right(tails, place)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            last.append(index)
        else:
            tails[at], last[at] = place, index
    kept: list[int] = []
    index = last[-1] if last else -1
    while index >= 0:
        kept.append(places[index])
        index = before[index]
    return kept[::-1]
