"""Where passages begin and end."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.align.evidence import gather
from dedup.align.profile import profile
from dedup.config import Config
from dedup.text.parse import parse
from tests.prose import sentences

CONFIG = Config()
N_WORDS = 16


def profile_of(text):
    return profile(parse(text), CONFIG.sketch)


def between(left, right):
    """The words of the passages of two lists of sentences."""
    evidence = gather(profile_of(" ".join(left)), profile_of(" ".join(right)), CONFIG)
    return [(each.left, each.right) for each in evidence.passages]


def span(first, last):
    """The words of sentences [first, last)."""
    return (N_WORDS * first, N_WORDS * last)


OURS, THEIRS, LIFTED = sentences(1, 20), sentences(2, 20), sentences(3, 5)


def test_lifted_sentences_are_one_stretch_to_the_word():
    assert between([*OURS[:7], *LIFTED, *OURS[7:]], [*THEIRS[:2], *LIFTED, *THEIRS[2:]]) == [(span(7, 12), span(2, 7))]


def test_texts_that_share_nothing_have_no_stretch():
    assert between(OURS, THEIRS) == []
    assert between([], THEIRS) == []


def test_a_single_sentence_of_few_common_words_is_chance():
    weak = [" ".join([*LIFTED[0].split(" ")[:3], *sentences(4, 1)[0].split(" ")[3:]])]

    assert between([*OURS, *weak], [*THEIRS, *weak[:0], LIFTED[0]]) == []


def test_lifts_that_stand_apart_are_apart():
    ours = [*LIFTED[:2], *OURS[:12], *LIFTED[2:]]

    assert between(ours, [*LIFTED[:2], *THEIRS[:12], *LIFTED[2:]]) == [
        (span(0, 2), span(0, 2)),
        (span(14, 17), span(14, 17)),
    ]


def test_a_stretch_told_anew_on_both_sides_parts_later_than_one_put_into_a_single_article():
    both = between([*LIFTED[:2], *OURS[:3], *LIFTED[2:]], [*LIFTED[:2], *THEIRS[:3], *LIFTED[2:]])
    single = between([*LIFTED[:2], *OURS[:3], *LIFTED[2:]], LIFTED)

    assert both == [(span(0, 8), span(0, 8))]
    assert single == [(span(0, 2), span(0, 2)), (span(5, 8), span(2, 5))]


def test_sentences_in_another_order_are_one_stretch_where_they_stand_close():
    assert between([*OURS, *LIFTED], [*LIFTED[::-1], *THEIRS]) == [(span(20, 25), span(0, 5))]


def test_a_stretch_may_end_within_a_sentence():
    cut = " ".join(LIFTED[2].split(" ")[:8])
    joined = f"{cut} {OURS[0][0].lower()}{OURS[0][1:]}"

    ((left, right),) = between([*LIFTED[:2], joined, *OURS[1:]], [*THEIRS[:1], *LIFTED, *THEIRS[1:]])

    assert left == (0, 2 * N_WORDS + 8)
    assert right[0] == N_WORDS
    assert 3 * N_WORDS < right[1] <= 4 * N_WORDS


def test_an_abstract_answers_to_the_whole_of_the_article():
    """Every fourth sentence, half of its words replaced: steps close together here, far apart there."""
    rng = random.Random(5)
    source = sentences(6, 24)
    abstract = [
        " ".join(word if rng.random() < 0.6 else other for word, other in zip(*map(str.split, pair), strict=True))
        for pair in zip(source[::5], sentences(7, 5), strict=True)
    ]

    for found in (between([*OURS, *abstract], source), [pair[::-1] for pair in between(source, [*OURS, *abstract])]):
        ((left, right),) = found
        assert left[0] >= N_WORDS * 20 - 2
        assert right == (0, 24 * N_WORDS)


def test_what_is_longer_than_its_counterparts_is_no_abstract_of_them():
    """The same steps with other words strewn in: each says at more length what the article says."""
    source, strewn = sentences(6, 24), sentences(7, 5)
    told = [
        " ".join(f"{word} {other}" if place % 3 == 1 else word for place, (word, other) in enumerate(pairs))
        for step, others in zip(source[::5], strewn, strict=True)
        for pairs in [list(zip(step.split(), others.split(), strict=True))]
    ]

    assert all(right != (0, 24 * N_WORDS) for _, right in between([*OURS, *told], source))


@pytest.mark.parametrize("n_words", [8, 12, 16])
def test_an_article_of_a_sentence_and_its_copy_are_a_stretch(n_words):
    (sentence,) = sentences(8, 1, n_words=n_words)

    assert between([sentence], [f"{sentence} So it was."]) == [((0, n_words), (0, n_words))]


POOL = [*sentences(9, 8), *(sentence.upper() for sentence in sentences(9, 3)), "So it was.", '"We said so," he said.']
TEXTS = st.lists(st.sampled_from(POOL), max_size=10)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_stretches_do_not_overlap_and_are_the_same_from_either_side(left, right):
    found = between(left, right)

    for place, words in enumerate(found):
        assert words[0][0] < words[0][1]
        assert words[1][0] < words[1][1]
        for other in found[place + 1 :]:
            assert words[0][1] <= other[0][0]
            assert words[1][1] <= other[1][0] or other[1][1] <= words[1][0]
    if len(set(left)) == len(left) and len(set(right)) == len(right):
        assert sorted(pair[::-1] for pair in between(right, left)) == sorted(found)
