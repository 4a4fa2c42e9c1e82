"""Clusters made by hand: a source with copies that hang on it, each a few words long."""

from collections.abc import Iterable

from dedup.model import (
    Article,
    ArticleFacts,
    Cluster,
    CommonSource,
    Credit,
    CreditStatus,
    Direction,
    Fragment,
    Measures,
    MemberPair,
    Passage,
    PassageClass,
    Provenance,
    Reason,
    ReasonKind,
    Relation,
    Run,
    Span,
    Verdict,
)

TEXT = "The bridge will close on Monday. Its owners say so. Nobody knows for how long, and nobody was asked."


def article(identity: str, text: str = TEXT, **fields: str) -> ArticleFacts:
    """An article with the quotations that stand in curly marks."""
    quotations = []
    at = text.find("“")
    while at >= 0:
        quotations.append(Span(at, text.index("”", at) + 1))
        at = text.find("“", at + 1)
    return ArticleFacts(
        article=Article(id=identity, text=text, **fields), n_words=len(text.split()), quotations=tuple(quotations)
    )


def follows(
    source: str,
    copy: str,
    *,
    share: float = 1.0,
    verdict: Verdict = Verdict.VERBATIM_COPY,
    kind: PassageClass = PassageClass.VERBATIM,
    is_likely: bool = True,
    status: CreditStatus = CreditStatus.UNCREDITED,
    common: str | None = None,
) -> Relation:
    """A copy relation: *copy* likely follows *source*, or nobody knows, or both follow a third."""
    left, right = sorted((source, copy))
    reason = Reason(kind=ReasonKind.WORDING, source=source, weight=2.0, words="says so in rarer words")
    direction = Direction(source=source, copy=copy, confidence=0.76, reasons=(reason,))
    if common is not None:
        third = CommonSource(name=common or None, words="both look alike")
        direction = Direction(source=None, copy=None, confidence=0.0, common_source=third)
    elif not is_likely:
        direction = Direction(source=None, copy=None, confidence=0.0)
    credit = Credit(status=status, article=copy if status is not CreditStatus.UNKNOWN else None)
    span = Span(0, 32)
    fragment = Fragment(left=span, right=span, kind=kind, score=0.9)
    passage = Passage(left=span, right=span, kind=kind, score=0.9, fragments=(fragment,))
    return Relation(
        left=left,
        right=right,
        verdict=verdict,
        score=0.9,
        measures=Measures(left_share=share, right_share=share),
        passages=(passage,),
        provenance=Provenance(direction=direction, credit=credit),
    )


def run_of(articles: Iterable[ArticleFacts], relations: Iterable[Relation], *clusters: Iterable[str]) -> Run:
    """A run with these clusters."""
    known = sorted(relations, key=lambda each: (each.left, each.right))
    return Run(
        settings="",
        input_digest="0" * 64,
        articles=tuple(sorted(articles, key=lambda each: each.article.id)),
        relations=tuple(known),
        clusters=tuple(_cluster(number, tuple(sorted(members)), known) for number, members in enumerate(clusters)),
    )


def _cluster(number: int, members: tuple[str, ...], relations: Iterable[Relation]) -> Cluster:
    inside = [each for each in relations if each.left in members and each.right in members]
    weakest = min(inside, key=lambda each: each.score)
    return Cluster(
        id=f"c-{number}",
        members=members,
        representative=members[0],
        weakest_score=weakest.score,
        weakest_pair=MemberPair(left=weakest.left, right=weakest.right, verdict=weakest.verdict, score=weakest.score),
    )
