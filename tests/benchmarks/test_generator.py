"""The generated news is the same for the same seed, and its truth is the one of the definition."""

import itertools

import numpy as np
import pytest

from benchmarks.speed.generator import Kind, generate
from benchmarks.speed.truth import exact_pairs
from benchmarks.word_shingles import containment, resemblance, word_shingles, words
from dedup.shingles import tokenise
from dedup.text.parse import parse


@pytest.fixture(scope="module")
def stories():
    return generate(300, seed=3)


@pytest.fixture(scope="module")
def shingles(stories):
    return [word_shingles(story.text) for story in stories]


def copies(stories, kind):
    return [(number, story.family) for number, story in enumerate(stories) if story.kind is kind]


def test_a_seed_gives_the_same_news_every_time(stories):
    assert generate(300, seed=3) == stories
    assert generate(20, seed=3) == stories[:20]
    assert generate(20, seed=4) != stories[:20]


def test_every_kind_of_copy_is_planted(stories):
    for kind in Kind:
        assert copies(stories, kind)


def test_a_copy_comes_after_its_original(stories):
    for number, story in enumerate(stories):
        assert (story.family == number) == (story.kind is None)
        assert story.family <= number
        assert stories[story.family].kind is None


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        (Kind.EXACT, 1.0, 1.0),
        (Kind.LIGHT, 0.6, 0.95),
        (Kind.MID, 0.4, 0.75),
        (Kind.HEAVY, 0.15, 0.55),
        (Kind.TRUNCATED, 0.35, 0.95),
        (Kind.INSERTED, 0.5, 0.95),
        (Kind.REORDERED, 0.8, 1.0),
    ],
)
def test_each_kind_keeps_what_it_says(stories, shingles, kind, least, most):
    for copy, original in copies(stories, kind):
        assert least <= resemblance(shingles[copy], shingles[original]) <= most


def test_a_truncated_copy_lies_in_its_original_and_the_original_in_one_with_insertions(stories, shingles):
    for kind in (Kind.TRUNCATED, Kind.INSERTED):
        for copy, original in copies(stories, kind):
            assert containment(shingles[copy], shingles[original]) > 0.95


def test_pairs_lie_on_either_side_of_every_threshold(stories):
    """A benchmark in which all copies are plain ones would not tell what is found at a threshold."""
    found = exact_pairs([story.text for story in stories], least=0.3).resemblances
    counts = np.histogram(found, [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01])[0]

    assert (counts >= 3).all(), counts


def test_dedup_sees_the_same_words_as_the_truth(stories):
    for story in stories[:50]:
        assert tokenise(parse(story.text)).words.size == len(words(story.text))


def test_the_truth_is_that_of_all_pairs_by_definition(stories, shingles):
    truth = exact_pairs([story.text for story in stories], least=0.3)
    found = dict(zip(zip(truth.lefts.tolist(), truth.rights.tolist(), strict=True), truth.resemblances, strict=True))
    expected = {
        (left, right): share
        for left, right in itertools.combinations(range(len(stories)), 2)
        if (share := resemblance(shingles[left], shingles[right])) >= 0.3
    }

    assert found == pytest.approx(expected)
    assert len(expected) > 30


def test_pairs_are_found_among_texts_of_any_length():
    texts = ["", "one two", "a b c d e", "a b c d e", "a b c d e f", "A, b; c d -- E!", "e d c b a"]
    truth = exact_pairs(texts)

    assert list(zip(truth.lefts.tolist(), truth.rights.tolist(), truth.resemblances.tolist(), strict=True)) == [
        (2, 3, 1.0),
        (2, 4, 0.5),
        (2, 5, 1.0),
        (3, 4, 0.5),
        (3, 5, 1.0),
        (4, 5, 0.5),
    ]


def test_no_texts_have_no_pairs():
    for texts in ([], [""], ["one two three"], ["", "one"]):
        assert exact_pairs(texts).lefts.size == 0
