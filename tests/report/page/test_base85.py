"""What goes into base 85 comes out of it again, in the browser as here."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.report.page.base85 import ALPHABET, encode


def decode(text: str) -> bytes:
    """The same by its definition."""
    missing = -len(text) % 5
    content = bytearray()
    full = text + ALPHABET[84] * missing
    for start in range(0, len(full), 5):
        number = 0
        for digit in full[start : start + 5]:
            number = 85 * number + ALPHABET.index(digit)
        content += number.to_bytes(4, "big")
    return bytes(content[: len(content) - missing])


@given(st.binary(max_size=50))
def test_bytes_come_back(content):
    assert decode(encode(content)) == content


def test_no_digit_means_anything_in_a_page():
    assert len(set(ALPHABET)) == len(ALPHABET) == 85
    assert not set("\"'`&<>\\\n ") & set(ALPHABET)
