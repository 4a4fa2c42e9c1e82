"""
Characters that make a text look the same to a reader and different to a machine: what there is, and how often.

A disguise is no proof of intent: soft hyphens come from typesetting, marks of
direction from copying out of a document, lookalike letters from keyboards
with two scripts. Only what stands within or at Latin words counts, where no
language needs it; the canonical text sees through all of it anyhow.
"""

import re
import unicodedata
from typing import Final

from dedup.text import characters

_LETTER = "A-Za-z\u00c0-\u024f"
_ZERO_WIDTH = "\u200b-\u200d\u2060\ufeff"
_DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_MARK = "\u0300-\u036f"
_MARKED = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff"

KINDS: Final = {
    "lookalike letters": re.compile(
        f"[{_LETTER}][{characters.LOOKALIKE_LETTERS}]|[{characters.LOOKALIKE_LETTERS}][{_LETTER}]"
    ),
    "zero-width characters": re.compile(f"(?<=[{_LETTER}])[{_ZERO_WIDTH}]+(?=[{_LETTER}])"),
    "direction marks": re.compile(f"[{_DIRECTION}]+(?=[{_LETTER}])|(?<=[{_LETTER}])[{_DIRECTION}]+"),
    "soft hyphens": re.compile(f"(?<=[{_LETTER}])\u00ad(?=[{_LETTER}])"),
    "stray marks": re.compile(f"(?<=[{_LETTER}])[\u0305\u0331-\u0338\u0347-\u034f\u0353-\u0362]+"),
    "full-width letters": re.compile("[\uff21-\uff3a\uff41-\uff5a]{2,}"),
    "styled letters": re.compile("[\U0001d400-\U0001d7ff]{2,}"),
}
"""What to look for, by the name under which it is reported."""

SUSPECT: Final = frozenset(
    (
        *characters.LOOKALIKE_LETTERS,
        *map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)),
        *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x300, 0x370))),
        *map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *range(0x1D400, 0x1D800))),
    )
)
"""Characters without which a text has no disguise."""

STRAY_MARKS: Final = re.compile(f"(?<=[{_MARKED}])[{_MARK}]+")
"""Marks that compose with no letter, on a letter of Latin, Greek or Cyrillic."""

# The richest orthographies set one mark on eight letters (the caron in Czech); acute and caron are shared by several,
# and a text may hold names of all of them.
_MOST_LETTERS = 8
_MOST_SHARED = 13
_SHARED_MARKS = "\u0301\u030c"


def disguises(text: str, odd: frozenset[str] | set[str]) -> tuple[tuple[str, int], ...]:
    """
    How often each kind of disguise stands in *text*, sorted; nothing where there is none.

    Args:
        text: as given.
        odd: its distinct characters beyond plain ASCII.
    """
    if SUSPECT.isdisjoint(odd):
        return ()
    counts = ((name, len(pattern.findall(text))) for name, pattern in KINDS.items())
    return tuple(sorted((name, count) for name, count in counts if count))


def noise_letters(letters: frozenset[str] | set[str]) -> dict[int, str]:
    """
    Marked letters to plain ones, as `str.translate` takes them, where a mark stands on more letters than languages set.

    Args:
        letters: the distinct characters of a text in composed form.
    """
    taken = {letter: unicodedata.normalize("NFD", letter) for letter in letters if "\u00c0" <= letter <= "\u1eff"}
    bases: dict[str, set[str]] = {}
    for apart in taken.values():
        for mark in apart[1:]:
            bases.setdefault(mark, set()).add(apart[0].lower())
    noise = {
        mark for mark, held in bases.items() if len(held) > (_MOST_SHARED if mark in _SHARED_MARKS else _MOST_LETTERS)
    }
    if not noise:
        return {}
    plain = {letter: "".join(char for char in apart if char not in noise) for letter, apart in taken.items()}
    return {
        ord(letter): into
        for letter, rest in plain.items()
        if rest != taken[letter] and len(into := unicodedata.normalize("NFC", rest)) == 1
    }
