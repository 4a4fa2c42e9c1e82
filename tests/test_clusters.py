"""Relations to clusters."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.clusters import MAX_ALL_PAIRS, anchor, cluster, cluster_id, unverified_pairs
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


CERTAIN = RELATIONS.map(lambda some: [each for each in some if each.verdict is not Verdict.UNRELATED])


def components(copies):
    """The connected components, by merging sets that touch until none do."""
    groups = [{copy.left, copy.right} for copy in copies]
    while overlapping := next(((one, other) for one, other in combinations(groups, 2) if one & other), None):
        one, other = overlapping
        groups.remove(other)
        one |= other
    return {frozenset(group) for group in groups}


def denied(relations, one, other):
    """Whether at least half of the pairs between two groups that were compared are unrelated."""
    between = [
        each.verdict
        for each in relations
        if (each.left in one and each.right in other) or (each.left in other and each.right in one)
    ]
    return 2 * between.count(Verdict.UNRELATED) >= len(between)


@given(CERTAIN)
def test_without_unrelated_pairs_clusters_are_the_components_of_the_copies(relations):
    copies = [each for each in relations if each.verdict.joins_cluster]

    assert {frozenset(found.members) for found in cluster(relations, LENGTHS)} == components(copies)


@given(RELATIONS)
def test_a_cluster_is_connected_by_copies_and_copies_between_clusters_are_denied(relations):
    copies = [each for each in relations if each.verdict.joins_cluster]
    groups = [frozenset(found.members) for found in cluster(relations, LENGTHS)]
    group_of = {article: group for group in groups for article in group}

    for group in groups:
        assert components([each for each in copies if {each.left, each.right} <= group]) == {group}
    for copy in copies:
        one, other = (group_of.get(article, frozenset(article)) for article in (copy.left, copy.right))
        assert one == other or denied(relations, one, other)


@given(RELATIONS)
def test_the_weakest_score_is_that_at_which_the_cluster_falls_apart(relations):
    for found in cluster(relations, LENGTHS):
        inside = [
            each for each in relations if each.verdict.joins_cluster and {each.left, each.right} <= {*found.members}
        ]
        whole = frozenset(found.members)

        assert components([each for each in inside if each.score >= found.weakest_score]) == {whole}
        assert whole not in components([each for each in inside if each.score > found.weakest_score])


@given(RELATIONS.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_relations_does_not_matter(orders):
    relations, shuffled = orders

    assert cluster(relations, LENGTHS) == cluster(shuffled, LENGTHS)


@given(RELATIONS)
def test_related_articles_stand_outside_and_are_more_than_unrelated(relations):
    for found in cluster(relations, LENGTHS):
        across = [
            each
            for each in relations
            if each.verdict is not Verdict.UNRELATED and len({each.left, each.right} & set(found.members)) == 1
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


def test_a_rewrite_of_a_rewrite_stays_with_the_first_which_it_still_tells_the_event_of():
    chain = [relation("a", "b"), relation("b", "c"), relation("a", "c", Verdict.SAME_EVENT, 0.2)]

    (found,) = cluster(chain, LENGTHS)

    assert found.members == ("a", "b", "c")
    assert (found.weakest_pair.left, found.weakest_pair.right, found.weakest_pair.score) == ("a", "c", 0.2)


def test_two_stories_that_a_round_up_holds_are_not_one_cluster():
    """a, b, c tell one story, e, f another; d holds both and is closer to the first."""
    stories = [relation("a", "b"), relation("a", "c"), relation("b", "c"), relation("e", "f")]
    held = [relation(each, "d", score=0.89) for each in "abc"] + [relation("d", each, score=0.88) for each in "ef"]
    apart = [relation(one, other, Verdict.UNRELATED, 0.0) for one in "abc" for other in "ef"]

    first, second = cluster([*stories, *held, *apart], LENGTHS)

    assert (first.members, first.related) == (("a", "b", "c", "d"), ("e", "f"))
    assert (second.members, second.related) == (("e", "f"), ("d",))


def test_a_round_up_of_two_single_stories_goes_with_the_closer_one():
    relations = [relation("a", "c", score=0.9), relation("b", "c", score=0.95), relation("a", "b", Verdict.UNRELATED)]

    (found,) = cluster(relations, LENGTHS)

    assert (found.members, found.related) == (("b", "c"), ("a",))


def test_one_unrelated_pair_among_many_copies_splits_nothing():
    pairs = list(combinations("abcde", 2))
    relations = [relation(*pair, Verdict.UNRELATED if pair == ("a", "e") else Verdict.EDITED_COPY) for pair in pairs]

    (found,) = cluster(relations, LENGTHS)

    assert found.members == tuple("abcde")
    assert found.weakest_pair.verdict is Verdict.EDITED_COPY  # all have one score, so the first pair is named


def test_all_pairs_that_only_a_chain_connects_are_to_be_verified():
    relations = [relation("a", "b"), relation("b", "c"), relation("c", "d"), relation("e", "f", Verdict.EXCERPT)]

    assert unverified_pairs(relations, LENGTHS) == [("a", "c"), ("a", "d"), ("b", "d")]
    assert unverified_pairs([*relations, relation("d", "a", Verdict.UNRELATED)], LENGTHS) == [("a", "c"), ("b", "d")]


def test_articles_of_the_same_words_are_verified_by_the_first_of_them():
    relations = [relation("a", "b", score=1.0), relation("a", "c"), relation("c", "d")]

    assert unverified_pairs(relations, LENGTHS, {"b": "a"}) == [("a", "d")]


def test_in_a_large_chain_each_member_is_verified_with_the_longest():
    names = [f"{number:02}" for number in range(MAX_ALL_PAIRS + 1)]
    relations = [relation(left, right) for left, right in pairwise(names)]
    pairs = unverified_pairs(relations, dict.fromkeys(names, 1) | {"07": 2})

    assert pairs == sorted((min("07", each), max("07", each)) for each in names if each not in {"06", "07", "08"})


def test_the_earliest_dated_member_names_the_cluster_so_that_later_ones_leave_its_id():
    dates = {"b": "2026-03-01", "a": "2026-03-02T10:00Z", "c": "last week", "h": "2026-02-30?"}

    assert anchor("abc", dates) == "b"
    assert anchor("ac", dates) == "a"
    assert anchor("ch", dates) == "h"
    assert anchor("cd", dates) == "c"
    (small,) = cluster([relation("b", "c")], LENGTHS, dates=dates)
    (large,) = cluster([relation("b", "c"), relation("a", "c")], LENGTHS, dates=dates)
    assert small.id == large.id == cluster_id("b")


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
    assert (found.fringe, found.core) == (("00000", "04999"), tuple(names[1:-1]))
    assert [len(part) for part in found.bridges[0].parts] == [2500, 2500]
