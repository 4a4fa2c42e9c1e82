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

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from dedup.ledger import speech
from dedup.ledger.clauses import (
    Subject,
    Token,
    long_names,
    opening_name,
    sentences,
    subject_after,
    subject_before,
    tokens,
)
from dedup.model import Span

# An attribution stands within some forty words of the quotation.
_REACH = 260
# Tokens between the verb and a quotation that follows it: `called the vote of the council on Monday “…”`.
_MOST_BETWEEN = 22
# Tokens between a quotation and the verb that follows it, with an apposition in between.
_MOST_BEFORE_VERB = 26
# Tokens of `according to …` and of what stands between it and the quotation.
_MOST_BEHIND_SOURCE = 14
# Tokens of a label as in an interview: `Ann Lee: “…”`.
_MOST_WORDS_OF_LABEL = 6
# Paragraphs in which a pronoun finds its name.
_PARAGRAPHS_BACK = 3
_FULL_STOPS = frozenset(".。")
_ENDS_PROSE = frozenset(".!?,:;)…\"”’»“'")
_LINE = re.compile(r"[^\n]+")
# Words in a row that may be capitals; letters outside ASCII are looked at later.
_CAPITALS = re.compile(r"[^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*)+")
_TITLED = re.compile(r"\b(M(?:r|rs|s|me)|Herr|Frau|Sra?|Señora?)\.? ([^\W\d_a-z][\w’'-]*)")
_MARKS = "\"'“”„‟«»‹›「」『』〝〞〟‘’‚ "


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
        self._ends = [span.end for span in quotations]
        self._genders: dict[str, str] = {}
        self._mentions: dict[int, list[tuple[int, Subject]]] = {}

    def attributions(self) -> list[Attribution | None]:
        """Who said each quotation, in their order; None where it is not plain."""
        found: list[Attribution | None] = []
        for number, quotation in enumerate(self._quotations):
            before = self._before(number, quotation)
            subject = self._subject(number, quotation, before)
            attribution = self._resolved(subject, quotation) if subject else None
            if number and (self._adds(number, before) or (subject is None and self.goes_on(number))):
                attribution = found[-1]
            found.append(attribution)
        return found

    def _subject(self, number: int, quotation: Span, before: Sequence[Token]) -> Subject | None:
        """The subject of the verb that introduces the quotation, else of the one that follows it."""
        if before and before[-1].word.endswith(("'s", "s'")):
            return None  # the name of something: CNN's “State of the Union”
        return (
            _introduced(before, speech.SAYING | speech.PARTICIPLES)
            or self._following(number, quotation)
            or _introduced(before, speech.NAMING)
        )

    def _before(self, number: int, quotation: Span) -> Sequence[Token]:
        """The sentence in which the quotation stands, up to it; empty where it begins the sentence."""
        text = self._text
        begin = max(text.rfind("\n", 0, quotation.start) + 1, quotation.start - _REACH)
        if number and self._ends[number - 1] > begin:
            begin = self._ends[number - 1]
        elif begin and text[begin - 1] != "\n":
            begin = text.find(" ", begin, quotation.start) + 1 or quotation.start
        *_, last = sentences(tokens(text, begin, quotation.start))
        is_sentence = last and last[-1].text in _FULL_STOPS | {"!", "?"}
        return () if is_sentence else last

    def _following(self, number: int, quotation: Span) -> Subject | None:
        """The subject of the clause that follows the quotation, when that attributes it."""
        clause = self._after(number, quotation)
        inner = self._text[quotation.start : quotation.end].rstrip(_MARKS)[-1:]
        if clause and clause[0].text in ",–—-，":
            clause = clause[1:]
        elif inner in _FULL_STOPS and clause and clause[0].text[0].isupper():
            return None
        if not clause or clause[0].word in speech.CONJUNCTIONS:
            return None
        return _attributing(clause)

    def _after(self, number: int, quotation: Span) -> Sequence[Token]:
        """The sentence behind the quotation, up to the next one."""
        text = self._text
        end = text.find("\n", quotation.end)
        end = min(len(text) if end < 0 else end, quotation.end + _REACH)
        if number + 1 < len(self._quotations):
            end = min(end, self._quotations[number + 1].start)
        return next(sentences(tokens(text, quotation.end, end)))

    def goes_on(self, number: int) -> bool:
        """Whether the speaker of the quotation before speaks on: a sentence later at most, or in a new paragraph."""
        before, quotation = self._quotations[number - 1], self._quotations[number]
        between = self._text[before.end : quotation.start]
        if "\n" in between:
            return not between.strip() and self._is_left_open(before)
        if len(between) > _REACH:
            return False
        parts = [part for part in sentences(tokens(self._text, before.end, quotation.start)) if len(part) > 1]
        return len(parts) <= 1

    def is_interrupted(self, number: int) -> bool:
        """Whether a sentence of the quotation before goes on in this one: `“We will go,” she said, “by train.”`."""
        before, quotation = self._quotations[number - 1], self._quotations[number]
        between = self._text[before.end : quotation.start].strip()
        if not self.goes_on(number) or "\n" in self._text[before.end : quotation.start] or not between.endswith(","):
            return False
        return _attributing(tokens(self._text, before.end, quotation.start)) is not None

    def _adds(self, number: int, before: Sequence[Token]) -> bool:
        """Whether the clause between two quotations gives both to one speaker: `“…,” adding that “…”`."""
        words = [token.word for token in before[:3] if token.text[0].isalnum()]
        return bool(speech.PARTICIPLES & set(words)) and before[0].start < self._ends[number - 1] + 2

    def _is_left_open(self, quotation: Span) -> bool:
        """Whether no mark closes the quotation: it goes on in the next paragraph."""
        return self._text[quotation.end - 1] not in _MARKS

    def _resolved(self, subject: Subject, quotation: Span) -> Attribution | None:
        """The full name for a name or a pronoun, the words of a description as they stand."""
        if subject.name:
            name = self._full(subject.name)
            if subject.is_inferred and not self._is_person(subject, name):
                return None
            return Attribution(name, subject.span)
        if not subject.pronoun:
            return Attribution(" ".join(subject.span.of(self._text).split()), subject.span)
        gender = "m" if subject.pronoun in speech.MALE else "f" if subject.pronoun in speech.FEMALE else ""
        name = self._antecedent(min(subject.span.start, quotation.start), gender) if gender else ""
        return Attribution(name, subject.span) if name else None

    def _antecedent(self, position: int, gender: str) -> str:
        """The full name of the last person named before *position* of whom nothing tells another gender."""
        end = position
        for _ in range(_PARAGRAPHS_BACK):
            start = self._text.rfind("\n", 0, max(0, end)) + 1
            for place, subject in reversed(self._named_in(start)):
                name = self._full(subject.name)
                if place < position and self._is_person(subject, name):
                    known = self._gender(subject, name)
                    if known in {"", gender}:
                        self._genders[name] = gender
                        return name
            if self._names_others(start, position):
                break
            end = len(self._text[:start].rstrip())
            if end == 0:
                break
        return ""

    def _names_others(self, start: int, position: int) -> bool:
        """Whether the paragraph from *start* names a person before *position*, be it as no subject."""
        for piece_start, piece_end in self._outside(start, position):
            words = [token.text for token in tokens(self._text, piece_start, piece_end)]
            if any(one in self._full_names and other in self._full_names for one, other in pairwise(words)):
                return True
            if any(word.lower() in {"mr", "mrs", "ms"} for word in words):
                return True
        return False

    def _named_in(self, start: int) -> list[tuple[int, Subject]]:
        """Where the paragraph that begins at *start* names the subject of a sentence or of a verb of saying."""
        if start not in self._mentions:
            self._mentions[start] = [(subject.span.start, subject) for subject in self._subjects_of(start)]
        return self._mentions[start]

    def _subjects_of(self, start: int) -> Iterator[Subject]:
        """The named subjects of the sentences of a paragraph, what is quoted left out."""
        end = self._text.find("\n", start)
        end = len(self._text) if end < 0 else end
        for piece_start, piece_end in self._outside(start, min(end, start + 8 * _REACH)):
            for sentence in sentences(tokens(self._text, piece_start, piece_end)):
                subject = _introduced(sentence, speech.SAYING) or _attributing(sentence) or opening_name(sentence)
                if subject is not None and subject.name:
                    yield subject

    def _outside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What of [start, end) is in no quotation."""
        for quotation in self._quotations[bisect_right(self._ends, start) :]:
            if quotation.start >= end:
                break
            yield start, quotation.start
            start = quotation.end
        if start < end:
            yield start, end

    def _full(self, name: str) -> str:
        """The one longer name in the article that ends or begins with *name*; else *name* itself."""
        longer = self._full_names.get(name, ()) if " " not in name else ()
        return next(iter(longer)) if len(longer) == 1 else name

    @cached_property
    def _full_names(self) -> dict[str, set[str]]:
        """The names of two to four words in the prose of the article, by their last word and by their first."""
        names: dict[str, set[str]] = {}
        for start, end in self._outside(0, len(self._text)):
            for line in _LINE.finditer(self._text, start, end):
                if line.group().rstrip()[-1:] in _ENDS_PROSE or line.end() == end:
                    for run in _CAPITALS.finditer(self._text, line.start(), line.end()):
                        for name in long_names(tokens(self._text, run.start(), run.end())):
                            for word in (name.rpartition(" ")[2], name.partition(" ")[0]):
                                names.setdefault(word, set()).add(name)
        return names

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

    def _is_person(self, subject: Subject, name: str) -> bool:
        """Whether a name is likely a person's: titled, or of two words or more of which none is an institution's."""
        words = name.lower().split()
        if speech.NO_PERSONS & set(words) or name.isupper():
            return False
        before = self._text[max(0, subject.span.start - 4) : subject.span.start].lower()
        return bool(subject.title) or (len(words) > 1 and before != "the ")


def _gender_of_title(title: str) -> str:
    return "m" if title in speech.MALE_TITLES else "f" if title in speech.FEMALE_TITLES else ""


def _introduced(clause: Sequence[Token], verbs: Set[str]) -> Subject | None:
    """The subject of the last of the *verbs* in a clause that leads to a quotation."""
    for place in range(len(clause) - 1, max(-1, len(clause) - _MOST_BETWEEN - 2), -1):
        if clause[place].text == ";":
            break
        if not _is_verb(clause, place, verbs):
            continue
        if clause[place].word in speech.PARTICIPLES:
            subject = opening_name(clause)
            return replace(subject, is_inferred=True) if subject is not None else None
        subject = subject_before(clause[:place])
        if subject is None and clause[place].word not in speech.OBJECT_VERBS | speech.NAMING:
            subject = _last_named(clause[place + 1 :])
        if subject is None or subject.pronoun not in speech.RELATIVES:
            return subject
    if verbs is speech.NAMING or not clause:
        return None
    source = _according(clause[-_MOST_BEHIND_SOURCE:])
    if source is None and clause[-1].text == ":" and len(clause) <= _MOST_WORDS_OF_LABEL:
        named = subject_before(clause[:-1])
        return named if named is not None and named.name else None
    return source


def _is_verb(clause: Sequence[Token], place: int, verbs: Set[str]) -> bool:
    """Whether one of the *verbs* stands at *place*, in the active voice."""
    token = clause[place]
    if token.word not in verbs or (place > 0 and token.text[0].isupper()):
        return False
    if token.word in speech.NAMING and (place == 0 or (place + 1 < len(clause) and clause[place + 1].word == "as")):
        return False
    return place == 0 or clause[place - 1].word not in speech.PASSIVE


def _last_named(clause: Sequence[Token]) -> Subject | None:
    """The name of which *clause* consists, up to the mark that leads to the quotation: `sagte Müller:`."""
    subject = subject_after(clause)
    if subject is None or not subject.name:
        return None
    return subject if all(token.start < subject.span.end or not token.text[0].isalnum() for token in clause) else None


def _attributing(clause: Sequence[Token]) -> Subject | None:
    """The subject of the first verb of saying in a clause that follows a quotation."""
    while clause and not clause[0].text[0].isalnum():
        clause = clause[1:]
    for place, token in enumerate(clause[:_MOST_BEFORE_VERB]):
        word = token.word
        if word.endswith(("-il", "-elle")):
            return Subject(Span(token.start, token.end), pronoun=word.rpartition("-")[2])
        if word in speech.CLITICS:
            named = subject_after(clause[place + 1 :])
            return named or Subject(Span(token.start, token.end), pronoun="ia")
        if not _is_verb(clause, place, speech.SAYING):
            continue
        head = clause[:place]
        if all(each.word in speech.AUXILIARIES for each in head):
            return subject_after(clause[place + 1 :])
        return subject_before(head)
    return _according(clause)


def _according(clause: Sequence[Token]) -> Subject | None:
    """The name behind `according to` and its kin."""
    words = [token.word for token in clause]
    for phrase in speech.ACCORDING:
        parts = phrase.split()
        for place in range(len(words) - len(parts)):
            if words[place : place + len(parts)] == parts and (parts != ["so"] or place == 0):
                subject = subject_after(clause[place + len(parts) :])
                return subject if subject is not None and subject.name else None
    return None
