"""Tokens of an article, and the names among them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dedup.ledger import speech
from dedup.model import Span

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*|[^\w\s]")  # noqa: RUF001 - apostrophes as they are set
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")  # noqa: RUF001 - as above
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
        is_inferred: whether it is that of the sentence, and of the verb of saying by its form alone: `…, adding`.
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


def long_names(line: Sequence[Token]) -> Iterator[str]:
    """The runs of two to four capitals in *line*, titles and offices left out: `Halina Voss`, `Mara B. Quill`."""
    run: list[Token] = []
    for token in line:
        if run and not _continues(run[-1], token):
            yield from _long_name(run)
            run = []
        if run or _may_begin_name(token):
            run.append(token)
    yield from _long_name(run)


def _continues(last: Token, token: Token) -> bool:
    """Whether *token* goes on with the run of capitals that ends with *last*."""
    if token.start - last.end > 1 or last.text.endswith(_POSSESSIVE):
        return False
    return _may_begin_name(token) or is_capital_letter(token) or (token.text == "." and len(last.text) == 1)


def _may_begin_name(token: Token) -> bool:
    return token.is_capital and token.word not in speech.TITLES | speech.ROLES


def _long_name(run: Sequence[Token]) -> Iterator[str]:
    """The name that a run of capitals is, if it has the length of one."""
    words = [token.text for token in run]
    if words and words[-1].endswith(_POSSESSIVE):
        words[-1] = words[-1][:-2]
    if 2 <= len(words) - words.count(".") <= 4 and words[-1] != ".":
        yield " ".join(words).replace(" .", ".")


def last_name(heads: Sequence[Token]) -> Subject | None:
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
    if heads[place].text == "." or is_initial(heads, place):
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


def is_initial(clause: Sequence[Token], place: int) -> bool:
    """Whether a single capital with a full stop stands at *place*: `Mara B. Quill`."""
    token = clause[place]
    return is_capital_letter(token) and place + 1 < len(clause) and clause[place + 1].text == "."


def is_dot_of_name(clause: Sequence[Token], place: int) -> bool:
    """Whether a full stop belongs to an initial or to a form of address."""
    if clause[place].text != "." or place == 0:
        return False
    before = clause[place - 1]
    return (len(before.text) == 1 and before.text.isupper()) or before.word in speech.TITLES


def is_capital_letter(token: Token) -> bool:
    """Whether *token* is one capital, as an initial is."""
    return len(token.text) == 1 and token.text.isupper()
