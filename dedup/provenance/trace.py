"""What one article shows of where it is from: read once, and weighed against each of its relatives."""
# ruff: noqa: RUF001 - quotation marks and dashes are meant

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.scan import IS_NUMBER
from dedup.model import ArticleFacts, Role, RoleSpan, Span
from dedup.provenance import tables
from dedup.provenance.moments import Moment, moment
from dedup.provenance.names import UNSPACED, Naming, names_given, third_parties
from dedup.shingles import Tokens, tokenise
from dedup.text import furniture
from dedup.text.offsets import IDENTITY
from dedup.text.parse import ParsedText

_LONGEST_DATELINE = 90
# Where a line that names a desk is looked for, and how long it may be.
_HEAD, _HEAD_LINES, _LONGEST_DESK_LINE = 600, 10, 50
_TRIMMINGS = " *_\t\r"
# A place, mostly in capitals; a day; an agency in brackets; and a dash or, in some languages, a full stop.
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n()–—:;!?\"“”„«]{1,50}?)"
    r"(?:,? (?P<day>[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10}))?"
    r"(?: ?\((?P<agency>[^\W\d_][\w /-]{1,30})\))? ?(?:[–—]|--|-(?= ))"
)
_SHORT_DATELINE = re.compile(r"(?P<place>[^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,2})(?: \([\w /-]{2,30}\))?\. (?=[^\W\d_])")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True, eq=False)
class Trace:
    """
    One article as its relatives see it; every span is in code points of its text.

    Attributes:
        id: the article's id.
        text: its text.
        moment: when it was published, where known.
        dateline_day: the day that its dateline names, as text; empty where none.
        names: what its publisher is called.
        is_named: whether the outlet or the address says so, rather than a line of the text.
        credits: publishers beside its own that its text names as such.
        headline: its title; empty where none.
        byline: the line that names the writer.
        dateline: place, day and agency before the first sentence.
        residue: what a publishing system left behind.
        roles: the lines that are no prose.
        quotations: spans in quotation marks.
        prose: how many characters are prose.
    """

    id: str
    text: str
    moment: Moment | None
    dateline_day: str
    names: tuple[str, ...]
    is_named: bool
    credits: tuple[Naming, ...]
    headline: str
    byline: Span | None
    dateline: Span | None
    residue: tuple[Span, ...]
    roles: tuple[RoleSpan, ...]
    quotations: tuple[Span, ...]
    prose: int

    @cached_property
    def tokens(self) -> Tokens:
        """
        The words that take part in matching; numbers, which tell nothing of style, have the weight 0.

        They are those of the text as given, so that its spans find them; half of a surrogate pair is no letter.
        """
        safe = self.text if self.text.isascii() else self.text.encode("utf-8", "replace").decode()
        tokens = tokenise(ParsedText(canonical=safe, offsets=IDENTITY, quotations=self.quotations, roles=self.roles))
        tokens.weights[(tokens.flags & IS_NUMBER) != 0] = 0
        return tokens

    def words_in(self, spans: NDArray[np.int64]) -> NDArray[np.int32]:
        """The words [begin, end) in each of *spans*, int[n, 2] of code points, as int32[n, 2]."""
        begins = np.searchsorted(self.tokens.starts, spans[:, 0])
        ends = np.searchsorted(self.tokens.starts, spans[:, 1])
        return np.stack([begins, np.maximum(begins, ends)], axis=1).astype(np.int32)


def trace(facts: ArticleFacts) -> Trace:
    """What *facts* show of where their article is from."""
    article = facts.article
    text = article.text
    byline = next((r.span for r in facts.roles if r.role is Role.BYLINE and r.reason.startswith("names")), None)
    byline = byline or _desk_line(text)
    start = _first_prose(facts)
    found = _dateline(text, start)
    dateline = Span(start, start + found.end()) if found else None
    groups = found.groupdict() if found else {}
    names = names_given(article)
    own, credits_ = third_parties(facts, names, byline, dateline)
    title = next((r.span.of(text) for r in facts.roles if r.role is Role.TITLE), "")
    return Trace(
        id=article.id,
        text=text,
        moment=moment(article.date) if article.date else None,
        dateline_day=groups.get("day") or "",
        names=names or own,
        is_named=bool(names),
        credits=credits_,
        headline=article.title or title,
        byline=byline,
        dateline=dateline,
        residue=tuple(r.span for r in facts.roles if r.role is Role.RESIDUE and not r.reason.startswith("repeats")),
        roles=facts.roles,
        quotations=facts.quotations,
        prose=max(1, len(text) - sum(len(r.span) for r in facts.roles)),
    )


def letters_of(text: str) -> str:
    """The letters and figures of *text* alone, with their case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def is_desk(byline: str) -> bool:
    """Whether a *byline* names no writer but a desk."""
    return _has_word(byline, tables.DESKS, tables.UNSPACED_DESKS)


def is_compiled(byline: str) -> bool:
    """Whether a *byline* says that the text was put together from others'."""
    return _has_word(byline, tables.COMPILED, tables.UNSPACED_COMPILED)


def _has_word(line: str, words: frozenset[str], unspaced: tuple[str, ...]) -> bool:
    """Whether *line* holds any of *words*, or of what stands *unspaced* in longer rows of letters."""
    return not words.isdisjoint(_WORD.findall(line.casefold())) or any(phrase in line for phrase in unspaced)


def _desk_line(text: str) -> Span | None:
    """A line near the beginning that names a desk or agencies in words in lower case, which is no name of a writer."""
    at = 0
    for line in text[:_HEAD].split("\n")[:_HEAD_LINES]:
        words = line.strip(_TRIMMINGS)
        first = words.split(" ", 1)[0].casefold()
        opens = first in furniture.BYLINE_WORDS or UNSPACED.match(first)
        if opens and len(words) <= _LONGEST_DESK_LINE and (is_desk(words) or is_compiled(words)):
            start = at + line.index(words)
            return Span(start, start + len(words))
        at += len(line) + 1
    return None


def _first_prose(facts: ArticleFacts) -> int:
    """Where the prose begins: behind the lines with a role that stand above it, and white space."""
    text = facts.article.text
    at = 0
    for role in facts.roles:
        if text[at : role.span.start].strip():
            break
        at = max(at, role.span.end)
    return at + len(text[at : at + 200]) - len(text[at : at + 200].lstrip())


def _dateline(text: str, start: int) -> re.Match[str] | None:
    """The dateline that the prose from *start* begins with."""
    head = text[start : start + _LONGEST_DATELINE]
    if head[:1].islower():
        return None
    found = _DATELINE.match(head)
    if found and (found["agency"] or found["day"] or _is_place(found["place"])):
        return found
    found = _SHORT_DATELINE.match(head)
    return found if found and _is_place(found["place"]) else None


def _is_place(place: str) -> bool:
    """Whether *place* is a name: its first and last word begin with a capital letter, and every longer one does."""
    words = place.replace(",", " ").split()
    if not 0 < len(words) <= 5 or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all(word[0].isupper() or len(word) <= 3 for word in words)
