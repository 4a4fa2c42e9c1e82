"""Every system in the benchmark of speed does the whole work, on any texts; peers where they are installed."""

import numpy as np
import pytest

from benchmarks.speed.measure import measure
from benchmarks.speed.pairs import LEAST
from benchmarks.speed.runs import FailedRunError, Run, absent_systems, run_once
from benchmarks.speed.system import Stopwatch, clusters_of
from benchmarks.speed.systems import MODULES, OURS, load
from benchmarks.speed.systems.shingling import shingle_list
from benchmarks.speed.texts import generated, write_texts
from benchmarks.speed.truth import exact_pairs
from benchmarks.word_shingles import word_shingles

ODD = (
    "",
    " \n\t ",
    "one",
    "one two three four",
    "one two three four five six seven eight nine ten eleven twelve",
    "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve",
    "一艘渡轮在灯塔附近搁浅" * 20,
    "\0\x1b[31m\u200b " * 50,
    "word " * 5000,
)


@pytest.fixture(scope="module")
def corpus():
    return generated(200, 1)


@pytest.fixture(scope="module")
def truth(corpus):
    return exact_pairs(corpus.texts)


@pytest.fixture(params=MODULES)
def system(request):
    if request.param in absent_systems():
        pytest.skip(f"{request.param} is not installed")
    return load(request.param)


def test_a_system_finds_what_was_planted(system, corpus, truth):
    watch = Stopwatch()
    found = system.run(corpus.texts, watch)
    run = Run(settings=system.settings, stages=watch.stages, found=found)
    quality = measure([system.name], lambda _: run, corpus, truth, 1)[0][0].quality

    for threshold in quality:
        assert quality[threshold].recall > 0.8
        assert quality[threshold].precision > 0.8
    assert system.name in MODULES
    assert "\n" not in system.settings


def test_a_system_goes_from_texts_to_verified_clusters(system, corpus):
    watch = Stopwatch()
    found = system.run(corpus.texts, watch)

    assert "cluster" in watch.stages
    assert all(seconds >= 0 for seconds in watch.stages.values())
    assert (found.clusters <= np.arange(len(corpus.texts))).all()
    if found.pairs is not None:
        assert (found.pairs.lefts < found.pairs.rights).all()
        assert (found.pairs.resemblances >= LEAST).all()
        assert np.unique(found.pairs.codes()).size == found.pairs.lefts.size
        assert (found.clusters == clusters_of(found.pairs, len(corpus.texts))).all()


def test_a_system_takes_any_texts(system):
    found = system.run(ODD, Stopwatch())

    assert found.clusters.size == len(ODD)
    assert found.clusters[4] == found.clusters[5] == 4


def test_our_verbatim_view_finds_exactly_the_truth(corpus, truth):
    found = load(OURS).run(corpus.texts, Stopwatch()).pairs
    wanted = dict(zip(truth.codes().tolist(), truth.resemblances.tolist(), strict=True))

    assert dict(zip(found.codes().tolist(), found.resemblances.tolist(), strict=True)).items() <= wanted.items()


@pytest.mark.parametrize("text", ["", "one", "one two three four", "a b c d e", "a b c d e a b c d e F g"])
def test_peers_are_given_the_shingles_of_the_definition(text):
    assert set(shingle_list(text)) == word_shingles(text)


def test_one_repetition_is_a_process_of_its_own(tmp_path, corpus):
    path = tmp_path / "texts.jsonl"
    write_texts(corpus.texts, path)
    run = run_once(OURS, path, 100)

    assert run.found.clusters.size == 100
    assert run.seconds == sum(run.stages.values()) > 0
    assert run.settings == load(OURS).settings
    assert run.found.pairs.codes().tolist() == load(OURS).run(corpus.texts[:100], Stopwatch()).pairs.codes().tolist()
    if run.peak_memory is not None:
        assert run.peak_memory >= run.texts_memory > 1_000_000


def test_a_repetition_that_fails_says_how(tmp_path):
    with pytest.raises(FailedRunError, match=r"FileNotFoundError.*none\.jsonl"):
        run_once(OURS, tmp_path / "none.jsonl", 2)
