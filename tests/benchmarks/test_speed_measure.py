"""What is measured: turns, ratios, and recall and precision against the exact truth."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy import data
from benchmarks.speed import truth
from benchmarks.speed.floor import floor_seconds
from benchmarks.speed.measure import measure
from benchmarks.speed.pairs import Pairs
from benchmarks.speed.runs import FailedRunError, Run
from benchmarks.speed.system import Found, clusters_of
from benchmarks.speed.texts import Corpus
from benchmarks.speed.truth import exact_pairs

DATA = Path(__file__).parents[3] / "shared" / "data"

TRUTH = Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([0.9, 0.6, 0.75]))
NOTHING = Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


def found_pairs(*pairs):
    lefts, rights, resemblances = zip(*pairs, strict=True)
    found = Pairs(np.array(lefts), np.array(rights), np.array(resemblances))
    return Found(clusters_of(found, 4), found)


def quality(found, families=None):
    corpus = Corpus("four", ("a", "b", "c", "d"), families)
    results, _ = measure(["fixed"], lambda _: Run(settings="", stages={"find": 1.0}, found=found), corpus, TRUTH, 1)
    return results[0].quality


def test_pairs_count_at_a_threshold_by_what_the_system_thinks_of_them():
    found = quality(found_pairs((0, 1, 0.9), (0, 2, 0.75), (2, 3, 0.5)))

    assert (found[0.5].recall, found[0.5].precision) == (2 / 3, 2 / 3)
    assert (found[0.7].recall, found[0.7].precision) == (1 / 2, 1 / 2)
    assert (found[0.8].recall, found[0.8].precision) == (1.0, 1.0)


def test_clusters_without_pairs_are_judged_by_originals():
    clusters = Found(np.array([0, 0, 2, 2]))

    assert quality(clusters)[0.7].precision is None
    judged = quality(clusters, np.array([0, 0, 2, 3]))
    assert (judged[0.7].recall, judged[0.7].precision) == (1 / 2, 1 / 2)
    assert judged[0.8].recall == 1.0


def test_nothing_found_has_no_precision():
    found = quality(Found(np.arange(4), NOTHING))

    assert found[0.5].precision is None
    assert found[0.5].recall == 0.0


def test_systems_take_turns_and_ratios_are_those_of_one_turn():
    turns = []
    seconds = {"ours": iter([1.0, 2.0, 1.0]), "peer": iter([4.0, 10.0, 3.0])}

    def run(name):
        turns.append(name)
        return Run(settings="", stages={"find": next(seconds[name])}, found=Found(np.arange(4)))

    (ours, peer), _ = measure(["ours", "peer"], run, Corpus("four", ("a", "b", "c", "d")), TRUTH, 3)

    assert turns == ["ours", "peer"] * 3
    assert peer.ratios(ours) == (4.0, 5.0, 3.0)
    assert (ours.median, peer.median) == (1.0, 4.0)


def test_a_system_that_fails_is_left_out_and_the_others_go_on():
    def run(name):
        if name == "broken":
            message = "no such call"
            raise FailedRunError(message)
        return Run(settings="", stages={"find": 1.0}, found=Found(np.arange(4)))

    results, failures = measure(["broken", "fine"], run, Corpus("four", ("a", "b", "c", "d")), TRUTH, 2)

    assert [(each.name, len(each.seconds)) for each in results] == [("fine", 2)]
    assert failures == {"broken": "no such call"}


@pytest.mark.parametrize(
    ("pairs", "clusters"),
    [
        ([], [0, 1, 2, 3, 4]),
        ([(0, 1), (3, 4)], [0, 0, 2, 3, 3]),
        ([(2, 4), (1, 2), (0, 4)], [0, 0, 0, 3, 0]),
        ([(3, 4), (2, 3), (1, 2), (0, 1)], [0, 0, 0, 0, 0]),
    ],
)
def test_a_cluster_is_what_pairs_join_and_has_the_number_of_its_first_text(pairs, clusters):
    lefts, rights = np.array(pairs, np.int64).reshape(-1, 2).T

    assert clusters_of(Pairs(lefts, rights, np.ones(lefts.size)), 5).tolist() == clusters


def test_the_truth_is_the_same_when_numbers_have_no_room_for_two_words(monkeypatch):
    texts = ["a b c d e f", "A b c d e f g", "g f e d c b a", "f g f e d c b a"]
    with_room = exact_pairs(texts)
    monkeypatch.setattr(truth, "MOST", 0)
    without = exact_pairs(texts)

    assert with_room.codes().tolist() == without.codes().tolist()
    assert with_room.resemblances.tolist() == without.resemblances.tolist() == [2 / 3, 3 / 4]


@pytest.mark.data
@pytest.mark.skipif(not DATA.is_dir(), reason="the measurement data is not beside the repository")
@pytest.mark.parametrize("name", ["bbc", "c50"])
def test_the_truth_is_the_one_that_others_counted(name):
    docs, pairs = (next((DATA / name).glob(pattern)) for pattern in ("*docs.jsonl", "*exact_w5_pairs.tsv"))
    articles = data.documents(docs)
    ids = list(articles)
    found = exact_pairs([article.text for article in articles.values()])
    names = ((ids[left], ids[right]) for left, right in zip(found.lefts.tolist(), found.rights.tolist(), strict=True))
    counted = {frozenset(row[:2]): float(row[2]) for row in data.rows(pairs) if float(row[2]) >= 0.5}

    assert dict(zip(map(frozenset, names), found.resemblances.tolist(), strict=True)) == pytest.approx(
        counted, abs=1e-4
    )


def test_more_pairs_than_there_was_room_for_are_found():
    same = exact_pairs(["one two three four five"] * 60)

    assert same.lefts.size == 60 * 59 // 2 > truth.ROOM
    assert set(same.resemblances.tolist()) == {1.0}


def test_the_floor_is_copying_and_counting_words():
    seconds = floor_seconds(["some words"] * 1000)

    assert set(seconds) - {"wc -w"} == {"memcpy"}
    assert all(each >= 0 for each in seconds.values())
