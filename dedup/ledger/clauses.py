"""The clause that attributes a quotation: its tokens, the names in it, and who its subject is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dedup.ledger import speech
from dedup.model import Span

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*|[^\w\s]")  # noqa: RUF001 - apostrophes as they are set
_ENDS: Final = frozenset(".!?…。")
_BREAKS: Final = frozenset(",;:()[]–—-")  # noqa: RUF001 - dashes are meant
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")  # noqa: RUF001 - as above
_MOST_DESCRIPTION_WORDS: Final = 7
_MOST_NAME_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Token:
    """
    A word or a punctuation mark of an article.

    Attributes:
        start: first code point in the article's text.
        text: as it stands there.
        word: in lower case, with plain apostrophes.
    """

    start: int
    text: str
    word: str

    @property
    def end(self) -> int:
        """The code point after it."""
        return self.start + len(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, and is no word that does so for other reasons."""
        return self.text[0].isupper() and self.word not in speech.NO_NAMES


@dataclass(frozen=True, slots=True)
class Subject:
    """
    Who does the saying.

    Attributes:
        span: where that stands.
        name: the name without titles and offices; empty for a pronoun or a description.
        pronoun: the pronoun; empty for a name or a description.
        title: a form of address before the name; empty where there is none.
        is_inferred: whether it is the subject of the sentence, and of the verb of saying by its form alone: `…, adding`.
    """

    span: Span
    name: str = ""
    pronoun: str = ""
    title: str = ""
    is_inferred: bool = False


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of *text* in [start, end)."""
    found = _TOKEN.finditer(text, start, end)
    return [Token(match.start(), match.group(), match.group().lower().replace("’", "'")) for match in found]  # noqa: RUF001 - as above


def sentences(clause: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """*clause* cut behind full stops that end a sentence: before a capital, and not behind an initial or a title."""
    begin = 0
    for place, token in enumerate(clause[:-1]):
        following = clause[place + 1]
        if token.text in _ENDS and following.text[0].isupper() and following.start > token.end:
            before = clause[place - 1] if place > begin else token
            if token.text == "." and (len(before.text) == 1 or before.word in speech.TITLES):
                continue
            yield clause[begin : place + 1]
            begin = place + 1
    yield clause[begin:]


def subject_before(clause: Sequence[Token]) -> Subject | None:
    """The subject of a verb that follows *clause*: `Halina Voss, the chair of the board,` gives Halina Voss."""
    described: Subject | None = None
    segments = [segment for segment in _segments(clause) if segment]
    for segment in reversed(segments):
        joins = segment[0].word in speech.CONJUNCTIONS - speech.PRONOUNS
        heads = _without_auxiliaries(segment[1:] if joins else segment)
        if not heads:
            continue
        if heads[-1].word in speech.PRONOUNS and described is None:
            return Subject(Span(heads[-1].start, heads[-1].end), pronoun=heads[-1].word)
        name = _last_name(heads)
        is_apposition = heads[0].word in speech.DETERMINERS or heads[0].word in speech.OTHERS or _is_office(heads)
        if name is not None and not (is_apposition and segment is not segments[0] and heads[0].word in speech.OTHERS):
            return name
        if described is None and heads[0].word in speech.DETERMINERS:
            described = _description(heads)
        elif not is_apposition:
            break
    return described


def subject_after(clause: Sequence[Token]) -> Subject | None:
    """The subject of a verb that stands before *clause*: `lead prosecutor Dagny Hollis on Monday` gives Dagny Hollis."""
    if clause and clause[0].word in speech.PRONOUNS:
        return Subject(Span(clause[0].start, clause[0].end), pronoun=clause[0].word)
    head: list[Token] = []
    is_named = False
    for place, token in enumerate(clause[:14]):
        if _is_dot_of_name(clause, place):
            head.append(token)
            continue
        if not token.text[0].isalnum():
            if is_named or not head or token.text != ",":
                break
            following = subject_after(clause[place + 1 :]) if head[0].word in speech.DETERMINERS else None
            return following if following is not None and following.name else _description(head)
        if token.is_capital or (is_named and _is_initial(clause, place)):
            is_named = True
        elif is_named and token.word not in speech.ROLES | speech.PARTICLES:
            if head[0].word in speech.DETERMINERS and _may_be_noun(token):
                head.append(token)
            break
        elif token.word in speech.SAYING or not (is_named or _may_follow(head, token)):
            break
        head.append(token)
    return _last_name(head) or _description(head)


def opening_name(sentence: Sequence[Token]) -> Subject | None:
    """The name that a sentence begins with, behind a title, an office or a time: `Last Tuesday, Mr Xi`."""
    for segment in list(_segments(sentence))[:2]:
        place = 0
        while place < len(segment) and not segment[place].is_capital:
            if place and segment[place].word not in speech.ROLES | speech.TITLES | {"."}:
                break
            place += 1
        subject = subject_after(segment) if place < len(segment) and segment[place].is_capital else None
        if subject is not None and subject.name:
            return subject
    return None


def _breaks_description(before: Token, token: Token) -> bool:
    """Whether *token* says that a clause, and no description, is at hand: `the board welcomed the change but`."""
    if token.word in speech.DETERMINERS:
        return before.word not in speech.PREPOSITIONS
    return token.word in speech.CONJUNCTIONS


def long_names(line: Sequence[Token]) -> Iterator[str]:
    """The runs of two to four capitals in *line*, titles and offices left out: `Jake Sullivan`, `John F. Kennedy`."""
    run: list[Token] = []
    for token in [*line, Token(line[-1].end + 2, ",", ",")] if line else []:
        touches = not run or token.start - run[-1].end <= 1
        is_owner = bool(run) and run[-1].text.endswith(_POSSESSIVE)
        if (run and touches and ((token.text == "." and len(run[-1].text) == 1) or _is_capital_letter(token))) or (token.is_capital and touches and not is_owner and token.word not in speech.TITLES | speech.ROLES):
            run.append(token)
        else:
            words = [each.text for each in run]
            if words and words[-1].endswith(("'s", "’s")):  # noqa: RUF001 - apostrophes as they are set
                words[-1] = words[-1][:-2]
            if 2 <= len(words) - words.count(".") <= 4 and words[-1] != ".":
                yield " ".join(words).replace(" .", ".")
            run = [token] if token.is_capital and token.word not in speech.TITLES | speech.ROLES else []


def _is_capital_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _may_be_noun(token: Token) -> bool:
    """Whether a small word behind a capital may be the noun that this describes: `the Turkish official`."""
    others = speech.PREPOSITIONS | speech.CONJUNCTIONS | speech.SAYING | speech.AUXILIARIES | speech.NO_NAMES
    return token.word not in others | speech.PRONOUNS and not token.word.endswith("ly")


def _may_follow(head: Sequence[Token], token: Token) -> bool:
    """Whether *token* can go on with the description that *head* begins: a preposition only as in `the head of`."""
    if token.word not in speech.PREPOSITIONS:
        return True
    return bool(head) and head[0].word in speech.DETERMINERS and token.word in speech.GENITIVES


def _description(head: Sequence[Token]) -> Subject | None:
    """A subject that is described and not named: `a spokeswoman for the mill`."""
    n_words = sum(token.text != "." for token in head)
    if not 2 <= n_words <= _MOST_DESCRIPTION_WORDS or head[0].word not in speech.DETERMINERS:
        return None
    if head[-1].word in speech.PRONOUNS | speech.PREPOSITIONS | speech.DETERMINERS:
        return None
    if any(_breaks_description(before, token) for before, token in pairwise(head)):
        return None
    return Subject(Span(head[0].start, head[-1].end))


def _segments(clause: Sequence[Token]) -> Iterator[list[Token]]:
    """*clause* cut at commas, dashes and brackets."""
    segment: list[Token] = []
    for place, token in enumerate(clause):
        if token.text[0].isalnum() or _is_dot_of_name(clause, place):
            segment.append(token)
        elif token.text in _BREAKS:
            yield segment
            segment = []
    yield segment


def _is_initial(clause: Sequence[Token], place: int) -> bool:
    """Whether a single capital with a full stop stands at *place*: `Jason A. Gillmer`."""
    token = clause[place]
    return _is_capital_letter(token) and place + 1 < len(clause) and clause[place + 1].text == "."


def _is_dot_of_name(clause: Sequence[Token], place: int) -> bool:
    """Whether a full stop belongs to an initial or to a form of address."""
    if clause[place].text != "." or place == 0:
        return False
    before = clause[place - 1]
    return (len(before.text) == 1 and before.text.isupper()) or before.word in speech.TITLES


def _without_auxiliaries(segment: Sequence[Token]) -> Sequence[Token]:
    """*segment* without the words that stand between a subject and its verb."""
    end = len(segment)
    while end and (segment[end - 1].word in speech.AUXILIARIES or segment[end - 1].word.endswith("ly")):
        if segment[end - 1].text[0].isupper():
            break
        end -= 1
    return segment[:end]


def _is_office(heads: Sequence[Token]) -> bool:
    """Whether a segment begins with an office or an age: `president of Common Cause`, `41`."""
    return heads[0].word in speech.ROLES or heads[0].text.isdigit() or heads[0].word == "former"


def _last_name(heads: Sequence[Token]) -> Subject | None:
    """The name that ends *heads*, unless a preposition or a genitive puts it below something else."""
    begin = len(heads)
    while begin and (heads[begin - 1].is_capital or _joins_name(heads, begin - 1)):
        begin -= 1
    name = list(heads[begin:])
    while name and (not name[0].is_capital or _is_title(name[0])):
        if _is_title(name[0]) and len(name) == 1:
            return None
        name.pop(0)
    title = heads[len(heads) - len(name) - 1].word if 0 < len(name) < len(heads) else ""
    if title == "." and len(heads) > len(name) + 1:
        title = heads[len(heads) - len(name) - 2].word
    name = _without_office(name)
    if not name or len(name) > _MOST_NAME_WORDS or name[-1].text.endswith(_POSSESSIVE) or name[-1].text == ".":
        return None
    if _is_governed(heads[:begin]) or all(token.word in speech.ROLES | speech.TITLES for token in name):
        return None
    text = " ".join(token.text for token in name).replace(" .", ".")
    span = Span(name[0].start, name[-1].end)
    return Subject(span, name=text, title=title if title in speech.TITLES else "")


def _without_office(name: list[Token]) -> list[Token]:
    """*name* without office, title or owner before it: `Chief Executive Gideon Falkmar`, but `Justice Department`."""
    places = [
        place
        for place, token in enumerate(name[:-1])
        if token.word in speech.ROLES | speech.TITLES or token.text.endswith(_POSSESSIVE)
    ]
    rest = name[places[-1] + 1 :] if places else name
    rest = rest[1:] if rest and rest[0].text == "." else rest
    return name if any(token.word in speech.NO_PERSONS for token in rest) else rest


def _joins_name(heads: Sequence[Token], place: int) -> bool:
    """Whether a small word or a full stop stands inside a name."""
    if place == 0 or place + 1 >= len(heads) or not heads[place + 1].text[0].isupper():
        return False
    if heads[place].text == "." or _is_initial(heads, place):
        return True
    return (
        heads[place].word in speech.PARTICLES
        and heads[place - 1].is_capital
        and heads[place - 1].end + 1 >= heads[place].start
    )


def _is_title(token: Token) -> bool:
    return token.word in speech.TITLES or token.text == "."


def _is_governed(before: Sequence[Token]) -> bool:
    """Whether a preposition governs what follows *before*: `a spokesman for the`."""
    for token in reversed(before):
        if token.word in speech.PREPOSITIONS:
            return True
        if token.text[0].isupper():
            return False
    return False
