"""Words of quotations as numbers: folded, with stems and rarities."""

import re
import unicodedata
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.letters import letters
from dedup.kernels.scan import IS_STANDALONE, STEM_LETTERS, scan
from dedup.kernels.shingle import weigh
from dedup.text.rarity import COMMON, rarity_table

UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_INVISIBLE: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_APOSTROPHES: Final = "'’ʼ´`‘"  # noqa: RUF001 - as they are set

WORD: Final = re.compile(
    rf"[{UNSPACED}][\u0300-\u036f]*"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|\[\w{{1,2}}\]\w+"  # [w]e
    r"|\d+(?:[.,]\d+)*(?!\w)"  # but 20th
    rf"|(?:(?![{UNSPACED}])\w)(?:(?![{UNSPACED}])[\w\u0300-\u036f{_INVISIBLE}])*"
    rf"(?:[{_APOSTROPHES}](?:(?![{UNSPACED}])[\w\u0300-\u036f{_INVISIBLE}])+)*"
)
"""One word: with its apostrophes, an abbreviation with its full stops; one letter in scripts without spaces."""

_CUT: Final = re.compile(f"[{_INVISIBLE}\\[\\]]")
# British to American, so that only words count and no spelling: normalise, favour.
_SPELLINGS: Final = (
    (re.compile(r"(?<=\w{4})is(?=(?:e[ds]?|ing|ations?|er|ers)$)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing)?$)"), "or"),
)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# What a letter of a script without spaces weighs; its table of rarities knows pairs only.
_STANDALONE_WEIGHT: Final = 2.0


class Vocabulary:
    """All different words of a ledger, each with a number in the order of their first use."""

    def __init__(self) -> None:
        self._of_raw: dict[str, int] = {}
        self._of_folded: dict[str, int] = {}

    def number(self, raw: str) -> int:
        """The number of a word as it stands in a text; words that differ in case or typography alone share one."""
        number = self._of_raw.get(raw)
        if number is None:
            number = self._of_folded.setdefault(fold(raw), len(self._of_folded))
            self._of_raw[raw] = number
        return number

    def words(self) -> list[str]:
        """The folded words by number."""
        return list(self._of_folded)

    def stems(self) -> NDArray[np.int64]:
        """int64[n], the number of each word's stem: words of one stem have one."""
        first: dict[str, int] = {}
        return np.array([first.setdefault(word[:STEM_LETTERS], len(first)) for word in self._of_folded], np.int64)

    def rarities(self) -> NDArray[np.float64]:
        """float64[n], how rare each word is, as `dedup.text.rarity` knows it; 0 for common words."""
        words = self.words()
        text = np.frombuffer("\n".join(words).encode("utf-8", "replace"), np.uint8)
        room = text.size // 2 + 1
        hashes, stems, terms = (np.empty(room, np.uint64) for _ in range(3))
        starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
        flags, weights = np.empty(room, np.uint8), np.empty(room, np.float32)
        n = scan(text, *letters(), hashes, stems, starts, ends, flags)
        table = rarity_table()
        weigh(stems, starts, ends, flags, n, table.keys, table.rarities, table.unknown, COMMON, terms, weights)
        weights[:n][flags[:n] & IS_STANDALONE != 0] = _STANDALONE_WEIGHT
        begins = np.cumsum([0, *(len(word) + 1 for word in words)])[:-1]
        rarities = np.zeros(len(words), np.float64)
        np.maximum.at(rarities, np.searchsorted(begins, starts[:n], side="right") - 1, weights[:n])
        return rarities


def fold(raw: str) -> str:
    """*raw* in lower case and plain letters: no invisible characters, one kind of apostrophe, no thousands marks."""
    word = raw if raw.isascii() else _CUT.sub("", unicodedata.normalize("NFKC", raw))
    word = word.casefold()
    if word.isalpha():
        for pattern, spelling in _SPELLINGS:
            word = pattern.sub(spelling, word)
    if word.isalnum():
        return word
    if word[0].isdigit():
        return re.sub("[.,]", "", word) if _THOUSANDS.fullmatch(word) else word.replace(",", ".")
    if "." in word or "[" in word:
        word = re.sub(r"[.\[\]]", "", word)
    return re.sub(f"[{_APOSTROPHES}]", "'", word)
