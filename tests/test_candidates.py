"""Buckets to candidate pairs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.candidates import Indexes, Terms, find_candidates
from dedup.config import CandidateConfig, SketchConfig
from dedup.index.memory import MemoryIndex
from dedup.kernels.sketch import RARITY_BITS
from dedup.sketch import sketch
from dedup.text.parse import parse
from tests.prose import article, sentences

N = 12
DEFAULT = CandidateConfig()


def index_of(entries):
    index = MemoryIndex()
    for key, article_number in entries:
        index.add(np.array([key], np.uint64), np.array([article_number], np.int32))
    return index


def words(first, n):
    """*n* different content words, all equally rare."""
    return [(first + i) << RARITY_BITS | 9 for i in range(n)]


def terms_of(words_of):
    """The content words of N articles; *words_of* maps an article to its words, and the others have their own."""
    columns = [words_of.get(number, words(10_000 * (number + 1), 100)) for number in range(N)]
    return Terms(
        packed=np.array([word for column in columns for word in column], np.uint32),
        offsets=np.cumsum([0, *map(len, columns)], dtype=np.int64),
    )


def find(*, verbatim=(), content=(), quotations=(), words_of=None, config=DEFAULT):
    indexes = Indexes(verbatim=index_of(verbatim), content=index_of(content), quotations=index_of(quotations))
    return find_candidates(indexes, terms_of(words_of or {}), config)


def pairs_of(candidates):
    return list(zip(candidates.lefts.tolist(), candidates.rights.tolist(), strict=True))


MEET = [(1, 0), (1, 1)]


def test_nothing_gives_no_candidates():
    found = find()

    assert pairs_of(found) == []
    assert (found.n_met, found.n_thinned, found.n_dropped) == (0, 0, 0)


def test_one_band_of_the_verbatim_view_is_enough():
    assert pairs_of(find(verbatim=[(1, 3), (1, 5), (2, 4)])) == [(3, 5)]


def test_two_quotations_are_enough_and_one_is_not():
    shared = [(1, 0), (1, 1), (2, 0), (2, 1), (3, 4), (3, 5)]

    assert pairs_of(find(quotations=shared)) == [(0, 1)]
    assert pairs_of(find(quotations=shared, config=CandidateConfig(min_shared_quotations=1))) == [(0, 1), (4, 5)]


def test_a_shared_content_pair_alone_is_not_enough():
    found = find(content=MEET)

    assert pairs_of(found) == []
    assert found.n_met == 1


def test_a_content_pair_that_many_have_is_no_meeting():
    everywhere = [(1, number) for number in range(N)]
    shared = words(0, 60)

    assert find(content=everywhere, words_of={0: shared, 1: shared}).n_met == 0


def test_a_pair_that_shares_a_passage_stays():
    shared = words(0, 60)

    found = find(content=MEET, words_of={0: shared, 1: [*words(1000, 300), *shared, *words(2000, 300)]})

    assert pairs_of(found) == [(0, 1)]


def test_a_pair_that_shares_a_sentence_goes():
    sentence = words(0, 12)

    found = find(content=MEET, words_of={0: [*sentence, *words(500, 90)], 1: [*words(1000, 90), *sentence]})

    assert pairs_of(found) == []


def test_each_article_keeps_the_candidates_that_share_most():
    """Article 0 meets all others, and 4 meets 5; a pair that is the strongest of neither goes and is counted."""
    meets = [(key, number) for key in range(1, 6) for number in (0, key)] + [(9, 4), (9, 5)]
    words_of = {0: words(0, 60)}
    words_of |= {number: [*words(0, 20 + 5 * number), *words(1000 * number, 40)] for number in range(1, 6)}

    found = find(verbatim=meets, words_of=words_of, config=CandidateConfig(max_candidates=1))

    # (4, 5) shares as much as (0, 4), which comes first; of 5, (0, 5) shares more.
    assert pairs_of(found) == [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]
    assert found.n_dropped == 1


def test_thinned_buckets_of_all_indexes_are_counted():
    crowd = [(1, number) for number in range(4)]

    found = find(verbatim=crowd, content=crowd, quotations=crowd, config=CandidateConfig(max_bucket=3))

    assert found.n_thinned == 3


ENTRIES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, N - 1)), max_size=30)


@given(ENTRIES, ENTRIES, ENTRIES, st.integers(1, 4))
def test_candidates_are_sorted_pairs_each_once(verbatim, content, quotations, most):
    config = CandidateConfig(max_candidates=most)

    found = find(verbatim=verbatim, content=content, quotations=quotations, config=config)

    pairs = pairs_of(found)
    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)
    assert len(pairs) + found.n_dropped <= found.n_met


@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_a_part_of_a_text_is_a_candidate_and_unlike_texts_are_not(share):
    config = SketchConfig()
    whole = sentences(1, 40)
    texts = [" ".join(whole), " ".join(whole[: round(40 * share)]), *(article(seed, 30) for seed in range(2, N))]
    block = sketch([parse(text) for text in texts], config)
    numbers = np.arange(N, dtype=np.int32)
    indexes = Indexes(verbatim=MemoryIndex(), content=MemoryIndex(), quotations=MemoryIndex())
    indexes.verbatim.add(block.bands.ravel(), np.repeat(numbers, config.bands))
    indexes.content.add(block.keys, np.repeat(numbers, np.diff(block.key_offsets)))
    terms = Terms(packed=block.terms, offsets=block.term_offsets)

    assert pairs_of(find_candidates(indexes, terms, DEFAULT)) == [(0, 1)]
