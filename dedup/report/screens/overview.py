"""The overview: what was found in figures, what needs a look, and the clusters on a line each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dedup.model import Relation, Run
from dedup.report.choice import MAX_LISTED, Choice
from dedup.report.drawings.histogram import Histogram, histogram
from dedup.report.screens.mixture import Part, parts
from dedup.report.screens.single import Single, single
from dedup.report.screens.survey import ClusterLine, Look, Survey, survey
from dedup.report.screens.values import OVERVIEW, Card, Row, card, row
from dedup.report.words import VERDICTS, count, headline

MAX_LINES = 200
"""Clusters whose line is plain HTML; the page's script shows the others from its data."""

MAX_LOOKS = 24
"""Findings listed as needing a look, the gravest kinds first."""

MAX_MISSES = 20
"""Pairs listed as nearest misses, where no copies were found."""

KINDS = ("flipped", "spun", "quotation", "disguise")
"""Findings that need a look, the gravest first."""

FIELDS = (
    *("route", "name", "id", "size", "outlets", "first", "last", "firstWords", "trusted"),
    *("source", "sourceOutlet", "sourceNote", "confidence", "least", "share", "spun", "altered", "uncredited"),
    *("letters", "languages", "ids", "joints", "copies"),
)
"""The fields of a cluster in the data of the page, in their order."""


