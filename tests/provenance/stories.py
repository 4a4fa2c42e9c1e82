"""Invented articles, and what the tests make of them: facts, traces and relations by hand."""

from dedup.model import (
    Article,
    ArticleFacts,
    CommonSource,
    Credit,
    CreditStatus,
    Direction,
    Fragment,
    Measures,
    Passage,
    PassageClass,
    Provenance,
    Reason,
    ReasonKind,
    Relation,
    RoleSpan,
    Span,
    Verdict,
)
from dedup.provenance.trace import Trace, trace
from dedup.text.parse import parse

SENTENCES = (
    "The town council of Merrow voted on Monday to close the swimming hall at Quay Street for eighteen months.",
    "An inspection in March had found that the steel of the roof was rusting where it meets the walls.",
    "Repairs will cost about nine million crowns, of which the county has promised to pay a third.",
    "Some four hundred children learn to swim in the hall every year, and their lessons will move to Aldenham.",
    "The swimming club, which has trained there since 1931, called the decision a disaster for its members.",
    "Its chairwoman, Berit Solling, said that buses to Aldenham would take forty minutes each way.",
    "The mayor answered that nobody could ask parents to send children under a roof that might fall.",
    "Work is to begin in August, when the summer season of the open-air pool comes to an end.",
)
STORY = " ".join(SENTENCES)

SPUN = """
The municipality assembly of Merrow balloted on Monday to shutter the natatorium at Quay Street for eighteen fortnights.
An examination in March had discovered that the metallurgy of the canopy was corroding where it adjoins the ramparts.
Refurbishments will necessitate approximately nine million crowns, whereof the shire has pledged to disburse a third.
Some four hundred juveniles memorise to paddle in the natatorium each twelvemonth, and their tutelage will relocate to
Aldenham. The paddling fraternity, which has exercised there since 1931, christened the verdict a cataclysm for its
adherents. Its chairperson, Berit Solling, opined that omnibuses to Aldenham would consume forty minutes apiece. The
burgomaster retorted that nobody could beseech progenitors to dispatch juveniles beneath a canopy that might topple.
Toil is to commence in August, whenever the summertime of the alfresco lido terminates.
""".strip().replace("\n", " ")


def facts(text: str, article_id: str = "a", **fields: str) -> ArticleFacts:
    """What a run knows of an article."""
    article = Article(id=article_id, text=text, **fields)
    parsed = parse(text, article.title)
    original = parsed.offsets.to_original
    return ArticleFacts(
        article=article,
        n_words=len(text.split()),
        roles=tuple(RoleSpan(span=original(r.span), role=r.role, reason=r.reason) for r in parsed.roles),
        quotations=tuple(original(span) for span in parsed.quotations),
    )


def traced(text: str, article_id: str = "a", **fields: str) -> Trace:
    """The trace of an article."""
    return trace(facts(text, article_id, **fields))


def span(text: str, part: str) -> Span:
    """Where *part* stands in *text*."""
    start = text.index(part)
    return Span(start, start + len(part))


def passage(left: Span, right: Span, score: float = 1.0) -> Passage:
    kind = PassageClass.VERBATIM if score > 0.95 else PassageClass.PARAPHRASED
    fragment = Fragment(left=left, right=right, kind=kind, score=score)
    return Passage(left=left, right=right, kind=kind, score=score, fragments=(fragment,))


def relation(
    *passages: Passage,
    left: str = "a",
    right: str = "b",
    verdict: Verdict = Verdict.VERBATIM_COPY,
    left_share: float = 1.0,
    right_share: float = 1.0,
    provenance: Provenance | None = None,
) -> Relation:
    """A relation by hand, its passages in order."""
    measures = Measures(left_share=left_share, right_share=right_share, order_agreement=1.0)
    return Relation(
        left=left,
        right=right,
        verdict=verdict,
        score=0.95,
        measures=measures,
        passages=passages,
        provenance=provenance,
    )


def whole(left: str, right: str, score: float = 1.0) -> Passage:
    """All of one text beside all of the other."""
    return passage(Span(0, len(left)), Span(0, len(right)), score)


def told(source: str, copy: str, *, weight: float = 2.0, kind: ReasonKind = ReasonKind.WORDING) -> Provenance:
    """A provenance by hand: one reason for *source*."""
    reason = Reason(kind=kind, source=source, weight=weight, words="says so")
    direction = Direction(source=source, copy=copy, confidence=0.76, reasons=(reason,))
    return Provenance(direction=direction, credit=Credit(status=CreditStatus.UNKNOWN))


def untold(*reasons: Reason, common: CommonSource | None = None) -> Provenance:
    """A provenance by hand whose direction is undetermined."""
    direction = Direction(source=None, copy=None, confidence=0.0, reasons=reasons, common_source=common)
    return Provenance(direction=direction, credit=Credit(status=CreditStatus.UNKNOWN))
