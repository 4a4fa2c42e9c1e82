"""How a cluster holds together."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.cohesion import MAX_BRIDGES, cohesion
from dedup.model import Measures, Relation, Verdict


def relation(left, right, verdict=Verdict.EDITED_COPY, score=0.9):
    return Relation(left=left, right=right, verdict=verdict, score=score, measures=Measures())


def held(pairs, **more):
    return cohesion(sorted({each for pair in pairs for each in pair}), [relation(*pair) for pair in pairs], {}, **more)


def connected(members, pairs):
    """The connected components of *members*, by merging sets that touch until none do."""
    groups = [{member} for member in members]
    for one, other in pairs:
        touched = [group for group in groups if group & {one, other}]
        groups = [group for group in groups if group not in touched] + [set().union(*touched)]
    return sorted((tuple(sorted(group)) for group in groups), key=lambda part: (-len(part), part))


TREE = st.lists(st.integers(0, 7), min_size=2, max_size=8).map(
    lambda drawn: {(f"{min(place, number % place)}", f"{place}") for place, number in enumerate(drawn, 1)}
)
GRAPHS = st.tuples(TREE, st.sets(st.sampled_from(list(combinations("012345678", 2))), max_size=6)).map(
    lambda drawn: sorted(
        drawn[0] | {pair for pair in drawn[1] if set(pair) <= {each for edge in drawn[0] for each in edge}}
    )
)


@given(GRAPHS)
def test_bridges_are_what_the_copies_do_not_connect_without(pairs):
    """The definition: take out a member, or a joint with two members or more on both sides, and look."""
    members = sorted({each for pair in pairs for each in pair})
    expected = {}
    for member in members:
        parts = connected([each for each in members if each != member], [pair for pair in pairs if member not in pair])
        if len(parts) > 1:
            expected[(member,)] = tuple(parts)
    for joint in pairs:
        parts = connected(members, [pair for pair in pairs if pair != joint])
        if len(parts) > 1 and len(parts[1]) > 1:
            expected[joint] = tuple(parts)

    found = {bridge.members: bridge.parts for bridge in held(pairs).bridges}

    assert found.items() <= expected.items()
    assert len(found) == min(len(expected), MAX_BRIDGES)
    if len(found) < len(expected):
        left_out = expected.keys() - found.keys()
        assert min(len(parts[1]) for parts in found.values()) >= max(len(expected[each][1]) for each in left_out)


@given(GRAPHS)
def test_core_and_fringe_follow_the_number_of_copies(pairs):
    members = sorted({each for pair in pairs for each in pair})
    n_copies = {member: sum(member in pair for pair in pairs) for member in members}
    apart = [pair for pair in combinations(members, 2) if pair not in pairs]
    inside = [*(relation(*pair) for pair in pairs), *(relation(*pair, Verdict.SAME_EVENT, 0.1) for pair in apart)]
    found = cohesion(members, inside, {})

    assert found.fringe == tuple(member for member in members if n_copies[member] == 1)
    assert found.core == tuple(
        member for member in members if n_copies[member] >= 2 and 2 * n_copies[member] >= len(members) - 1
    )
    assert found.density == pytest.approx(len(pairs) / (len(members) * (len(members) - 1) / 2))
    assert found.compared == 1.0


def test_two_members_are_both_core_and_hang_on_nothing_more():
    found = held([("a", "b")])

    assert (found.core, found.fringe, found.bridges) == (("a", "b"), (), ())
    assert (found.density, found.compared) == (1.0, 1.0)


def test_a_wire_whose_rewrites_know_nothing_of_one_another_is_what_the_cluster_hangs_on():
    found = held([("a", "w"), ("b", "w"), ("c", "w")])

    assert (found.core, found.fringe) == (("w",), ("a", "b", "c"))
    assert [(bridge.members, bridge.parts) for bridge in found.bridges] == [(("w",), (("a",), ("b",), ("c",)))]


def test_a_joint_between_two_groups_is_named_with_both_its_ends():
    found = held([*combinations("abc", 2), ("c", "d"), *combinations("def", 2)])

    assert [bridge.members for bridge in found.bridges] == [("c", "d"), ("c",), ("d",)]
    assert found.bridges[0].parts == (("a", "b", "c"), ("d", "e", "f"))
    assert found.fringe == ()


def test_a_member_whose_words_another_member_has_is_no_bridge():
    inside = [relation("a", "w"), relation("b", "w"), relation("w", "x", score=1.0)]
    found = cohesion(["a", "b", "w", "x"], inside, {"x": "w"})

    assert found.bridges == ()
    assert found.core == ("a", "b", "w", "x")  # a and b are copies of w, and so of x
    assert (found.density, found.compared) == (1.0, pytest.approx(5 / 6))  # a and b were not compared


def test_the_weakest_pair_is_the_lowest_score_of_all_that_was_compared_copy_or_not():
    inside = [relation("a", "b", score=0.95), relation("b", "c"), relation("a", "c", Verdict.EXCERPT, 0.3)]
    weakest = cohesion(["a", "b", "c"], inside, {}).weakest_pair

    assert (weakest.left, weakest.right, weakest.verdict, weakest.score) == ("a", "c", Verdict.EXCERPT, 0.3)
