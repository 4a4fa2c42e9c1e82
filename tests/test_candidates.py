"""Buckets to candidate pairs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.candidates import Indexes, Samples, find_candidates
from dedup.config import CandidateConfig, SketchConfig
from dedup.index.memory import MemoryIndex
from dedup.sketch import sketch
from dedup.text.parse import parse
from tests.prose import article, sentences

N = 12
BLOCKS = 10
DEFAULT = CandidateConfig()


def index_of(entries):
    index = MemoryIndex()
    for key, article_number in entries:
        index.add(np.array([key], np.uint64), np.array([article_number], np.int32))
    return index


def samples_of(pairs_of):
    """Samples of N articles of ten blocks; *pairs_of* maps an article to its (pair, block)."""
    columns = [sorted(pair << 32 | block for pair, block in pairs_of.get(number, ())) for number in range(N)]
    return Samples(
        pairs=np.array([pair for column in columns for pair in column], np.uint64),
        offsets=np.cumsum([0, *map(len, columns)], dtype=np.int64),
        n_blocks=np.full(N, BLOCKS, np.int32),
    )


def find(*, verbatim=(), content=(), quotations=(), samples=None, config=DEFAULT):
    indexes = Indexes(verbatim=index_of(verbatim), content=index_of(content), quotations=index_of(quotations))
    return find_candidates(indexes, samples_of(samples or {}), config)


def pairs_of(candidates):
    return list(zip(candidates.lefts.tolist(), candidates.rights.tolist(), strict=True))


MEET_IN_BINS = [(key, number) for key in range(2) for number in (0, 1)]


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


def test_bins_alone_are_not_enough():
    found = find(content=MEET_IN_BINS)

    assert pairs_of(found) == []
    assert found.n_met == 1


def test_a_single_bin_is_no_meeting():
    spread = [(pair, block) for pair, block in enumerate(range(BLOCKS))]

    assert find(content=[(1, 0), (1, 1)], samples={0: spread, 1: spread}).n_met == 0


def test_a_pair_that_shares_content_all_over_one_article_stays():
    rewritten = [(pair, pair) for pair in range(BLOCKS)]
    longer = [*rewritten, *((pair, pair % BLOCKS) for pair in range(100, 300))]

    assert pairs_of(find(content=MEET_IN_BINS, samples={0: rewritten, 1: longer})) == [(0, 1)]


def test_a_pair_that_shares_content_in_one_place_only_goes():
    one_sentence = [(pair, 4) for pair in range(10)]
    others = ([(pair, pair % BLOCKS) for pair in range(first, first + 50)] for first in (100, 200))
    samples = {number: [*one_sentence, *other] for number, other in enumerate(others)}

    assert pairs_of(find(content=MEET_IN_BINS, samples=samples)) == []


def test_a_pair_that_shares_much_in_one_place_stays():
    excerpt = [(pair, 4) for pair in range(DEFAULT.min_samples)]
    others = ([(pair, pair % BLOCKS) for pair in range(first, first + 500)] for first in (1000, 2000))
    samples = {number: [*excerpt, *other] for number, other in enumerate(others)}

    assert pairs_of(find(content=MEET_IN_BINS, samples=samples)) == [(0, 1)]


def test_each_article_keeps_the_candidates_that_share_most():
    """Article 0 meets all others, and 4 meets 5; a pair that is the strongest of neither goes and is counted."""
    meets = [(key, number) for key in range(1, 6) for number in (0, key)] + [(9, 4), (9, 5)]
    samples = {0: [(pair, 0) for pair in range(5)]}
    samples |= {number: [(pair, 0) for pair in range(number)] for number in range(1, 6)}

    found = find(verbatim=meets, samples=samples, config=CandidateConfig(max_candidates=1))

    # (4, 5) shares 4 pairs: of 5, (0, 5) shares more; of 4, (0, 4) shares as many and comes first.
    assert pairs_of(found) == [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]
    assert found.n_dropped == 1


def test_thinned_buckets_of_all_indexes_are_counted():
    crowd = [(1, number) for number in range(4)]

    found = find(verbatim=crowd, content=crowd, quotations=crowd, config=CandidateConfig(max_bucket=3))

    assert found.n_thinned == 3


ENTRIES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, N - 1)), max_size=30)
SAMPLES = st.dictionaries(
    st.integers(0, N - 1), st.lists(st.tuples(st.integers(0, 20), st.integers(0, BLOCKS - 1)), max_size=20)
)


@given(ENTRIES, ENTRIES, ENTRIES, SAMPLES, st.integers(1, 4))
def test_candidates_are_sorted_pairs_each_once(verbatim, content, quotations, samples, most):
    config = CandidateConfig(max_candidates=most)

    found = find(verbatim=verbatim, content=content, quotations=quotations, samples=samples, config=config)

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
    samples = Samples(pairs=block.samples, offsets=block.sample_offsets, n_blocks=block.n_blocks)

    assert pairs_of(find_candidates(indexes, samples, DEFAULT)) == [(0, 1)]
