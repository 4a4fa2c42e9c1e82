"""The quotations of a cluster: who said what, and what became of it in each member, word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dedup.ledger.values import Change, DiffPart, Edit, LedgerEntry, Variant
from dedup.report.screens.stories import GRAVE, Story
from dedup.report.visible import visible_line
from dedup.report.words import count

MAX_ENTRIES, MAX_WORDINGS, MAX_NAMES = 24, 6, 8
"""Quotations shown, other wordings of each, and articles named of each wording."""

MAX_CHARS = 600
"""Characters shown of a quotation."""

CHANGES = {
    Change.NEGATION: "negation flipped",
    Change.NUMBER: "number changed",
    Change.ALTERED: "altered",
    Change.BRACKETED: "bracketed",
    Change.TRUNCATED: "truncated",
    Change.EXTENDED: "extended",
    Change.SAME: "same words",
}
"""Every change in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """
    A quotation in other words.

    Attributes:
        changes: how it differs, each in words and whether it is grave.
        diff: pieces of text with what became of them: `kept`, `removed` or `added`.
        names: the articles that have it, by outlet and headline.
        more: how many others have it.
        in_copy: whether one of them is a copy of another that has the quotation.
    """

    changes: tuple[tuple[str, bool], ...]
    diff: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    more: int
    in_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationView:
    """
    A quotation.

    Attributes:
        speaker: who said it; empty where nobody tells.
        words: the wording on which most agree.
        names: the articles that have it so, by outlet and headline.
        more: how many others have it so.
        wordings: the other ones, the gravest first.
        more_wordings: how many more there are.
        is_grave: whether a copy turns it round or has it in other words.
    """

    speaker: str
    words: str
    names: tuple[tuple[str, str], ...]
    more: int
    wordings: tuple[Wording, ...]
    more_wordings: int
    is_grave: bool


def quotations(story: Story) -> tuple[QuotationView, ...]:
    """The quotations that more than one member has, the most changed first."""
    texts = {member: facts.article.text for member, facts in story.facts.items()}
    shared = [entry for entry in story.quotations if entry.variants]
    return tuple(_view(story, entry, texts) for entry in shared[:MAX_ENTRIES])


def left_out(story: Story) -> Iterator[str]:
    """What of the ledger is not shown."""
    n_shared = sum(bool(entry.variants) for entry in story.quotations)
    if n_shared > MAX_ENTRIES:
        yield count(n_shared - MAX_ENTRIES, "more quotation")
    n_compared, n_texts = len(story.quoted), len({facts.article.text for facts in story.facts.values()})
    if n_compared < n_texts:
        yield f"the quotations of {count(n_texts - n_compared, 'member')}"


def alone(story: Story) -> int:
    """Quotations that one member has alone."""
    return sum(not entry.variants for entry in story.quotations)


def _view(story: Story, entry: LedgerEntry, texts: Mapping[str, str]) -> QuotationView:
    same = [entry.quotation.article]
    same += [each.quotation.article for each in entry.variants if each.changes == (Change.SAME,)]
    wordings = [_wording(story, variants, entry, texts) for variants in _by_wording(entry, texts)]
    return QuotationView(
        speaker=visible_line(entry.speaker or "", 120),
        words=visible_line(entry.quotation.words_of(texts[entry.quotation.article]).rstrip(", "), MAX_CHARS),
        names=_names(story, same),
        more=max(0, len(same) - MAX_NAMES),
        wordings=tuple(wordings[:MAX_WORDINGS]),
        more_wordings=max(0, len(wordings) - MAX_WORDINGS),
        is_grave=any(variant.in_copy and GRAVE.intersection(variant.changes) for variant in entry.variants),
    )


def _by_wording(entry: LedgerEntry, texts: Mapping[str, str]) -> list[list[Variant]]:
    """The changed variants, those of the same words together, in their order."""
    found: dict[tuple[str, tuple[Change, ...]], list[Variant]] = {}
    for variant in entry.variants:
        if variant.changes != (Change.SAME,):
            words = visible_line(variant.quotation.words_of(texts[variant.quotation.article])).casefold()
            found.setdefault((words, variant.changes), []).append(variant)
    return list(found.values())


def _wording(story: Story, variants: list[Variant], entry: LedgerEntry, texts: Mapping[str, str]) -> Wording:
    first = variants[0]
    members = [variant.quotation.article for variant in variants]
    return Wording(
        changes=tuple((CHANGES[change], change in GRAVE) for change in first.changes),
        diff=tuple(_pieces(first, entry, texts)),
        names=_names(story, members),
        more=max(0, len(members) - MAX_NAMES),
        in_copy=any(variant.in_copy for variant in variants),
    )


def _pieces(variant: Variant, entry: LedgerEntry, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The word diff, as far as it is shown."""
    room = 2 * MAX_CHARS
    for part in variant.diff:
        words = visible_line(_words_of(part, variant, entry, texts), max(1, room))
        room -= len(words)
        yield part.edit.value, words
        if room <= 0:
            return


def _words_of(part: DiffPart, variant: Variant, entry: LedgerEntry, texts: Mapping[str, str]) -> str:
    """The words of a part: as the variant has them, removed ones as the entry has them."""
    if part.edit is not Edit.REMOVED and part.variant is not None:
        return part.variant.of(texts[variant.quotation.article])
    return part.base.of(texts[entry.quotation.article]) if part.base is not None else ""


def _names(story: Story, members: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((story.label(member), story.name(member)) for member in members[:MAX_NAMES])
