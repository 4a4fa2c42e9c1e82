"""Credit: whether a copy says where its text is from, and what that says of the direction."""

# ruff: noqa: RUF001 - quotation marks are meant

from collections.abc import Iterator

from dedup.model import Credit, CreditStatus, Direction, Reason, ReasonKind, Span
from dedup.provenance.names import Naming, find_naming
from dedup.provenance.trace import Trace

CREDITED = 3.0
"""Weight where the copy names the other's publisher. Hardly anyone credits those who copied from them."""

MIN_TITLE_WORDS = 4
"""Words of a headline that is long enough for its mention to be a credit."""


def credit_reasons(left: Trace, right: Trace) -> Iterator[Reason]:
    """One article names the publisher of the other."""
    for copy, source in ((right, left), (left, right)):
        naming = named_in(copy, source)
        if naming is None:
            continue
        spans = (naming.span,)
        yield Reason(
            kind=ReasonKind.CREDIT,
            source=source.id,
            weight=CREDITED,
            words=f"names “{naming.name}”, the other's publisher",
            left=spans if copy is left else (),
            right=spans if copy is right else (),
        )


def named_in(copy: Trace, source: Trace) -> Naming | None:
    """Where *copy* names the publisher of *source*; None where it does not, or it is its own as well."""
    if not source.names or not set(source.names).isdisjoint(copy.names):
        return None
    own = {name.casefold() for name in source.names}
    for naming in copy.credits:
        if naming.name.casefold() in own or any(naming.name.casefold() == name.partition(".")[0] for name in own):
            return naming
    return find_naming(copy.text, copy.roles, source.names, copy.names)


def credit(left: Trace, right: Trace, direction: Direction) -> Credit:
    """
    The credit that the likely copy gives, or that either gives where the direction is undetermined.

    To name a third publisher, such as an agency, is a credit as well: the text says that it is not its own.
    """
    pairs = [(right, left), (left, right)]
    if direction.copy is not None:
        pairs = [pair for pair in pairs if pair[0].id == direction.copy]
    for copy, source in pairs:
        if naming := named_in(copy, source) or _title_in(copy, source):
            return _given(copy, naming)
    if direction.common_source is not None and direction.common_source.name is not None:
        return _to_third(left, right, direction.common_source.name)
    if direction.copy is not None and pairs[0][0].credits:
        return _given(pairs[0][0], pairs[0][0].credits[0])
    if direction.copy is None or not pairs[0][1].names:
        return Credit(status=CreditStatus.UNKNOWN)
    if not set(pairs[0][0].names).isdisjoint(pairs[0][1].names):
        return Credit(status=CreditStatus.UNKNOWN)  # a publisher need not credit itself
    return Credit(status=CreditStatus.UNCREDITED, article=direction.copy)


def _to_third(left: Trace, right: Trace, name: str) -> Credit:
    """The credit to the publisher *name* that at least one of the two gives; one that does not leaves it out."""
    for article in (left, right):
        if all(naming.name != name for naming in article.credits):
            return Credit(status=CreditStatus.UNCREDITED, article=article.id, name=name)
    return _given(left, next(naming for naming in left.credits if naming.name == name))


def _given(copy: Trace, naming: Naming) -> Credit:
    return Credit(status=CreditStatus.CREDITED, article=copy.id, name=naming.name, spans=(naming.span,))


def _title_in(copy: Trace, source: Trace) -> Naming | None:
    """Where *copy* mentions the headline of *source* beside its own."""
    title = source.headline.strip()
    if len(title.split()) < MIN_TITLE_WORDS or title.casefold() == copy.headline.strip().casefold():
        return None
    start = copy.text.find(title)
    if start <= 0 or copy.text[start - 1] not in "“\"„«[「『‘'":
        return None
    return Naming(title, Span(start, start + len(title)))
