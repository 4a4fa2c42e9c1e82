"""Who likely took from whom, and why."""

from dataclasses import dataclass
from enum import StrEnum

from dedup.model.span import Span


class ReasonKind(StrEnum):
    """What a reason for or against a direction rests on."""

    DATE = "date"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    TRUNCATION = "truncation"
    EMBEDDING = "embedding"
    QUOTATION = "quotation"
    WORDING = "wording"
    RESIDUE = "residue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """
    One reason to take one of two articles for the source of the other.

    Attributes:
        kind: what it rests on.
        source: id of the article that it takes for the source.
        weight: natural logarithm of the odds that it gives; above 0.
        words: what is true of the other article, the supposed copy, for a reader: `stops early: …`.
        left: spans of the left article's text that it rests on.
        right: spans of the right article's text.
    """

    kind: ReasonKind
    source: str
    weight: float
    words: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonSource:
    """
    A third text that two articles likely both derive from.

    Attributes:
        name: who published it, where both articles name them; None where it is only inferred.
        words: why, for a reader.
    """

    name: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """
    Which of two articles is likely the source of the other; undetermined where the reasons are thin or at odds.

    Attributes:
        source: id of the likely source; None where undetermined.
        copy: id of the other article; None where undetermined.
        confidence: in [0, 1], from the sum of all reasons: 0 where they say nothing or cancel out.
        reasons: for and against, the heaviest first.
        common_source: a third text that both likely derive from; only where undetermined.
    """

    source: str | None
    copy: str | None
    confidence: float
    reasons: tuple[Reason, ...] = ()
    common_source: CommonSource | None = None


class CreditStatus(StrEnum):
    """Whether a copy says where its text is from."""

    CREDITED = "credited"
    UNCREDITED = "uncredited"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """
    Whether a copy says where its text is from.

    Attributes:
        status: unknown where neither the direction nor a name to look for is known.
        article: id of the article that gives the credit, or leaves it out; None where unknown. Of two that both credit
            a third publisher, the left one.
        name: whom it names, or should name; None where that is not known by name.
        spans: where in its text.
    """

    status: CreditStatus
    article: str | None = None
    name: str | None = None
    spans: tuple[Span, ...] = ()


class SwapPart(StrEnum):
    """What of an article is often replaced around a copied body."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"


class SwapChange(StrEnum):
    """What two articles have of a part."""

    SAME = "same"
    CHANGED = "changed"
    LEFT_ONLY = "left-only"
    RIGHT_ONLY = "right-only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Headline, byline or dateline of two articles that share a body; None where one has none."""

    part: SwapPart
    change: SwapChange
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the common text of two articles is likely from: direction, credit, and the parts around it."""

    direction: Direction
    credit: Credit
    swaps: tuple[Swap, ...] = ()
