"""A block of texts to their profiles."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.letters import letters
from dedup.kernels.profile import Shape, Tables, Texts, profile_block
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED
from tests import reference
from tests.kernels.test_sketch import COMMON, MASKS, PROSE, UNKNOWN, rarity_table
from tests.profiled import profiled

SHAPE = Shape(shingle_words=3, content_gap=2, pair_gap=3, min_terms=1, min_own_terms=2, max_sentences=3)
CUTS = st.sets(st.integers(0, 60), max_size=8).map(sorted)


@given(st.lists(st.tuples(PROSE, MASKS, CUTS), max_size=4))
@example([("", [], []), ("ab a b Zé 7 " * 5, [(0, 20, IS_QUOTED)], [20, 40]), ("ab", [(0, 9, IS_EXCLUDED)], [])])
def test_a_block_of_texts_has_the_profile_of_each_text_alone(marked):
    known, keys, values = rarity_table()
    spans = [list(zip([0, *cuts], [*cuts, 99], strict=True)) for _, _, cuts in marked]
    masks = np.array([mask for _, masks, _ in marked for mask in masks], np.int32).reshape(-1, 3)
    encoded = [text.encode() for text, _, _ in marked]
    texts = Texts(
        utf8=np.frombuffer(b"".join(encoded), np.uint8),
        offsets=np.cumsum([0, *map(len, encoded)], dtype=np.int64),
        mask_starts=masks[:, 0].copy(),
        mask_ends=masks[:, 1].copy(),
        mask_flags=masks[:, 2].astype(np.uint8),
        mask_offsets=np.cumsum([0, *(len(each) for _, each, _ in marked)], dtype=np.int64),
        spans=np.array([span for each in spans for span in each], np.int32).reshape(-1, 2),
        span_offsets=np.cumsum([0, *map(len, spans)], dtype=np.int64),
    )

    columns, places = profile_block(texts, Tables(*letters(), keys, values, UNKNOWN, COMMON), SHAPE)

    for row, ((text, masked, _), bounds) in enumerate(zip(marked, spans, strict=True)):
        expected, where, n_telling = reference.profile_block(text, masked, bounds, known, UNKNOWN, COMMON, SHAPE)
        found = profiled(columns, row)
        assert [posting[:2] for posting in found.postings] == [posting[:2] for posting in expected.postings]
        np.testing.assert_allclose(
            [value for *_, value in found.postings + found.unquoted],
            [value for *_, value in expected.postings + expected.unquoted],
            rtol=1e-6,
        )
        for name in ("words", "sentences", "pairs", "shingles", "content", "numbers", "details", "vocabulary"):
            assert getattr(found, name) == getattr(expected, name), name
        words = slice(columns.words.offsets[row], columns.words.offsets[row + 1])
        assert [tuple(row) for row in np.array([column[words] for column in places]).T.tolist()] == where
        assert [columns.postings.n_telling[row], columns.unquoted.n_telling[row]] == n_telling
        weights = [weight for _, _, weight, _ in found.words]
        assert columns.words.room[words].tolist() == reference.pair_room(weights, SHAPE.pair_gap)
