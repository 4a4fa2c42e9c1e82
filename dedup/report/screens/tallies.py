"""What each outlet gave and took, added up cluster by cluster."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from dedup.model import ArticleFacts, PassageClass
from dedup.report.drawings.matrix import Taking
from dedup.report.screens.looking import fragments
from dedup.report.screens.publishers import publisher
from dedup.report.screens.stories import Kin, Story


@dataclass(slots=True)
class Tally:
    """
    One outlet.

    Attributes:
        articles: that it has in the run.
        clustered: those of them that are in clusters.
        took: articles that likely follow one of another outlet.
        gave: articles of other outlets that likely follow one of its own.
        linked: articles linked with one of another outlet, nobody knows which way.
        credited: articles taken that say where they are from.
        uncredited: articles taken that do not.
        taken_chars: characters of the passages taken.
        spun_chars: those of them that are paraphrased.
        own_shares: sum over the articles taken of what no other member of their cluster has, in [0, took].
        sources: how often it took from each outlet.
        stories: the clusters in which it took.
    """

    articles: int = 0
    clustered: int = 0
    took: int = 0
    gave: int = 0
    linked: int = 0
    credited: int = 0
    uncredited: int = 0
    taken_chars: int = 0
    spun_chars: int = 0
    own_shares: float = 0.0
    sources: Counter[str] = field(default_factory=Counter)
    stories: set[str] = field(default_factory=set)

    @property
    def own(self) -> float:
        """Mean share of an article taken that is its own, in [0, 1]."""
        return self.own_shares / max(1, self.took)

    @property
    def spun(self) -> float:
        """Of the text taken, the share that is paraphrased, in [0, 1]."""
        return self.spun_chars / max(1, self.taken_chars)


@dataclass(slots=True)
class Tallies:
    """All outlets by name, and how often one has text from another: (taker, giver, whether that is likely)."""

    of: dict[str, Tally] = field(default_factory=dict)
    takings: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    taken_shares: defaultdict[tuple[str, str, bool], float] = field(default_factory=lambda: defaultdict(float))

    def publish(self, facts: ArticleFacts, *, is_clustered: bool) -> None:
        """Count an article for its outlet."""
        tally = self._tally(publisher(facts.article))
        tally.articles += 1
        tally.clustered += is_clustered

    def add(self, story: Story) -> None:
        """Count what the members of a cluster have from one another."""
        for kin in story.kin:
            if kin.branch.parent is not None:
                taker, giver = story.outlet(kin.branch.member), story.outlet(kin.branch.parent)
                if taker != giver:
                    self._take(story, kin, taker, giver)

    def by_outlet(self) -> list[Taking]:
        """What each outlet has from each other one, with the mean share."""
        return [
            Taking(
                taker=taker,
                giver=giver,
                share=self.taken_shares[taker, giver, is_likely] / number,
                is_likely=is_likely,
                number=number,
            )
            for (taker, giver, is_likely), number in self.takings.items()
        ]

    def _take(self, story: Story, kin: Kin, taker: str, giver: str) -> None:
        key = taker, giver, kin.is_likely
        self.takings[key] += 1
        self.taken_shares[key] += kin.share
        tally = self._tally(taker)
        if not kin.is_likely:
            tally.linked += 1
            return
        tally.took += 1
        self._tally(giver).gave += 1
        tally.sources[giver] += 1
        tally.stories.add(story.cluster.id)
        tally.credited += kin.is_credited
        tally.uncredited += kin.is_uncredited
        tally.own_shares += kin.branch.own_share
        for fragment in fragments(kin.relation) if kin.relation else ():
            chars = len(fragment.left if kin.is_left else fragment.right)
            tally.taken_chars += chars
            tally.spun_chars += chars * (fragment.kind is PassageClass.PARAPHRASED)

    def _tally(self, outlet: str) -> Tally:
        return self.of.setdefault(outlet, Tally())
