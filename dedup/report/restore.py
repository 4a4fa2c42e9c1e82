"""Records back to values, with every field checked; the mirror of record.py."""

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping
from sys import intern

from dedup.model import (
    Article,
    ArticleFacts,
    Bridge,
    Cluster,
    Fragment,
    Measures,
    MemberPair,
    Passage,
    PassageClass,
    Relation,
    Role,
    RoleSpan,
    Run,
    Skip,
    Verdict,
)
from dedup.report import restore_provenance
from dedup.report.fields import Fields, check_within
from dedup.report.known import known_of
from dedup.report.record import COUNTED, MEASURES
from dedup.text.noise import COMMON, LISTED, line_key


def article_facts(record: object) -> ArticleFacts:
    """The article of a record, and what was found in it."""
    fields = Fields(record, "article")
    text = fields.text("text")
    roles = tuple(map(_role, fields.items("roles")))
    article = Article(
        id=fields.text("id"),
        text=text,
        title=fields.text_or_none("title"),
        outlet=fields.text_or_none("outlet"),
        url=fields.text_or_none("url"),
        date=fields.text_or_none("date"),
        origin=fields.text_or_none("origin"),
        metadata=known_of(fields.value("metadata")),
        boilerplate=_lines(text, roles, LISTED),
        common_lines=_lines(text, roles, COMMON),
    )
    facts = ArticleFacts(
        article=article,
        n_words=fields.count("n_words"),
        roles=roles,
        quotations=fields.spans("quotations"),
        too_short=fields.flag("too_short"),
        disguises=_disguises(fields.value("disguises")),
    )
    for span in (*facts.quotations, *(role.span for role in facts.roles)):
        check_within(span, article.id, len(text))
    return facts


def _lines(text: str, roles: tuple[RoleSpan, ...], reason: str) -> tuple[str, ...]:
    """The lines of *text* that have a role for this *reason*, as they were known to be boilerplate."""
    return tuple(sorted({line_key(role.span.of(text)) for role in roles if role.reason == reason}))


def _disguises(record: object) -> tuple[tuple[str, int], ...]:
    fields = Fields(record)
    return tuple((name, fields.count(name)) for name in fields.keys)


def cluster(record: object) -> Cluster:
    """The cluster of a record; ids, which every cluster names several times, are held once."""
    fields = Fields(record, "cluster")
    members, core = _ids(fields, "members"), _ids(fields, "core")
    return Cluster(
        id=fields.text("id"),
        members=members,
        representative=intern(fields.text("representative")),
        weakest_score=fields.share("weakest_score"),
        weakest_pair=_member_pair(fields.value("weakest_pair")),
        density=fields.share("density"),
        compared=fields.share("compared"),
        core=members if core == members else core,
        fringe=_ids(fields, "fringe"),
        bridges=tuple(map(_bridge, fields.items("bridges"))),
        related=_ids(fields, "related"),
    )


def _ids(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(map(intern, fields.texts(name)))


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
        provenance=restore_provenance.provenance(fields),
    )


def passage(record: object) -> tuple[tuple[str, str], Passage]:
    """The passage of a record, behind the ids of its left and right article."""
    fields = Fields(record, "passage")
    return (fields.text("left"), fields.text("right")), Passage(
        left=fields.span("left_span"),
        right=fields.span("right_span"),
        kind=PassageClass(fields.text("class")),
        score=fields.share("score"),
        fragments=tuple(map(_fragment, fields.items("fragments"))),
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
    lengths = {facts.article.id: len(facts.article.text) for facts in run.articles}
    check_clusters(run.clusters, lengths)
    for relation in run.relations:
        check_ids("a relation", (relation.left, relation.right), lengths)
    if sum(len(relation.passages) for relation in run.relations) != n_passages:
        message = "passages.jsonl holds passages of a pair that relations.jsonl does not hold"
        raise ValueError(message)
    for relation in run.relations:
        check_relation(relation, lengths)


def check_clusters(clusters: Iterable[Cluster], articles: Container[str]) -> None:
    """
    Refuse clusters that name an article which there is not.

    Raises:
        ValueError: naming the first.
    """
    for each in clusters:
        check_ids(each.id, _named(each), articles)


def check_ids(what: str, ids: Iterable[str], articles: Container[str]) -> None:
    """
    Refuse an id of no article.

    Raises:
        ValueError: naming the first, and *what* names it.
    """
    for article in ids:
        if article not in articles:
            message = f"{what} names article {article!r}, which articles.jsonl does not hold"
            raise ValueError(message)


def check_relation(relation: Relation, lengths: Mapping[str, int]) -> None:
    """
    Refuse a relation whose evidence leaves its two texts.

    Args:
        relation: the relation, with its passages.
        lengths: the number of characters of every article, by its id.

    Raises:
        ValueError: naming the first id or span that leads nowhere.
    """
    for passage in relation.passages:
        check_within(passage.left, relation.left, lengths[relation.left])
        check_within(passage.right, relation.right, lengths[relation.right])
        _check_fragments(passage)
    restore_provenance.check_references(relation, lengths)


def _check_fragments(passage: Passage) -> None:
    """
    Refuse a passage that does not hold its fragments.

    Raises:
        ValueError: naming the first span that leaves it.
    """
    for fragment in passage.fragments:
        for span, whole in ((fragment.left, passage.left), (fragment.right, passage.right)):
            if not whole.contains(span):
                message = f"a fragment at [{span.start}, {span.end}] leaves its passage at [{whole.start}, {whole.end}]"
                raise ValueError(message)


def _named(cluster: Cluster) -> Iterator[str]:
    """Every article id in *cluster*."""
    yield from (*cluster.members, cluster.representative, *cluster.related)
    yield from (cluster.weakest_pair.left, cluster.weakest_pair.right, *cluster.core, *cluster.fringe)
    for bridge in cluster.bridges:
        yield from itertools.chain(bridge.members, *bridge.parts)


def _member_pair(record: object) -> MemberPair:
    fields = Fields(record)
    return MemberPair(
        left=intern(fields.text("left")),
        right=intern(fields.text("right")),
        verdict=Verdict(fields.text("verdict")),
        score=fields.share("score"),
    )


def _bridge(record: object) -> Bridge:
    fields = Fields(record)
    # A part has the shape of a field of its own.
    parts = tuple(Fields({"parts": part}).texts("parts") for part in fields.items("parts"))
    return Bridge(members=fields.texts("members"), parts=parts)


def _fragment(record: object) -> Fragment:
    fields = Fields(record)
    return Fragment(
        left=fields.span("left_span"),
        right=fields.span("right_span"),
        kind=PassageClass(fields.text("class")),
        score=fields.share("score"),
    )


def _role(record: object) -> RoleSpan:
    fields = Fields(record)
    return RoleSpan(span=fields.span("span"), role=Role(fields.text("role")), reason=fields.text("reason"))
