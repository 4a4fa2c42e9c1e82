"""
The quotations of an article: its quotation spans, cut into sentences, joined where one was interrupted.

Sentences, and not whole quotations, are what articles share: one quotes two of
them in a row, the next only the second, a third puts its attribution in
between.
"""
# ruff: noqa: RUF001 - quotation marks are meant

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dedup.ledger import speech
from dedup.ledger.speakers import Attribution, Speakers
from dedup.ledger.values import Quotation
from dedup.ledger.vocabulary import WORD
from dedup.model import Article, Span

# Shorter sentences go with their neighbour: "No. Never." says little by itself, and everybody says it.
_FEWEST_WORDS: Final = 4
# Longer ones are cut, for two are compared in time with the product of their lengths.
_MOST_WORDS: Final = 150
_MARKS: Final = "\"'“”„‟«»‹›「」『』〝〞〟‘’‚ \t\u00a0"
_SENTENCE_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s+|[。！？]+[」』”’]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A quoted sentence with its words.

    Attributes:
        quotation: the sentence.
        words: where each word stands in the article's text.
    """

    quotation: Quotation
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or the part of one that stands between two interruptions."""

    words: tuple[tuple[int, int], ...]
    span: Span
    is_continued: bool


def sentences_of(article: Article, quotations: Sequence[Span]) -> list[Sentence]:
    """Everything that *article* has in quotation marks, sentence by sentence, with the speakers."""
    text = article.text
    speakers = Speakers(text, quotations)
    attributions = speakers.attributions()
    found: list[Sentence] = []
    utterance = -1
    pending: list[_Piece] = []
    said: Attribution | None = None
    for number, (quotation, attribution) in enumerate(zip(quotations, attributions, strict=True)):
        is_interrupted = number > 0 and speakers.is_interrupted(number)
        is_joined = is_interrupted or (
            number > 0 and speakers.goes_on(number) and attribution == attributions[number - 1]
        )
        if not is_joined:
            found += _finished(article, pending, utterance, said)
            pending, said = [], attribution
            utterance += 1
        said = said or attribution
        if is_interrupted and pending:
            pending[-1] = _Piece(pending[-1].words, pending[-1].span, is_continued=True)
        pending += _pieces(text, quotation)
    return found + _finished(article, pending, utterance, said)


def _finished(article: Article, pieces: list[_Piece], utterance: int, said: Attribution | None) -> list[Sentence]:
    """The sentences that the *pieces* of one utterance make."""
    sentences: list[list[_Piece]] = []
    for piece in pieces:
        if sentences and (sentences[-1][-1].is_continued or _count(sentences[-1]) < _FEWEST_WORDS):
            sentences[-1].append(piece)
        else:
            sentences.append([piece])
    if len(sentences) > 1 and _count(sentences[-1]) < _FEWEST_WORDS:
        last = sentences.pop()
        sentences[-1] += last
    return [_sentence(article, parts, utterance, said) for parts in sentences]


def _count(pieces: Sequence[_Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)


def _sentence(article: Article, pieces: Sequence[_Piece], utterance: int, said: Attribution | None) -> Sentence:
    """One quoted sentence from its pieces; those that touch are one span."""
    spans: list[Span] = []
    for piece in pieces:
        if spans and not article.text[spans[-1].end : piece.span.start].strip():
            spans[-1] = Span(spans[-1].start, piece.span.end)
        else:
            spans.append(piece.span)
    quotation = Quotation(
        article=article.id,
        spans=tuple(spans),
        utterance=utterance,
        speaker=said.speaker if said else None,
        speaker_span=said.span if said else None,
    )
    return Sentence(quotation, tuple(word for piece in pieces for word in piece.words))


def _pieces(text: str, quotation: Span) -> Iterator[_Piece]:
    """The sentences of one quotation, its marks left out; very long ones in parts."""
    start, end = quotation.start, quotation.end
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    for begin, stop in _borders(text, start, end):
        words = tuple(match.span() for match in WORD.finditer(text, begin, stop))
        for place in range(0, len(words), _MOST_WORDS):
            part = words[place : place + _MOST_WORDS]
            is_first, is_last = place == 0, place + _MOST_WORDS >= len(words)
            yield _Piece(part, Span(begin if is_first else part[0][0], stop if is_last else part[-1][1]), False)  # noqa: FBT003 - set later


def _borders(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of [start, end) begin and end, white space between them left out."""
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.end() < end and _ends(text, match):
            yield begin, match.start() + len(match.group().rstrip())
            begin = match.end()
    if begin < end:
        yield begin, end


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence: it stands behind no initial and no title, and before no small letter."""
    if match.group()[0] in "。！？":
        return True
    if text[match.end()].islower():
        return False
    head = text[max(0, match.start() - 12) : match.start()]
    word = head.split()[-1] if head.split() else ""
    return not match.group().startswith(".") or (len(word.rpartition(".")[2]) > 1 and word.lower() not in speech.TITLES)
