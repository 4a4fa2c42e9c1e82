"""
Which wordings are the same quotation: candidates that share rare words, verified by alignment.

Two wordings are compared when they share runs of words or pairs of rare words,
or when a passage of a copy aligns them. The first need most of their rare
words in common; of the second far fewer do, for what stands where the copied
quotation should stand is what became of it, however heavily it was reworded.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.index.memory import MemoryIndex
from dedup.ledger.utterances import Sentence
from dedup.ledger.wordings import Wordings
from dedup.model import Relation, Span, Verdict

# Keys of a wording: runs of so many words, and pairs of rare words so far apart.
_RUN = 3
_PAIR_GAP = 3
_MIN_SHARED_KEYS = 2
_MIN_SHARED_SHARE = 0.1
_MAX_BUCKET = 64

MIN_COMMON = 0.7
"""Share of the rarity of the shorter wording that two must have in common to be one quotation."""

MIN_COMMON_ALIGNED = 0.25
"""The same where a passage of a copy aligns them."""

MIN_COMMON_WORDS = 4
"""Words that two wordings must have in common."""

MIN_COMMON_RARITY = 6.0
"""Rarity of these together: about two words that one article in twenty has."""

_FARTHEST_APART = 2.0
# Of quotations in one passage, those are compared whose places in it differ by no more.
_RANKS_APART = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """
    Two wordings that are one quotation.

    Attributes:
        left: number of the one wording.
        right: number of the other; greater than the left one.
        common_words: words that both have in common order.
    """

    left: int
    right: int
    common_words: int


@dataclass(frozen=True, slots=True)
class _Common:
    """
    What two wordings have in common order.

    Attributes:
        words: how many words are the same.
        rarity: their rarity together, and that of words of the same stem.
        share: of the rarity of the wording that has less.
        is_close: whether the common words stand close together on both sides.
    """

    words: int
    rarity: float
    share: float
    is_close: bool


def links(table: Wordings, sentences: Sequence[Sentence], copies: Iterable[Relation]) -> list[Link]:
    """Every two wordings that are one quotation, each once, in rising order."""
    articles = _articles(table, sentences)
    found: dict[tuple[int, int], Link] = {}
    for left, right in _sharing(table):
        if len(articles[left] | articles[right]) > 1:
            common = _common(table, left, right)
            if _is_same(common) and not _are_others(table, sentences, left, right, common):
                found[left, right] = Link(left=left, right=right, common_words=common.words)
    for left, right, common in _aligned(table, sentences, copies):
        found.setdefault((left, right), Link(left=left, right=right, common_words=common.words))
    return [found[pair] for pair in sorted(found)]


def _articles(table: Wordings, sentences: Sequence[Sentence]) -> list[frozenset[str]]:
    """The articles that have each wording."""
    return [frozenset(sentences[member].quotation.article for member in members) for members in table.members]


def _is_same(common: _Common) -> bool:
    """Whether so much in common makes one quotation, wherever it stands."""
    return (
        common.words >= MIN_COMMON_WORDS
        and common.rarity >= MIN_COMMON_RARITY
        and common.share >= MIN_COMMON
        and common.is_close
    )


def _are_others(table: Wordings, sentences: Sequence[Sentence], left: int, right: int, common: _Common) -> bool:
    """Whether two wordings that differ are given to speakers of different names: then two people said the like."""
    if common.share > 0.95:
        return False
    one = {sentences[member].quotation.speaker for member in table.members[left]} - {None}
    other = {sentences[member].quotation.speaker for member in table.members[right]} - {None}
    lasts = [{speaker.split()[-1].casefold() for speaker in names if speaker} for names in (one, other)]
    return bool(lasts[0] and lasts[1] and not lasts[0] & lasts[1])


def _common(table: Wordings, left: int, right: int) -> _Common:
    """What the two wordings have in common order."""
    match = table.align(left, right)
    one, other = table.of(left), table.of(right)
    paired = np.flatnonzero(match >= 0)
    if not paired.size:
        return _Common(0, 0.0, 0.0, is_close=False)
    partners = match[paired]
    equal = one[paired] == other[partners]
    rarity = float((table.rarities[one[paired]] * np.where(equal, 1.0, 0.8)).sum())
    least = min(table.weight(one), table.weight(other))
    reach = max(paired[-1] - paired[0], partners[-1] - partners[0]) + 1
    is_close = reach <= _FARTHEST_APART * min(one.size, other.size) + 4
    return _Common(int(equal.sum()), rarity, rarity / least if least else 0.0, is_close=bool(is_close))


def _sharing(table: Wordings) -> Iterator[tuple[int, int]]:
    """Pairs of wordings that share keys."""
    owner = np.repeat(np.arange(len(table.members), dtype=np.int32), np.diff(table.bounds))
    index = MemoryIndex()
    for keys, owners in (_runs(table, owner), _rare_pairs(table, owner)):
        index.add(keys, owners)
    shared = index.shared_keys(_MIN_SHARED_KEYS, _MIN_SHARED_SHARE, _MAX_BUCKET)
    yield from zip(shared.lefts.tolist(), shared.rights.tolist(), strict=True)


def _runs(table: Wordings, owner: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """A key for each run of words in which one is rare, and its wording."""
    words = table.words.astype(np.uint64)
    n = max(0, words.size - _RUN + 1)
    inside = owner[:n] == owner[_RUN - 1 :]
    rare = table.rarities[table.words] > 0
    keys = np.zeros(n, np.uint64)
    has_rare = np.zeros(n, np.bool_)
    for place in range(_RUN):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + words[place : place + n] + np.uint64(1)
        has_rare |= rare[place : place + n]
    kept = inside & has_rare
    return keys[kept] | np.uint64(1), owner[:n][kept]


def _rare_pairs(table: Wordings, owner: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """A key for each unordered pair of stems of rare words that stand close together, and its wording."""
    rare = table.rarities[table.words] > 0
    stems, owners = table.stems[table.words][rare].astype(np.uint64), owner[rare]
    keys, kept_owners = [np.empty(0, np.uint64)], [np.empty(0, np.int32)]
    for gap in range(1, _PAIR_GAP + 1):
        one, other = stems[:-gap], stems[gap:]
        inside = owners[:-gap] == owners[gap:]
        pair = (np.minimum(one, other) << np.uint64(32)) | np.maximum(one, other)
        keys.append((pair << np.uint64(1))[inside])
        kept_owners.append(owners[:-gap][inside])
    return np.concatenate(keys), np.concatenate(kept_owners)


def _aligned(
    table: Wordings, sentences: Sequence[Sentence], copies: Iterable[Relation]
) -> Iterator[tuple[int, int, _Common]]:
    """Pairs of different wordings that passages of copies align, with what they have in common."""
    places: dict[str, list[int]] = {}
    for place, sentence in enumerate(sentences):
        places.setdefault(sentence.quotation.article, []).append(place)
    starts = {article: [sentences[place].quotation.spans[0].start for place in own] for article, own in places.items()}
    for relation in copies:
        left, right = places.get(relation.left, []), places.get(relation.right, [])
        pairs: dict[tuple[int, int], _Common] = {}
        for passage in relation.passages if left and right else ():
            ours = _within(left, starts[relation.left], sentences, passage.left)
            theirs = _within(right, starts[relation.right], sentences, passage.right)
            for one, other in _opposite(ours, theirs):
                pairs[one, other] = _common(table, table.wording_of[one], table.wording_of[other])
        for one, other in _best(pairs):
            a, b = sorted((table.wording_of[one], table.wording_of[other]))
            if a != b and not _differ_in_speaker(sentences[one], sentences[other], pairs[one, other]):
                yield a, b, pairs[one, other]


def _within(places: Sequence[int], starts: Sequence[int], sentences: Sequence[Sentence], span: Span) -> list[int]:
    """Those of *places* whose sentence stands in *span*, at least with its first part."""
    found = []
    for at in range(max(0, bisect_left(starts, span.start) - 1), len(places)):
        if starts[at] >= span.end:
            break
        if sentences[places[at]].quotation.spans[0].overlaps(span):
            found.append(places[at])
    return found


def _opposite(ours: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that stand at about the same place among those of a passage."""
    for i, one in enumerate(ours):
        middle = i * len(theirs) // max(1, len(ours))
        for j in range(max(0, middle - _RANKS_APART), min(len(theirs), middle + _RANKS_APART + 1)):
            yield one, theirs[j]


