"""Reasons from what a publishing system left behind in one of two texts."""

from collections.abc import Iterator

from dedup.model import Reason, ReasonKind, Span
from dedup.provenance.trace import Trace
from dedup.text.furniture import IMAGE_CROPS

RESIDUE = 0.3
"""Weight of what a publishing system left behind, against an article that is clean: scraped pages carry it along."""

CROP = 0.8
"""Weight of the name of a picture's crop that only one of the two has. It comes from the page of the original, so
the one that has it did not take it from the other."""


def residue_reasons(left: Trace, right: Trace) -> Iterator[Reason]:
    """One carries along what a publishing system left behind."""
    for bearer, other in ((left, right), (right, left)):
        crop = _crop(bearer)
        if crop is not None and _crop(other) is None:
            words = f"lacks the name of the original's picture that the other carries, {_shown(bearer, crop)}"
            yield _of_residue(bearer, crop, CROP, words, bearer_is_left=bearer is left)
        rest = next((span for span in bearer.residue if span != crop), None)
        if rest is not None and all(span == _crop(other) for span in other.residue):
            words = f"carries leftovers of a publishing system, {_shown(bearer, rest)}"
            yield _of_residue(other, rest, RESIDUE, words, bearer_is_left=bearer is left)


def _of_residue(source: Trace, span: Span, weight: float, words: str, *, bearer_is_left: bool) -> Reason:
    return Reason(
        kind=ReasonKind.RESIDUE,
        source=source.id,
        weight=weight,
        words=words,
        left=(span,) if bearer_is_left else (),
        right=() if bearer_is_left else (span,),
    )


def _crop(article: Trace) -> Span | None:
    """Where the name of a picture's crop stands."""
    return next((s for s in article.residue if s.of(article.text).rstrip().lower().endswith(IMAGE_CROPS)), None)


def _shown(article: Trace, span: Span) -> str:
    return f"“{' '.join(span.of(article.text).split())[:60]}”"
