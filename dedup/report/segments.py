"""
A text cut into paragraphs and segments, so that passages which overlap or cross paragraphs can all be shown.

A segment is a stretch of text over which nothing changes: the same passages
cover it from its first character to its last.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dedup.model import RoleSpan, Span
from dedup.report.visible import visible, visible_line

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """
    A stretch of text, safe to show.

    Attributes:
        text: what stands there, control characters made visible.
        passages: numbers, from 1, of the passages that cover it, lowest first.
        starts: those of them that are seen here first, and bear their tag here.
        edit: number, from 1, of the edit that it belongs to; 0 for none.
        excluded: why the stretch is left out of matching; empty for the article's own prose.
    """

    text: str
    passages: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    edit: int = 0
    excluded: str = ""


Paragraph = tuple[Segment, ...]


def paragraphs(
    text: str, passages: Sequence[Span], roles: Iterable[RoleSpan] = (), edits: Sequence[Span] = ()
) -> tuple[Paragraph, ...]:
    """
    *text* without its line ends and blank lines, as paragraphs of segments.

    Args:
        text: an article's text as given.
        passages: the spans of passages 1, 2, … in it; they may overlap.
        roles: the spans left out of matching; disjoint.
        edits: the spans of edits 1, 2, … in it; rising and disjoint.
    """
    cover = _Cover(passages, roles, edits)
    lines = (Span(*line.span()) for line in _LINE.finditer(text) if not line[0].isspace())
    return tuple(tuple(cover.segments(text, line)) for line in lines)


class _Cover:
    """What covers the text at a place, while walking it from left to right."""

    def __init__(self, passages: Sequence[Span], roles: Iterable[RoleSpan], edits: Sequence[Span]) -> None:
        self._passages = [(span, number) for number, span in enumerate(passages, start=1) if len(span)]
        self._passages.sort()
        self._roles = sorted((role for role in roles if len(role.span)), key=lambda role: role.span, reverse=True)
        self._edits = edits
        self._edit = 0
        spans = [*(span for span, _ in self._passages), *(role.span for role in self._roles), *edits]
        self._cuts = sorted({edge for span in spans for edge in (span.start, span.end)})
        self._open: dict[int, Span] = {}
        self._n_opened = 0
        self._seen: set[int] = set()

    def segments(self, text: str, line: Span) -> Iterator[Segment]:
        """The segments of one line; lines must come in their order."""
        inner = self._cuts[bisect_right(self._cuts, line.start) : bisect_right(self._cuts, line.end - 1)]
        edges = (line.start, *inner, line.end)
        for start, end in pairwise(edges):
            passages = self._passages_at(start)
            starts = tuple(number for number in passages if number not in self._seen)
            self._seen.update(starts)
            yield Segment(
                text=visible(text[start:end]),
                passages=passages,
                starts=starts,
                edit=self._edit_at(start),
                excluded=self._excluded_at(start),
            )

    def _passages_at(self, place: int) -> tuple[int, ...]:
        while self._n_opened < len(self._passages) and self._passages[self._n_opened][0].start <= place:
            span, number = self._passages[self._n_opened]
            self._open[number] = span
            self._n_opened += 1
        if any(span.end <= place for span in self._open.values()):
            self._open = {number: span for number, span in self._open.items() if span.end > place}
        return tuple(sorted(self._open))

    def _excluded_at(self, place: int) -> str:
        while self._roles and self._roles[-1].span.end <= place:
            self._roles.pop()
        if self._roles and self._roles[-1].span.start <= place:
            return visible_line(f"{self._roles[-1].role.value}: {self._roles[-1].reason}")
        return ""

    def _edit_at(self, place: int) -> int:
        while self._edit < len(self._edits) and self._edits[self._edit].end <= place:
            self._edit += 1
        is_within = self._edit < len(self._edits) and self._edits[self._edit].start <= place
        return self._edit + 1 if is_within else 0
