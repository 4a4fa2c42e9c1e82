"""The sentences of one text as words, and as weighed terms."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.sentences import find_details, join_sentences, postings, sentence_words
from tests import reference

N_SENTENCES = 6

WEIGHTS = dict(enumerate([0.0, 1.0, 2.5, 3.0, 7.25]))
WORDS_IN_SENTENCES = st.lists(
    st.tuples(st.sampled_from(sorted(WEIGHTS)), st.integers(0, N_SENTENCES), st.booleans()), max_size=40
).map(lambda words: [(term, WEIGHTS[term], s, skipped) for term, s, skipped in sorted(words, key=lambda word: word[1])])


@given(WORDS_IN_SENTENCES, st.integers(1, 3))
def test_postings_weigh_terms_by_logarithmic_count_and_rarity_to_length_one(words, min_terms):
    expected, expected_terms = reference.postings(words, N_SENTENCES, min_terms)
    n_terms = np.empty(N_SENTENCES, np.int32)
    terms, weights, sentences, skipped = zip(*words, strict=True) if words else ((), (), (), ())
    ranges = [
        (sentences.index(s), sentences.index(s) + sentences.count(s)) if s in sentences else (0, 0)
        for s in range(N_SENTENCES)
    ]

    found = postings(
        np.array(terms, np.uint64),
        np.array(weights, np.float32),
        np.array(skipped, np.bool_),
        np.array(ranges, np.int32),
        min_terms,
        n_terms,
    )

    assert n_terms.tolist() == expected_terms
    assert found[0].tolist() == [term for term, _, _ in expected]
    assert found[1].tolist() == [sentence for _, sentence, _ in expected]
    np.testing.assert_allclose(found[2], [value for _, _, value in expected], atol=1e-6)


@given(st.lists(st.integers(0, 60), unique=True).map(sorted), st.lists(st.integers(0, 60), unique=True).map(sorted))
def test_every_sentence_has_the_words_that_begin_in_it(starts, borders):
    spans = list(itertools.pairwise(borders))[::2]
    ranges, kept = np.empty((len(spans), 2), np.int32), np.empty(len(spans), np.int32)
    n = sentence_words(np.array(starts, np.int32), np.array(spans, np.int32).reshape(-1, 2), ranges, kept)

    found = [(*span, place) for span, place in zip(ranges[:n].tolist(), kept[:n].tolist(), strict=True)]
    assert found == reference.sentence_words(starts, spans)


WORDS = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.0, 2.0]), st.sampled_from([0, 1, 2, 3, 8, 9, 10, 11])
    ),
    max_size=12,
)


@given(WORDS, st.integers(0, 12))
def test_details_are_numbers_and_words_with_a_capital_inside_a_sentence(words, border):
    ranges = [(0, min(border, len(words))), (min(border, len(words)), len(words))]
    columns = zip(*words, strict=True) if words else ((), (), (), ())
    kinds = (np.uint64, np.uint64, np.float32, np.uint8)
    details = np.empty(len(words), np.uint64)

    n = find_details(
        *(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)),
        np.array(ranges, np.int32),
        details,
    )

    assert details[:n].tolist() == reference.find_details(words, ranges)


@given(st.integers(0, 40), st.integers(1, 12))
def test_of_many_sentences_as_many_neighbours_are_one_as_leave_few(n, most):
    ranges = [(3 * place, 3 * place + 2) for place in range(n)]

    found = list(map(tuple, join_sentences(np.array(ranges, np.int32).reshape(-1, 2), most).tolist()))

    assert found == reference.join_sentences(ranges, most)
    assert len(found) <= most
