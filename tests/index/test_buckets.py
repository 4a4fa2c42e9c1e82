"""Buckets, made in the place of many entries and of few."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.index import buckets as module
from dedup.index.buckets import Buckets
from dedup.index.column import Column
from dedup.kernels.join import ARTICLE_BITS
from tests import reference

ENTRIES = st.lists(st.tuples(st.integers(0, 3) | st.integers(0, (1 << 40) - 1), st.integers(0, 9)), max_size=60)


@pytest.fixture
def _split_early(monkeypatch):
    """Sizes at which few entries are sorted as many are."""
    monkeypatch.setattr(module, "MAX_TOGETHER", 4)
    monkeypatch.setattr(module, "FEW", 1)


def pairs_of(entries, articles=range(10)):
    packed = np.array([key << ARTICLE_BITS | article for key, article in entries], np.uint64)
    return set(zip(*(column.tolist() for column in Buckets.of(packed, 10).pairs(articles, 1, 0.0, 4)), strict=True))


@pytest.mark.usefixtures("_split_early")
def test_entries_in_parts_give_the_pairs_of_the_definition():
    @given(ENTRIES, st.integers(0, 10))
    def check(entries, cut):
        found = pairs_of(entries, range(cut)) | pairs_of(entries, range(cut, 10))

        assert found == reference.count_shared(set(entries), 1, 0.0, 4)

    check()


def test_a_column_holds_what_was_added_and_is_empty_once_taken():
    column = Column(np.uint64)
    parts = [np.arange(n, dtype=np.uint64) for n in (0, 3, 70_000, 1, 200_000)]
    for part in parts:
        column.add(part)

    assert np.array_equal(column.values, np.concatenate(parts))
    taken = column.taken()
    assert np.array_equal(taken, np.concatenate(parts))
    assert column.values.size == 0
    column.add(parts[1])
    assert column.values.tolist() == [0, 1, 2]
    assert taken.size == 270_004
