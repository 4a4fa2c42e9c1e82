"""The persons that one article names: their full names, and which pronoun stands for them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from dedup.ledger import speech
from dedup.ledger.attribution import attributing, introduced
from dedup.ledger.clauses import opening_name, sentences
from dedup.ledger.names import Subject, long_names, tokens
from dedup.model import Span

# Paragraphs in which a pronoun finds its name, and how much of one is looked at.
_PARAGRAPHS_BACK: Final = 3
_MOST_CHARS: Final = 2000
_ENDS_PROSE: Final = frozenset(".!?,:;)…\"”’»“'")  # noqa: RUF001 - quotation marks are meant
_LINE: Final = re.compile(r"[^\n]+")
# Words in a row that may be capitals; letters outside ASCII are looked at later. Bounded, so that it cannot run away.
_CAPITALS: Final = re.compile(r"[^\W\d_a-z]\S{0,30}(?: [^\W\d_a-z]\S{0,30})+")
_TITLED: Final = re.compile(r"\b(M(?:r|rs|s|me)|Herr|Frau|Sra?|Señora?)\.? ([^\W\d_a-z][\w’'-]*)")  # noqa: RUF001 - as above


class Persons:
    """The persons of an article, as far as its prose outside *quotations* tells of them."""

    def __init__(self, text: str, quotations: Sequence[Span]) -> None:
        self._text = text
        self._quotations = quotations
        self._ends = [span.end for span in quotations]
        self._genders: dict[str, str] = {}
        self._mentions: dict[int, list[Subject]] = {}

    def full(self, name: str) -> str:
        """The one longer name in the article that ends or begins with the word *name*; else *name* itself."""
        longer = self._full_names.get(name, ()) if " " not in name else ()
        return next(iter(longer)) if len(longer) == 1 else name

    def is_person(self, subject: Subject, name: str) -> bool:
        """Whether a name is likely a person's: titled, or of two words or more of which none is an institution's."""
        words = name.lower().split()
        if not speech.NO_PERSONS.isdisjoint(words) or name.isupper():
            return False
        before = self._text[max(0, subject.span.start - 4) : subject.span.start].lower()
        return bool(subject.title) or (len(words) > 1 and before != "the ")

    def antecedent(self, pronoun: str, position: int) -> str:
        """
        The full name of the person for whom *pronoun* stands at *position*; empty where that is not plain.

        That is the last one who was the subject of a sentence or of a verb of saying, and of whom neither a form of
        address nor another pronoun tells otherwise. A paragraph that names persons in other places only decides
        nothing.
        """
        gender = "m" if pronoun in speech.MALE else "f" if pronoun in speech.FEMALE else ""
        line = bisect_right(self._lines, position) - 1
        for place in range(line, max(-1, line - _PARAGRAPHS_BACK), -1) if gender else ():
            start = self._lines[place]
            for subject in reversed(self._subjects(start)):
                name = self.full(subject.name)
                is_before = subject.span.start < position and self.is_person(subject, name)
                if is_before and self._gender(subject, name) in {"", gender}:
                    self._genders[name] = gender
                    return name
            if self._names_others(max(start, position - _MOST_CHARS), position):
                break
        return ""

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines begin that are not blank."""
        starts: list[int] = []
        start = 0
        for line in self._text.split("\n"):
            if line and not line.isspace():
                starts.append(start)
            start += len(line) + 1
        return starts

    def _subjects(self, start: int) -> list[Subject]:
        """The named subjects of the sentences of the paragraph that begins at *start*."""
        if start not in self._mentions:
            end = self._text.find("\n", start, start + _MOST_CHARS)
            end = min(len(self._text), start + _MOST_CHARS) if end < 0 else end
            self._mentions[start] = [subject for subject in self._sentence_subjects(start, end) if subject.name]
        return self._mentions[start]

    def _sentence_subjects(self, start: int, end: int) -> Iterator[Subject]:
        for piece_start, piece_end in self._outside(start, end):
            for sentence in sentences(tokens(self._text, piece_start, piece_end)):
                subject = introduced(sentence, speech.SAYING) or attributing(sentence) or opening_name(sentence)
                if subject is not None:
                    yield subject

    def _names_others(self, start: int, end: int) -> bool:
        """Whether [start, end) names a person, be it as no subject."""
        for piece_start, piece_end in self._outside(start, end):
            words = [token.text for token in tokens(self._text, piece_start, piece_end)]
            if any(one in self._full_names and other in self._full_names for one, other in pairwise(words)):
                return True
            if any(word in {"Mr", "Mrs", "Ms"} for word in words):
                return True
        return False

    def _outside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What of [start, end) is in no quotation."""
        for place in range(bisect_right(self._ends, start), len(self._quotations)):
            quotation = self._quotations[place]
            if quotation.start >= end:
                break
            yield start, max(start, quotation.start)
            start = quotation.end
        if start < end:
            yield start, end

    @cached_property
    def _full_names(self) -> dict[str, set[str]]:
        """The names of two to four words in the prose of the article, by their last word and by their first."""
        names: dict[str, set[str]] = {}
        for name in self._long_names():
            for word in (name.rpartition(" ")[2], name.partition(" ")[0]):
                names.setdefault(word, set()).add(name)
        return names

    def _long_names(self) -> Iterator[str]:
        """Every run of capitals outside quotations, in lines that end as prose does."""
        for start, end in self._outside(0, len(self._text)):
            for line in _LINE.finditer(self._text, start, end):
                if line.group().rstrip()[-1:] in _ENDS_PROSE or line.end() == end:
                    for run in _CAPITALS.finditer(self._text, line.start(), line.end()):
                        yield from long_names(tokens(self._text, run.start(), run.end()))

    def _gender(self, subject: Subject, name: str) -> str:
        """`m` or `f` where a form of address or a pronoun told it, `?` where both did; empty if nothing did."""
        told = self._genders.get(name) or self._titled.get(name.rpartition(" ")[2], "")
        return _gender_of_title(subject.title) or told

    @cached_property
    def _titled(self) -> dict[str, str]:
        """The gender that forms of address tell, by the last name."""
        genders: dict[str, str] = {}
        for title, name in _TITLED.findall(self._text):
            gender = _gender_of_title(title.lower())
            genders[name] = gender if genders.get(name, gender) == gender else "?"
        return genders


def _gender_of_title(title: str) -> str:
    return "m" if title in speech.MALE_TITLES else "f" if title in speech.FEMALE_TITLES else ""
