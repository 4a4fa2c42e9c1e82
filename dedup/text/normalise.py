"""
Canonical form, and the map from it back to the original characters.

Canonical text is NFKC without invisible characters: every kind of white space
is a space, every line break is a line feed, every apostrophe is `'`, every
hyphen is `-`, letters that only look Latin are Latin inside a Latin word, and
hard-wrapped lines are joined. Letter case, double quotation marks and en and
em dashes stay as they are. White space is not collapsed, and the carriage
return before a line feed becomes a space at the line's end, so that most texts
keep their length and need no map at all.

What a character becomes is asked of the Unicode tables once for each distinct
character and remembered. NFKC never changes for an assigned character, so
canonical text is stable across Unicode versions for text they both know.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from dedup.text import characters
from dedup.text.disguise import STRAY_MARKS, disguises, noise_letters
from dedup.text.offsets import IDENTITY, OffsetMap, map_of_blocks
from dedup.text.wrapping import unwrap

# A text with more distinct characters to swap than this is translated in one pass; below, replacing each is faster.
_MANY_SWAPS = 16

_MIXED_SCRIPT = re.compile(f"[A-Za-z][{characters.LOOKALIKE_LETTERS}]|[{characters.LOOKALIKE_LETTERS}][A-Za-z]")
# Folding comes before NFKC, which would take an accent standing alone apart, and after it, for what it makes.
_FOLDED = str.maketrans(characters.FOLDS)
_LOOKALIKE_TABLE = str.maketrans(characters.LOOKALIKES)
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_LATIN_LETTER = re.compile("[A-Za-z]")
_OTHER_LETTER = re.compile("[\u0370-\u058f\u13a0-\u13ff\ua4d0-\ua4ff]")
_LOOKALIKE_WORD = re.compile(f"[{characters.LOOKALIKE_LETTERS}]+")
_LATIN_WORD = re.compile(r"[\d_A-Za-z\u00c0-\u024f]+")
# The stream-safe limit of Unicode: more marks on one letter are noise, and sorting them would take quadratic time.
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class Canonical:
    """
    A text in canonical form.

    Attributes:
        text: the canonical text; always encodable as UTF-8.
        offsets: the way back to the original characters.
        disguises: what disguised the text as given, and how often; see `dedup.text.disguise`.
    """

    text: str
    offsets: OffsetMap
    disguises: tuple[tuple[str, int], ...] = ()


def normalise(text: str) -> Canonical:
    """
    *text* in canonical form with its offset map; idempotent.

    A text that is canonical already, and any change that keeps the length,
    costs no map. Lone surrogates become U+FFFD.
    """
    odd = _odd_characters(text)
    offsets = IDENTITY
    found: tuple[tuple[str, int], ...] = ()
    if odd:
        found = disguises(text, odd)
        changes = {char: change(char) for char in odd}
        if "\r" in odd:
            text = text.replace("\r\n", " \n")
        text = _swap(text, {char: made.into for char, made in changes.items() if made.kind is Kind.SWAP})
        knots = [char for char, made in changes.items() if made.kind is Kind.KNOT]
        if knots and not _is_settled(text, knots):
            text, offsets = _untie(text, knots)
        if not characters.LOOKALIKES.keys().isdisjoint(odd):
            text = _fold_lookalikes(text)
        if any(map(is_marked, odd)) and (noise := noise_letters(_odd_characters(text))):
            text = text.translate(noise)
    return Canonical(unwrap(text), offsets, found)


class Kind(Enum):
    """What normalising has to do about a character."""

    PLAIN = auto()
    SWAP = auto()
    KNOT = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """
    What becomes of one character.

    Attributes:
        kind: PLAIN stays; SWAP turns into one other character wherever it stands; a KNOT changes the length or
            depends on its neighbours.
        into: what it turns into on its own.
        joins: whether it may compose with the character before it.
    """

    kind: Kind
    into: str
    joins: bool = False


@functools.lru_cache(maxsize=1 << 15)
def change(char: str) -> Change:
    """How *char* is changed, from the Unicode tables and our own folds."""
    into = _settle(char)
    joins = any(map(_composes, unicodedata.normalize("NFKC", char.translate(_FOLDED))))
    if joins or len(into) != 1:
        return Change(Kind.KNOT, into, joins)
    return Change(Kind.PLAIN if into == char else Kind.SWAP, into)


def _settle(run: str) -> str:
    """The canonical form of a *run* of characters."""
    visible = run.translate(characters.INVISIBLE).translate(_FOLDED)
    settled = STRAY_MARKS.sub("", unicodedata.normalize("NFKC", _without_surplus_marks(visible)))
    return "".join(map(_fold, _without_surplus_marks(settled)))


def _without_surplus_marks(run: str) -> str:
    """*run* without the marks that pile up beyond `_MOST_MARKS`."""
    if len(run) <= _MOST_MARKS:
        return run
    kept: list[str] = []
    marks = 0
    for char in run:
        marks = marks + 1 if _composes(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _fold(char: str) -> str:
    """The one character that stands for *char* in canonical text."""
    folded = characters.FOLDS.get(char)
    if folded is not None:
        return folded
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char


def _composes(char: str) -> bool:
    """Whether *char* can merge with the one before it: marks, and the vowels and finals of Hangul and Kirat Rai."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or "\U00016d63" <= char <= "\U00016d6a"


