"""
Whether a negation or a number was turned round, told only where it is sure.

A rewriter says the same with other means: "was not found" becomes "remains
unknown". So a flip needs a hunk that holds nothing but what decides on
negation, and a clause that is the same otherwise.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dedup.kernels.scan import STEM_LETTERS
from dedup.ledger.numerals import numbers
from dedup.ledger.polarity import AFFIRMATIVES, is_negator, is_telling
from dedup.ledger.worddiff import Hunk, Wording

# Share of the rare words of a clause that must be negated on one side and not on the other.
_MIN_FLIPPED_SHARE: Final = 0.6
# One rare word is not enough to be sure.
_MIN_FLIPPED_WORDS: Final = 2
# Replaced runs of more words, or of lengths that differ by more, have numbers that need not stand for one another.
_MOST_REPLACED_WORDS: Final = 4
_MOST_LONGER: Final = 2


def flips_negation(inner: Sequence[Hunk], match: Sequence[int], base: Wording, variant: Wording) -> bool:
    """
    Whether a clause that both sides have is negated on one of them only.

    Args:
        inner: what differs, but for what was cut off or put on.
        match: for each base word the variant word that stands for it; -1 for none.
        base: the entry's wording.
        variant: the other one.
    """
    if not any(_decides(hunk, inner, base, variant) for hunk in inner):
        return False
    if _negated_next(base, inner) & _negated_next(variant, inner):
        return False  # the negator moved with its word: “it is not easy to come back”, “coming back is not easy”
    pairs = [(i, j) for i, j in enumerate(match) if j >= 0]
    back = {j: i for i, j in pairs}
    return _has_flipped_clause(base, variant, dict(pairs)) or _has_flipped_clause(variant, base, back)


def flips_number(hunk: Hunk, base: Wording, variant: Wording) -> bool:
    """Whether a number stands where another one does."""
    sizes = (hunk.end - hunk.begin, hunk.other_end - hunk.other_begin)
    if max(sizes) > _MOST_REPLACED_WORDS or max(sizes) - min(sizes) > _MOST_LONGER:
        return False
    one = _values(base.words, hunk.begin, hunk.end)
    other = _values(variant.words, hunk.other_begin, hunk.other_end)
    return bool(one and other) and one.isdisjoint(other)


def respells_number(hunk: Hunk, base: Wording, variant: Wording) -> bool:
    """Whether a hunk is one number written in two ways: `9` and `nine`."""
    one = list(numbers(base.words[hunk.begin : hunk.end]))
    other = list(numbers(variant.words[hunk.other_begin : hunk.other_end]))
    if len(one) != 1 or len(other) != 1:
        return False
    is_all = (
        one[0][1] - one[0][0] == hunk.end - hunk.begin
        and other[0][1] - other[0][0] == hunk.other_end - hunk.other_begin
    )
    return is_all and one[0][2] == other[0][2]


def _decides(hunk: Hunk, inner: Sequence[Hunk], base: Wording, variant: Wording) -> bool:
    """Whether a hunk holds what decides on negation, and no rare word beside it that could mean the same."""
    ours = [(base, word) for word in range(hunk.begin, hunk.end)]
    theirs = [(variant, word) for word in range(hunk.other_begin, hunk.other_end)]
    if not any(is_negator(wording.words[word], wording.language) for wording, word in ours + theirs):
        tells = [any(is_telling(each.words[word], each.language) for each, word in side) for side in (ours, theirs)]
        if tells[0] == tells[1]:
            return False  # nothing, or one subject in the place of another
    moved = _stems(variant, inner) & _stems(base, inner)
    return all(_says_nothing(wording, word, moved) for wording, word in ours + theirs)


def _negated_next(wording: Wording, inner: Sequence[Hunk]) -> set[str]:
    """The stems of the rare words that follow the negators in all hunks."""
    found = set()
    for begin, end in _sides(wording, inner):
        for place in range(begin, end):
            if is_negator(wording.words[place], wording.language):
                following = range(place + 1, len(wording.words))
                rare = next((wording.words[word] for word in following if wording.rarities[word] > 0), "")
                found.add(rare[:STEM_LETTERS])
    return found - {""}


def _sides(wording: Wording, inner: Sequence[Hunk]) -> list[tuple[int, int]]:
    """The words of all hunks on the side of *wording*."""
    return [(hunk.begin, hunk.end) if wording.is_base else (hunk.other_begin, hunk.other_end) for hunk in inner]


def _stems(wording: Wording, inner: Sequence[Hunk]) -> set[str]:
    """The stems of the rare words in all hunks."""
    return {
        wording.words[word][:STEM_LETTERS]
        for begin, end in _sides(wording, inner)
        for word in range(begin, end)
        if wording.rarities[word] > 0
    }


def _says_nothing(wording: Wording, place: int, moved: set[str]) -> bool:
    """Whether a word is common, a negator or its counterpart, or stands elsewhere on the other side."""
    word = wording.words[place]
    return (
        wording.rarities[place] == 0
        or word in AFFIRMATIVES
        or is_negator(word, wording.language)
        or word[:STEM_LETTERS] in moved
    )


def _has_flipped_clause(wording: Wording, other: Wording, partners: dict[int, int]) -> bool:
    """Whether most rare words of a negated clause have partners on the other side that are not negated."""
    for clause in _negated_clauses(wording, partners):
        flipped = [place for place in clause if place in partners and not other.negated[partners[place]]]
        if len(flipped) >= max(_MIN_FLIPPED_WORDS, _MIN_FLIPPED_SHARE * len(clause)):
            there = range(partners[flipped[0]], partners[flipped[-1]] + 1)
            rare = [place for place in there if other.rarities[place] > 0 and not other.bracketed[place]]
            if len(flipped) >= _MIN_FLIPPED_SHARE * len(rare):
                return True
    return False


def _negated_clauses(wording: Wording, partners: dict[int, int]) -> Iterator[list[int]]:
    """The rare words of each run of negated words, from the first to the last word that the other side has."""
    if not partners:
        return
    first, last = min(partners), max(partners)
    clause: list[int] = []
    for place in range(first, last + 1):
        if not wording.negated[place]:
            if clause:
                yield clause
            clause = []
        elif wording.rarities[place] > 0 and not wording.bracketed[place]:
            clause.append(place)
    if clause:
        yield clause


def _values(words: Sequence[str], begin: int, end: int) -> set[float]:
    """The values of the numbers that lie in words [begin, end), at least with a part; years also by two digits."""
    values = {value for first, last, value in numbers(words) if first < end and begin < last}
    return values | {value % 100 for value in values if 1900 <= value < 2100}
