"""A family tree holds every member once, has no cycle, follows the dates, and does not depend on any order."""

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dedup
from dedup.model import Cluster, CommonSource, Credit, CreditStatus, Kinship, MemberPair, Reason, ReasonKind, Verdict
from dedup.provenance.dating import SURE
from dedup.provenance.family import family_tree, family_trees
from tests.provenance.stories import STORY, facts, passage, relation, span, told, untold, whole

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))


def tree_of(relations, ids, texts=None):
    known = {name: facts((texts or {}).get(name, STORY), name) for name in ids}
    members = tuple(sorted(ids))
    pair = MemberPair(left=members[0], right=members[-1], verdict=Verdict.EDITED_COPY, score=0.9)
    cluster = Cluster(id="c-1", members=members, representative=ids[0], weakest_score=0.9, weakest_pair=pair)
    return family_tree(cluster, relations, known)


def copies(left, right, provenance, score=1.0):
    return relation(whole(STORY, STORY, score), left=left, right=right, provenance=provenance)


def parents(tree):
    return {branch.member: branch.parent for branch in tree.branches}


def test_a_reprint_of_a_reprint_hangs_on_the_reprint():
    """The third shares more with the second than with the first."""
    relations = [
        copies("a", "b", told("a", "b"), 0.9),
        copies("a", "c", told("a", "c"), 0.6),
        copies("b", "c", told("b", "c"), 0.9),
    ]
    tree = tree_of(relations, ["a", "b", "c"])

    assert parents(tree) == {"a": None, "b": "a", "c": "b"}
    assert [branch.kinship for branch in tree.branches] == [Kinship.ROOT, Kinship.LIKELY, Kinship.LIKELY]
    assert tree.branches[1].words == ("says so",)


def test_an_undetermined_link_is_a_link_of_no_direction():
    tree = tree_of([copies("a", "b", untold())], ["a", "b"])

    assert sorted(branch.kinship for branch in tree.branches) == [Kinship.ROOT, Kinship.UNDETERMINED]
    assert {branch.confidence for branch in tree.branches} == {0.0}


def test_a_direction_is_never_turned_round():
    """Both are told to be sources of the third, so that neither hangs on it."""
    tree = tree_of([copies("a", "c", told("a", "c")), copies("b", "c", told("b", "c"))], ["a", "b", "c"])

    assert parents(tree) == {"a": None, "b": None, "c": "a"}


def test_two_of_a_missing_source_hang_on_it_side_by_side():
    missing = CommonSource(name=None, words="says so")
    tree = tree_of([copies("a", "b", untold(common=missing))], ["a", "b"])

    assert parents(tree) == {"a": None, "b": None}
    assert {branch.kinship for branch in tree.branches} == {Kinship.COMMON_SOURCE}
    assert tree.missing == missing


def test_what_hangs_on_an_inferred_source_has_its_reasons():
    reasons = [
        Reason(kind=ReasonKind.RESIDUE, source=source, weight=0.8, words=f"is not of {source}") for source in "ab"
    ]
    tree = tree_of([copies("a", "b", untold(*reasons, common=CommonSource(name=None, words="so")))], ["a", "b"])

    assert {branch.member: branch.words for branch in tree.branches} == {"a": ("is not of b",), "b": ("is not of a",)}


def test_the_missing_source_is_the_one_that_most_have_in_common():
    relations = [
        copies(one, other, untold(common=CommonSource(name=name, words="so")))
        for one, other, name in (("a", "b", "Reuters"), ("b", "c", "AFP"), ("c", "d", "AFP"))
    ]

    assert tree_of(relations, ["a", "b", "c", "d"]).missing.name == "AFP"


def test_nothing_is_missing_where_one_member_is_its_publisher():
    """The second credits the first by name; the third credits the same name."""
    credited = told("a", "b", weight=3.0, kind=ReasonKind.CREDIT)
    credited = replace(credited, credit=Credit(status=CreditStatus.CREDITED, article="b", name="Gazette"))
    relations = [copies("a", "b", credited), copies("b", "c", untold(common=CommonSource(name="Gazette", words="so")))]
    tree = tree_of(relations, ["a", "b", "c"])

    assert parents(tree) == {"a": None, "b": "a", "c": "b"}
    assert tree.missing is None


