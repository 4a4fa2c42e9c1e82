"""Two hundred values that try to run, to load, to leave their place or to look like something else."""

from itertools import pairwise, product

from dedup.model import (
    Article,
    ArticleFacts,
    Cluster,
    Credit,
    CreditStatus,
    Direction,
    Measures,
    MemberPair,
    PassageClass,
    Provenance,
    Reason,
    ReasonKind,
    Relation,
    Role,
    RoleSpan,
    Run,
    Span,
    Swap,
    SwapChange,
    SwapPart,
    Verdict,
)
from tests.report.newsroom import of_one_fragment

TAKEN = "window.taken=1"

_ELEMENTS = (
    "<script>{}</script>",
    "<SCRIPT>{}</SCRIPT>",
    "<img src=x onerror={}>",
    "<img src=x onerror='{}'",
    '<img src="x" onerror="{}"/>',
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x>",
    "<math><mtext><img src=x onerror={}></mtext></math>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<iframe src='javascript:{}'></iframe>",
    "<body onload={}>",
    "<details open ontoggle={}>",
    "<input autofocus onfocus={}>",
    "<select autofocus onfocus={}>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}>",
    "<object data='javascript:{}'></object>",
    "<embed src='javascript:{}'>",
    "<form action='javascript:{}'><button>go</button></form>",
    "<a href='javascript:{}'>here</a>",
    "<base href='https://evil.example/'><script src=a.js></script><!--{}-->",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<link rel=stylesheet href='https://evil.example/{}'>",
    "<style>@import 'https://evil.example/{}';</style>",
    "<template><script>{}</script></template>",
    "<noscript><img src=x onerror={}></noscript>",
    "<marquee onstart={}>",
)
_ESCAPES = (
    "{}",
    "</script>{}",
    "</style>{}",
    "</title>{}",
    "</textarea>{}",
    '">{}',
    "'>{}",
    "--><!-- -->{}",
)
_ADDRESSES = (
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "\x01javascript:{}",
    " javascript:{}",
    "javascript&colon;{}",
    "vbscript:{}",
    "data:text/html,<script>{}</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "//evil.example/{}",
    'https://evil.example/"onclick="{}',
    "https://evil.example/'onmouseover='{}",
    "https://evil.example/</a><script>{}</script>",
    "file:///etc/passwd?{}",
    "blob:https://evil.example/{}",
)
_OTHERS = (
    "{{{{ 7 * 191 }}}}",
    "{{% for x in ().__class__.__base__.__subclasses__() %}}{{{{ x }}}}{{% endfor %}}",
    "${{7*191}} #{{7*191}} <%= 7*191 %>",
    "{{# gone #}}",
    "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script&#62;{}&#60;/script&#62;",
    "&amp;lt;b&amp;gt;",
    "\\u003cscript\\u003e{}\\u003c/script\\u003e",
    '" onmouseover={} x="',
    "' onfocus={} autofocus x='",
    "` onclick={} `",
    "\x00<script>{}</script>",
    "<scr\x00ipt>{}</scr\x00ipt>",
    "<script\u2028>{}</script>",
    "\u202e{}\u202c",
    "\u2066{}\u2069\u200b",
    "half \ud83d{}",
    "]]>{}<![CDATA[",
    "<!doctype html><html>{}</html>",
    "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}",
    "#/p/a~b?s=S1&{}",
    "/c/%2e%2e~%00?{}",
    "__proto__",
    "constructor",
)

VALUES = tuple(
    dict.fromkeys(
        value.format(TAKEN)
        for value in (
            *(escape.replace("{}", element) for element, escape in product(_ELEMENTS, _ESCAPES)),
            *_ADDRESSES,
            *_OTHERS,
        )
    )
)
"""More than 200, each in some field of the run below."""

N_FIELDS = 8


def make_payload_run() -> Run:
    """A cluster in which every value stands in an id, a title, a text, an outlet, an address, a date or a reason."""
    rows = [VALUES[start : start + N_FIELDS] for start in range(0, len(VALUES), N_FIELDS)]
    facts = sorted((_facts(number, row) for number, row in enumerate(rows)), key=lambda each: each.article.id)
    relations = [_relation(left, right, VALUES[number]) for number, (left, right) in enumerate(pairwise(facts))]
    ids = tuple(each.article.id for each in facts)
    weakest = MemberPair(left=ids[0], right=ids[1], verdict=Verdict.REWRITTEN_COPY, score=0.75)
    cluster = Cluster(
        id=VALUES[0], members=ids, representative=ids[0], weakest_score=0.75, weakest_pair=weakest, core=ids
    )
    return Run(
        settings="a=1", input_digest="<b>", articles=tuple(facts), relations=tuple(relations), clusters=(cluster,)
    )


def _facts(number: int, row: tuple[str, ...]) -> ArticleFacts:
    """An article of these values; where there are fewer than it has fields, the last stands in the rest."""
    values = [*row, *[row[-1]] * (N_FIELDS - len(row))]
    identity, title, first, second, outlet, url, date, reason = values
    text = f"{first}\n{second} The ferry left at noon on the fourth of May and has not been seen since.\n"
    return ArticleFacts(
        article=Article(
            id=f"{number:02} {identity}", text=text, title=title, outlet=outlet, url=url, date=date, origin=title
        ),
        n_words=20,
        roles=(RoleSpan(span=Span(0, len(first)), role=Role.BOILERPLATE, reason=reason),),
    )


def _relation(left: ArticleFacts, right: ArticleFacts, value: str) -> Relation:
    one, other = left.article, right.article
    spans = (one.text.index("The ferry"), other.text.index("The ferry"))
    reason = Reason(kind=ReasonKind.CREDIT, source=one.id, weight=2.0, words=value, right=(Span(0, 3),))
    return Relation(
        left=one.id,
        right=other.id,
        verdict=Verdict.REWRITTEN_COPY,
        score=0.75,
        measures=Measures(left_share=0.5, right_share=0.5),
        passages=(
            of_one_fragment(
                Span(spans[0], spans[0] + 60), Span(spans[1], spans[1] + 60), PassageClass.PARAPHRASED, 0.7
            ),
        ),
        provenance=Provenance(
            direction=Direction(source=one.id, copy=other.id, confidence=0.9, reasons=(reason,)),
            credit=Credit(status=CreditStatus.CREDITED, article=other.id, name=value),
            swaps=(Swap(part=SwapPart.BYLINE, change=SwapChange.CHANGED, left=value, right=one.title),),
        ),
    )
