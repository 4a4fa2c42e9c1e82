"""
Sentences, as spans of canonical text.

Each line of prose is split by sentencex. It is shown the line without
quotation marks, for it would keep a whole quotation, and whatever stands
between two apostrophes, as one sentence; the search for the partner of an
open mark also takes it quadratic time. A sentence that was split right behind
a closing mark and goes on in lower case is joined again.
"""
# ruff: noqa: RUF001 - quotation marks are meant

from collections.abc import Callable, Iterator, Sequence

from dedup.model import Span
from dedup.text.language import language_of
from dedup.text.parse import ParsedText

# About 120 words. Longer ones are lists, tables or text without punctuation.
_LONGEST = 720
# About 40 words: pieces of the length of a long sentence keep alignment local.
_PIECE = 240
# A long article on one line.
_WINDOW = 2**13

# French sets a space before the mark that closes.
_MARKS_BEHIND_A_SPACE = "»›"
_MARKS = "\"'“”„‟«»‹›「」『』〝〞〟‘‚"


def sentences(parsed: ParsedText) -> tuple[Span, ...]:
    """The sentences of the prose in *parsed* as spans; see `sentence_bounds`."""
    return tuple(Span(start, end) for start, end in sentence_bounds(parsed))


def sentence_bounds(parsed: ParsedText) -> list[tuple[int, int]]:
    """
    Where each sentence of the prose in *parsed* begins and ends, in rising order, in canonical coordinates.

    None is empty, begins or ends with white space, crosses a line break or
    touches a role. Together they cover every character of the prose but white
    space. What is longer than about 120 words is cut between words.
    """
    from sentencex import segment  # noqa: PLC0415 - loaded with the first text, so that the command starts fast

    canonical = parsed.canonical
    language = language_of(canonical)
    shown = _without_marks(canonical)
    found: list[tuple[int, int]] = []
    for line, line_end in _prose_lines(parsed):
        start = end = line
        for size in _sizes(segment, language, shown[line:line_end]):
            end += size
            if end < line_end:
                border = _sentence_end(canonical, start, end)
                found += _trimmed(canonical, start, border)
                start = border
        found += _trimmed(canonical, start, line_end)
    return found


def _sizes(segment: Callable[[str, str], Sequence[str]], language: str, line: str) -> Iterator[int]:
    """
    The length of every sentence of *line*, spaces behind it included.

    A long line is split window by window, each from the last sentence border of the one before: sentencex takes
    time with the square of a line in a script without spaces.
    """
    window = 0
    while len(line) - window > _WINDOW:
        found = [len(piece) for piece in segment(language, line[window : window + _WINDOW])]
        whole = found[:-1] or found
        yield from whole
        window += sum(whole)
    yield from (len(piece) for piece in segment(language, line[window:]))


def _without_marks(canonical: str) -> str:
    """*canonical* in as many characters, with spaces for quotation marks and no apostrophe that could pass for one."""
    shown = canonical.replace('"', " ")
    if not shown.isascii():
        for mark in _MARKS:
            shown = shown.replace(mark, " ")
    if "'" in shown:
        for punctuation in ".!?,":
            shown = shown.replace(punctuation + "'", punctuation + " ")
        shown = shown.replace(" '", "  ").replace("'", "_")
    return shown


def _prose_lines(parsed: ParsedText) -> Iterator[tuple[int, int]]:
    """(start, end) of what lies between line breaks and roles."""
    canonical = parsed.canonical
    borders = [0, *(border for role in parsed.roles for border in (role.span.start, role.span.end)), len(canonical)]
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        line = start
        for text in canonical[start:end].split("\n"):
            if text:
                yield line, line + len(text)
            line += len(text) + 1


def _sentence_end(canonical: str, start: int, end: int) -> int:
    """
    Where the sentence from *start* that seems to end at *end* does end; *start* where it goes on.

    Marks behind a space open what follows. Marks right behind the sentence
    close it; then it goes on where no space or a lower-case letter follows, as
    in `"Really?" he asked.`
    """
    last = end
    while last > start and canonical[last - 1] == " ":
        last -= 1
    first = last
    while first > start and canonical[first - 1] in _MARKS:
        first -= 1
    if first == last:
        return end
    apart = first == start or canonical[first - 1] == " "
    if apart and not (last < end and canonical[last - 1] in _MARKS_BEHIND_A_SPACE):
        return first
    return start if last == end or canonical[end].islower() else end


def _trimmed(canonical: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence from *start* to *end* without white space around it, in pieces if it is too long; none if blank."""
    while start < end and canonical[start] == " ":
        start += 1
    while start < end and canonical[end - 1] == " ":
        end -= 1
    if start >= end:
        return []
    return [(start, end)] if end - start <= _LONGEST else list(_pieces(canonical, start, end))


def _pieces(canonical: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bounds of pieces of about `_PIECE` characters, cut between words where there are spaces."""
    while end - start > _PIECE + _PIECE // 2:
        cut = canonical.rfind(" ", start + 1, start + _PIECE)
        cut = cut if cut > start else start + _PIECE
        yield from _trimmed(canonical, start, cut)
        start = cut
    yield from _trimmed(canonical, start, end)
