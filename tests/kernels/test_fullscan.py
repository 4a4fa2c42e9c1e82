"""Bytes to all that is known of words, 64 at a time."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.fullscan import scan_fully
from dedup.kernels.letters import letters
from dedup.kernels.wordscan import BLOCK, LIKELY_WORDS, SPARE
from tests import reference
from tests.kernels.test_scan import TEXTS as ANY_TEXTS

TEXTS = st.one_of(
    ANY_TEXTS,
    st.lists(st.text("aZ7éÉ²ßЖж’ ", max_size=70), max_size=6).map("".join),
    st.lists(st.text("abZ9", max_size=20), max_size=20).map(" ".join),
)


def words_of(text, before="xÉ", after="az9"):
    """What the kernel finds in *text* between other texts, in the form of the reference."""
    raw = np.frombuffer((before + text + after).encode() + b"a" * SPARE, np.uint8)
    begin, size = len(before.encode()), len(text.encode())
    folded, is_word = np.full(size + SPARE, 97, np.uint8), np.ones(size + SPARE, np.uint8)
    bits = np.full(size // BLOCK + 1, 2**64 - 1, np.uint64)
    room = (size + 1) // 2 + LIKELY_WORDS
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends, flags = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint8)
    out = words, stems, starts, ends, flags
    n = scan_fully(raw, begin, begin + size, *letters(), folded, is_word, bits, *out)
    return [reference.Word(*row) for row in zip(*(column[:n].tolist() for column in out), strict=True)]


@given(TEXTS)
@example("")
@example("a" * BLOCK)
@example("abcdef abcdefg abcdefgh abcdefghi abcdefghabcdefg abcdefghabcdefgh " + "abcdefgh" * 9)
@example("abcde\u0301 abcde\u0301f éééééé ééééééé ÉÉÉÉÉÉÉÉ")
@example("7 a7 abcdefgh7 abcdefg7h é7 ²é é² 𝟟a ½")
@example("Abc Éa ÉA Ǆa ǅa ǆa 7A ÄÖ — “Ää” ’s İ漢 after")
def test_words_stems_places_and_flags_are_those_of_the_plain_scan(text):
    assert words_of(text) == reference.scan_fully(text)
