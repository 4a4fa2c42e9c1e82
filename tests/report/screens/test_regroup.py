"""What the page needs to group clusters anew: a forest that connects, at every threshold, what all copies connect."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Measures, Relation, Verdict
from dedup.report.screens.regroup import joints

MEMBERS = tuple("abcdef")
PAIRS = [(one, other) for place, one in enumerate(MEMBERS) for other in MEMBERS[place + 1 :]]


def copy(left: str, right: str, thousandths: int, verdict: Verdict = Verdict.EDITED_COPY) -> Relation:
    share = thousandths / 1000
    return Relation(
        left=left, right=right, verdict=verdict, score=0.9, measures=Measures(left_share=share / 2, right_share=share)
    )


def parts(edges, least: int) -> set[frozenset[str]]:
    """The parts of two or more that edges (one, other, share) of at least *least* connect, by definition."""
    groups = [{member} for member in MEMBERS]
    for one, other, share in edges:
        if share >= least:
            joined = set().union(*(group for group in groups if one in group or other in group))
            groups = [group for group in groups if not group & joined] + [joined]
    return {frozenset(group) for group in groups if len(group) > 1}


@given(st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 1000)), st.integers(0, 1000))
def test_the_forest_connects_what_all_copies_connect(shares, least):
    relations = [copy(*pair, share) for pair, share in shares.items()]
    found = [(MEMBERS[one], MEMBERS[other], share) for one, other, share in joints(MEMBERS, relations)]

    assert len(found) < len(MEMBERS)
    assert [share for _, _, share in found] == sorted((share for _, _, share in found), reverse=True)
    assert parts(found, least) == parts([(*pair, share) for pair, share in shares.items()], least)


def test_only_copies_join():
    relations = [copy("a", "b", 900), copy("b", "c", 990, Verdict.EXCERPT), copy("c", "d", 990, Verdict.SAME_EVENT)]

    assert joints(MEMBERS, relations) == ((0, 1, 900),)


def test_a_cluster_of_thousands_in_a_row_is_grouped_in_no_time():
    members = [f"{number:05}" for number in range(5_000)]
    relations = [copy(one, other, 500) for one, other in pairwise(members)]

    assert len(joints(members, relations)) == 4_999
