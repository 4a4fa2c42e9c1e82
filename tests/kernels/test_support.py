"""What one article tells against what the other tells, whatever the order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.support import MAX_RANKED, MAX_TERMS, count_common, told_together, weakest_support
from tests import reference

TERMS = st.integers(1, 12)
WEIGHTS = st.sampled_from([1.0, 2.5, 4.0])
SENTENCES = st.lists(st.dictionaries(TERMS, WEIGHTS, max_size=6), max_size=6)
SETS = st.sets(st.integers(0, 30))


def postings(sentences):
    """Terms, sentences and values of the postings, sorted by term, then by sentence."""
    rows = sorted((term, place, value) for place, one in enumerate(sentences) for term, value in one.items())
    terms, places, values = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(terms, np.uint64), np.array(places, np.int32), np.array(values, np.float32)


def support(mine, theirs):
    terms, places, values = postings(mine)
    other_terms, other_places, _ = postings(theirs)
    return weakest_support(terms, places, values, len(mine), other_terms, other_places, len(theirs))


def together(left, right):
    terms, places, _ = postings(left)
    other_terms, other_places, _ = postings(right)
    return told_together(terms, places, len(left), other_terms, other_places, len(right))


@given(SETS, SETS)
def test_common_values_are_counted(left, right):
    arrays = [np.array(sorted(values), np.uint64) for values in (left, right)]

    assert count_common(*arrays) == reference.count_common(left, right)


@given(SENTENCES, SENTENCES)
def test_the_weakest_support_is_that_of_the_two_neighbours_that_rest_on_least(mine, theirs):
    assert support(mine, theirs) == pytest.approx(reference.weakest_support(mine, theirs))


@given(SENTENCES.filter(any))
def test_an_article_rests_wholly_on_itself(sentences):
    assert support(sentences, sentences) == pytest.approx(1.0)


def test_a_sentence_that_two_were_merged_into_rests_on_both():
    assert support([{1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}], [{1: 1.0, 2: 1.0}, {9: 1.0}, {3: 1.0, 4: 1.0}]) == 1.0


@given(SENTENCES, SENTENCES)
def test_pairs_of_common_terms_of_one_sentence_are_counted(left, right):
    assert together(left, right) == reference.told_together(
        list(map(sorted, left)), list(map(sorted, right)), MAX_TERMS
    )


def test_pairs_of_more_common_terms_than_the_table_has_room_for_are_counted_too():
    sentences = [dict.fromkeys(range(3 * place + 1, 3 * place + 4), 1.0) for place in range(MAX_RANKED // 2)]

    assert together(sentences, sentences[::-1]) == (3 * len(sentences),) * 3


def test_of_a_sentence_without_end_the_first_terms_are_paired():
    sentence = dict.fromkeys(range(1, 5000), 1.0)
    n_pairs = MAX_TERMS * (MAX_TERMS - 1) // 2

    assert together([sentence], [sentence]) == (n_pairs, n_pairs, n_pairs)
