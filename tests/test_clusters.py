"""Relations to clusters."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.clusters import cluster, cluster_id
from dedup.model import Measures, Relation, Verdict

COPIES = [verdict for verdict in Verdict if verdict.joins_cluster]
LOOSE = [Verdict.EXCERPT, Verdict.SHARED_QUOTATIONS, Verdict.SAME_EVENT]
LENGTHS = {name: 10 * place for place, name in enumerate("abcdefgh")} | {"b": 70}


def relation(left, right, verdict=Verdict.EDITED_COPY, score=0.9):
    return Relation(left=left, right=right, verdict=verdict, score=score, measures=Measures())


PAIRS = list(combinations("abcdefgh", 2))
# Few different scores, so that there are ties.
SCORES = st.integers(0, 5).map(lambda n: n / 5)
RELATIONS = st.dictionaries(st.sampled_from(PAIRS), st.tuples(st.sampled_from(list(Verdict)), SCORES)).map(
    lambda drawn: [relation(*pair, verdict, score) for pair, (verdict, score) in drawn.items()]
)


def components(copies):
    """The connected components, by merging sets that touch until none do."""
    groups = [{copy.left, copy.right} for copy in copies]
    while overlapping := next(((one, other) for one, other in combinations(groups, 2) if one & other), None):
        one, other = overlapping
        groups.remove(other)
        one |= other
    return {frozenset(group) for group in groups}


@given(RELATIONS)
def test_clusters_are_the_components_of_the_copies(relations):
    copies = [each for each in relations if each.verdict.joins_cluster]

    assert {frozenset(found.members) for found in cluster(relations, LENGTHS)} == components(copies)


@given(RELATIONS)
def test_the_weakest_score_is_that_at_which_the_cluster_falls_apart(relations):
    for found in cluster(relations, LENGTHS):
        inside = [each for each in relations if each.verdict.joins_cluster and each.left in found.members]
        whole = frozenset(found.members)

        assert components([each for each in inside if each.score >= found.weakest_score]) == {whole}
        assert whole not in components([each for each in inside if each.score > found.weakest_score])


@given(RELATIONS.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_relations_does_not_matter(orders):
    relations, shuffled = orders

    assert cluster(relations, LENGTHS) == cluster(shuffled, LENGTHS)


@given(RELATIONS)
def test_related_articles_stand_outside_and_share_less_than_a_copy(relations):
    for found in cluster(relations, LENGTHS):
        across = [
            each
            for each in relations
            if each.verdict in LOOSE and len({each.left, each.right} & set(found.members)) == 1
        ]
        outside = {article for each in across for article in (each.left, each.right)} - set(found.members)

        assert found.related == tuple(sorted(outside))


@given(RELATIONS)
def test_clusters_come_by_falling_size_and_members_in_order(relations):
    clusters = cluster(relations, LENGTHS)

    assert [(-len(found.members), found.members) for found in clusters] == sorted(
        (-len(found.members), found.members) for found in clusters
    )
    assert all(found.members == tuple(sorted(found.members)) and len(found.members) >= 2 for found in clusters)
    assert len({found.id for found in clusters}) == len(clusters)


@pytest.mark.parametrize("verdict", LOOSE)
def test_what_is_less_than_a_whole_copy_never_merges(verdict):
    relations = [relation("a", "b"), relation("b", "c", verdict, 1.0), relation("c", "d")]

    first, second = cluster(relations, LENGTHS)

    assert (first.members, first.related) == (("a", "b"), ("c",))
    assert (second.members, second.related) == (("c", "d"), ("b",))
    assert cluster([relation("a", "b", verdict, 1.0)], LENGTHS) == ()


@pytest.mark.parametrize("verdict", COPIES)
def test_every_kind_of_copy_joins(verdict):
    (found,) = cluster([relation("a", "b", verdict)], LENGTHS)

    assert found.members == ("a", "b")


def test_unrelated_articles_are_not_related():
    (found,) = cluster([relation("a", "b"), relation("b", "c", Verdict.UNRELATED)], LENGTHS)

    assert found.related == ()


def test_the_longest_member_represents_the_cluster_and_the_first_among_equals():
    (found,) = cluster([relation("a", "h"), relation("b", "h"), relation("c", "h")], LENGTHS)

    assert LENGTHS["b"] == LENGTHS["h"] == 70
    assert found.representative == "b"


def test_a_cluster_keeps_its_id_when_members_come_and_go_behind_its_first():
    (small,) = cluster([relation("a", "b")], LENGTHS)
    (large,) = cluster([relation("a", "c"), relation("c", "h")], LENGTHS)

    assert small.id == large.id == cluster_id("a") == "c-ca978112ca1b"


def test_any_text_may_be_an_id():
    assert cluster_id("\ud800") != cluster_id("\ud801")
    assert cluster_id("") == "c-e3b0c44298fc"


def test_nothing_makes_no_cluster():
    assert cluster([], {}) == ()


def test_a_long_chain_is_one_cluster():
    names = [f"{number:05}" for number in range(5000)]
    relations = [relation(left, right) for left, right in pairwise(names)]

    (found,) = cluster(relations, dict.fromkeys(names, 1))

    assert len(found.members) == 5000
