"""
The substitution table of a pair: which words stand for which in its reworded passages.

The words that both passages have in common order are anchors. What stands
between two neighbouring anchors, one to three words on each side, was
exchanged; so was a content word that has grown by the word before it, where
that happens twice ("campaign", "marketing campaign"). Left out are numbers,
names, inflections of one stem, and exchanges among common words alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from dedup.kernels.anchors import anchor_words
from dedup.model import Fragment, PassageClass, Relation
from dedup.spin.values import Substitution, SubstitutionTable
from dedup.spin.words import Words

MAX_WORDS = 3
"""Words on one side of a substitution."""

MAX_TABLE = 1 << 22
"""Cells of the alignment of one passage, 16 MB; longer passages are left out."""

CONTENT_WEIGHT = 3
"""A content word weighs as much as three common ones as an anchor: "of" stands everywhere."""

REWORDED = (PassageClass.EDITED, PassageClass.PARAPHRASED)

PARTED = re.compile(r"[^\w\s'-]")
"""A sign between two words that makes them two parts of a sentence rather than a phrase."""

Range = tuple[int, int]


def mine(relation: Relation, left: Words, right: Words) -> SubstitutionTable:
    """The substitution table of *relation*, given the words of its two articles."""
    found = (each for passage in relation.fragments for each in exchanges(passage, left, right))
    return table_of(relation, found, left, right)


def table_of(
    relation: Relation, exchanged: Iterable[tuple[Range, Range]], left: Words, right: Words
) -> SubstitutionTable:
    """The substitution table of *relation*, given the words *exchanged* in all of its passages."""
    found: Counter[tuple[str, str]] = Counter()
    rarities: dict[tuple[str, str], tuple[float, float]] = {}
    for one, other in exchanged:
        words = left.text_of(*one), right.text_of(*other)
        found[words] += 1
        rarities[words] = left.rarity(*one), right.rarity(*other)
    substitutions = [
        Substitution(
            left=words[0],
            right=words[1],
            count=count,
            left_rarity=rarities[words][0],
            right_rarity=rarities[words][1],
        )
        for words, count in found.items()
        if count > 1 or not _has_grown(*words)
    ]
    substitutions.sort(key=lambda each: (-each.weight, each.left, each.right))
    return SubstitutionTable(left=relation.left, right=relation.right, substitutions=tuple(substitutions))


def _has_grown(one: str, other: str) -> bool:
    """Whether the one is the other with a word before it; by itself, that is as often a word that was added."""
    return one.endswith(f" {other}") or other.endswith(f" {one}")


def exchanges(passage: Fragment, left: Words, right: Words) -> Iterator[tuple[Range, Range]]:
    """The words [begin, end) of both sides that were exchanged in a passage; none where it was not reworded."""
    if passage.kind not in REWORDED:
        return
    for one, other, is_anchored in gaps(passage, left, right):
        by_word = left.is_parted(*one) and right.is_parted(*other)
        for words, others in _split(one, other, by_word=by_word):
            if _is_exchange(words, others, left, right):
                yield words, others
        if is_anchored and {one[1] - one[0], other[1] - other[0]} == {0, 1}:
            grown = (one[0], one[1] + 1), (other[0], other[1] + 1)
            if left.rarity(one[1], one[1] + 1) and _may_differ(*grown, left, right):
                yield grown


def gaps(passage: Fragment, left: Words, right: Words) -> Iterator[tuple[Range, Range, bool]]:
    """
    What stands between neighbouring anchors of a passage, and whether an anchor follows it.

    Either range may be empty, and both are where anchors follow one another. Of a passage beyond `MAX_TABLE` nothing.
    """
    begin, end = left.within(passage.left)
    other_begin, other_end = right.within(passage.right)
    if (end - begin + 1) * (other_end - other_begin + 1) > MAX_TABLE:
        return
    weights = np.where(left.rarities[begin:end] > 0, CONTENT_WEIGHT, 1).astype(np.int32)
    anchors = np.empty(end - begin, np.int32)
    anchor_words(left.hashes[begin:end], right.hashes[other_begin:other_end], weights, anchors)
    at, other_at = begin, other_begin
    for place in np.flatnonzero(anchors >= 0).tolist():
        stop, other_stop = begin + place, other_begin + int(anchors[place])
        yield (at, stop), (other_at, other_stop), True
        at, other_at = stop + 1, other_stop + 1
    yield (at, end), (other_at, other_end), False


def _split(one: Range, other: Range, *, by_word: bool) -> Iterator[tuple[Range, Range]]:
    """Word by word where both sides have as many, else as they are; nothing where either has none or too many."""
    n, m = one[1] - one[0], other[1] - other[0]
    if not (0 < n <= MAX_WORDS and 0 < m <= MAX_WORDS):
        return
    if n == m and by_word:
        for step in range(n):
            yield (one[0] + step, one[0] + step + 1), (other[0] + step, other[0] + step + 1)
    else:
        yield one, other


def _is_exchange(one: Range, other: Range, left: Words, right: Words) -> bool:
    """Whether the words may say the same in other words: not common words alone, nor inflections of one stem."""
    if not (left.rarity(*one) or right.rarity(*other)) or not _may_differ(one, other, left, right):
        return False
    return not any(
        _is_inflection(left.text_of(word, word + 1), right.text_of(another, another + 1))
        for word in range(*one)
        for another in range(*other)
    )


def _may_differ(one: Range, other: Range, left: Words, right: Words) -> bool:
    """Whether nothing in the words is fixed, and nothing but spaces, hyphens and apostrophes parts them."""
    return all(
        not any(words.is_fixed(word) for word in range(*some)) and PARTED.search(words.text_of(*some)) is None
        for words, some in ((left, one), (right, other))
    )


def _is_inflection(one: str, other: str) -> bool:
    """Whether two words begin alike: all of the shorter, or four letters that are half of the longer or more."""
    common = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    longer = max(len(one), len(other))
    return common == min(len(one), len(other)) or (common >= 4 and 2 * common >= longer)
