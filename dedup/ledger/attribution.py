"""The clause that attributes a quotation: its verb of saying, and the subject of that."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from dedup.ledger import speech
from dedup.ledger.clauses import opening_name, subject_after, subject_before
from dedup.ledger.names import Subject, Token
from dedup.model import Span

# Tokens between the verb and a quotation that follows it: `called the vote of the council on Monday “…”`.
_MOST_BETWEEN: Final = 22
# Tokens between a quotation and the verb that follows it, with an apposition in between.
_MOST_BEFORE_VERB: Final = 26
# Tokens of `according to …` and of what stands between it and the quotation.
_MOST_BEHIND_SOURCE: Final = 14
# Tokens of a label as in an interview: `Ann Lee: “…”`.
_MOST_WORDS_OF_LABEL: Final = 6


def introduced(clause: Sequence[Token], verbs: AbstractSet[str]) -> Subject | None:
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


def attributing(clause: Sequence[Token]) -> Subject | None:
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


def _is_verb(clause: Sequence[Token], place: int, verbs: AbstractSet[str]) -> bool:
    """Whether one of the *verbs* stands at *place*, in the active voice and behind no owner: `Quill's stated aim`."""
    token = clause[place]
    if token.word not in verbs or (place > 0 and token.text[0].isupper()):
        return False
    if token.word in speech.NAMING and (place == 0 or (place + 1 < len(clause) and clause[place + 1].word == "as")):
        return False
    before = clause[place - 1].word if place else ""
    return before not in speech.PASSIVE and not before.endswith(("'", "'s"))


def _last_named(clause: Sequence[Token]) -> Subject | None:
    """The name of which *clause* consists, up to the mark that leads to the quotation: `sagte Müller:`."""
    subject = subject_after(clause)
    if subject is None or not subject.name:
        return None
    return subject if all(token.start < subject.span.end or not token.text[0].isalnum() for token in clause) else None


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
