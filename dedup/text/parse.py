"""One text made ready: canonical form, the way back, quotations and roles."""

from dataclasses import dataclass

from dedup.model import Article, RoleSpan, Span
from dedup.text.noise import roles
from dedup.text.normalise import normalise
from dedup.text.offsets import OffsetMap
from dedup.text.quotes import quotations


@dataclass(frozen=True, slots=True)
class ParsedText:
    """
    A text in canonical form and what is known about its parts; all spans are in canonical coordinates.

    Attributes:
        canonical: the canonical text.
        offsets: from canonical spans to spans of the text as given.
        quotations: quotations in the prose, marks included; sorted and disjoint. What is quoted in a title or a
            caption is left out with it.
        roles: lines that are not prose; sorted and disjoint.
        disguises: what disguised the text as given, and how often; see `dedup.text.disguise`.
    """

    canonical: str
    offsets: OffsetMap
    quotations: tuple[Span, ...]
    roles: tuple[RoleSpan, ...]
    disguises: tuple[tuple[str, int], ...] = ()


def parse_article(article: Article, *, quoted_too: bool = True) -> ParsedText:
    """The text of *article* made ready for matching, with all that is known about it."""
    return parse(article.text, article.title, article.boilerplate, article.common_lines, quoted_too=quoted_too)


def parse(
    text: str,
    title: str | None = None,
    listed: tuple[str, ...] = (),
    common: tuple[str, ...] = (),
    *,
    quoted_too: bool = True,
) -> ParsedText:
    """
    *text* made ready for matching.

    Args:
        text: as given.
        title: the headline where it is known apart from the text.
        listed: lines that are known to be boilerplate, as `line_key` makes them.
        common: lines that articles on other matters have too, in the same form.
        quoted_too: look for quotations; without, there are none.
    """
    canonical = normalise(text)
    excluded = roles(canonical.text, normalise(title).text if title else None, listed, common)
    quoted = quotations(canonical.text) if quoted_too else ()
    if excluded and quoted:
        quoted = _outside(quoted, excluded)
    return ParsedText(
        canonical=canonical.text,
        offsets=canonical.offsets,
        quotations=quoted,
        roles=excluded,
        disguises=canonical.disguises,
    )


def _outside(quoted: tuple[Span, ...], excluded: tuple[RoleSpan, ...]) -> tuple[Span, ...]:
    """The quotations that touch no role; both kinds of span lie within a line, so none lies half in one."""
    kept = []
    upcoming = iter(excluded)
    role = next(upcoming, None)
    for span in quoted:
        while role is not None and role.span.end <= span.start:
            role = next(upcoming, None)
        if role is None or not role.span.overlaps(span):
            kept.append(span)
    return tuple(kept)
