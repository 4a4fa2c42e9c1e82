"""
A small invented run, made by hand: a cluster of three, a link by shared quotations, two articles alone, two skips.

The figures are plausible rather than measured; what the reports make of them is what the tests are about.
"""

from dataclasses import replace

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
    Role,
    RoleSpan,
    Run,
    Skip,
    Span,
    Swap,
    SwapChange,
    SwapPart,
    Verdict,
)

WIRE = (
    "Ferry line to Orm island to close after 140 years\n\n"
    "PORT ALDER – The ferry that has linked Port Alder with the island of Orm since 1886 will make its "
    "last crossing on Sunday, its owners said.\n\n"
    "“We held on for as long as anyone could,” said Mara Quill, who runs the line with her brother. “The "
    "bridge has taken nine of every ten passengers.”\n\n"
    "The last of three boats, the Lady Brine, carried 212 people a day in June, down from 2,300 before "
    "the bridge opened.\n\n"
    "The council of Orm will meet on Tuesday to discuss a winter service for those who cannot drive.\n\n"
    "Photo: the Lady Brine at her berth in Port Alder.\n"
)

REPRINT = (
    "Island ferry makes its last crossing\n\n"
    "The ferry that has linked Port Alder with the island of Orm since 1886 will make its last crossing "
    "on Sunday, its owners said.\n\n"
    "“We held on for as long as anyone could,” said Mara Quill, who runs the line with her brother. “The "
    "bridge has taken nine of every ten passengers.”\n\n"
    "The last of three boats, the Lady Brine, carried 212 people a day this June, down from 2,300 before "
    "the bridge was opened.\n\n"
    "Subscribe to our newsletter for more news from the coast.\n"
)

REWRITE = (
    "Orm boat service to shut down\n\n"
    "The vessel which has connected the isle of Orm to Port Alder since 1886 is going to sail a final "
    "time this Sunday, according to the proprietors.\n\n"
    "In June, Lady Brine, the last one of three ships, was transporting 212 persons daily, compared with "
    "2,300 prior to the opening of the bridge.\n\n"
    "Orm's council is due to gather on Tuesday to talk about a service in winter for people unable to "
    "drive.\n"
)

INDEPENDENT = (
    "What Orm loses with its boats\n\n"
    "On the quay at Orm the tea is still served in the cups that the line gave away in 1951. Half of the "
    "islanders I met had their first kiss on the upper deck.\n\n"
    "Mara Quill met me in the wheelhouse. “We held on for as long as anyone could,” she said, and looked "
    "at the bridge.\n"
)

RECIPE = (
    "Six ways with winter kale\n\n"
    "Blanch the leaves for one minute, no longer, and dry them in a cloth. Everything else is butter.\n"
)


def span(text: str, part: str) -> Span:
    """Where *part* stands in *text*."""
    start = text.index(part)
    return Span(start, start + len(part))


def between(text: str, first: str, last: str) -> Span:
    """From the start of *first* to the end of *last*."""
    return Span(span(text, first).start, span(text, last).end)


def of_one_fragment(left: Span, right: Span, kind: PassageClass, score: float) -> Passage:
    """A passage that is one fragment from end to end."""
    fragment = Fragment(left=left, right=right, kind=kind, score=score)
    return Passage(left=left, right=right, kind=kind, score=score, fragments=(fragment,))


def passage(left: str, right: str, kind: PassageClass, score: float, *ends: str) -> Passage:
    """A passage from and to words of the left text, then from and to words of the right one."""
    return of_one_fragment(between(left, *ends[:2]), between(right, *ends[2:]), kind, score)


def facts(article: Article, n_words: int, *roles: RoleSpan, too_short: bool = False) -> ArticleFacts:
    """Facts with the quotations that stand in curly marks."""
    quotations = []
    at = article.text.find("“")
    while at >= 0:
        quotations.append(Span(at, article.text.index("”", at) + 1))
        at = article.text.find("“", at + 1)
    return ArticleFacts(
        article=article, n_words=n_words, roles=roles, quotations=tuple(quotations), too_short=too_short
    )


def title_of(text: str) -> RoleSpan:
    """The role of the first line."""
    return RoleSpan(span=Span(0, text.index("\n")), role=Role.TITLE, reason="the first line is the title")


