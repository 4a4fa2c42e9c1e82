"""The invented newsroom comes out as its truth says: what the README promises, end to end."""

import json
from pathlib import Path

import pytest

import dedup

SAMPLES = Path(__file__).parents[1] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def run() -> dedup.Run:
    return dedup.cluster(dedup.read(SAMPLES / "newsroom"))


def test_every_article_is_read_and_named_in_the_truth(run):
    told = {article for cluster in TRUTH["clusters"] for article in cluster} | set(TRUTH["alone"])

    assert told == {facts.article.id for facts in run.articles}
    assert not run.skips


def test_clusters_are_exactly_the_true_ones(run):
    assert sorted(map(sorted, TRUTH["clusters"])) == sorted(list(cluster.members) for cluster in run.clusters)


@pytest.mark.parametrize("true", TRUTH["relations"], ids=lambda true: f"{true['left']} - {true['right']}")
def test_each_true_relation_is_found_with_its_verdict(run, true):
    found = {frozenset((relation.left, relation.right)): str(relation.verdict) for relation in run.relations}

    assert true["verdict"] == found.get(frozenset((true["left"], true["right"])))


def test_no_article_that_stands_alone_is_called_a_copy(run):
    alone = set(TRUTH["alone"])
    copies = [relation for relation in run.relations if relation.verdict.joins_cluster]

    assert not [copy for copy in copies if alone & {copy.left, copy.right}]


def test_every_fragment_of_a_verbatim_class_holds_the_same_words(run):
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    fragments = [(relation, fragment) for relation in run.relations for fragment in relation.fragments]

    assert fragments
    for relation, fragment in fragments:
        left, right = fragment.left.of(texts[relation.left]), fragment.right.of(texts[relation.right])
        assert left == left.strip()
        assert right == right.strip()
        if fragment.kind is dedup.PassageClass.VERBATIM and fragment.score == 1:
            assert _letters(left) == _letters(right)


def _letters(text: str) -> str:
    """The letters and digits of *text* alone, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
