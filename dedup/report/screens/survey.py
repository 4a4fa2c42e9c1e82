"""
One pass over the clusters of a run: a line for each, and what they add up to, for the overview and the outlets.

Only figures and words are kept of a cluster, so that a run of any size needs the texts of one cluster at a time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dedup.ledger.values import Change, Quotation
from dedup.model import ArticleFacts, Cluster, PassageClass, Verdict
from dedup.report.choice import Choice
from dedup.report.screens.looking import fragments
from dedup.report.screens.mixture import mixture
from dedup.report.screens.publishers import Published, publisher
from dedup.report.screens.regroup import Joint, joints, pair_share
from dedup.report.screens.stories import GRAVE, Kin, Story, altered_changes
from dedup.report.screens.tallies import Tallies
from dedup.report.screens.values import cluster_route, document_route, route_of
from dedup.report.visible import visible_line
from dedup.report.words import LETTERS, figure, name_of, percent

MAX_IDS = 40
"""Ids of one cluster's members that the search knows."""

MAX_LOOKS = 60
"""Findings of one kind that are kept; all are counted."""

FLIPPED = frozenset({Change.NEGATION, Change.NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterLine:
    """
    A cluster on a line.

    Attributes:
        route: the route of its screen; empty where the report leaves it out.
        id: its id in the run, safe to show.
        key: its id in the run.
        name: the headline that most members have.
        size: how many members it has.
        outlets: who published them, in the order of the tree.
        first: when the first was published.
        last: the day of the last; empty without dates.
        source: headline of the likely source; empty where that is undetermined.
        source_outlet: who published that.
        source_note: what stands in its place, or the confidence.
        confidence: the lowest of the directions from the source, in [0, 1].
        least: the smallest share of a copy, in [0, 1].
        most: the largest share.
        spun: of the text taken, the share that is paraphrased, in [0, 1].
        altered: quotations that copies have in other words.
        uncredited: members that do not say where their text is from.
        letters: classes of passages among its copies, in small letters.
        copies: numbers of copies by verdict, the strongest first.
        languages: of its members, where known.
        ids: of its members, the first of them.
        joints: what groups it anew at another threshold.
    """

    route: str
    id: str
    key: str
    name: str
    size: int
    outlets: tuple[str, ...]
    first: Published
    last: str
    source: str
    source_outlet: str
    source_note: str
    confidence: float
    least: float
    most: float
    spun: float
    altered: int
    uncredited: int
    letters: str
    copies: tuple[tuple[Verdict, int], ...]
    languages: tuple[str, ...]
    ids: tuple[str, ...]
    joints: tuple[Joint, ...]

    @property
    def shares_words(self) -> str:
        """The largest and the smallest share in words; one where they are the same."""
        most, least = percent(self.most), percent(self.least)
        return most if most == least else f"{least} to {most}"

    @property
    def spun_words(self) -> str:
        """How much is paraphrased."""
        return percent(self.spun)

    @property
    def day(self) -> str:
        """The first day; empty without dates."""
        return self.first.words[:10] if self.first.moment else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """
    Something that an editor should look at.

    Attributes:
        kind: `quotation`, `spun` or `disguise`.
        title: what was found, in a few words.
        words: more of it.
        name: the article, or the cluster.
        route: where it is shown; empty where the report leaves that out.
    """

    kind: str
    title: str
    words: str
    name: str
    route: str


@dataclass(slots=True)
class Survey:
    """
    What the clusters of a run add up to.

    Attributes:
        lines: every cluster on a line, in the order of the run.
        letters: characters of all articles by the letter of their class.
        shares: the share of every copy inside a cluster.
        looks: what should be looked at, the first of each kind.
        n_looks: how many there are of each kind.
        n_exact: articles that are word for word what they hang on.
        n_short: articles with too few words to judge.
        tallies: what each outlet gave and took.
    """

    lines: list[ClusterLine] = field(default_factory=list)
    letters: Counter[str] = field(default_factory=Counter)
    shares: list[float] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    n_looks: Counter[str] = field(default_factory=Counter)
    n_exact: int = 0
    n_short: int = 0
    tallies: Tallies = field(default_factory=Tallies)

    def note(self, looks: Iterable[Look]) -> None:
        """Keep the first of each kind, and count all."""
        for look in looks:
            self.n_looks[look.kind] += 1
            if self.n_looks[look.kind] <= MAX_LOOKS:
                self.looks.append(look)


@lru_cache(maxsize=1)
def survey(choice: Choice) -> Survey:
    """The survey of a run; the overview and the outlets ask for the same one."""
    found = Survey()
    for cluster in choice.run.clusters:
        _add(found, choice, cluster)
    for facts in choice.run.articles:
        found.tallies.publish(facts, is_clustered=choice.cluster_of(facts.article.id) is not None)
        found.note(_disguises(choice, facts))
        found.n_short += facts.too_short
        if choice.cluster_of(facts.article.id) is None:
            found.letters.update(mixture(facts, choice.relations_of(facts.article.id)))
    return found


def _add(found: Survey, choice: Choice, cluster: Cluster) -> None:
    """Add what one cluster tells."""
    story = Story(choice, cluster)
    found.lines.append(line(choice, story))
    found.shares += [pair_share(relation) for relation in story.copies]
    found.n_exact += sum(kin.is_exact for kin in story.kin)
    found.note(_quotations(story, choice))
    found.note(_spun(story, choice))
    found.tallies.add(story)
    for member in cluster.members:
        found.letters.update(story.mixture(member))


def line(choice: Choice, story: Story) -> ClusterLine:
    """A cluster on a line."""
    cluster = story.cluster
    kinds = {fragment.kind for relation in story.copies for fragment in fragments(relation)}
    verdicts = Counter(relation.verdict for relation in story.copies)
    days = [when.words[:10] for when in story.published.values() if when.moment and when.words[:4].isdigit()]
    languages = {facts.article.metadata.language or "" for facts in story.facts.values()} - {""}
    least, most = story.shares
    return ClusterLine(
        route=cluster_route(cluster.id) if choice.shows_cluster(cluster.id) else "",
        id=visible_line(cluster.id),
        key=cluster.id,
        name=story.headline,
        size=len(cluster.members),
        outlets=story.outlets,
        first=story.first[1] if story.first else Published(),
        last=max(days, default=""),
        source=story.name(story.source, 90) if story.source else "",
        source_outlet=story.label(story.source) if story.source else "",
        source_note=_source_note(story),
        confidence=story.confidence,
        least=least,
        most=most,
        spun=story.spun,
        altered=len(story.altered),
        uncredited=sum(kin.is_uncredited for kin in story.kin),
        letters="".join(LETTERS[kind].lower() for kind in PassageClass if kind in kinds),
        copies=tuple((verdict, verdicts[verdict]) for verdict in Verdict if verdicts[verdict]),
        languages=tuple(sorted(visible_line(each, 12) for each in languages)),
        ids=tuple(visible_line(member, 120) for member in cluster.members[:MAX_IDS]),
        joints=joints(cluster.members, story.copies),
    )


def _source_note(story: Story) -> str:
    """How sure the likely source is, or why there is none."""
    if story.source:
        return f"confidence {figure(story.confidence)}" if story.confidence else "some directions undetermined"
    if story.tree.missing is not None:
        return f"likely {story.missing()}, not among these"
    return "undetermined"


def _quotations(story: Story, choice: Choice) -> Iterator[Look]:
    """The quotations of a cluster that copies turn round or put in other words."""
    for entry in story.altered:
        changes = altered_changes(entry)
        flipped = [change for change in changes if change in FLIPPED]
        title = {Change.NEGATION: "Negation flipped in a quotation", Change.NUMBER: "Number changed in a quotation"}
        wanted = frozenset(flipped) or GRAVE
        variant = next(each for each in entry.variants if each.in_copy and wanted.intersection(each.changes))
        yield Look(
            kind="flipped" if flipped else "quotation",
            title=title[flipped[0]] if flipped else "Quotation in other words",
            words=f"{_words(story, entry.quotation)} became {_words(story, variant.quotation)} "
            f"in {story.label(variant.quotation.article)}",
            name=visible_line(entry.speaker or "", 80) or "speaker not found",
            route=quotations_route(story.cluster.id) if choice.shows_cluster(story.cluster.id) else "",
        )


def quotations_route(cluster: str) -> str:
    """Where the screen of a cluster shows what became of its quotations."""
    return f"{cluster_route(cluster)}:quotations"


def _words(story: Story, quotation: Quotation) -> str:
    """A quotation between its marks."""
    words = quotation.words_of(story.facts[quotation.article].article.text).strip(" ,")
    return f"“{visible_line(words, 160)}”"


def _spun(story: Story, choice: Choice) -> Iterator[Look]:
    """The members that tell what they hang on in other words, and do not say where it is from."""
    for kin in story.kin:
        if kin.relation is not None and kin.relation.verdict is Verdict.REWRITTEN_COPY and kin.is_uncredited:
            yield Look(
                kind="spun",
                title="Rewritten, source not credited",
                words=_spun_words(story, kin),
                name=story.name(kin.branch.member),
                route=route_of(choice, kin.relation),
            )


def _spun_words(story: Story, kin: Kin) -> str:
    """Who tells how much of what in other words."""
    words = f"{story.label(kin.branch.member)}: {percent(kin.share)} shared"
    if kin.branch.parent is None:
        return words
    return f"{words} with “{story.name(kin.branch.parent, 90)}” of {story.label(kin.branch.parent)}"


def _disguises(choice: Choice, facts: ArticleFacts) -> Iterator[Look]:
    """What makes a text look the same to a reader and different to a machine."""
    told = [f"{kind} × {number:,}" for kind, number in facts.disguises]  # noqa: RUF001 - times
    if facts.article.metadata.hidden_words:
        told.append(f"words that the page hides from readers × {facts.article.metadata.hidden_words:,}")  # noqa: RUF001 - times
    if told:
        yield Look(
            kind="disguise",
            title="Disguised characters",
            words=f"{publisher(facts.article)}: {', '.join(told)}; there may be an innocent cause, such as typesetting",
            name=name_of(facts.article, 160),
            route=_document_route(choice, facts),
        )


def _document_route(choice: Choice, facts: ArticleFacts) -> str:
    """Where an article is shown; empty where the report leaves it out."""
    return document_route(facts.article.id) if choice.shows_document(facts.article.id) else ""
