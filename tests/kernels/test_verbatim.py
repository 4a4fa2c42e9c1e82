"""Texts to the verbatim view alone."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.letters import letters
from dedup.kernels.verbatim import set_room, verbatim_block
from dedup.kernels.wordscan import CHANGES, NEEDS_CANONICAL
from dedup.views import joined
from tests import reference

ROWS, N_BANDS = 2, 4
TEXTS = st.lists(st.text(st.sampled_from("abcé 漢.Z7"), max_size=60), max_size=4)


def made(texts, k, classes=(), *, only_sets):
    """What the kernel makes of *texts*: its out arrays."""
    encoded = [text.encode() for text in texts]
    n = len(texts)
    n_words, digests = np.empty(n, np.int32), np.zeros(n, np.uint64)
    signatures, bands = np.zeros((n, ROWS * N_BANDS), np.uint32), np.zeros((n, N_BANDS), np.uint64)
    sets, offsets = np.empty(sum(set_room(len(text)) for text in encoded), np.uint64), np.zeros(n + 1, np.int64)
    out = n_words, digests, signatures, bands, sets, offsets
    verbatim_block(*joined(encoded), *letters(), np.array(classes, np.uint8), k, ROWS, only_sets, *out)
    return out


@given(TEXTS, st.integers(1, 6))
@example(["", "a", "a b c d e", "a b c d e f", "a b a b a b a b a b", "漢字漢字漢字"], 5)
def test_keys_and_sets_are_those_of_the_definition(texts, k):
    n_words, digests, signatures, bands, _, _ = made(texts, k, only_sets=False)
    *_, sets, offsets = made(texts, k, only_sets=True)

    found = [
        (
            int(n_words[d]),
            int(digests[d]),
            signatures[d].tolist(),
            bands[d].tolist(),
            sets[offsets[d] : offsets[d + 1]].tolist(),
        )
        for d in range(len(texts))
    ]
    assert found == [reference.verbatim_block(text, k, ROWS, ROWS * N_BANDS) for text in texts]


@pytest.mark.parametrize("only_sets", [False, True])
def test_of_a_text_that_has_to_be_made_canonical_nothing_is_made(only_sets):
    n_words, _, _, _, _, offsets = made(["one two", "an \xad", "three"], 5, [CHANGES] * 256, only_sets=only_sets)

    assert n_words.tolist() == [2, NEEDS_CANONICAL, 1]
    assert offsets.tolist() == ([0, 1, 1, 2] if only_sets else [0, 0, 0, 0])
