"""
Quotations: what stands in quotation marks, marks included.

Marks come curly, straight, low, angular and in corners, opened with one kind
and closed with another, and sometimes never closed. Which way a mark faces is
told by its kind where that is certain, else by what stands beside it. A
quotation never crosses a line break: one that goes on over paragraphs is
opened anew in each, and one left open ends where its paragraph ends.

Fewer than `_FEWEST_WORDS` words in marks are a title, a nickname or irony, so
the writer's own words, and no quotation.
"""
# ruff: noqa: RUF001 - quotation marks and dashes are what this file is about

import re
from collections.abc import Iterator
from itertools import pairwise

from dedup.model import Span, merge_spans

_FEWEST_WORDS = 4
# Where words are not spaced, so many characters stand for as many words.
_FEWEST_UNSPACED = 8
# An open mark further than this from any end is a stray one. A long spoken paragraph has about 600 characters.
_LONGEST_OPEN = 1000

_CLOSERS = {
    '"': '"”“',
    "“": '”"‟“',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"“',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
}
"""Each mark that can open a quotation, and the marks that can close it."""

_MARKS = "".join(sorted({*_CLOSERS, *"".join(_CLOSERS.values())}))
# Marks that face one way only; the others are read by their surroundings.
_ALWAYS_OPEN = frozenset("„‟「『〝")
_BEFORE_OPENING = frozenset(" \n([{</—–-¡¿'\"“„«‘:,=*>")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

_SINGLE_MARK = re.compile("['‘‚]")
_CURLY_OPENINGS = ("‘", "‚")
_BEFORE_FIRST_SINGLE = " \n(—"
_BEFORE_SINGLE = ' \n([—–"“'
_ENDS_SPEECH = frozenset(",.!?…;:—")
# Words that begin with an apostrophe of their own, and decades.
_ELISION = re.compile(r"'(?:\d|(?:tis|twas|til|till|em|cause|n|round|bout|cos|d|s|t|ll|re|ve|m)\b)", re.IGNORECASE)


def quotations(canonical: str) -> tuple[Span, ...]:
    """The quotations in *canonical* text, sorted and disjoint, in time linear in its length."""
    apostrophes = _positions(canonical, "'")
    spans = [*_double(canonical, apostrophes), *_single(canonical, apostrophes)]
    return merge_spans(span for span in spans if _is_long_enough(span.of(canonical))) if spans else ()


def _is_long_enough(quoted: str) -> bool:
    """Whether *quoted*, marks included, has the words of a quotation."""
    if len(quoted.split(None, _FEWEST_WORDS - 1)) >= _FEWEST_WORDS:
        return True
    return not quoted.isascii() and len(_UNSPACED.findall(quoted[:200])) >= _FEWEST_UNSPACED


def _double(text: str, apostrophes: list[int]) -> Iterator[Span]:
    """Spans between double, angular and corner marks, of any length."""
    opener = ""
    start = line_end = 0
    for position, mark in _marks(text, apostrophes):
        if position >= line_end:
            if opener and line_end - start <= _LONGEST_OPEN:
                yield Span(start, line_end)
            opener = ""
            line_end = _line_end(text, position)
        if not opener:
            if mark in _CLOSERS and _opens(text, position, mark):
                opener, start = mark, position
        elif mark in _CLOSERS[opener] and not _opens_again(text, position, mark, opener):
            yield Span(start, position + (2 if text[position] == "'" else 1))
            opener = ""
        elif mark == opener and position - start > _LONGEST_OPEN:
            start = position
    if opener and line_end - start <= _LONGEST_OPEN:
        yield Span(start, line_end)


def _marks(text: str, apostrophes: list[int]) -> list[tuple[int, str]]:
    """Position and kind of every mark in *text*, in rising order; two apostrophes in a row are one straight mark."""
    present = ['"'] if text.isascii() else [mark for mark in _MARKS if mark in text]
    marks = [(position, mark) for mark in present for position in _positions(text, mark)]
    if any(after == before + 1 for before, after in pairwise(apostrophes)):
        marks += [(found.start(), '"') for found in re.finditer("''", text)]
        present.append("''")
    if len(present) > 1:
        marks.sort()
    return marks


def _positions(text: str, char: str) -> list[int]:
    """Where *char* stands in *text*; for few places in a long text, the fastest way."""
    positions = []
    position = text.find(char)
    while position >= 0:
        positions.append(position)
        position = text.find(char, position + 1)
    return positions


def _line_end(text: str, position: int) -> int:
    """Where the line of *position* ends."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _opens(text: str, position: int, mark: str) -> bool:
    """Whether *mark* at *position* begins a quotation, judged by the characters beside it."""
    if mark in _ALWAYS_OPEN:
        return True
    if text[position + 1 : position + 2] in {"", "\n"}:
        return False
    if mark in "“«‹":
        return True
    return position == 0 or text[position - 1] in _BEFORE_OPENING


def _opens_again(text: str, position: int, mark: str, opener: str) -> bool:
    """Whether *mark*, met inside a quotation it could close, rather opens one: it stands before a word, after none."""
    if mark != opener and mark not in '"“':
        return False
    return text[position - 1] in " (" and text[position + 1 : position + 2].isalnum()


def _single(text: str, apostrophes: list[int]) -> Iterator[Span]:
    """Spans between single marks, as British papers set speech; only where the marks cannot be apostrophes."""
    marks = _single_marks(text, apostrophes)
    start = doubtful = -1
    line_end = 0
    for position, mark in marks:
        opens = _opens_single(text, position, mark)
        if opens or position >= line_end or position - start > _LONGEST_OPEN:
            if doubtful > start >= 0:
                yield Span(start, doubtful + 1)
            start = position if opens else -1
            line_end = _line_end(text, position) if position >= line_end else line_end
        elif start >= 0 and _may_close_single(text, position):
            if _ends_speech(text, position):
                yield Span(start, position + 1)
                start = -1
            elif text[start] != "'" and doubtful < start:
                doubtful = position
    if doubtful > start >= 0:
        yield Span(start, doubtful + 1)


def _single_marks(text: str, apostrophes: list[int]) -> list[tuple[int, str]]:
    """Position and kind of every single mark in a *text* in which one may open speech; nothing of another."""
    curly = not text.isascii() and any(mark in text for mark in _CURLY_OPENINGS)
    if not curly and not any(position == 0 or text[position - 1] in _BEFORE_FIRST_SINGLE for position in apostrophes):
        return []
    if not curly:
        return [(position, "'") for position in apostrophes]
    return [(found.start(), found.group()) for found in _SINGLE_MARK.finditer(text)]


def _opens_single(text: str, position: int, mark: str) -> bool:
    """Whether a single *mark* begins speech: after a space or bracket, before a word that owns no apostrophe."""
    if not text[position + 1 : position + 2].isalnum():
        return False
    if mark != "'":
        return position == 0 or not text[position - 1].isalnum()
    return (position == 0 or text[position - 1] in _BEFORE_SINGLE) and not _ELISION.match(text, position)


def _may_close_single(text: str, position: int) -> bool:
    """Whether a single mark stands at the end of a word; it may still be the apostrophe of a plural."""
    return text[position - 1] != " " and not text[position + 1 : position + 2].isalnum()


def _ends_speech(text: str, position: int) -> bool:
    """Whether a single mark has punctuation or the line's end beside it, and so is no apostrophe."""
    after = text[position + 1 : position + 2]
    return text[position - 1] in _ENDS_SPEECH or after in _ENDS_SPEECH or after in {"", "\n"}
