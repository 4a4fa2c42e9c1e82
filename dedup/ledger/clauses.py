"""Clauses: where sentences end, and who the subject of a verb is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from dedup.ledger import speech
from dedup.ledger.names import Subject, Token, is_dot_of_name, is_initial, last_name
from dedup.model import Span

_ENDS: Final = frozenset(".!?…。")
_BREAKS: Final = frozenset(",;:()[]–—-")  # noqa: RUF001 - dashes are meant
_MOST_DESCRIPTION_WORDS: Final = 7
# Tokens behind a verb in which its subject is looked for.
_MOST_SUBJECT_TOKENS: Final = 14


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
        name = last_name(heads)
        is_apposition = heads[0].word in speech.DETERMINERS or heads[0].word in speech.OTHERS or _is_office(heads)
        if name is not None and not (is_apposition and segment is not segments[0] and heads[0].word in speech.OTHERS):
            return name
        if described is None and heads[0].word in speech.DETERMINERS:
            described = _description(heads)
        elif not is_apposition:
            break
    return described


def subject_after(clause: Sequence[Token]) -> Subject | None:
    """The subject of a verb that stands before *clause*: `lead prosecutor Dagny Hollis on …` gives Dagny Hollis."""
    if clause and clause[0].word in speech.PRONOUNS:
        return Subject(Span(clause[0].start, clause[0].end), pronoun=clause[0].word)
    head: list[Token] = []
    is_named = False
    for place, token in enumerate(clause[:_MOST_SUBJECT_TOKENS]):
        if is_dot_of_name(clause, place):
            head.append(token)
            continue
        if not token.text[0].isalnum():
            if is_named or not head or token.text != ",":
                break
            following = subject_after(clause[place + 1 :]) if head[0].word in speech.DETERMINERS else None
            return following if following is not None and following.name else _description(head)
        if token.is_capital or (is_named and is_initial(clause, place)):
            is_named = True
        elif is_named and token.word not in speech.ROLES | speech.PARTICLES:
            if head[0].word in speech.DETERMINERS and _may_be_noun(token):
                head.append(token)
            break
        elif token.word in speech.SAYING or not (is_named or _may_follow(head, token)):
            break
        head.append(token)
    return last_name(head) or _description(head)


def opening_name(sentence: Sequence[Token]) -> Subject | None:
    """The name that a sentence begins with, behind a title, an office or a time: `Last Tuesday, Mr Teller`."""
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


def _breaks_description(before: Token, token: Token) -> bool:
    """Whether *token* says that a clause, and no description, is at hand: `the board welcomed the change but`."""
    if token.word in speech.DETERMINERS:
        return before.word not in speech.PREPOSITIONS
    return token.word in speech.CONJUNCTIONS


def _may_be_noun(token: Token) -> bool:
    """Whether a small word behind a capital may be the noun that this describes: `the Tolvane official`."""
    others = speech.PREPOSITIONS | speech.CONJUNCTIONS | speech.SAYING | speech.AUXILIARIES | speech.NO_NAMES
    return token.word not in others | speech.PRONOUNS and not token.word.endswith("ly")


def _may_follow(head: Sequence[Token], token: Token) -> bool:
    """Whether *token* can go on with the description that *head* begins: a preposition only as in `the head of`."""
    if token.word not in speech.PREPOSITIONS:
        return True
    return bool(head) and head[0].word in speech.DETERMINERS and token.word in speech.GENITIVES


def _segments(clause: Sequence[Token]) -> Iterator[list[Token]]:
    """*clause* cut at commas, dashes and brackets."""
    segment: list[Token] = []
    for place, token in enumerate(clause):
        if token.text[0].isalnum() or is_dot_of_name(clause, place):
            segment.append(token)
        elif token.text in _BREAKS:
            yield segment
            segment = []
    yield segment


def _without_auxiliaries(segment: Sequence[Token]) -> Sequence[Token]:
    """*segment* without the words that stand between a subject and its verb."""
    end = len(segment)
    while end and (segment[end - 1].word in speech.AUXILIARIES or segment[end - 1].word.endswith("ly")):
        if segment[end - 1].text[0].isupper():
            break
        end -= 1
    return segment[:end]


def _is_office(heads: Sequence[Token]) -> bool:
    """Whether a segment begins with an office or an age: `president of the harbour board`, `41`."""
    return heads[0].word in speech.ROLES or heads[0].text.isdigit() or heads[0].word == "former"