def _best(pairs: dict[tuple[int, int], _Common]) -> Iterator[tuple[int, int]]:
    """The pairs with enough in common of which neither side has much more in common with another."""
    best: dict[int, float] = {}
    for (one, other), common in pairs.items():
        best[one] = max(best.get(one, 0.0), common.rarity)
        best[other] = max(best.get(other, 0.0), common.rarity)
    for (one, other), common in pairs.items():
        enough = common.share >= MIN_COMMON_ALIGNED and common.rarity >= MIN_COMMON_RARITY / 2
        if enough and common.rarity >= 0.99 * min(best[one], best[other]) and common.rarity >= 0.6 * max(
            best[one], best[other]
        ):
            yield one, other


def _differ_in_speaker(one: Sentence, other: Sentence, common: _Common) -> bool:
    """Whether two sentences with little in common are given to speakers of different names."""
    left, right = one.quotation.speaker, other.quotation.speaker
    if left is None or right is None or common.share >= MIN_COMMON:
        return False
    return not {word.casefold() for word in left.split()} & {word.casefold() for word in right.split()}


def copies_of(relations: Iterable[Relation]) -> list[Relation]:
    """The relations whose passages align quotations: copies and excerpts."""
    return [relation for relation in relations if relation.verdict.joins_cluster or relation.verdict is Verdict.EXCERPT]


