"""Pairs to connected components."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.components import components
from tests import reference

N_ARTICLES = 12
ARTICLE = st.integers(0, N_ARTICLES - 1)


@given(st.lists(st.tuples(ARTICLE, ARTICLE), max_size=20))
def test_every_article_is_named_after_the_smallest_one_that_it_is_connected_to(pairs):
    lefts, rights = (np.array(column, np.int32) for column in (zip(*pairs, strict=True) if pairs else ((), ())))

    assert components(lefts, rights, N_ARTICLES).tolist() == reference.components(pairs, N_ARTICLES)
