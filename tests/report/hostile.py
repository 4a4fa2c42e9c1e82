"""A run whose texts, titles, ids and addresses try to leave their place, in several scripts."""

from dataclasses import replace
from itertools import pairwise

from dedup.model import (
    Article,
    ArticleFacts,
    Bridge,
    Cluster,
    Credit,
    CreditStatus,
    Direction,
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
from tests.report.newsroom import of_one_fragment

SCRIPT = "<script>document.title = 'taken'</script>"
TITLES = (
    f"{SCRIPT}</title></style></script>",
    "{{ 7 * 191 }} {% raw %} {# gone #} ${7 * 191}",
    "[bold red]markup[/] [link=https://evil.example]here[/link]",
    "\x1b[2J\x1b]0;taken\x07 \x9b31m bell",
    "right-to-left \u202egnihsif\u202c \u2066isolate",
    "&lt;b&gt; &amp;amp; &#0; \" onmouseover=alert(1) ' `",
    "half a pair \ud83d and a NUL \x00",
    "هل تعود العبارة إلى الجزيرة؟",
    "渡轮将于周日最后一次航行",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " https://evil.example",
    'https://evil.example/"onclick="alert(1)',
    "//evil.example",
    "http://[",
    "https://evil.example/\u202e",
    "https://safe.example/a?b=1&c=<2>",
    None,
)
ARABIC = (
    "ستقوم العبارة التي تربط بورت ألدر بجزيرة أورم منذ عام 1886 برحلتها الأخيرة يوم الأحد، بحسب أصحابها. "
    "وقالت مارا كويل: «صمدنا ما استطعنا». "
)
CHINESE = "自1886年以来连接奥尔德港与奥姆岛的渡轮将于周日进行最后一次航行。“我们坚持到了最后一刻，”玛拉·奎尔说。"


def _provenance(left: Article, right: Article) -> Provenance:
    """A direction, a credit and a swap whose words are those of the articles."""
    reason = Reason(
        kind=ReasonKind.CREDIT, source=left.id, weight=2.0, words=f"names “{right.title}”", right=(Span(0, 3),)
    )
    return Provenance(
        direction=Direction(source=left.id, copy=right.id, confidence=0.9, reasons=(reason,)),
        credit=Credit(status=CreditStatus.CREDITED, article=right.id, name=left.title, spans=(Span(0, 3),)),
        swaps=(Swap(part=SwapPart.HEADLINE, change=SwapChange.CHANGED, left=left.title, right=right.title),),
    )


def make_hostile_run() -> Run:
    """Articles of hostile texts, each a copy of the next, in one cluster."""
    texts = [f"{title}\r\n\r\n{title} {ARABIC}\u2028{CHINESE}" for title in TITLES]
    facts = tuple(
        ArticleFacts(
            article=Article(
                id=f"{number}/{title}", text=text, title=title, outlet=title, url=address, date=title, origin=title
            ),
            n_words=30,
            roles=(RoleSpan(span=Span(0, len(title)), role=Role.TITLE, reason=title),),
        )
        for number, (title, text, address) in enumerate(zip(TITLES, texts, ADDRESSES, strict=True))
    )
    ids = [fact.article.id for fact in facts]
    relations = tuple(
        Relation(
            left=left.article.id,
            right=right.article.id,
            verdict=Verdict.REWRITTEN_COPY,
            score=0.75,
            measures=Measures(left_share=0.5, right_share=0.5),
            passages=_overlapping(left.article.text, right.article.text),
            provenance=_provenance(left.article, right.article),
        )
        for left, right in pairwise(facts)
    )
    return Run(
        settings=f"verdict.min_score={SCRIPT}",
        input_digest=SCRIPT,
        articles=facts,
        relations=relations,
        clusters=(
            Cluster(
                id=SCRIPT,
                members=tuple(sorted(ids)),
                representative=ids[0],
                weakest_score=0.75,
                weakest_pair=MemberPair(left=ids[0], right=ids[1], verdict=Verdict.SAME_EVENT, score=0.1),
                fringe=(ids[0], ids[-1]),
                bridges=(Bridge(members=(ids[1],), parts=(tuple(sorted(ids[2:])), (ids[0],))),),
            ),
        ),
        skips=tuple(Skip(origin=title, reason=title) for title in TITLES),
        counts={SCRIPT: 1},
        timings={SCRIPT: 1.0},
    )


def make_crowded_run(n_articles: int) -> Run:
    """A cluster in which every article is a copy of every other."""
    one = make_hostile_run().articles[-1]
    facts = tuple(
        replace(one, article=replace(one.article, id=f"copy-{number:03}", title=f"Copy {number}"))
        for number in range(n_articles)
    )
    ids = tuple(fact.article.id for fact in facts)
    relations = tuple(
        Relation(left=left, right=right, verdict=Verdict.VERBATIM_COPY, score=1.0, measures=Measures())
        for number, left in enumerate(ids)
        for right in ids[number + 1 :]
    )
    weakest = MemberPair(left=ids[0], right=ids[1], verdict=Verdict.VERBATIM_COPY, score=1.0)
    cluster = Cluster(id="c-1", members=ids, representative=ids[0], weakest_score=1.0, weakest_pair=weakest)
    return Run(settings="", input_digest="", articles=facts, relations=relations, clusters=(cluster,))


def _overlapping(left: str, right: str) -> tuple[Passage, ...]:
    """Passages that overlap, nest, touch, cross lines and are empty."""
    spans = (Span(0, 40), Span(20, 60), Span(20, 30), Span(60, len(left)), Span(70, 70))
    rights = (Span(0, 30), Span(10, 50), Span(15, 20), Span(50, len(right)), Span(60, 60))
    kinds = (*PassageClass, PassageClass.VERBATIM)
    return tuple(of_one_fragment(one, other, kind, 0.5) for one, other, kind in zip(spans, rights, kinds, strict=True))
