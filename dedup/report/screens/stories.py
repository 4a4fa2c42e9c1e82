"""One cluster with all that its screen and its line on the overview tell: who has it from whom, when, how much."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from dedup.ledger.ledger import ledger
from dedup.ledger.values import Change, LedgerEntry
from dedup.model import (
    ArticleFacts,
    Branch,
    Cluster,
    CreditStatus,
    FamilyTree,
    Kinship,
    PassageClass,
    Relation,
    Verdict,
)
from dedup.provenance.family import family_tree
from dedup.report.choice import Choice
from dedup.report.screens import looking
from dedup.report.screens.mixture import mixture
from dedup.report.screens.publishers import UNNAMED, Published, published, publisher
from dedup.report.screens.regroup import pair_share
from dedup.report.visible import visible_line
from dedup.report.words import LETTERS, name_of, percent

MAX_QUOTED = 40
"""Members of different words whose quotations are compared; those that stand first in the tree."""

MAX_LEDGERS = 2_000
"""Clusters whose ledgers are kept: the overview asks for each of them, and their screens ask again."""

GRAVE = frozenset({Change.NEGATION, Change.NUMBER, Change.ALTERED})
"""Changes of a quotation that a reader should see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """
    A member with what it hangs on in the family tree.

    Attributes:
        branch: its place in the tree.
        relation: the copy relation with what it hangs on; None for a root.
        share: how much of it is in that, in [0, 1].
    """

    branch: Branch
    relation: Relation | None
    share: float

    @property
    def is_likely(self) -> bool:
        """Whether the direction is supported."""
        return self.branch.kinship is Kinship.LIKELY

    @property
    def is_left(self) -> bool:
        """Whether it is the left article of that relation."""
        return self.relation is not None and self.relation.left == self.branch.member

    @property
    def is_uncredited(self) -> bool:
        """Whether it does not say where its text is from."""
        provenance = self.relation.provenance if self.relation else None
        return (
            provenance is not None
            and provenance.credit.status is CreditStatus.UNCREDITED
            and provenance.credit.article == self.branch.member
        )

    @property
    def is_credited(self) -> bool:
        """Whether it says where its text is from."""
        provenance = self.relation.provenance if self.relation else None
        return (
            provenance is not None
            and provenance.credit.status is CreditStatus.CREDITED
            and provenance.credit.article == self.branch.member
        )

    @property
    def is_exact(self) -> bool:
        """Whether it is word for word what it hangs on."""
        return self.relation is not None and self.relation.verdict is Verdict.VERBATIM_COPY and self.share == 1

    @property
    def label(self) -> str:
        """Its share, and the passages by class: `62 % V12 S31`."""
        if self.relation is None:
            return ""
        kinds = Counter(fragment.kind for fragment in looking.fragments(self.relation))
        return " ".join(
            [percent(self.share), *(f"{LETTERS[kind]}{kinds[kind]}" for kind in PassageClass if kinds[kind])]
        )


