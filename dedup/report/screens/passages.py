"""The passages of a pair one by one: what each is, and which words were exchanged in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from dedup.model import Fragment, Relation, Span
from dedup.report.screens.columns import Piece
from dedup.report.screens.differences import Differences, Edit, differences
from dedup.report.screens.reading import Reading
from dedup.report.visible import visible, visible_line
from dedup.report.words import CLASSES, LETTERS, figure
from dedup.spin.mine import Range, exchanges, table_of

MAX_LISTED = 300
"""Passages that are listed one by one; the texts mark all of them."""

MAX_SWAPS = 40
"""Exchanged words that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """
    One aligned passage.

    Attributes:
        number: from 1, in the order of the left text.
        key: its class as a letter, then its number: `S7`. Links use it.
        tag: the same, with `!` behind the letter of a quotation that was altered: `Q!10`.
        kind: its class, as in the run.
        letter: the letter of its class in lower case, for styles.
        words: its class in words.
        altered: whether a quotation in it is in other words, or turned round.
        score: its likeness with two digits.
        swaps: the words exchanged in it, `army → military`.
        left_at: where it stands in the left text, in characters.
        right_at: the same on the right.
        left_shown: whether the left column marks it; a column does not show all of a huge text.
        right_shown: the same of the right one.
    """

    number: int
    key: str
    tag: str
    kind: str
    letter: str
    words: str
    altered: bool
    score: str
    swaps: tuple[str, ...]
    left_at: tuple[int, int]
    right_at: tuple[int, int]
    left_shown: bool
    right_shown: bool

    def target(self, side: str) -> str:
        """What links to it add to the route, to reach it on that *side* or else on the other; empty if on neither."""
        if self.left_shown and (side == "left" or not self.right_shown):
            return f"?s={self.key}"
        return f"?t={self.key}" if self.right_shown else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Words exchanged between two articles: *left* where the other has *right*, *count* times."""

    left: str
    right: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordByWord:
    """
    The words of a pair against each other.

    Attributes:
        differences: of each fragment.
        swaps: words exchanged, the most telling first.
        n_swaps: how many there are in all.
    """

    differences: tuple[Differences, ...]
    swaps: tuple[Swap, ...]
    n_swaps: int

    @property
    def often(self) -> list[Swap]:
        """The two exchanges of whole words that are made most often, and more than once."""
        repeated = (swap for swap in self.swaps if swap.count > 1 and min(len(swap.left), len(swap.right)) > 1)
        return sorted(repeated, key=lambda swap: -swap.count)[:2]

    def edits(self, *, is_left: bool) -> list[Edit]:
        """All edits of one side."""
        return [edit for each in self.differences for edit in (each.left if is_left else each.right)]


def word_by_word(relation: Relation, left: Reading, right: Reading) -> WordByWord:
    """The words of *relation* against each other."""
    fragments = relation.fragments
    exchanged = [tuple(exchanges(fragment, left.words, right.words)) for fragment in fragments]
    table = table_of(relation, chain.from_iterable(exchanged), left.words, right.words)
    mined = frozenset((each.left, each.right) for each in table.substitutions)
    return WordByWord(
        differences=tuple(
            differences(
                fragment, left.words, right.words, [each for each in found if _words(each, left, right) in mined]
            )
            for fragment, found in zip(fragments, exchanged, strict=True)
        ),
        swaps=tuple(
            Swap(left=visible_line(each.left), right=visible_line(each.right), count=each.count)
            for each in table.substitutions[:MAX_SWAPS]
        ),
        n_swaps=len(table.substitutions),
    )


def _words(exchange: tuple[Range, Range], left: Reading, right: Reading) -> tuple[str, str]:
    """The words of an exchange."""
    one, other = exchange
    return left.words.text_of(*one), right.words.text_of(*other)


def passage_views(
    fragments: Sequence[Fragment],
    found: Sequence[Differences],
    altered: frozenset[int],
    shown: tuple[frozenset[int], frozenset[int]],
) -> tuple[PassageView, ...]:
    """
    *fragments* as they are shown.

    Args:
        fragments: the passages.
        found: what differs in each.
        altered: numbers of those that hold an altered quotation.
        shown: numbers of those that the left column marks, and the right one.
    """
    return tuple(
        _passage_view(number, fragment, each.swaps, altered, shown)
        for number, (fragment, each) in enumerate(zip(fragments, found, strict=True), start=1)
    )


def _passage_view(
    number: int,
    fragment: Fragment,
    swaps: Iterable[str],
    altered: frozenset[int],
    shown: tuple[frozenset[int], frozenset[int]],
) -> PassageView:
    letter = LETTERS[fragment.kind]
    sign = "!" if number in altered and letter == "Q" else ""
    return PassageView(
        number=number,
        key=f"{letter}{number}",
        tag=f"{letter}{sign}{number}",
        kind=fragment.kind.value,
        letter=letter.lower(),
        words=f"{CLASSES[fragment.kind]}{', altered' if sign else ''}",
        altered=number in altered,
        score=figure(fragment.score),
        swaps=tuple(map(visible_line, swaps)),
        left_at=(fragment.left.start, fragment.left.end),
        right_at=(fragment.right.start, fragment.right.end),
        left_shown=number in shown[0],
        right_shown=number in shown[1],
    )


def pieces(text: str, span: Span, edits: Iterable[Edit]) -> tuple[Piece, ...]:
    """What stands in *span* of *text*, cut at *edits*, which rise and lie within it."""
    cut: list[Piece] = []
    at = span.start
    for edit in edits:
        if edit.span.start < at:
            continue
        cut += [
            Piece(text=visible(text[at : edit.span.start])),
            Piece(text=visible(edit.span.of(text)), differs=True, swap=visible_line(edit.swap)),
        ]
        at = edit.span.end
    cut.append(Piece(text=visible(text[at : span.end])))
    return tuple(piece for piece in cut if piece.text)