def _odd_characters(text: str) -> set[str]:
    """The distinct characters of *text* that are not plain ASCII; deleting bytes is the fastest way to find them."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, characters.PLAIN_ASCII)
    return set(rest.decode("utf-8", "surrogatepass")) if rest else set()


def _swap(text: str, swaps: dict[str, str]) -> str:
    """*text* with each character replaced that keeps the length."""
    if len(swaps) > _MANY_SWAPS:
        return text.translate({ord(char): into for char, into in swaps.items()})
    for char, into in swaps.items():
        text = text.replace(char, into)
    return text


def _is_settled(text: str, knots: list[str]) -> bool:
    """Whether the *knots* are only marks that stand where they should, as in most text of India and Vietnam."""
    return (
        all(change(char).into == char for char in knots)
        and unicodedata.is_normalized("NFKC", text)
        and not STRAY_MARKS.search(text)
    )


def _untie(text: str, knots: list[str]) -> tuple[str, OffsetMap]:
    """*text* with its knots resolved, and the map back."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sizes: list[int] = []
    done = 0
    for start, end in _knotted_runs(text, knots):
        run = text[start:end]
        into = _settle(run)
        if into != run:
            pieces += (text[done:start], into)
            starts.append(start)
            ends.append(end)
            sizes.append(len(into))
            done = end
    pieces.append(text[done:])
    return "".join(pieces), map_of_blocks(starts, ends, sizes)


def _knotted_runs(text: str, knots: list[str]) -> Iterator[tuple[int, int]]:
    """
    Disjoint (start, end) of what must be settled together, in rising order.

    A knot stands alone unless one in its unbroken row joins what is before it;
    then the whole row does, with the character before the row.
    """
    joining = {char for char in knots if change(char).joins}
    end = 0
    for row in _row_pattern(tuple(sorted(knots))).finditer(text):
        first, last = row.span()
        if joining and not joining.isdisjoint(row.group()):
            yield max(first - 1, end), last
        else:
            yield from pairwise(range(first, last + 1))
        end = last


@functools.lru_cache(maxsize=256)
def _row_pattern(knots: tuple[str, ...]) -> re.Pattern[str]:
    """What finds unbroken rows of *knots*."""
    knot = f"[{re.escape(''.join(knots))}]"
    # A pattern that begins with one character, and not with a repetition, is searched for several times faster.
    return re.compile(f"{knot}{knot}*")


@functools.lru_cache(maxsize=1 << 12)
def is_marked(char: str) -> bool:
    """Whether *char* is a mark on letters, or a letter with one."""
    return "\u0300" <= unicodedata.normalize("NFD", char)[-1] <= "\u036f"


def _fold_lookalikes(text: str) -> str:
    """
    *text* with lookalike letters turned Latin inside words whose other letters are Latin.

    In a text that has such words and is mostly Latin, words of nothing but
    lookalikes turn Latin too.
    """
    if not _MIXED_SCRIPT.search(text):
        return text
    text = _WORD.sub(_fold_word, text)
    # Counted only now, so that to look again changes nothing.
    n_latin, n_others = len(_LATIN_LETTER.findall(text)), len(_OTHER_LETTER.findall(text))
    return _WORD.sub(_fold_whole_word, text) if n_latin >= n_others else text


def _fold_whole_word(match: re.Match[str]) -> str:
    """One word of nothing but lookalikes as a Latin one."""
    word = match.group()
    return word.translate(_LOOKALIKE_TABLE) if _LOOKALIKE_WORD.fullmatch(word) else word


def _fold_word(match: re.Match[str]) -> str:
    """
    One word with its lookalikes folded, where nothing but Latin remains then.

    A word with a combining mark stays: the folded letter might compose with
    it.
    """
    word = match.group()
    folded = word.translate(_LOOKALIKE_TABLE)
    return folded if folded != word and _LATIN_LETTER.search(word) and _LATIN_WORD.fullmatch(folded) else word