def make_run() -> Run:
    """The run; a new one on every call."""
    wire = Article(
        id="alder-post/ferry.txt",
        text=WIRE,
        title="Ferry line to Orm island to close after 140 years",
        outlet="Alder Post",
        url="https://alder-post.example/ferry",
        date="2031-03-07",
        origin="news/alder-post/ferry.txt",
    )
    reprint = Article(
        id="coast-daily/ferry.html",
        text=REPRINT,
        title="Island ferry makes its last crossing",
        outlet="Coast Daily",
        url="https://coast-daily.example/a/8812",
        date="2031-03-08",
        origin="news/coast-daily/ferry.html",
    )
    rewrite = Article(
        id="quickreads/4471.json", text=REWRITE, title="Orm boat service to shut down", outlet="QuickReads"
    )
    independent = Article(
        id="island-voice/quay.txt", text=INDEPENDENT, title="What Orm loses with its boats", outlet="Island Voice"
    )
    recipe = Article(id="kitchen/kale.txt", text=RECIPE, title="Six ways with winter kale")
    note = Article(id="kitchen/note.txt", text="Back soon.")
    caption = RoleSpan(
        span=span(WIRE, "Photo: the Lady Brine at her berth in Port Alder."),
        role=Role.CAPTION,
        reason="begins with a photo credit",
    )
    newsletter = RoleSpan(
        span=span(REPRINT, "Subscribe to our newsletter for more news from the coast."),
        role=Role.BOILERPLATE,
        reason="asks to subscribe",
    )
    return Run(
        settings="sketch.shingle_words=5 sketch.bands=32 align.min_cosine=0.35 verdict.min_score=0.5",
        input_digest="5f2b" * 16,
        articles=(
            facts(wire, 97, title_of(WIRE), caption),
            facts(reprint, 78, title_of(REPRINT), newsletter),
            facts(independent, 58, title_of(INDEPENDENT)),
            facts(recipe, 18, title_of(RECIPE)),
            facts(note, 2, too_short=True),
            facts(rewrite, 74, title_of(REWRITE)),
        ),
        relations=(_reprinted(), _quoted(), _rewritten(), _followed()),
        clusters=(
            Cluster(
                id="c-7d1f03",
                members=("alder-post/ferry.txt", "coast-daily/ferry.html", "quickreads/4471.json"),
                representative="alder-post/ferry.txt",
                weakest_score=0.61,
                weakest_pair=MemberPair(
                    left="coast-daily/ferry.html",
                    right="quickreads/4471.json",
                    verdict=Verdict.REWRITTEN_COPY,
                    score=0.61,
                ),
                core=("alder-post/ferry.txt", "coast-daily/ferry.html", "quickreads/4471.json"),
                related=("island-voice/quay.txt",),
            ),
        ),
        skips=(
            Skip(origin="news/broken.json:3", reason="line 3 is not JSON"),
            Skip(origin="news/logo.png", reason="a binary file"),
        ),
        counts={"too_short": 1, "candidate_pairs": 9, "capped_buckets": 0},
        timings={"reading": 0.012, "sketching": 0.25},
    )


def without_findings() -> Run:
    """The same articles with no relation among them."""
    return replace(make_run(), relations=(), clusters=())


def _reprinted() -> Relation:
    opening = ("The ferry that has linked", "its owners said.")
    quoted = ("“We held on", "ten passengers.”")
    boats = ("The last of three boats", "bridge opened.", "The last of three boats", "was opened.")
    return Relation(
        left="alder-post/ferry.txt",
        right="coast-daily/ferry.html",
        verdict=Verdict.EDITED_COPY,
        score=0.94,
        measures=Measures(
            left_share=0.811324,
            right_share=1.0,
            left_share_unquoted=0.753086,
            right_share_unquoted=1.0,
            left_verbatim=0.701754,
            right_verbatim=0.912281,
            left_chain=0.7425,
            right_chain=0.971,
            order_agreement=1.0,
            resemblance=0.702703,
            left_containment=0.764706,
            right_containment=0.896552,
            left_content=0.7125,
            right_content=0.912,
            copied_words=51,
            quoted_words=22,
        ),
        passages=(
            passage(WIRE, REPRINT, PassageClass.VERBATIM, 1.0, *opening, *opening),
            passage(WIRE, REPRINT, PassageClass.QUOTATION, 1.0, *quoted, *quoted),
            passage(WIRE, REPRINT, PassageClass.EDITED, 0.886792, *boats),
        ),
        provenance=_reprint_of_the_wire(),
    )


