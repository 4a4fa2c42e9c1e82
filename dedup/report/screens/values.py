"""
What several screens share: the routes by which screens are linked, an article on a line, a relation on a line.

A route is the id of its screen's section and, behind a `#`, its address on the page: `/c/ID` a cluster, `/p/A~B` a
pair, `/d/ID` a document, with the ids percent-encoded, and `/`, `/o`, `/m` the overview, the outlets and the method.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dedup.model import ArticleFacts, Relation, Run
from dedup.report.choice import Choice
from dedup.report.visible import visible_line
from dedup.report.words import VERDICTS, figure, name_of, names_of, percent, share_word

OVERVIEW = "/"
OUTLETS = "/o"
METHOD = "/m"


def cluster_route(identity: str) -> str:
    """The route of the cluster of that id."""
    return f"/c/{_encoded(identity)}"


def pair_route(left: str, right: str) -> str:
    """The route of the pair of these two articles, in the order of their relation."""
    return f"/p/{_encoded(left)}~{_encoded(right)}"


def document_route(identity: str) -> str:
    """The route of the article of that id."""
    return f"/d/{_encoded(identity)}"


def start_of(run: Run, *, is_part: bool) -> str:
    """The route of what a report shows first: the cluster or pair of a part of a run, else the overview."""
    if not is_part:
        return OVERVIEW
    return cluster_route(run.clusters[0].id) if run.clusters else pair_route(*_ends(run.relations[0]))


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.left, relation.right


def _encoded(identity: str) -> str:
    """*identity* percent-encoded, `~` included, for that parts the ids of a pair; half a character stays what it is."""
    return quote(identity, safe="", errors="surrogatepass").replace("~", "%7E")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """A step on the way from the overview to a screen: its name, and its route; empty for the screen itself."""

    name: str
    route: str = ""


HOME = Crumb(name="Overview", route=OVERVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """
    An article without its text.

    Attributes:
        name: its title, or its id.
        id: its id, made visible.
        outlet: the publisher; empty where unknown.
        date: the date as given; empty where unknown.
        language: its language as a tag such as `en`; empty where unknown.
        url: an http or https address; empty where there is none that may be linked.
        n_words: words that take part in matching.
        note: what is special about it; often empty.
        route: the route of its document screen; empty where the page leaves it out.
    """

    name: str
    id: str
    outlet: str
    date: str
    language: str
    url: str
    n_words: int
    note: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of an article lies in aligned passages: in [0, 1], with and without quotations, and both in words."""

    share: float
    unquoted: float
    share_words: str
    unquoted_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    A relation on a line.

    Attributes:
        left: name of the left article.
        right: name of the right article.
        verdict: the verdict in words.
        score: the score with two digits.
        left_share: of the left article.
        right_share: of the right article.
        share_word: what the words in the shares are called, `shared` or `similar`.
        route: route of the pair with its texts; empty where the page leaves it out.
    """

    left: str
    right: str
    verdict: str
    score: str
    left_share: Share
    right_share: Share
    share_word: str
    route: str


def card(choice: Choice, facts: ArticleFacts, note: str = "") -> Card:
    """*facts* on a line."""
    article = facts.article
    return Card(
        name=name_of(article, 160),
        id=visible_line(article.id),
        outlet=visible_line(article.outlet or ""),
        date=visible_line(article.date or "", 40),
        language=language_tag(article.metadata.language),
        url=safe_url(article.url),
        n_words=facts.n_words,
        note=note or ("too short to judge" if facts.too_short else ""),
        route=document_route(article.id) if choice.shows_document(article.id) else "",
    )


def row(choice: Choice, relation: Relation) -> Row:
    """*relation* on a line."""
    measures = relation.measures
    left, right = names_of(choice.facts[relation.left].article, choice.facts[relation.right].article)
    return Row(
        left=left,
        right=right,
        verdict=VERDICTS[relation.verdict],
        score=figure(relation.score),
        left_share=share(measures.left_share, measures.left_share_unquoted),
        right_share=share(measures.right_share, measures.right_share_unquoted),
        share_word=share_word(relation.verdict),
        route=route_of(choice, relation),
    )


def route_of(choice: Choice, relation: Relation) -> str:
    """The route of a pair; empty where the page leaves it out."""
    return pair_route(relation.left, relation.right) if choice.shows_pair(relation.left, relation.right) else ""


def share(whole: float, unquoted: float) -> Share:
    """A share with and without quotations, in numbers and words."""
    return Share(share=whole, unquoted=unquoted, share_words=percent(whole), unquoted_words=percent(unquoted))


def isolated(name: str) -> str:
    """*name* between bidirectional isolates, so that its script leaves the sentence around it in order."""
    return f"\u2068{name}\u2069"


def safe_url(url: str | None) -> str:
    """*url* where it is an http or https address that a page may link; otherwise nothing."""
    if not url or not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def language_tag(tag: str | None) -> str:
    """*tag* where it has the form of a language tag; otherwise nothing."""
    parts = (tag or "").replace("_", "-").split("-")
    is_tag = parts[0].isalpha() and 2 <= len(parts[0]) <= 3
    return "-".join(parts) if is_tag and all(part.isalnum() and len(part) <= 8 for part in parts) else ""
