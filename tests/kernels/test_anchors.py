"""Which words two passages have in common order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.anchors import anchor_words
from tests import reference

WORDS = st.lists(st.integers(0, 5), max_size=12)


def anchored(left, right, weights):
    anchors = np.empty(len(left), np.int32)
    weight = anchor_words(np.array(left, np.uint64), np.array(right, np.uint64), np.array(weights, np.int32), anchors)
    return weight, anchors.tolist()


@given(WORDS.flatmap(lambda left: st.tuples(st.just(left), WORDS, st.tuples(*[st.integers(1, 3)] * len(left)))))
def test_anchors_are_the_heaviest_words_in_common_order(drawn):
    left, right, weights = drawn
    weight, anchors = anchored(left, right, weights)

    assert (weight, anchors) == reference.anchor_words(left, right, weights)
    pairs = [(i, j) for i, j in enumerate(anchors) if j >= 0]
    assert all(left[i] == right[j] for i, j in pairs)
    assert [j for _, j in pairs] == sorted({j for _, j in pairs})
    assert sum(weights[i] for i, _ in pairs) == weight


def test_a_heavy_word_is_kept_rather_than_two_light_ones():
    assert anchored([1, 2, 9], [9, 1, 2], [1, 1, 3]) == (3, [-1, -1, 0])
    assert anchored([1, 2, 9], [9, 1, 2], [2, 2, 3]) == (4, [1, 2, -1])
