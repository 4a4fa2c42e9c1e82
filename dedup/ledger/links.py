"""
Which wordings are the same quotation: candidates that share rare words, verified by alignment.

Two wordings are compared when they share runs of words or pairs of rare words,
or when a passage of a copy aligns them. The first need most of their rare
words in common; of the second far fewer do, for what stands where the copied
quotation should stand is what became of it, however heavily it was reworded.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dedup.ledger.keys import sharing
from dedup.ledger.likeness import Common, common_words
from dedup.ledger.utterances import Sentence
from dedup.ledger.wordings import Wordings
from dedup.model import Relation, Span, Verdict

MIN_COMMON = 0.7
"""Share of the rarity of the shorter wording that two must have in common to be one quotation."""

MIN_COMMON_ALIGNED = 0.25
"""The same where a passage of a copy aligns them."""

MIN_ALIGNED_RARITY = 4.5
"""Rarity of the words in common there: more than one word that a tenth of all articles have."""

MIN_COMMON_RARITY = 6.0
"""Rarity of the words in common where the whole of one wording is part of the other; some two or three rare words."""

MIN_REWORDED_RARITY = 8.0
"""The same where it is not, so that a turn of phrase makes no quotation."""

MIN_COMMON_WORDS = 4
"""Words in common where the whole of one wording is part of the other, and MIN_REWORDED_WORDS where it is not."""

MIN_REWORDED_WORDS = 5
MIN_SAME_WORDS = 0.55
"""Share of the words of the shorter wording that must be the very same."""

MIN_STRANGE_WORDS = 8
"""Words in common where neither the speaker nor a relation of the articles says that both tell of one thing."""

# Pairs of articles that are looked up for one pair of wordings.
_MOST_PAIRS = 400
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
        left_inserted: words of the left one that stand between these and are not in the right one.
        right_inserted: the same of the right one.
    """

    left: int
    right: int
    common_words: int
    left_inserted: int
    right_inserted: int


def links(table: Wordings, sentences: Sequence[Sentence], relations: Iterable[Relation]) -> list[Link]:
    """
    Every two wordings that are one quotation, each once, in rising order.

    Args:
        table: the wordings.
        sentences: those that have them.
        relations: what the articles are to each other.
    """
    related = {pair for each in relations for pair in ((each.left, each.right), (each.right, each.left))}
    sources = [_sources(table, sentences, wording) for wording in range(len(table.members))]
    found: dict[tuple[int, int], Link] = {}
    for left, right in sharing(table):
        ours, theirs = sources[left], sources[right]
        if len(ours.articles | theirs.articles) > 1:
            common = common_words(table, left, right)
            if _is_same(common, ours, theirs, related):
                found[left, right] = _link(left, right, common)
    for left, right, common in _aligned(table, sentences, copies_of(relations)):
        found.setdefault((left, right), _link(left, right, common))
    return [found[pair] for pair in sorted(found)]


def _link(left: int, right: int, common: Common) -> Link:
    inserted, other_inserted = common.inserted
    return Link(
        left=left,
        right=right,
        common_words=common.words,
        left_inserted=inserted,
        right_inserted=other_inserted,
    )


@dataclass(frozen=True, slots=True)
class _Sources:
    """The articles that have a wording, and the last names of those to whom they give it."""

    articles: frozenset[str]
    names: frozenset[str]


def _sources(table: Wordings, sentences: Sequence[Sentence], wording: int) -> _Sources:
    """Where a wording comes from."""
    quotations = [sentences[member].quotation for member in table.members[wording]]
    names = {each.speaker.split()[-1].casefold() for each in quotations if each.speaker}
    return _Sources(frozenset(each.article for each in quotations), frozenset(names))


def _is_same(common: Common, ours: _Sources, theirs: _Sources, related: AbstractSet[tuple[str, str]]) -> bool:
    """Whether so much in common makes one quotation."""
    words, rarity = (
        (MIN_COMMON_WORDS, MIN_COMMON_RARITY) if common.is_part else (MIN_REWORDED_WORDS, MIN_REWORDED_RARITY)
    )
    if not common.is_close or common.words < words or common.rarity < rarity:
        return False
    if common.share < MIN_COMMON or common.same < MIN_SAME_WORDS:
        return False
    if ours.names and theirs.names and not ours.names & theirs.names and not common.is_part:
        return False  # two people said the like
    if common.words >= MIN_STRANGE_WORDS or ours.names & theirs.names:
        return True
    few, many = sorted((ours.articles, theirs.articles), key=len)
    if len(few) * len(many) > _MOST_PAIRS:
        return True  # what so many have is no chance
    return bool(few & many) or any((one, other) in related for one in few for other in many)


def _aligned(
    table: Wordings, sentences: Sequence[Sentence], copies: Iterable[Relation]
) -> Iterator[tuple[int, int, Common]]:
    """Pairs of different wordings that passages of copies align, with what they have in common."""
    places: dict[str, list[int]] = {}
    for place, sentence in enumerate(sentences):
        places.setdefault(sentence.quotation.article, []).append(place)
    known: dict[tuple[int, int], Common] = {}
    starts = {article: [sentences[place].quotation.spans[0].start for place in own] for article, own in places.items()}
    for relation in copies:
        left, right = places.get(relation.left, []), places.get(relation.right, [])
        pairs: dict[tuple[int, int], Common] = {}
        for passage in relation.fragments if left and right else ():
            ours = _within(left, starts[relation.left], sentences, passage.left)
            theirs = _within(right, starts[relation.right], sentences, passage.right)
            for one, other in _opposite(ours, theirs):
                wordings = table.wording_of[one], table.wording_of[other]
                if wordings not in known:
                    known[wordings] = common_words(table, *wordings)
                pairs[one, other] = known[wordings]
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


def _best(pairs: dict[tuple[int, int], Common]) -> Iterator[tuple[int, int]]:
    """The pairs with enough in common of which neither side has much more in common with another."""
    best: dict[int, float] = {}
    for (one, other), common in pairs.items():
        best[one] = max(best.get(one, 0.0), common.rarity)
        best[other] = max(best.get(other, 0.0), common.rarity)
    for (one, other), common in pairs.items():
        enough = common.share >= MIN_COMMON_ALIGNED and common.rarity >= MIN_ALIGNED_RARITY
        if (
            enough
            and common.rarity >= 0.99 * min(best[one], best[other])
            and common.rarity >= 0.6 * max(best[one], best[other])
        ):
            yield one, other


def _differ_in_speaker(one: Sentence, other: Sentence, common: Common) -> bool:
    """Whether two sentences with little in common are given to speakers of different names."""
    left, right = one.quotation.speaker, other.quotation.speaker
    if left is None or right is None or common.share >= MIN_COMMON:
        return False
    return not {word.casefold() for word in left.split()} & {word.casefold() for word in right.split()}


def copies_of(relations: Iterable[Relation]) -> list[Relation]:
    """The relations whose passages align quotations: copies and excerpts."""
    return [relation for relation in relations if relation.verdict.joins_cluster or relation.verdict is Verdict.EXCERPT]
