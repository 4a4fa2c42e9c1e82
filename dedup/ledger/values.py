"""What the ledger holds: quoted sentences, and how other articles give the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dedup.model import Span


class Change(StrEnum):
    """How a variant differs from the wording of its entry, the gravest first; several can hold at once."""

    NEGATION = "negation-flipped"
    NUMBER = "number-flipped"
    ALTERED = "altered"
    BRACKETED = "bracketed"
    TRUNCATED = "truncated"
    EXTENDED = "extended"
    SAME = "same"


class Edit(StrEnum):
    """What became of a run of words: in both wordings, in the entry's alone, in the variant's alone."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """
    One sentence, or a part of one, that an article has in quotation marks.

    Attributes:
        article: id of the article.
        spans: where the words stand, without the marks; several where the attribution, a paragraph's end or marks
            come between: `“We will go,” she said, “by train.”`
        utterance: number of the utterance in its article, from 0; sentences that were said in one go share it.
        speaker: who is said to have said it, in the fullest form in which the article names them; None if not found.
        speaker_span: where the attribution names them: a name, a description or a pronoun.
    """

    article: str
    spans: tuple[Span, ...]
    utterance: int
    speaker: str | None = None
    speaker_span: Span | None = None

    def words_of(self, text: str) -> str:
        """What was said: the spans of the article's *text*, joined by spaces."""
        return " ".join(span.of(text) for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """
    A run of words in a word diff.

    Attributes:
        edit: what became of it.
        base: where it stands in the text of the entry's quotation; None when added.
        variant: where it stands in the text of the variant; None when removed.
    """

    edit: Edit
    base: Span | None
    variant: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """
    The same quotation in another article.

    Attributes:
        quotation: as that article has it.
        changes: how it differs, the gravest first; `same` stands alone.
        diff: word by word, in order; letter case and punctuation do not count. Removed words stand before those
            added in their place. Kept parts in order are what both have; with the removed ones, they are all words
            of the entry's quotation, with the added ones all words of the variant.
        in_copy: whether its article is a copy of another one that has the quotation.
    """

    quotation: Quotation
    changes: tuple[Change, ...]
    diff: tuple[DiffPart, ...]
    in_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """
    A quotation and its variants.

    Attributes:
        quotation: the wording on which most of the articles agree; of equals, the fullest. That says nothing about
            who has it right.
        speaker: who most of the articles say said it; None where none of them tells.
        variants: the same quotation in other articles, the most changed first.
    """

    quotation: Quotation
    speaker: str | None
    variants: tuple[Variant, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether any article has it in other words, in part, or turned round."""
        return any(variant.changes != (Change.SAME,) for variant in self.variants)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change that holds for a variant, the gravest first; `same` alone where nothing else does."""
        found = {change for variant in self.variants for change in variant.changes}
        return tuple(change for change in Change if change in found and (change is not Change.SAME or len(found) == 1))


def said_by(entries: Sequence[LedgerEntry], name: str) -> tuple[LedgerEntry, ...]:
    """The *entries* that any article gives to a speaker with *name* in their name, whatever the letter case."""
    wanted = name.casefold()
    return tuple(entry for entry in entries if any(wanted in speaker.casefold() for speaker in _speakers(entry)))


def _speakers(entry: LedgerEntry) -> list[str]:
    """All that the articles call the speaker."""
    quotations = (entry.quotation, *(variant.quotation for variant in entry.variants))
    return [quotation.speaker for quotation in quotations if quotation.speaker is not None]