SAVED = (
    *(("cluster", "id"), ("headline", "name"), ("size", "size"), ("sizes_at_threshold", "parts")),
    *(
        ("threshold", "threshold"),
        ("outlets", "outlets"),
        ("first_seen", "firstWords"),
        ("first_seen_trusted", "trusted"),
    ),
    *(("likely_source", "source"), ("source_outlet", "sourceOutlet"), ("confidence", "confidence")),
    *(("least_share", "least"), ("most_share", "share"), ("paraphrased", "spun"), ("altered_quotations", "altered")),
    *(("not_credited", "uncredited"), ("members", "ids")),
)
"""What the page saves of a cluster: the name of each field in the file, and in its data. `parts` and `threshold` come
from the page; docs/formats.md describes them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure: its *value*, what it counts, and a *note* below."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """
    The overview.

    Attributes:
        route: its route.
        headline: what was found, in one sentence.
        state: `empty`, `one`, `nothing` or `found`.
        advice: what may be tried, where little was found.
        tiles: the figures.
        mixture: the text of all articles by class.
        shares: how much the copies share; None where there are none.
        looks: what needs a look, the gravest first.
        n_looks: how much there is of each kind, in words.
        clusters: the first clusters on a line each, largest first.
        n_clusters: how many there are.
        single: what is known of the one article that there is; None where there are more, or none.
        misses: the nearest misses, where no copies were found.
        links: relations that join no cluster, strongest first.
        n_links: how many there are.
        alone: articles in no cluster.
        n_alone: how many there are.
        data: values for the scripts of the page, by name; each of what JSON can hold.
    """

    route: str
    headline: str
    state: str
    advice: str
    tiles: tuple[Tile, ...]
    mixture: tuple[Part, ...]
    shares: Histogram | None
    looks: tuple[Look, ...]
    n_looks: tuple[str, ...]
    clusters: tuple[ClusterLine, ...]
    n_clusters: int
    single: Single | None
    misses: tuple[Row, ...]
    links: tuple[Row, ...]
    n_links: int
    alone: tuple[Card, ...]
    n_alone: int
    data: tuple[tuple[str, object], ...] = ()


def overview_view(choice: Choice) -> OverviewView:
    """The overview of a run."""
    run = choice.run
    found = survey(choice)
    state = _state(run)
    links: Sequence[Relation] = choice.links if run.clusters else ()
    return OverviewView(
        route=OVERVIEW,
        headline=headline(run),
        state=state,
        advice=_advice(run, state),
        tiles=tuple(_tiles(choice, found)),
        mixture=parts(found.letters),
        shares=histogram(found.shares) if found.shares else None,
        looks=tuple(sorted(found.looks, key=lambda look: KINDS.index(look.kind))[:MAX_LOOKS]),
        n_looks=tuple(_looks_in_words(found)),
        clusters=tuple(found.lines[:MAX_LINES]),
        n_clusters=len(found.lines),
        single=single(choice, run.articles[0]) if len(run.articles) == 1 else None,
        misses=() if run.clusters else tuple(row(choice, each) for each in _nearest(choice)),
        links=tuple(row(choice, relation) for relation in links[:MAX_LISTED]),
        n_links=len(links),
        alone=() if state == "one" else tuple(card(choice, facts) for facts in choice.alone[:MAX_LISTED]),
        n_alone=len(choice.alone),
        data=(("clusters", data_of(found.lines)),) if found.lines else (),
    )


def data_of(lines: Sequence[ClusterLine]) -> dict[str, object]:
    """The clusters for the script of the page: the names of the fields, and a list for each cluster."""
    return {"fields": list(FIELDS), "saved": [list(pair) for pair in SAVED], "rows": [_values(line) for line in lines]}


def _values(line: ClusterLine) -> list[object]:
    """The values of a cluster, in the order of FIELDS; joints as one list of numbers."""
    return [
        *(line.route, line.name, line.id, line.size, list(line.outlets), line.day, line.last),
        *(line.first.words, line.first.is_trusted, line.source, line.source_outlet, line.source_note),
        *(round(value, 4) for value in (line.confidence, line.least, line.most, line.spun)),
        *(line.altered, line.uncredited, line.letters, list(line.languages), list(line.ids)),
        [number for joint in line.joints for number in joint],
        [[VERDICTS[verdict], number] for verdict, number in line.copies],
    ]


def _state(run: Run) -> str:
    if len(run.articles) < 2:
        return "one" if run.articles else "empty"
    return "found" if run.clusters else "nothing"


def _advice(run: Run, state: str) -> str:
    """What was looked for, and what may be tried."""
    match state:
        case "empty":
            skipped = (
                f" {count(len(run.skips), 'input')} could not be read; Method and limits says why." if run.skips else ""
            )
            return f"dedup looked for articles in every format that dedup formats lists.{skipped}"
        case "one":
            return "Below is what is known of it alone. To have something to compare it with, give dedup more."
        case "nothing":
            misses = "The nearest misses stand below; the" if run.relations else "The"
            return (
                "No two articles are copies of one another by the settings of this run. "
                f"{misses} preset recall looks at more pairs."
            )
    return ""


def _nearest(choice: Choice) -> Iterator[Relation]:
    """The relations with the highest scores: what came nearest to being a copy; equals the strongest first."""
    order = sorted(choice.order.tolist(), key=lambda place: -choice.edges.score[place])
    return (choice.run.relations[place] for place in order[:MAX_MISSES])


def _tiles(choice: Choice, found: Survey) -> Iterator[Tile]:
    run = choice.run
    n_articles = len(run.articles)
    n_clustered = sum(len(cluster.members) for cluster in run.clusters)
    largest = max((len(cluster.members) for cluster in run.clusters), default=0)
    n_copies = choice.n_copies
    yield Tile(value=f"{n_articles:,}", label=_noun(n_articles, "article"), note=f"{n_clustered:,} in clusters")
    yield Tile(
        value=f"{len(run.clusters):,}",
        label=f"{_noun(len(run.clusters), 'cluster')} of copies",
        note=f"the largest of {count(largest, 'article')}" if largest else "none found",
    )
    yield Tile(
        value=f"{found.n_exact:,}",
        label=_noun(found.n_exact, "exact copy", "exact copies"),
        note="word for word what they hang on",
    )
    yield Tile(
        value=f"{n_copies:,}", label=f"{_noun(n_copies, 'pair')} of copies", note=f"of {len(run.relations):,} related"
    )
    yield Tile(
        value=f"{n_articles - n_clustered:,}",
        label=f"{_noun(n_articles - n_clustered, 'article')} alone",
        note=f"{found.n_short:,} too short to judge" if found.n_short else "in no cluster",
    )
    yield Tile(
        value=f"{len(run.skips):,}",
        label=f"{_noun(len(run.skips), 'input')} skipped",
        note="named under Method and limits" if run.skips else "everything was read",
    )


def _noun(number: int, one: str, many: str = "") -> str:
    return one if number == 1 else many or f"{one}s"


def _looks_in_words(found: Survey) -> Iterator[str]:
    """How much needs a look, kind by kind."""
    nouns = {
        "flipped": ("quotation turned round", "quotations turned round"),
        "spun": ("rewrite without credit", "rewrites without credit"),
        "quotation": ("quotation in other words", "quotations in other words"),
        "disguise": ("article with disguised characters", "articles with disguised characters"),
    }
    for kind in KINDS:
        if found.n_looks[kind]:
            yield count(found.n_looks[kind], *nouns[kind])