class Story:
    """
    A cluster, and what can be told of it; everything is found when it is asked for, and once.

    Attributes:
        cluster: the cluster.
        facts: the facts about its members, by id.
        inside: the relations among its members that are looked at, strongest first.
        outside: their relations with articles outside that are looked at, strongest first.
        n_inside: how many there are among its members.
        n_outside: how many there are with articles outside.
    """

    def __init__(self, choice: Choice, cluster: Cluster) -> None:
        self.cluster = cluster
        self.facts: Mapping[str, ArticleFacts] = {member: choice.facts[member] for member in cluster.members}
        self.inside = looking.inside(choice, cluster)
        self.outside = looking.outside(choice, cluster)
        self.n_inside = looking.n_inside(choice, cluster)
        self.n_outside = looking.n_outside(choice, cluster)
        self._run = choice.run
        self._ledgers = _ledgers(choice)

    @cached_property
    def copies(self) -> Sequence[Relation]:
        """The copy relations among the members, strongest first."""
        return [relation for relation in self.inside if relation.verdict.joins_cluster]

    @cached_property
    def tree(self) -> FamilyTree:
        """Who likely took from whom."""
        return family_tree(self.cluster, self.copies, self.facts)

    @cached_property
    def kin(self) -> tuple[Kin, ...]:
        """Every member with what it hangs on, in the order of the tree."""
        by_pair = {frozenset((each.left, each.right)): each for each in self.copies}
        found = []
        for branch in self.tree.branches:
            relation = by_pair.get(frozenset((branch.member, branch.parent))) if branch.parent else None
            share = 0.0
            if relation is not None:
                measures = relation.measures
                share = measures.left_share if relation.left == branch.member else measures.right_share
            found.append(Kin(branch=branch, relation=relation, share=share))
        return tuple(found)

    @cached_property
    def published(self) -> Mapping[str, Published]:
        """When each member was published, by id."""
        return published(self.facts.values())

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Who published the members, each once, in the order of the tree."""
        return tuple(dict.fromkeys(publisher(self.facts[kin.branch.member].article) for kin in self.kin))

    @cached_property
    def headline(self) -> str:
        """The headline that most members have; of equals, that of the first in the tree."""
        names = Counter(name_of(self.facts[kin.branch.member].article, 160) for kin in self.kin)
        return max(names, key=names.__getitem__)  # the first of equals, as counters keep their order

    @cached_property
    def source(self) -> str | None:
        """The member that all others hang on, where one direction that says so is supported; None where none is."""
        roots = [kin.branch.member for kin in self.kin if kin.branch.parent is None]
        if len(roots) != 1 or self.tree.missing is not None:
            return None
        return roots[0] if any(kin.branch.parent == roots[0] and kin.is_likely for kin in self.kin) else None

    @cached_property
    def confidence(self) -> float:
        """The lowest confidence of the directions that lead from the source; 0 where there is none, or one is open."""
        leading = [kin.branch.confidence for kin in self.kin if kin.branch.parent == self.source and self.source]
        return min(leading, default=0.0)

    @cached_property
    def first(self) -> tuple[str, Published] | None:
        """The member with the earliest date that is to be believed, else with the earliest; None without any date."""
        dated = [(member, when) for member, when in self.published.items() if when.moment is not None]
        trusted = [each for each in dated if each[1].is_trusted]
        return min(trusted or dated, key=_earliest, default=None)

    @cached_property
    def shares(self) -> tuple[float, float]:
        """The smallest and the largest share of a copy among the members."""
        shares = [pair_share(relation) for relation in self.copies]
        return min(shares, default=0.0), max(shares, default=0.0)

    @cached_property
    def spun(self) -> float:
        """Of the text that members have from what they hang on, or from one another, what is paraphrased, in [0, 1]."""
        chars: Counter[PassageClass] = Counter()
        taken = [(kin.relation, kin.is_left) for kin in self.kin if kin.relation is not None]
        for relation, is_left in taken or [(relation, True) for relation in self.copies]:
            for fragment in looking.fragments(relation):
                chars[fragment.kind] += len(fragment.left if is_left else fragment.right)
        return chars[PassageClass.PARAPHRASED] / max(1, chars.total())

    @cached_property
    def quotations(self) -> tuple[LedgerEntry, ...]:
        """The ledger of the members' quotations, as far as their words are not the same."""
        known = self._ledgers.get(self.cluster.id)
        if known is None:
            known = self._ledger()
            if len(self._ledgers) < MAX_LEDGERS:
                self._ledgers[self.cluster.id] = known
        return known

    def _ledger(self) -> tuple[LedgerEntry, ...]:
        chosen = frozenset(self.quoted)
        articles = tuple(self.facts[member] for member in sorted(chosen))
        if not any(facts.quotations for facts in articles):
            return ()
        among = (each for each in self.inside if each.left in chosen and each.right in chosen)
        relations = tuple(sorted(among, key=lambda each: (each.left, each.right)))
        return ledger(replace(self._run, articles=articles, relations=relations, clusters=(self.cluster,), skips=()))

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The members whose quotations are compared: one of each wording, the first in the tree."""
        by_text: dict[str, str] = {}
        for kin in self.kin:
            by_text.setdefault(self.facts[kin.branch.member].article.text, kin.branch.member)
        return tuple(by_text.values())[:MAX_QUOTED]

    @cached_property
    def altered(self) -> tuple[LedgerEntry, ...]:
        """The quotations that a copy has in other words, or turned round."""
        return tuple(entry for entry in self.quotations if altered_changes(entry))

    def mixture(self, member: str) -> Counter[str]:
        """The text of a member by class."""
        return mixture(self.facts[member], self._relations_of.get(member, ()))

    @cached_property
    def _relations_of(self) -> Mapping[str, Sequence[Relation]]:
        """The relations of each member that are looked at."""
        found: dict[str, list[Relation]] = {}
        for relation in (*self.inside, *self.outside):
            for end in (relation.left, relation.right):
                if end in self.facts:
                    found.setdefault(end, []).append(relation)
        return found

    def name(self, member: str, max_chars: int = 160) -> str:
        """The headline of a member."""
        return name_of(self.facts[member].article, max_chars)

    def outlet(self, member: str) -> str:
        """Who published a member; `UNNAMED` where that is not known."""
        return publisher(self.facts[member].article)

    def label(self, member: str) -> str:
        """A member in a word or two: who published it, or its id where that is not known."""
        outlet = self.outlet(member)
        return visible_line(member, 60) if outlet == UNNAMED else outlet

    def missing(self) -> str:
        """What the source is called that is not among the members; empty where none is missing."""
        if self.tree.missing is None:
            return ""
        return visible_line(self.tree.missing.name or "", 80) or "a common source"


@lru_cache(maxsize=1)
def _ledgers(choice: Choice) -> dict[str, tuple[LedgerEntry, ...]]:  # noqa: ARG001 - one for each choice
    """The ledgers that are kept, by the id of the cluster."""
    return {}


def altered_changes(entry: LedgerEntry) -> tuple[Change, ...]:
    """The grave changes of a quotation that copies have, the gravest first."""
    found = {change for variant in entry.variants if variant.in_copy for change in variant.changes} & GRAVE
    return tuple(change for change in Change if change in found)


def _earliest(dated: tuple[str, Published]) -> tuple[int, int, str]:
    member, when = dated
    return (when.moment.start, when.moment.end, member) if when.moment else (0, 0, member)
