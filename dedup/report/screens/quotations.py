"""What became of the quotations that two articles share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dedup.ledger.ledger import ledger
from dedup.ledger.values import Change, DiffPart, LedgerEntry, Quotation, Variant
from dedup.model import ArticleFacts, Fragment, Relation, Run, Span
from dedup.report.screens.columns import Piece
from dedup.report.screens.differences import Edit
from dedup.report.screens.passages import pieces
from dedup.report.visible import visible_line

GRAVE = frozenset((Change.NEGATION, Change.NUMBER))
"""Changes that turn round what somebody said."""

REWORDED = GRAVE | {Change.ALTERED}
"""Changes that put other words into somebody's mouth."""

MAX_SHOWN = 40
"""Changed quotations that are shown."""

_WORDS = {
    Change.NEGATION: "turned round",
    Change.NUMBER: "another number",
    Change.ALTERED: "in other words",
    Change.BRACKETED: "with words put in by an editor",
    Change.TRUNCATED: "cut",
    Change.EXTENDED: "with more words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationView:
    """
    A quotation that stands differently in the two articles.

    Attributes:
        speaker: who is said to have said it; empty where nobody is named.
        changes: how they differ, in words, the gravest first.
        is_grave: whether a negation or a number is another.
        is_reworded: whether words of it are others.
        left: the words on the left; those that differ are pieces of their own.
        right: the same on the right.
        passages: numbers of the passages that hold it.
    """

    speaker: str
    changes: str
    is_grave: bool
    is_reworded: bool
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """
    The quotations of a pair.

    Attributes:
        n_shared: how many both have, in whatever words.
        n_reworded: how many of them have other words.
        n_turned: how many say the contrary, by a negation that one side has not.
        n_grave: how many of them have another negation or number.
        n_changed: how many differ at all.
        changed: those that differ, the gravest first.
        n_left: quotations in the left article.
        n_right: the same of the right one.
    """

    n_shared: int
    n_reworded: int
    n_turned: int
    n_grave: int
    n_changed: int
    changed: tuple[QuotationView, ...]
    n_left: int
    n_right: int

    @property
    def altered_passages(self) -> frozenset[int]:
        """Numbers of the passages that hold a quotation in other words."""
        return frozenset(number for each in self.changed if each.is_reworded for number in each.passages)


def quotations(relation: Relation, left: ArticleFacts, right: ArticleFacts) -> Quotations:
    """The quotations that *left* and *right* share, by the ledger of the two alone."""
    shared: list[LedgerEntry] = []
    if left.quotations and right.quotations:
        pair = Run(settings="", input_digest="", articles=(left, right), relations=(relation,), clusters=())
        shared = [entry for entry in ledger(pair) if entry.variants]
    changed = [entry for entry in shared if entry.is_changed]
    return Quotations(
        n_shared=len(shared),
        n_reworded=sum(not REWORDED.isdisjoint(entry.changes) for entry in changed),
        n_turned=sum(Change.NEGATION in entry.changes for entry in changed),
        n_grave=sum(not GRAVE.isdisjoint(entry.changes) for entry in changed),
        n_changed=len(changed),
        changed=tuple(_view(entry, relation.fragments, left, right) for entry in changed[:MAX_SHOWN]),
        n_left=len(left.quotations),
        n_right=len(right.quotations),
    )


def _view(entry: LedgerEntry, fragments: Sequence[Fragment], left: ArticleFacts, right: ArticleFacts) -> QuotationView:
    variant = entry.variants[0]
    is_base_left = entry.quotation.article == left.article.id
    one, other = (entry.quotation, variant.quotation) if is_base_left else (variant.quotation, entry.quotation)
    return QuotationView(
        speaker=visible_line(entry.speaker or "", 80),
        changes=", ".join(_WORDS[change] for change in variant.changes if change in _WORDS),
        is_grave=not GRAVE.isdisjoint(variant.changes),
        is_reworded=not REWORDED.isdisjoint(variant.changes),
        left=_pieces(one, left.article.text, _differing(variant, is_base=is_base_left)),
        right=_pieces(other, right.article.text, _differing(variant, is_base=not is_base_left)),
        passages=tuple(
            number
            for number, fragment in enumerate(fragments, start=1)
            if _touches(fragment.left, one) and _touches(fragment.right, other)
        ),
    )


def _touches(span: Span, quotation: Quotation) -> bool:
    return any(span.overlaps(part) for part in quotation.spans)


def _differing(variant: Variant, *, is_base: bool) -> list[Span]:
    """What only the one side has, the base or the variant."""

    def only_here(part: DiffPart) -> Span | None:
        here, there = (part.base, part.variant) if is_base else (part.variant, part.base)
        return here if there is None else None

    return [span for part in variant.diff if (span := only_here(part)) is not None]


def _pieces(quotation: Quotation, text: str, differing: Iterable[Span]) -> tuple[Piece, ...]:
    """The words of *quotation*, what interrupts them as an ellipsis."""
    edits = [Edit(span=span) for span in differing]
    parts: list[Piece] = []
    for span in quotation.spans:
        if parts:
            parts.append(Piece(text=" … "))
        parts += pieces(text, span, [edit for edit in edits if span.contains(edit.span)])
    return tuple(parts)
