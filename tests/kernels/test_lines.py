"""Lines as hashes."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.lines import line_hashes
from tests import reference

TEXTS = st.lists(st.binary(max_size=20) | st.sampled_from([b"", b" ", b"a line of text", b"\ta line of text\r"])).map(
    b"\n".join
)


def hashes_of(text, shortest=1, longest=400, n_before=0):
    hashes = np.zeros(n_before + (len(text) + 1) // (shortest + 1) + 1, np.uint32)
    n = line_hashes(np.frombuffer(text, np.uint8), shortest, longest, hashes, n_before)
    return hashes[:n].tolist()


@given(TEXTS, st.integers(1, 15), st.integers(0, 20), st.integers(0, 3))
@example(b"", 1, 0, 0)
def test_every_line_has_the_hash_of_its_bytes(text, shortest, more, n_before):
    expected = reference.line_hashes(text, shortest, shortest + more, n_before)
    assert hashes_of(text, shortest, shortest + more, n_before) == expected


def test_white_space_at_the_ends_does_not_count_and_within_does():
    one, same, other = hashes_of(b"a line\n \ta line \r\na  line")
    assert one == same != other


def test_lines_that_differ_by_bytes_of_zero_have_hashes_of_their_own():
    assert len(set(hashes_of(b"\n".join(b"line" + b"\x00" * n + b"." for n in range(9))))) == 9
