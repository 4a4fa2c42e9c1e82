"""Two wordings word by word: what was kept, removed and added."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from dedup.ledger.polarity import OPENINGS, negated
from dedup.ledger.utterances import Sentence
from dedup.ledger.values import DiffPart, Edit
from dedup.model import Span

# Kept words that are all common, no more than these, between changes on both sides: they only cut the change up.
_ISLAND_WORDS: Final = 2
# Nobody speaks in brackets: square ones or round, an editor put in what they hold.
_BRACKET: Final = re.compile(r"\[[^\[\]]{0,200}\]|\([^()]{0,200}\)")
_ELISION: Final = re.compile(r"\.\s?\.\s?\.|…")


@dataclass(frozen=True, eq=False)
class Wording:
    """
    A quoted sentence ready to be compared.

    Attributes:
        sentence: the sentence.
        text: the text of its article.
        words: its words, folded.
        rarities: how rare each is.
        language: ISO 639-1 of the article.
        is_base: whether it is the entry's wording, against which others are compared.
    """

    sentence: Sentence
    text: str
    words: Sequence[str]
    rarities: Sequence[float]
    language: str
    is_base: bool = False

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each word: empty for the first and behind an interruption; and behind the last."""
        places = self.sentence.words
        spans = self.sentence.quotation.spans
        gaps = [""]
        for (_, end), (start, _) in pairwise(places):
            is_whole = any(span.start <= end and start <= span.end for span in spans)
            gaps.append(self.text[end:start] if is_whole else "")
        return [*gaps, self.text[places[-1][1] : spans[-1].end] if places else ""]

    @cached_property
    def negated(self) -> list[bool]:
        """Whether each word stands in a negated clause."""
        return negated(self.words, self.gaps, self.language)

    @cached_property
    def bracketed(self) -> list[bool]:
        """Whether each word stands in brackets, as what an editor put in."""
        within = [match.span() for span in self.sentence.quotation.spans for match in self._brackets(span)]
        return [any(begin <= start and end <= stop for begin, stop in within) for start, end in self.sentence.words]

    @cached_property
    def elided(self) -> list[bool]:
        """Whether dots stand before each word, and behind the last."""
        return [_ELISION.search(gap) is not None for gap in self.gaps]

    @property
    def n_said(self) -> int:
        """Words that no editor put in, but for an opening “and”; one less where brackets or dots tell of an editor."""
        n_own = len(self.words) - (self.words[0] in OPENINGS)
        return n_own - sum(self.bracketed) - 1 if self.is_edited else n_own

    @property
    def is_edited(self) -> bool:
        """Whether brackets or dots say that something was put in or left out."""
        return any(self._brackets(span) for span in self.sentence.quotation.spans) or any(self.elided[1:])

    def _brackets(self, span: Span) -> list[re.Match[str]]:
        quoted = span.of(self.text)
        return list(_BRACKET.finditer(self.text, span.start, span.end)) if "[" in quoted or "(" in quoted else []


@dataclass(frozen=True, slots=True)
class Hunk:
    """
    Words that differ: base words [begin, end) stand where variant words [other_begin, other_end) do.

    Attributes:
        begin: first base word.
        end: base word after the last; equal to *begin* when words were only added.
        other_begin: first variant word.
        other_end: variant word after the last.
    """

    begin: int
    end: int
    other_begin: int
    other_end: int


def hunks(match: Sequence[int], base: Wording, variant: Wording) -> list[Hunk]:
    """
    What differs between two aligned wordings, in order.

    Args:
        match: for each base word the variant word that stands for it; -1 for none.
        base: the entry's wording.
        variant: the other one.
    """
    found: list[Hunk] = []
    begin = other_begin = 0
    ends = [(i, j) for i, j in enumerate(match) if j >= 0 and base.words[i] == variant.words[j]]
    for i, j in [*ends, (len(base.words), len(variant.words))]:
        if i > begin or j > other_begin:
            found.append(Hunk(begin, i, other_begin, j))
        begin, other_begin = i + 1, j + 1
    return _without_islands(found, base)


def _without_islands(found: Sequence[Hunk], base: Wording) -> list[Hunk]:
    """*found* with those joined between which one or two common words were kept."""
    joined: list[Hunk] = []
    for hunk in found:
        if joined:
            before = joined[-1]
            kept = range(before.end, hunk.begin)
            sides = (before.begin < before.end, before.other_begin < before.other_end)
            is_replaced = all(sides) and hunk.begin < hunk.end and hunk.other_begin < hunk.other_end
            if is_replaced and len(kept) <= _ISLAND_WORDS and not any(base.rarities[word] for word in kept):
                joined[-1] = Hunk(before.begin, hunk.end, before.other_begin, hunk.other_end)
                continue
        joined.append(hunk)
    return joined


def diff(found: Sequence[Hunk], base: Wording, variant: Wording) -> tuple[DiffPart, ...]:
    """The word diff that the hunks *found* are, with all that is kept between them."""
    parts: list[DiffPart] = []
    begin = other_begin = 0
    for hunk in [*found, Hunk(len(base.words), len(base.words), len(variant.words), len(variant.words))]:
        parts += _kept(base, variant, range(begin, hunk.begin), other_begin)
        parts += [DiffPart(edit=Edit.REMOVED, base=span, variant=None) for span in _spans(base, hunk.begin, hunk.end)]
        parts += [
            DiffPart(edit=Edit.ADDED, base=None, variant=span)
            for span in _spans(variant, hunk.other_begin, hunk.other_end)
        ]
        begin, other_begin = hunk.end, hunk.other_end
    return tuple(parts)


def _kept(base: Wording, variant: Wording, words: range, other_begin: int) -> list[DiffPart]:
    """The kept *words*, a part for each run that no interruption cuts on either side."""
    parts: list[DiffPart] = []
    begin = words.start
    for place in range(words.start + 1, words.stop + 1):
        other = other_begin + place - words.start
        if place == words.stop or _is_cut(base, place) or _is_cut(variant, other):
            one = Span(base.sentence.words[begin][0], base.sentence.words[place - 1][1])
            first = other_begin + begin - words.start
            two = Span(variant.sentence.words[first][0], variant.sentence.words[other - 1][1])
            parts.append(DiffPart(edit=Edit.KEPT, base=one, variant=two))
            begin = place
    return parts


def _spans(wording: Wording, begin: int, end: int) -> list[Span]:
    """Words [begin, end) as spans, brackets around them included, cut where the quotation is interrupted."""
    spans: list[Span] = []
    for place in range(begin, end):
        start, stop = wording.sentence.words[place]
        if spans and not _is_cut(wording, place):
            spans[-1] = Span(spans[-1].start, stop)
        else:
            spans.append(Span(start, stop))
    return [_with_brackets(wording.text, span) for span in spans]


def _with_brackets(text: str, span: Span) -> Span:
    """*span* with the brackets that touch it."""
    starts_early = text[max(0, span.start - 1) : span.start] in {"[", "("}
    ends_late = text[span.end : span.end + 1] in {"]", ")"}
    return Span(span.start - starts_early, span.end + ends_late)


def _is_cut(wording: Wording, place: int) -> bool:
    """Whether an interruption stands before a word."""
    return place > 0 and not wording.gaps[place]
