"""Clusters, how they hold together, and their family trees."""

from dataclasses import dataclass
from enum import StrEnum

from dedup.model.provenance import CommonSource
from dedup.model.relation import Verdict
from dedup.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPair:
    """
    Two members of a cluster, and what comparing them gave.

    Attributes:
        left: id of the one member.
        right: id of the other.
        verdict: what they are to each other; any verdict, for not all members of a cluster are copies of each other.
        score: in [0, 1], as in `Relation`.
    """

    left: str
    right: str
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """
    What a cluster hangs on: without it, its copies no longer connect the rest.

    Attributes:
        members: one id, when the cluster falls apart without that member; two, when it does without the relation
            between them.
        parts: what is left then, the largest part first; ids sorted. The two ends of a relation stand in parts.
    """

    members: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """
    Articles that are copies of one another, through verified copy relations.

    Attributes:
        id: stable across runs as long as the earliest member stays the earliest; see `clusters.anchor`.
        members: article ids, sorted; two or more.
        representative: the longest member, the first id among equals.
        weakest_score: the lowest score among the relations that hold the cluster together.
        weakest_pair: the two members with the lowest score of all that were compared.
        density: share of the compared pairs of members that are copies, in [0, 1].
        compared: share of all pairs of members that were compared, in [0, 1]; 1 for all but large clusters.
        core: members that are copies of two others at least, and of half of those they were compared with; both of two.
        fringe: members of a cluster of three or more that a single relation holds in it.
        bridges: what the cluster hangs on, the most even split first; the first few.
        related: ids of articles outside that share an excerpt, quotations or the event with a member, or are a copy
            of one and yet kept apart.
    """

    id: str
    members: tuple[str, ...]
    representative: str
    weakest_score: float
    weakest_pair: MemberPair
    density: float = 1.0
    compared: float = 1.0
    core: tuple[str, ...] = ()
    fringe: tuple[str, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    related: tuple[str, ...] = ()


class Kinship(StrEnum):
    """How a member of a cluster stands to the one it hangs on in the family tree."""

    LIKELY = "likely"
    UNDETERMINED = "undetermined"
    COMMON_SOURCE = "common-source"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """
    One member of a cluster in its family tree, and what it hangs on.

    Attributes:
        member: its id.
        parent: id of the member it likely derives from; None for a root and for what hangs on a missing source.
        kinship: how sure that is: `likely` where the direction is, `undetermined` where only the link is.
        confidence: that of the direction, in [0, 1]; 0 where there is no parent.
        shared: how much of the member's text is in its parent's, weighted by likeness, in [0, 1].
        words: the first reasons to take it for a copy of its parent, or of the missing source, for a reader.
        own: spans of its text that no other member has.
        own_share: their share of the member's prose, in [0, 1].
    """

    member: str
    parent: str | None
    kinship: Kinship
    confidence: float = 0.0
    shared: float = 0.0
    words: tuple[str, ...] = ()
    own: tuple[Span, ...] = ()
    own_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTree:
    """
    Who likely took from whom in a cluster.

    Attributes:
        cluster: its id.
        branches: one for each member, parents before their children, brothers by id.
        missing: the text outside of the cluster that several roots likely derive from.
    """

    cluster: str
    branches: tuple[Branch, ...]
    missing: CommonSource | None = None
