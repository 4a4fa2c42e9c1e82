"""Two articles to passages and to what they have in common."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.align.evidence import limits
from dedup.align.profile import PAIR_GAP, profiles
from dedup.config import AlignConfig, SketchConfig
from dedup.kernels import measure
from dedup.kernels.measure import N_COUNTS, N_SUMS, count_rising, measure_pairs, pairwise_sum
from dedup.kernels.pairs import align_pairs
from dedup.text.parse import parse
from tests import reference
from tests.profiled import profiled
from tests.prose import sentences

LIMITS = limits(AlignConfig(min_evidence=12.0, min_part_evidence=5.0))
SKETCH = SketchConfig()
QUOTED = ['"' + sentence.removesuffix(".") + '," said Mara Quill.' for sentence in sentences(50, 2, n_words=7)]
NUMBERED = ["On Monday the ferry Skua left Tolvane with 212 people.", "The ferry Skua had 1,200 seats on Monday."]
POOL = [*sentences(40, 5, n_words=9), *QUOTED, *NUMBERED, "So it was.", QUOTED[0].replace('"', "")]
# No two are alike by chance, and each stands once in a text: which of two equal sentences matches is anyone's guess.
TEXTS = st.lists(st.sampled_from(POOL), max_size=5, unique=True).map(" ".join)


def compared(texts):
    """The profiles of *texts*, each pair of neighbours, and its passages."""
    columns = profiles([parse(text) for text in texts], SKETCH).columns
    lefts = np.arange(len(texts) - 1, dtype=np.int32)
    return columns, lefts, align_pairs(lefts, lefts + np.int32(1), columns, LIMITS)


def passages_of(aligned):
    """(words and class, likeness, fragments) of each passage of each pair."""
    fragments = zip([row[:5] for row in aligned.fragments.tolist()], aligned.fragment_likeness.tolist(), strict=True)
    rows = [
        (tuple(row[:5]), likeness, [(tuple(words), like) for words, like in (next(fragments) for _ in range(row[5]))])
        for row, likeness in zip(aligned.passages.tolist(), aligned.passage_likeness.tolist(), strict=True)
    ]
    begins = aligned.passage_begins.tolist()
    return [rows[begin:end] for begin, end in itertools.pairwise(begins)]


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_each_pair_of_a_block_has_the_passages_of_its_definition(texts):
    columns, lefts, aligned = compared(texts)

    for place, found in zip(lefts.tolist(), passages_of(aligned), strict=True):
        expected = reference.align_pairs(profiled(columns, place), profiled(columns, place + 1), LIMITS, PAIR_GAP)
        assert [words for words, _, _ in found] == [words for words, _, _ in expected]
        for (_, likeness, fragments), (_, wanted, parts) in zip(found, expected, strict=True):
            assert likeness == pytest.approx(wanted)
            assert [words for words, _ in fragments] == [words for words, _ in parts]
            assert [like for _, like in fragments] == pytest.approx([like for _, like in parts])


def test_a_block_of_more_passages_than_it_had_room_for_keeps_them_all():
    lifts, ours, theirs = sentences(41, 12), sentences(42, 120), sentences(43, 120)
    left = " ".join(part for k, lift in enumerate(lifts) for part in (lift, *ours[10 * k : 10 * k + 10]))
    right = " ".join(part for k, lift in enumerate(lifts) for part in (lift, *theirs[10 * k : 10 * k + 10]))

    _, _, aligned = compared([left, right, left])

    assert aligned.passage_begins.tolist() == aligned.fragment_begins.tolist() == [0, 12, 24]


PLACES = {
    "aligned": (measure.ALIGNED, 2),
    "own": (measure.OWN, 2),
    "own_aligned": (measure.OWN_ALIGNED, 2),
    "copied": (measure.COPIED, 2),
    "quotation": (measure.QUOTATION, 2),
    "quoted": (measure.QUOTED, 2),
    "quoted_shared": (measure.QUOTED_SHARED, 2),
    "details": (measure.DETAILS, 2),
    "words": (measure.WORDS, 3),
    "content": (measure.CONTENT, 3),
    "retold": (measure.RETOLD, 3),
    "together": (measure.TOGETHER, 3),
    "numbers": (measure.NUMBERS, 1),
    "rising": (measure.RISING, 1),
    "fragments": (measure.FRAGMENTS, 4),
    "classed": (measure.CLASSED, 8),
}


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=2, max_size=3))
def test_what_each_pair_of_a_block_has_in_common_is_counted_as_by_its_definition(texts):
    columns, lefts, aligned = compared(texts)
    counts, sums = np.empty((lefts.size, N_COUNTS), np.int64), np.empty((lefts.size, N_SUMS), np.float64)
    fragments, begins = aligned.fragments, aligned.fragment_begins

    measure_pairs(lefts, lefts + np.int32(1), columns, fragments, begins, SKETCH.pair_gap, counts, sums)

    for pair in lefts.tolist():
        rows = fragments[begins[pair] : begins[pair + 1], :5].tolist()
        sides = profiled(columns, pair), profiled(columns, pair + 1)
        expected = reference.measure_pairs(*sides, rows, SKETCH.pair_gap)
        for name, (place, size) in PLACES.items():
            assert counts[pair, place : place + size].tolist() == np.ravel(expected[name]).tolist(), name
        wanted = [expected["chain"], *expected["best"], *expected["weakest"]]
        assert sums[pair].tolist() == pytest.approx(wanted, abs=1e-5)


@given(st.lists(st.integers(0, 9)))
def test_pairs_that_do_not_fall_are_counted(places):
    aligned = np.array([(0, 0, place) for place in places], np.int32).reshape(-1, 3)

    assert count_rising(aligned) == reference.count_rising(places)


@given(st.integers(0, 700), st.integers(0, 99))
def test_numbers_add_up_as_numpy_adds_them_to_the_last_bit(n, seed):
    values = np.random.default_rng(seed).random(n, np.float32)

    assert pairwise_sum(values) == reference.pairwise_sum(values.tolist())