def _reprint_of_the_wire() -> Provenance:
    """Told by the dates, against a thin reason; uncredited."""
    wire, reprint = "alder-post/ferry.txt", "coast-daily/ferry.html"
    dated = Reason(
        kind=ReasonKind.DATE, source=wire, weight=2.5, words="was published later: 2031-03-08, the other 2031-03-07"
    )
    dateline = Reason(
        kind=ReasonKind.DATELINE,
        source=wire,
        weight=0.3,
        words="lacks the dateline of the other",
        left=(span(WIRE, "PORT ALDER –"),),
    )
    against = Reason(
        kind=ReasonKind.RESIDUE, source=reprint, weight=0.3, words="carries leftovers of a publishing system, “null”"
    )
    return Provenance(
        direction=Direction(source=wire, copy=reprint, confidence=0.848284, reasons=(dated, against, dateline)),
        credit=Credit(status=CreditStatus.UNCREDITED, article=reprint),
        swaps=(
            Swap(
                part=SwapPart.HEADLINE,
                change=SwapChange.CHANGED,
                left="Ferry line to Orm island to close after 140 years",
                right="Island ferry makes its last crossing",
            ),
            Swap(part=SwapPart.DATELINE, change=SwapChange.LEFT_ONLY, left="PORT ALDER", right=None),
        ),
    )


def _of_a_third() -> Provenance:
    """Undetermined: both credit an agency."""
    third = CommonSource(name="Reuters", words="both credit “Reuters”, which publishes neither")
    credit = Credit(status=CreditStatus.CREDITED, article="coast-daily/ferry.html", name="Reuters", spans=(Span(0, 6),))
    direction = Direction(source=None, copy=None, confidence=0.0, common_source=third)
    return Provenance(direction=direction, credit=credit)


def _rewritten() -> Relation:
    opening = ("The ferry that has linked", "its owners said.", "The vessel which", "the proprietors.")
    boats = ("The last of three boats", "bridge opened.", "In June, Lady Brine", "of the bridge.")
    council = ("The council of Orm", "cannot drive.", "Orm's council", "unable to drive.")
    return Relation(
        left="alder-post/ferry.txt",
        right="quickreads/4471.json",
        verdict=Verdict.REWRITTEN_COPY,
        score=0.68,
        measures=Measures(
            left_share=0.659794, right_share=1.0, left_share_unquoted=0.8, right_share_unquoted=1.0, order_agreement=1.0
        ),
        passages=(
            passage(WIRE, REWRITE, PassageClass.PARAPHRASED, 0.521739, *opening),
            passage(WIRE, REWRITE, PassageClass.PARAPHRASED, 0.434783, *boats),
            passage(WIRE, REWRITE, PassageClass.PARAPHRASED, 0.5, *council),
        ),
    )


def _followed() -> Relation:
    opening = ("The ferry that has linked", "its owners said.", "The vessel which", "the proprietors.")
    boats = ("The last of three boats", "was opened.", "In June, Lady Brine", "of the bridge.")
    return Relation(
        left="coast-daily/ferry.html",
        right="quickreads/4471.json",
        verdict=Verdict.REWRITTEN_COPY,
        score=0.61,
        measures=Measures(
            left_share=0.615385,
            right_share=0.662162,
            left_share_unquoted=0.8,
            right_share_unquoted=0.662162,
            order_agreement=1.0,
        ),
        passages=(
            passage(REPRINT, REWRITE, PassageClass.PARAPHRASED, 0.521739, *opening),
            passage(REPRINT, REWRITE, PassageClass.PARAPHRASED, 0.416667, *boats),
        ),
        provenance=_of_a_third(),
    )


def _quoted() -> Relation:
    words = "“We held on for as long as anyone could,”"
    return Relation(
        left="alder-post/ferry.txt",
        right="island-voice/quay.txt",
        verdict=Verdict.SHARED_QUOTATIONS,
        score=0.12,
        measures=Measures(left_share=0.092784, right_share=0.155172, quoted_words=9),
        passages=(of_one_fragment(span(WIRE, words), span(INDEPENDENT, words), PassageClass.QUOTATION, 1.0),),
    )
