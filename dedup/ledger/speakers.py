"""
Who is said to have said what stands in quotation marks.

An attribution is looked for in the sentence around the quotation, before it
(`X said: “…”`, `X called it “…”`) or after (`“…,” said X`), and, where there
is none, in the attribution of the quotation before it in the same paragraph
or of one left open in the paragraph above. Pronouns stand for the person
whom the text named last as the subject of a sentence or of a verb of saying.
What is not plain stays unknown.
"""
# ruff: noqa: RUF001 - quotation marks and dashes are meant

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dedup.ledger import speech
from dedup.ledger.attribution import attributing, introduced
from dedup.ledger.clauses import sentences
from dedup.ledger.names import Subject, Token, tokens
from dedup.ledger.persons import Persons
from dedup.model import Span

# An attribution stands within some forty words of the quotation.
_REACH: Final = 260
_FULL_STOPS: Final = frozenset(".。")
_MARKS: Final = "\"'“”„‟«»‹›「」『』〝〞〟‘’‚ "


@dataclass(frozen=True, slots=True)
class Attribution:
    """
    Who said a quotation.

    Attributes:
        speaker: the fullest form in which the article names them; what describes them where it does not.
        span: where the attribution names them.
    """

    speaker: str
    span: Span


class Speakers:
    """The speakers in one article."""

    def __init__(self, text: str, quotations: Sequence[Span]) -> None:
        self._text = text
        self._quotations = quotations
        self._persons = Persons(text, quotations)

    def attributions(self) -> list[Attribution | None]:
        """Who said each quotation, in their order; None where it is not plain."""
        found: list[Attribution | None] = []
        for number in range(len(self._quotations)):
            before = self._before(number)
            subject = self._subject(number, before)
            attribution = self._resolved(subject, number) if subject else None
            if number and (self._adds(number, before) or (subject is None and self.goes_on(number))):
                attribution = found[-1]
            found.append(attribution)
        return found

    def goes_on(self, number: int) -> bool:
        """Whether the speaker of the quotation before speaks on: a sentence later at most, or in a new paragraph."""
        before, quotation = self._quotations[number - 1], self._quotations[number]
        if quotation.start - before.end > _REACH:
            return False
        between = self._text[before.end : quotation.start]
        if "\n" in between:
            return not between.strip() and self._is_left_open(before)
        parts = [part for part in sentences(tokens(self._text, before.end, quotation.start)) if len(part) > 1]
        return len(parts) <= 1

    def is_interrupted(self, number: int) -> bool:
        """Whether a sentence of the quotation before goes on in this one: `“We will go,” she said, “by train.”`."""
        before, quotation = self._quotations[number - 1], self._quotations[number]
        if not self.goes_on(number):
            return False
        between = self._text[before.end : quotation.start]
        if "\n" in between or not between.rstrip().endswith(","):
            return False
        return attributing(tokens(self._text, before.end, quotation.start)) is not None

    def _subject(self, number: int, before: Sequence[Token]) -> Subject | None:
        """The subject of the verb that introduces the quotation, else of the one that follows it."""
        if before and before[-1].word.endswith(("'s", "s'")):
            return None  # the name of something: the Herald's “State of the Island”
        return (
            introduced(before, speech.SAYING | speech.PARTICIPLES)
            or self._following(number)
            or introduced(before, speech.NAMING)
        )

    def _before(self, number: int) -> Sequence[Token]:
        """The sentence in which the quotation stands, up to it; empty where it begins the sentence."""
        text, start = self._text, self._quotations[number].start
        begin = max(text.rfind("\n", 0, start) + 1, start - _REACH)
        if number and self._quotations[number - 1].end > begin:
            begin = self._quotations[number - 1].end
        elif begin and text[begin - 1] != "\n":
            begin = text.find(" ", begin, start) + 1 or start
        *_, last = sentences(tokens(text, begin, start))
        if not last and (begin == 0 or text[begin - 1] == "\n"):
            return self._announcement(begin)
        is_sentence = last and last[-1].text in _FULL_STOPS | {"!", "?"}
        return () if is_sentence else last

    def _announcement(self, begin: int) -> Sequence[Token]:
        """The sentence that ends with a colon in the paragraph above the one that begins at *begin*; else nothing."""
        head = self._text[max(0, begin - _REACH) : begin].rstrip()
        if not head.endswith(":"):
            return ()
        end = begin - len(self._text[max(0, begin - _REACH) : begin]) + len(head)
        start = max(self._text.rfind("\n", 0, end) + 1, end - _REACH)
        *_, last = sentences(tokens(self._text, start, end))
        return last

    def _following(self, number: int) -> Subject | None:
        """The subject of the clause that follows the quotation, when that attributes it."""
        clause = self._after(number)
        end = self._quotations[number].end
        inner = self._text[max(0, end - 4) : end].rstrip(_MARKS)[-1:]
        if clause and clause[0].text in ",–—-，":
            clause = clause[1:]
        elif inner in _FULL_STOPS and clause and clause[0].text[0].isupper():
            return None
        if not clause or clause[0].word in speech.CONJUNCTIONS:
            return None
        return attributing(clause)

    def _after(self, number: int) -> Sequence[Token]:
        """The sentence behind the quotation, up to the next one."""
        text, start = self._text, self._quotations[number].end
        end = text.find("\n", start, start + _REACH)
        end = min(len(text), start + _REACH) if end < 0 else end
        if number + 1 < len(self._quotations):
            end = min(end, self._quotations[number + 1].start)
        return next(sentences(tokens(text, start, end)))

    def _adds(self, number: int, before: Sequence[Token]) -> bool:
        """Whether the clause between two quotations gives both to one speaker: `“…,” adding that “…”`."""
        words = {token.word for token in before[:3] if token.text[0].isalnum()}
        return not speech.PARTICIPLES.isdisjoint(words) and before[0].start < self._quotations[number - 1].end + 2

    def _is_left_open(self, quotation: Span) -> bool:
        """Whether no mark closes the quotation: it goes on in the next paragraph."""
        return self._text[quotation.end - 1] not in _MARKS

    def _resolved(self, subject: Subject, number: int) -> Attribution | None:
        """The full name for a name or a pronoun, the words of a description as they stand."""
        if subject.name:
            name = self._persons.full(subject.name)
            is_doubtful = subject.is_inferred and not self._persons.is_person(subject, name)
            return None if is_doubtful else Attribution(name, subject.span)
        if not subject.pronoun:
            return Attribution(" ".join(subject.span.of(self._text).split()), subject.span)
        position = min(subject.span.start, self._quotations[number].start)
        name = self._persons.antecedent(subject.pronoun, position)
        return Attribution(name, subject.span) if name else None
