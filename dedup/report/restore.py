"""Records back to values, with every field checked; the mirror of record.py."""

from collections.abc import Mapping

from dedup.model import (
    Article,
    ArticleFacts,
    Cluster,
    Measures,
    Passage,
    PassageClass,
    Relation,
    Role,
    RoleSpan,
    Run,
    Skip,
    Span,
    Verdict,
)
from dedup.report.fields import Fields
from dedup.report.known import known_of
from dedup.report.record import COUNTED, MEASURES


def article_facts(record: object) -> ArticleFacts:
    """The article of a record, and what was found in it."""
    fields = Fields(record, "article")
    article = Article(
        id=fields.text("id"),
        text=fields.text("text"),
        title=fields.text_or_none("title"),
        outlet=fields.text_or_none("outlet"),
        url=fields.text_or_none("url"),
        date=fields.text_or_none("date"),
        origin=fields.text_or_none("origin"),
        metadata=known_of(fields.value("metadata")),
    )
    facts = ArticleFacts(
        article=article,
        n_words=fields.count("n_words"),
        roles=tuple(map(_role, fields.items("roles"))),
        quotations=fields.spans("quotations"),
        too_short=fields.flag("too_short"),
        disguises=_disguises(fields.value("disguises")),
    )
    for span in (*facts.quotations, *(role.span for role in facts.roles)):
        check_within(span, article)
    return facts


def _disguises(record: object) -> tuple[tuple[str, int], ...]:
    fields = Fields(record)
    return tuple((name, fields.count(name)) for name in fields.keys)


def cluster(record: object) -> Cluster:
    """The cluster of a record."""
    fields = Fields(record, "cluster")
    return Cluster(
        id=fields.text("id"),
        members=fields.texts("members"),
        representative=fields.text("representative"),
        weakest_score=fields.share("weakest_score"),
        related=fields.texts("related"),
    )


def relation(record: object) -> Relation:
    """The relation of a record, still without its passages."""
    fields = Fields(record, "relation")
    measures = {name: fields.count(name) if name in COUNTED else fields.share(name) for name in MEASURES}
    return Relation(
        left=fields.text("left"),
        right=fields.text("right"),
        verdict=Verdict(fields.text("verdict")),
        score=fields.share("score"),
        measures=Measures(**measures),  # type: ignore[arg-type]  # a count is read as int, every other measure as float
    )


def passage(record: object) -> tuple[tuple[str, str], Passage]:
    """The passage of a record, behind the ids of its left and right article."""
    fields = Fields(record, "passage")
    return (fields.text("left"), fields.text("right")), Passage(
        left=fields.span("left_span"),
        right=fields.span("right_span"),
        kind=PassageClass(fields.text("class")),
        score=fields.share("score"),
    )


def skip(record: object) -> Skip:
    """A skipped input."""
    fields = Fields(record)
    return Skip(origin=fields.text("origin"), reason=fields.text("reason"))


def run_head(fields: Fields) -> tuple[Run, Mapping[str, int]]:
    """The run of run.json, still without its tables, and how many records each table must hold."""
    expected = Fields(fields.value("records"))
    counts = Fields(fields.value("counts"))
    timings = Fields(fields.value("timings"))
    head = Run(
        settings=fields.text("settings"),
        input_digest=fields.text("input_digest"),
        articles=(),
        relations=(),
        clusters=(),
        skips=tuple(map(skip, fields.items("skips"))),
        counts={name: counts.count(name) for name in fields.names("counts")},
        timings={name: timings.number(name) for name in fields.names("timings")},
    )
    return head, {name: expected.count(name) for name in ("articles", "clusters", "relations", "passages")}


def check_references(run: Run, n_passages: int) -> None:
    """
    Refuse a run whose tables do not fit together.

    Args:
        run: the run with its passages at their relations.
        n_passages: how many passages were read; each must have found its relation.

    Raises:
        ValueError: naming the first id or span that leads nowhere.
    """
    articles = {facts.article.id: facts.article for facts in run.articles}
    named = [(cluster.id, (*cluster.members, cluster.representative, *cluster.related)) for cluster in run.clusters]
    named += [("a relation", (relation.left, relation.right)) for relation in run.relations]
    for what, ids in named:
        for article_id in ids:
            if article_id not in articles:
                message = f"{what} names article {article_id!r}, which articles.jsonl does not hold"
                raise ValueError(message)
    if sum(len(relation.passages) for relation in run.relations) != n_passages:
        message = "passages.jsonl holds passages of a pair that relations.jsonl does not hold"
        raise ValueError(message)
    for relation in run.relations:
        for passage in relation.passages:
            check_within(passage.left, articles[relation.left])
            check_within(passage.right, articles[relation.right])


def check_within(span: Span, article: Article) -> None:
    """
    Refuse a span that leaves its text.

    Raises:
        ValueError: naming the span and the article.
    """
    if span.end > len(article.text):
        message = f"span [{span.start}, {span.end}] leaves article {article.id!r} of {len(article.text)} characters"
        raise ValueError(message)


def _role(record: object) -> RoleSpan:
    fields = Fields(record)
    return RoleSpan(span=fields.span("span"), role=Role(fields.text("role")), reason=fields.text("reason"))
