"""
The letter table: what each Unicode code point is to the scanner.

A code point maps to 0 where it separates words, otherwise to its case-folded
code point with the bits below. The table is a file and not computed at run
time, because hashes must not change with the Unicode version of the Python
that runs; `python -m dedup.kernels.letters` writes it again.
"""

import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

STANDALONE = 1 << 31
"""The code point is a word of its own: scripts written without spaces."""
UPPER = 1 << 30
"""The code point is an upper- or title-case letter."""
DIGIT = 1 << 29
"""The code point is a number."""
MARK = 1 << 28
"""The code point is a combining mark; it never begins a word."""

PAGE = 256
"""Code points in a page; equal pages are stored once."""

_FILE = Path(__file__).with_name("letters.npz")

# Han, Kana and the scripts of South-East Asia put no spaces between words.
_STANDALONE_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x31F0, 0x31FF),  # Katakana extensions
    (0x3400, 0x4DBF),  # Han extension A
    (0x4E00, 0x9FFF),  # Han
    (0xF900, 0xFAFF),  # Han compatibility
    (0x20000, 0x3FFFF),  # Han extensions B and later
)


def build() -> tuple[NDArray[np.uint16], NDArray[np.uint32]]:
    """
    The table from this Python's `unicodedata`.

    Returns:
        page_of: uint16[0x1100], the page of each block of 256 code points;
        pages: uint32[n_pages, 256], the values.
    """
    values = np.zeros(0x110000, np.uint32)
    for code_point in range(0x110000):
        values[code_point] = _value(code_point)
    pages, page_of = np.unique(values.reshape(-1, PAGE), axis=0, return_inverse=True)
    return page_of.ravel().astype(np.uint16), np.ascontiguousarray(pages)


def _value(code_point: int) -> int:
    """The table's entry for one code point."""
    character = chr(code_point)
    category = unicodedata.category(character)
    if category[0] not in "LNM":
        return 0
    folded = character.casefold()
    if len(folded) != 1:  # one that folds to several letters, such as the German sharp s, stays one letter
        folded = character.lower()
    value = ord(folded) if len(folded) == 1 else code_point
    if any(first <= code_point <= last for first, last in _STANDALONE_RANGES) and category[0] == "L":
        value |= STANDALONE
    if category in {"Lu", "Lt"}:
        value |= UPPER
    if category[0] == "N":
        value |= DIGIT
    if category[0] == "M":
        value |= MARK
    return value


@cache
def letters() -> tuple[NDArray[np.uint16], NDArray[np.uint32]]:
    """The shipped table, as `build` returns it."""
    with np.load(_FILE) as file:
        return file["page_of"], file["pages"]


if __name__ == "__main__":
    page_of, pages = build()
    np.savez_compressed(_FILE, page_of=page_of, pages=pages, unicode=np.array(unicodedata.unidata_version))
