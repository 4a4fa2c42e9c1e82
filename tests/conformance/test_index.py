"""What every index must do, whatever it stores its keys in. A new index is one more line in `INDEXES`."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dedup.index.memory import MemoryIndex
from tests import reference

INDEXES = {
    "memory": MemoryIndex,
}

ENTRIES = st.lists(st.tuples(st.integers(0, 8) | st.just(2**64 - 1), st.integers(0, 9)), max_size=50)
# The fixture gives a class, so examples do not share an index.
per_example = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=INDEXES.values(), ids=INDEXES.keys())
def new_index(request):
    """What makes an empty index."""
    return request.param


def add(index, entries):
    keys, articles = zip(*entries, strict=True) if entries else ((), ())
    index.add(np.array(keys, np.uint64), np.array(articles, np.int32))


def pairs_of(shared):
    return list(zip(shared.lefts.tolist(), shared.rights.tolist(), shared.counts.tolist(), strict=True))


def found_by(index, keys):
    articles, counts = index.query(np.array(keys, np.uint64))
    return list(zip(articles.tolist(), counts.tolist(), strict=True))


def test_an_empty_index_holds_nothing(new_index):
    index = new_index()

    assert found_by(index, [1, 2]) == []
    assert pairs_of(index.shared_keys(1, 0.0, 10)) == []
    assert index.shared_keys(1, 0.0, 10).n_thinned == 0


def test_nothing_may_be_added(new_index):
    index = new_index()
    add(index, [])
    add(index, [(1, 0), (1, 1)])
    add(index, [])

    assert pairs_of(index.shared_keys(1, 0.0, 10)) == [(0, 1, 1)]


@per_example
@given(entries=ENTRIES, min_shared=st.integers(1, 3), min_rarity=st.sampled_from([0.0, 0.5]), most=st.integers(2, 10))
def test_pairs_are_those_of_the_definition_sorted(new_index, entries, min_shared, min_rarity, most):
    index = new_index()
    add(index, entries)

    found = pairs_of(index.shared_keys(min_shared, min_rarity, most))

    assert found == sorted(reference.count_shared(set(entries), min_shared, min_rarity, most))


@per_example
@given(entries=ENTRIES.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))), cut=st.integers(0, 50))
def test_the_order_and_the_portions_of_adding_do_not_matter(new_index, entries, cut):
    one, other = new_index(), new_index()
    in_order, shuffled = entries
    add(one, in_order)
    add(other, shuffled[:cut])
    found_by(other, [1])  # a question between two additions changes nothing
    add(other, shuffled[cut:])

    assert pairs_of(one.shared_keys(1, 0.0, 3)) == pairs_of(other.shared_keys(1, 0.0, 3))
    assert found_by(one, range(9)) == found_by(other, range(9))


@per_example
@given(entries=ENTRIES)
def test_an_article_added_twice_under_a_key_counts_once(new_index, entries):
    one, other = new_index(), new_index()
    add(one, entries)
    add(other, entries)
    add(other, entries)

    assert pairs_of(one.shared_keys(1, 0.0, 3)) == pairs_of(other.shared_keys(1, 0.0, 3))


@per_example
@given(entries=ENTRIES, keys=st.lists(st.integers(0, 10)))
def test_a_query_counts_distinct_keys_by_article(new_index, entries, keys):
    index = new_index()
    add(index, entries)
    shares = {article: {key for key, other in entries if other == article} & set(keys) for _, article in entries}

    assert found_by(index, keys) == sorted((article, len(common)) for article, common in shares.items() if common)


@per_example
@given(entries=ENTRIES)
def test_asking_for_the_keys_of_an_article_agrees_with_all_pairs(new_index, entries):
    index = new_index()
    add(index, entries)
    pairs = {(left, right): count for left, right, count in pairs_of(index.shared_keys(1, 0.0, 1000))}

    for article in {article for _, article in entries}:
        found = found_by(index, [key for key, other in entries if other == article])
        for other, count in found:
            assert other == article or pairs.pop((article, other), count) == count
            assert other == article or other < article or (article, other) not in pairs
    assert not pairs


def test_a_bucket_that_is_too_large_is_thinned_but_stays_connected_and_is_counted(new_index):
    index = new_index()
    add(index, [(7, article) for article in range(0, 40, 2)] + [(8, 0), (8, 2), (9, 1), (9, 3), (9, 5)])

    shared = index.shared_keys(1, 0.0, 3)
    pairs = pairs_of(shared)

    assert shared.n_thinned == 1
    assert (0, 2, 2) in pairs
    assert {(1, 3, 1), (1, 5, 1), (3, 5, 1)} <= set(pairs)
    assert len(pairs) < 2 * 20 + 3
    reached, waiting = set(), [0]
    while waiting:
        article = waiting.pop()
        reached.add(article)
        waiting += [right for left, right, _ in pairs if left == article and right not in reached]
    assert reached == set(range(0, 40, 2))


def test_no_bucket_is_thinned_at_its_limit(new_index):
    index = new_index()
    add(index, [(7, article) for article in range(4)])

    assert index.shared_keys(1, 0.0, 4).n_thinned == 0
    assert len(pairs_of(index.shared_keys(1, 0.0, 4))) == 6
    assert index.shared_keys(1, 0.0, 3).n_thinned == 1


def test_keys_that_few_articles_have_count_for_more(new_index):
    index = new_index()
    add(index, [(1, 0), (1, 1), *((2, article) for article in range(2, 6)), *((3, article) for article in range(4, 7))])

    assert pairs_of(index.shared_keys(1, 1.0, 10)) == [(0, 1, 1)]
    assert pairs_of(index.shared_keys(1, 0.75, 10)) == [(0, 1, 1), (4, 5, 2)]
    assert pairs_of(index.shared_keys(1, 0.5, 10)) == [(0, 1, 1), (4, 5, 2), (4, 6, 1), (5, 6, 1)]


def test_more_articles_than_an_entry_can_number_are_refused(new_index):
    with pytest.raises(ValueError, match="16777216 articles"):
        add(new_index(), [(1, 1 << 24)])
