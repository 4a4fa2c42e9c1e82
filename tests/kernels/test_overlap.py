"""The screen: what the best passages of two articles have in common."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.overlap import mean_rarities, screen_pairs
from dedup.kernels.sketch import RARITY_BITS
from tests import reference

BLOCK = 15
PASSAGE, SPREAD = 0.18, 0.14


def screen(articles, pairs, block=BLOCK, min_passage=PASSAGE, min_spread=SPREAD):
    """(share of passages, of stretches, whether it passes) of each of *pairs* of *articles*, lists of packed terms."""
    lefts, rights = np.array(pairs, np.int32).reshape(-1, 2).T
    overlaps, spreads = np.empty(len(pairs), np.float32), np.empty(len(pairs), np.float32)
    passes = np.empty(len(pairs), np.bool_)
    terms = np.array([term for article in articles for term in article], np.uint32)
    offsets = np.cumsum([0, *map(len, articles)], dtype=np.int64)
    means = np.empty(len(articles))
    mean_rarities(terms, offsets, means)
    assert means.tolist() == reference.mean_rarities(articles)
    screen_pairs(lefts, rights, terms, offsets, block, min_passage, min_spread, means, overlaps, spreads, passes)
    return list(zip(overlaps.tolist(), spreads.tolist(), passes.tolist(), strict=True))


def words(first, n, rarity=9):
    """*n* different words of one rarity."""
    return [(first + i) << RARITY_BITS | rarity for i in range(n)]


def passes(left, right):
    return screen([left, right], [(0, 1)])[0][-1]


TERMS = st.lists(
    st.builds(lambda word, rarity: word << RARITY_BITS | rarity, st.integers(0, 9), st.integers(1, 31)), max_size=60
)


@given(
    st.lists(TERMS, min_size=1, max_size=4),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.data(),
)
@example([[], []], 1, 0.1, 0.1, None)
def test_a_pair_is_screened_by_its_best_passages_and_stretches(articles, block, min_passage, min_spread, data):
    numbers = st.integers(0, len(articles) - 1)
    pairs = sorted(data.draw(st.lists(st.tuples(numbers, numbers), max_size=6))) if data else [(0, 1)]

    found = screen(articles, pairs, block, min_passage, min_spread)

    expected = [reference.screen_pairs(articles[i], articles[j], block, min_passage, min_spread) for i, j in pairs]
    assert found == [(*(float(np.float32(share)) for share in shares), passes) for *shares, passes in expected]


@given(
    st.integers(700, 1200),
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(0, 1199), st.integers(1, 40)), max_size=8),
    st.integers(1, 15),
)
def test_long_articles_whose_blocks_do_not_all_have_a_bit_are_screened_alike(length, n_common, runs, block):
    left = words(0, length, rarity=7)
    right = [
        *words(5000, n_common),
        *(left[place] for begin, n in runs for place in range(begin, min(begin + n, length))),
    ]
    # Words whose lower bits are those of others, and of which the upper ones say "any word" by chance.
    right += [(1 << 27) - 1 << RARITY_BITS | 7, left[0] + (1 << 12 + RARITY_BITS)]
    left += [(1 << 27) - 1 << RARITY_BITS | 7]

    found = screen([left, right], [(0, 1), (1, 0)], block)

    expected = [reference.screen_pairs(*pair, block, PASSAGE, SPREAD) for pair in ((left, right), (right, left))]
    assert found == [(*(float(np.float32(share)) for share in shares), passes) for *shares, passes in expected]


def test_a_passage_in_the_midst_of_two_long_articles_passes():
    shared = words(0, 60)

    assert passes([*words(1000, 300), *shared, *words(2000, 200)], [*words(3000, 50), *shared, *words(4000, 400)])


def test_every_second_word_of_a_passage_is_enough():
    kept = words(0, 60)
    retold = [word for pair in zip(kept[::2], words(5000, 30), strict=True) for word in pair]

    assert passes([*words(1000, 300), *kept], [*retold, *words(3000, 300)])


def test_one_sentence_is_not_enough():
    sentence = words(0, BLOCK)

    assert not passes(
        [*words(1000, 300), *sentence, *words(2000, 200)], [*words(3000, 50), *sentence, *words(4000, 90)]
    )


def test_words_that_stand_all_over_an_article_are_no_passage():
    scattered = [word for i in range(20) for word in (*words(100 * i + 7000, 14), i << RARITY_BITS | 9)]

    assert not passes([*words(1000, 40), *words(0, 20)], scattered)


def test_rare_words_count_for_more():
    rare, common = words(0, 12, rarity=25), words(100, 12, rarity=2)
    ours, theirs = words(1000, 120, rarity=5), words(3000, 120, rarity=5)

    assert screen([[*rare, *ours], [*theirs, *rare]], [(0, 1)], min_spread=0.0)[0][-1]
    assert not screen([[*common, *ours], [*theirs, *common]], [(0, 1)], min_spread=0.0)[0][-1]


def test_a_whole_short_article_is_a_passage():
    assert passes(words(0, 9), [*words(1000, 200), *words(0, 9)])
