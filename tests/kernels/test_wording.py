"""Words that only one side of a passage has."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.wording import replaced_words
from tests import reference

WORDS = st.lists(st.tuples(st.integers(0, 6), st.sampled_from([0.0, 1.5, 4.25, 8.0])), max_size=12)


@st.composite
def passages(draw):
    left, right = draw(WORDS), draw(WORDS)
    places = [st.tuples(st.integers(0, len(side)), st.integers(0, len(side))).map(sorted) for side in (left, right)]
    ranges = draw(st.lists(st.tuples(*places).map(lambda both: (*both[0], *both[1])), max_size=4))
    return ranges, left, right


def replaced(ranges, left, right):
    sums = np.full((2, 3), np.nan)
    terms = [np.array([term for term, _ in side], np.uint64) for side in (left, right)]
    weights = [np.array([weight for _, weight in side], np.float32) for side in (left, right)]
    rows = np.array(ranges, np.int32).reshape(-1, 4)
    replaced_words(rows, terms[0], weights[0], terms[1], weights[1], sums)
    return sums.tolist()


@given(passages())
@example(([], [], []))
def test_only_words_of_one_side_count(given_passages):
    """The rarities are sums of quarters, which floats hold exactly."""
    assert replaced(*given_passages) == reference.replaced_words(*given_passages)


def test_a_word_that_the_other_side_has_in_another_passage_counts():
    left, right = [(1, 2.0), (2, 3.0)], [(2, 3.0), (9, 1.5)]

    assert replaced([(0, 1, 0, 1), (1, 2, 1, 2)], left, right) == [[2, 5.0, 13.0], [2, 4.5, 11.25]]
