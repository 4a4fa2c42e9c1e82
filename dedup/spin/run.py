"""A run to what its copies exchange: the table of every pair, signatures, and a table for each outlet."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dedup.model import Article, Relation, Run
from dedup.spin.mine import mine
from dedup.spin.signatures import Group, groups, oriented, signature_id
from dedup.spin.values import OutletTable, PairTable, SharedSubstitution, Spins, SpinSignature, SubstitutionTable
from dedup.spin.words import Words, words

WORDS_KEPT = 256
"""Articles whose words are held at once, the latest used."""

MAX_PAIRS_OF_CLUSTER = 64
"""Pairs of one cluster that are looked at, those with most reworded passages first."""


def spins(run: Run) -> Spins:
    """What the copies of *run* exchange, and which pairs of different stories show one habit."""
    articles = {facts.article.id: facts.article for facts in run.articles}
    story_of = {member: cluster.id for cluster in run.clusters for member in cluster.members}
    tables = _tables(_chosen(run.relations, story_of), articles)
    stories = [story_of[table.left] for table in tables]
    found = groups(tables, stories)
    outlets = {each.id: each.outlet for each in articles.values() if each.outlet}
    signatures = [_signature(group, tables, stories, outlets) for group in found]
    return Spins(
        pairs=_pairs(tables, stories, found, signatures),
        signatures=tuple(signatures),
        outlets=_outlets(tables, stories, outlets, signatures),
    )


def substitutions(relation: Relation, left: Article, right: Article) -> SubstitutionTable:
    """The words exchanged between two articles, given what they are to each other."""
    return mine(relation, words(left), words(right))


def _chosen(relations: Iterable[Relation], story_of: Mapping[str, str]) -> list[Relation]:
    """The copies inside clusters that have passages, as many of each cluster as are looked at; sorted by ids."""
    of_story: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        story = story_of.get(relation.left)
        if relation.verdict.joins_cluster and story is not None and story == story_of.get(relation.right):
            of_story[story].append(relation)
    chosen = [
        relation
        for copies in of_story.values()
        for relation in sorted(copies, key=lambda each: (-len(each.fragments), each.left, each.right))[
            :MAX_PAIRS_OF_CLUSTER
        ]
    ]
    return sorted(chosen, key=lambda relation: (relation.left, relation.right))


def _tables(relations: Iterable[Relation], articles: Mapping[str, Article]) -> list[SubstitutionTable]:
    """The tables of the relations that exchange any words, in their order."""

    @lru_cache(maxsize=WORDS_KEPT)
    def words_of(article_id: str) -> Words:
        return words(articles[article_id])

    mined = (mine(relation, words_of(relation.left), words_of(relation.right)) for relation in relations)
    return [table for table in mined if table.substitutions]


def _signature(
    group: Group, tables: Sequence[SubstitutionTable], stories: Sequence[str], outlets: Mapping[str, str]
) -> SpinSignature:
    """The signature of a group."""
    sides = [(tables[number], is_right_spun, stories[number]) for number, is_right_spun in group.sides]
    ends = [(table.left, table.right) if is_right else (table.right, table.left) for table, is_right, _ in sides]
    plain, spun = (sorted({outlets[end] for end in side if end in outlets}) for side in zip(*ends, strict=True))
    if _is_turned(sides, len(plain), len(spun)):
        sides = [(table, not is_right, story) for table, is_right, story in sides]
        ends = [(spun_id, plain_id) for plain_id, spun_id in ends]
        plain, spun = spun, plain
    first = min(ends)
    return SpinSignature(
        id=signature_id(*first),
        pairs=tuple(sorted(ends)),
        substitutions=_shared(sides),
        chance=group.chance,
        plain_outlets=tuple(plain),
        spun_outlets=tuple(spun),
    )


def _is_turned(sides: Iterable[tuple[SubstitutionTable, bool, str]], n_plain: int, n_spun: int) -> bool:
    """Whether the side taken for the plain one is more likely the spun one: of fewer outlets, or of rarer words."""
    if n_plain and n_spun and n_plain != n_spun:
        return n_plain < n_spun
    gains = [
        (each.right_rarity - each.left_rarity) * (1 if is_right_spun else -1)
        for table, is_right_spun, _ in sides
        for each in table.substitutions
    ]
    return math.fsum(gains) < 0


def _shared(sides: Iterable[tuple[SubstitutionTable, bool, str]]) -> tuple[SharedSubstitution, ...]:
    """The oriented substitutions of two stories or more: those first that many stories have, of rare words."""
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    weights: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for table, is_right_spun, story in sides:
        for each in table.substitutions:
            pair = (each.left, each.right) if is_right_spun else (each.right, each.left)
            told[pair].add(story)
            weights[pair].append(each.weight)
    shared = [
        SharedSubstitution(
            plain=plain,
            spun=spun,
            n_stories=len(in_stories),
            weight=math.fsum(weights[plain, spun]) / len(weights[plain, spun]),
        )
        for (plain, spun), in_stories in told.items()
        if len(in_stories) > 1
    ]
    return tuple(sorted(shared, key=lambda each: (-each.n_stories * each.weight, each.plain, each.spun)))


def _pairs(
    tables: Sequence[SubstitutionTable],
    stories: Sequence[str],
    found: Sequence[Group],
    signatures: Sequence[SpinSignature],
) -> tuple[PairTable, ...]:
    """Every table with its signature, and how much of it other stories of that have."""
    place: dict[int, PairTable] = {}
    for group, signature in zip(found, signatures, strict=True):
        turned = {number: oriented(tables[number], is_right_spun=is_right) for number, is_right in group.sides}
        of_story: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for number, pairs in turned.items():
            of_story[stories[number]] |= pairs
        told = Counter(pair for pairs in of_story.values() for pair in pairs)
        for number, pairs in turned.items():
            known = sum(told[pair] > 1 for pair in pairs) / len(pairs)
            place[number] = PairTable(table=tables[number], signature=signature.id, known=known)
    return tuple(
        place.get(number, PairTable(table=table, signature=None, known=0.0)) for number, table in enumerate(tables)
    )


def _outlets(
    tables: Sequence[SubstitutionTable],
    stories: Sequence[str],
    outlets: Mapping[str, str],
    signatures: Sequence[SpinSignature],
) -> tuple[OutletTable, ...]:
    """A table for each outlet that has one: its own words are the spun ones."""
    sides: defaultdict[str, list[tuple[SubstitutionTable, bool, str]]] = defaultdict(list)
    for table, story in zip(tables, stories, strict=True):
        for end, is_right in ((table.left, False), (table.right, True)):
            if end in outlets and outlets.get(table.left) != outlets.get(table.right):
                sides[outlets[end]].append((table, is_right, story))
    return tuple(
        OutletTable(
            outlet=outlet,
            n_stories=len({story for _, _, story in sides[outlet]}),
            substitutions=_shared(sides[outlet]),
            signatures=tuple(
                each.id for each in signatures if outlet in each.plain_outlets or outlet in each.spun_outlets
            ),
        )
        for outlet in sorted(sides)
    )
