"""The outlets: what each takes and gives, who credits whom, which words are exchanged, and who should be looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dedup.report.choice import MAX_LISTED, Choice
from dedup.report.drawings.matrix import Matrix, matrix
from dedup.report.screens.habits import MAX_CLUSTERS, SignatureView, n_reworded, reworded, signature_views
from dedup.report.screens.publishers import UNNAMED
from dedup.report.screens.signals import Candidate, candidates
from dedup.report.screens.survey import survey
from dedup.report.screens.tallies import Tally
from dedup.report.screens.values import HOME, OUTLETS, Crumb
from dedup.report.words import count, percent
from dedup.spin.run import spins
from dedup.spin.values import Spins


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """
    An outlet on a line.

    Attributes:
        name: what it is called.
        n_articles: articles that it has in the run.
        n_clustered: those of them that are in clusters.
        n_took: articles that likely follow one of another outlet.
        n_gave: articles of other outlets that likely follow one of its own.
        n_linked: articles linked with one of another outlet, undetermined which way.
        credit: of the articles taken for which that is known, how many say where they are from; empty without any.
        credit_rate: the same as a share in [0, 1]; -1 without any.
        spun: of the text taken, how much is paraphrased, in words; empty where nothing is taken.
        own: of an article taken, how much is its own on the mean, in words; empty where nothing is taken.
        sources: from whom it takes most, with how often.
    """

    name: str
    n_articles: int
    n_clustered: int
    n_took: int
    n_gave: int
    n_linked: int
    credit: str
    credit_rate: float
    spun: str
    own: str
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsView:
    """
    All outlets.

    Attributes:
        route: its route.
        crumbs: the way to it.
        summary: what was found, in a sentence.
        outlets: the outlets, those that take and give most first.
        n_outlets: how many there are.
        matrix: which has text from which; None where none has.
        candidates: outlets that should be looked at, each with its signals.
        signatures: habits of exchanging words that several stories show.
        n_signatures: how many there are.
        words: for each outlet, the words it has where its copies have others, in several stories.
        n_mined: clusters whose words were compared, where there are more with rewritten copies; 0 where all were.
        n_unnamed: articles that name no outlet.
        has_folders: whether a folder stands for an outlet.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    summary: str
    outlets: tuple[OutletRow, ...]
    n_outlets: int
    matrix: Matrix | None
    candidates: tuple[Candidate, ...]
    signatures: tuple[SignatureView, ...]
    n_signatures: int
    words: tuple[tuple[str, str], ...]
    n_mined: int
    n_unnamed: int
    has_folders: bool


def outlets_view(choice: Choice) -> OutletsView:
    """The screen of all outlets."""
    tallies = survey(choice).tallies
    looked_at = reworded(choice, survey(choice).lines)
    exchanged = spins(looked_at)
    named = {name: tally for name, tally in tallies.of.items() if name != UNNAMED}
    ranked = sorted(named, key=lambda name: _rank(name, named[name]))
    takings = tallies.by_outlet()
    return OutletsView(
        route=OUTLETS,
        crumbs=(HOME, Crumb(name="Outlets")),
        summary=_summary(named.values()),
        outlets=tuple(_row(name, named[name]) for name in ranked[:MAX_LISTED]),
        n_outlets=len(ranked),
        matrix=matrix(takings) if takings else None,
        candidates=candidates(named, exchanged.signatures),
        signatures=signature_views(choice, exchanged.signatures),
        n_signatures=len(exchanged.signatures),
        words=tuple(_words(exchanged)),
        n_mined=len(looked_at.clusters) if n_reworded(survey(choice).lines) > MAX_CLUSTERS else 0,
        n_unnamed=tallies.of[UNNAMED].articles if UNNAMED in tallies.of else 0,
        has_folders=any(name.endswith("/") for name in named),
    )


def _rank(name: str, tally: Tally) -> tuple[int, int, str]:
    return -(tally.took + tally.gave + tally.linked), -tally.articles, name


def _summary(tallies: Iterable[Tally]) -> str:
    known = list(tallies)
    took = sum(tally.took for tally in known)
    takers = sum(tally.took > 0 for tally in known)
    if not known:
        return "No article names its outlet."
    if not took:
        return f"{count(len(known), 'outlet')}; of none is it known that it follows another."
    credited, uncredited = sum(tally.credited for tally in known), sum(tally.uncredited for tally in known)
    rate = f" Of those for which that is known, {credited:,} of {credited + uncredited:,} say so." if uncredited else ""
    return (
        f"{takers:,} of {count(len(known), 'outlet')} {'has' if takers == 1 else 'have'} "
        f"{count(took, 'article that likely follows', 'articles that likely follow')} another outlet.{rate}"
    )


def _row(name: str, tally: Tally) -> OutletRow:
    known = tally.credited + tally.uncredited
    return OutletRow(
        name=name,
        n_articles=tally.articles,
        n_clustered=tally.clustered,
        n_took=tally.took,
        n_gave=tally.gave,
        n_linked=tally.linked,
        credit=f"{tally.credited:,} of {known:,}" if known else "",
        credit_rate=tally.credited / known if known else -1.0,
        spun=percent(tally.spun) if tally.took else "",
        own=percent(tally.own) if tally.took else "",
        sources=tuple(sorted(tally.sources.items(), key=lambda each: (-each[1], each[0]))[:3]),
    )


def _words(exchanged: Spins) -> Iterator[tuple[str, str]]:
    """The words of each outlet where its copies have others, those of most stories first."""
    told = sorted(
        (each for each in exchanged.outlets if each.substitutions), key=lambda each: (-each.n_stories, each.outlet)
    )
    for outlet in told[:MAX_LISTED]:
        words: Sequence[str] = [f"{each.plain} → {each.spun} ({each.n_stories:,})" for each in outlet.substitutions[:8]]
        yield outlet.outlet, " · ".join(words)
