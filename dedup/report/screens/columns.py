"""
One text as a column of the screen: paragraphs of stretches, with the far parts of a huge text folded.

A stretch is what one mark holds: the same passages cover it. It is cut into
pieces where words differ from the other side.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dedup.model import RoleSpan, Span
from dedup.report.screens.differences import Edit
from dedup.report.segments import Paragraph, Segment, paragraphs
from dedup.report.words import count

FOLDS_FROM = 60_000
"""Characters of a text from which paragraphs far from every passage are folded."""

NEAR = 3
"""Paragraphs that stay before and after a passage there."""

MAX_CHARS = 400_000
"""Characters of a text that a column shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    A stretch of words that all differ from the other side, or that all do not.

    Attributes:
        text: safe to show as text.
        differs: whether they do.
        swap: the words exchanged there, `army → military`; empty for none.
    """

    text: str
    differs: bool = False
    swap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """
    What one mark holds.

    Attributes:
        pieces: its text.
        passages: numbers, from 1, of the passages that cover it, lowest first; none for text of its own.
        starts: those of them that are seen here first.
        excluded: why it is left out of matching; empty for prose.
    """

    pieces: tuple[Piece, ...]
    passages: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    excluded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """
    A paragraph, or how many of them are folded here.

    Attributes:
        stretches: the paragraph; empty for a fold.
        folded: paragraphs that are not shown; 0 for a paragraph.
        n_chars: their characters.
        holds: what the paragraph holds in letters: `m` for a passage, `o` for text of its own, `x` for excluded text.
    """

    stretches: tuple[Stretch, ...] = ()
    folded: int = 0
    n_chars: int = 0
    holds: str = ""


def column(text: str, passages: Sequence[Span], roles: Iterable[RoleSpan], edits: Iterable[Edit] = ()) -> list[Block]:
    """
    The blocks of *text*.

    Args:
        text: as given.
        passages: the spans of passages 1, 2, … in it; they may overlap.
        roles: the spans left out of matching.
        edits: words that differ from the other side; of those that overlap, the first counts.
    """
    disjoint = _disjoint(edits)
    lines = paragraphs(text, passages, roles, [edit.span for edit in disjoint])
    shown = _near_passages(lines) if len(text) > FOLDS_FROM else [True] * len(lines)
    return list(_blocks(lines, _within_bounds(lines, shown), disjoint))


def marked(blocks: Iterable[Block]) -> frozenset[int]:
    """Numbers of the passages that have a mark in *blocks*."""
    return frozenset(number for block in blocks for stretch in block.stretches for number in stretch.starts)


def folded(blocks: Sequence[Block]) -> str:
    """What of a text is not shown, in words; empty when all is."""
    n_paragraphs = sum(block.folded for block in blocks)
    if not n_paragraphs:
        return ""
    n_chars = sum(block.n_chars for block in blocks)
    verb = "is" if n_paragraphs == 1 else "are"
    return f"{count(n_paragraphs, 'paragraph')} of {n_chars:,} characters {verb} not shown here"


def _disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """*edits* that are not empty, rising, without those that overlap one before them."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: each.span):
        if len(edit.span) and (not kept or kept[-1].span.end <= edit.span.start):
            kept.append(edit)
    return kept


def _near_passages(lines: Sequence[Paragraph]) -> list[bool]:
    """Which paragraphs hold a passage or stand near one; the first ones always do."""
    shown = [place < NEAR for place in range(len(lines))]
    for place, line in enumerate(lines):
        if any(segment.passages for segment in line):
            shown[max(0, place - NEAR) : place + NEAR + 1] = [True] * (
                min(len(lines), place + NEAR + 1) - max(0, place - NEAR)
            )
    return shown


def _within_bounds(lines: Sequence[Paragraph], shown: Sequence[bool]) -> list[bool]:
    """*shown* up to `MAX_CHARS`."""
    room = MAX_CHARS
    kept = []
    for line, is_shown in zip(lines, shown, strict=True):
        room -= _n_chars(line) if is_shown else 0
        kept.append(is_shown and room >= 0)
    return kept


def _blocks(lines: Sequence[Paragraph], shown: Sequence[bool], edits: Sequence[Edit]) -> Iterator[Block]:
    for is_shown, run in groupby(zip(shown, lines, strict=True), key=lambda each: each[0]):
        if is_shown:
            yield from (_paragraph(line, edits) for _, line in run)
        else:
            hidden = [line for _, line in run]
            yield Block(folded=len(hidden), n_chars=sum(map(_n_chars, hidden)))


def _paragraph(line: Paragraph, edits: Sequence[Edit]) -> Block:
    stretches = tuple(
        _stretch(list(run), edits) for _, run in groupby(line, key=lambda each: (each.passages, each.excluded))
    )
    marked = any(stretch.passages for stretch in stretches)
    excluded = any(stretch.excluded for stretch in stretches)
    own = any(not stretch.passages and not stretch.excluded and _is_said(stretch) for stretch in stretches)
    return Block(stretches=stretches, holds="m" * marked + "o" * own + "x" * excluded)


def _is_said(stretch: Stretch) -> bool:
    """Whether there is more than space and punctuation."""
    return any(char.isalnum() for piece in stretch.pieces for char in piece.text)


def _stretch(segments: Sequence[Segment], edits: Sequence[Edit]) -> Stretch:
    pieces = tuple(
        Piece(
            text="".join(segment.text for segment in run),
            differs=bool(number),
            swap=edits[number - 1].swap if number else "",
        )
        for number, run in groupby(segments, key=lambda each: each.edit)
    )
    return Stretch(
        pieces=pieces,
        passages=segments[0].passages,
        starts=tuple(number for segment in segments for number in segment.starts),
        excluded=segments[0].excluded,
    )


def _n_chars(line: Paragraph) -> int:
    return sum(len(segment.text) for segment in line)