def test_nothing_is_missing_where_a_member_is_the_source_of_both():
    missing = CommonSource(name=None, words="says so")
    relations = [
        copies("a", "b", told("a", "b")),
        copies("a", "c", told("a", "c")),
        copies("b", "c", untold(common=missing)),
    ]
    tree = tree_of(relations, ["a", "b", "c"])

    assert parents(tree) == {"a": None, "b": "a", "c": "a"}
    assert tree.missing is None


def test_what_is_surely_earlier_never_hangs_on_the_later():
    dated = Reason(kind=ReasonKind.DATE, source="b", weight=SURE, words="was published later")
    against = Reason(kind=ReasonKind.CREDIT, source="a", weight=3.0, words="names it")
    tree = tree_of([copies("a", "b", untold(against, dated))], ["a", "b"])

    assert parents(tree) == {"b": None, "a": "b"}


def test_what_only_one_has_is_its_own():
    own = "A petition against the closing was signed by two thousand people within three days."
    text = f"{STORY} {own}"
    shared = relation(passage(span(STORY, STORY), span(text, STORY)), provenance=told("a", "b"))
    tree = tree_of([shared], ["a", "b"], {"b": text})

    assert tree.branches[0].own == ()
    assert [each.of(text) for each in tree.branches[1].own] == [own]
    assert tree.branches[1].own_share == pytest.approx(len(own) / len(text))


@st.composite
def families(draw):
    """Members with dates, and relations told by them, untold, or of a common source."""
    n = draw(st.integers(2, 7))
    ids = [f"m{number}" for number in range(n)]
    relations = []
    for one in range(n):
        for other in range(one + 1, n):
            kind = draw(st.sampled_from(["told", "back", "untold", "missing", "none"]))
            left, right, score = ids[one], ids[other], draw(st.sampled_from([0.2, 0.5, 0.5, 1.0]))
            if kind == "told":
                relations.append(copies(left, right, told(left, right, weight=SURE, kind=ReasonKind.DATE), score))
            elif kind == "back":
                relations.append(copies(left, right, told(right, left), score))
            elif kind == "untold":
                relations.append(copies(left, right, untold(), score))
            elif kind == "missing":
                relations.append(copies(left, right, untold(common=CommonSource(name=None, words="so"))))
    return ids, relations


@given(families(), st.randoms(use_true_random=False))
def test_every_member_stands_once_behind_its_parent_whatever_the_order(family, randomness):
    ids, relations = family
    tree = tree_of(relations, ids)
    seen: set[str] = set()
    for branch in tree.branches:
        assert branch.parent is None or branch.parent in seen
        seen.add(branch.member)
    assert sorted(branch.member for branch in tree.branches) == ids
    told_directions = {(r.provenance.direction.copy, r.provenance.direction.source) for r in relations}
    assert not [b for b in tree.branches if (b.parent, b.member) in told_directions and b.parent is not None]
    randomness.shuffle(relations)
    assert tree_of(relations, ids) == tree


def test_a_chain_of_thousands_is_drawn_in_seconds():
    ids = [f"m{number:04}" for number in range(2500)]
    relations = [copies(one, other, told(one, other)) for one, other in itertools.pairwise(ids)]
    random.Random(1).shuffle(relations)
    tree = tree_of(relations, ids)

    assert [branch.member for branch in tree.branches] == ids


@pytest.fixture(scope="module")
def run() -> dedup.Run:
    return dedup.cluster(dedup.read(SAMPLES / "newsroom"))


def test_every_copy_of_the_samples_hangs_on_what_it_was_made_from(run):
    made_from = {each["right"]: each["left"] for each in TRUTH["relations"] if each["verdict"].endswith("-copy")}
    branches = [branch for tree in family_trees(run) for branch in tree.branches]
    likely = [branch for branch in branches if branch.kinship is Kinship.LIKELY]

    assert len(likely) >= 13
    assert {branch.member: branch.parent for branch in likely} == {b.member: made_from[b.member] for b in likely}
    assert not [tree for tree in family_trees(run) if tree.missing]


def test_the_trees_stand_in_the_order_of_the_clusters(run):
    assert [tree.cluster for tree in dedup.family_trees(run)] == [cluster.id for cluster in run.clusters]
