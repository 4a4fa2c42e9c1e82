"""Signatures of spinners as a table: outlets, words, pairs, and how unlikely chance is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dedup.model import Relation, Run
from dedup.report.choice import Choice
from dedup.report.screens import looking
from dedup.report.screens.survey import ClusterLine
from dedup.report.screens.values import pair_route
from dedup.report.visible import visible_line
from dedup.report.words import count, name_of
from dedup.spin.mine import REWORDED
from dedup.spin.values import SpinSignature

MAX_CLUSTERS, MAX_PAIRS_MINED = 200, 3
"""Clusters whose words are compared, those with most rewritten copies, and pairs of each."""

MAX_SIGNATURES, MAX_WORDS, MAX_PAIRS, MAX_OUTLETS = 40, 12, 6, 8
"""Signatures shown, and of each the words, the pairs and the outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """
    A habit of exchanging words.

    Attributes:
        id: of the signature.
        chance: the most that chance explains, in words.
        plain: outlets of the one side.
        spun: outlets of the other.
        words: exchanges: plain, spun, and in how many stories.
        pairs: copies that show it: both headlines, and the route of the pair; empty where the report leaves it out.
        n_pairs: how many there are.
    """

    id: str
    chance: str
    plain: tuple[str, ...]
    spun: tuple[str, ...]
    words: tuple[tuple[str, str, int], ...]
    pairs: tuple[tuple[str, str, str], ...]
    n_pairs: int


def signature_views(choice: Choice, signatures: Sequence[SpinSignature]) -> tuple[SignatureView, ...]:
    """The first signatures."""
    return tuple(_view(choice, signature) for signature in signatures[:MAX_SIGNATURES])


def n_reworded(lines: Sequence[ClusterLine]) -> int:
    """How many clusters have copies in other words."""
    return sum(line.spun > 0 for line in lines)


def reworded(choice: Choice, lines: Sequence[ClusterLine]) -> Run:
    """A run of the clusters with most text in other words, and of their copies; as many as can be looked at."""
    ranked = sorted((line for line in lines if line.spun > 0), key=lambda line: (-line.spun * line.size, line.key))
    clusters = [choice.clusters[line.key] for line in ranked[:MAX_CLUSTERS]]
    relations: list[Relation] = []
    for cluster in clusters:
        copies = [each for each in looking.inside(choice, cluster) if each.verdict.joins_cluster]
        copies.sort(key=lambda each: (-_n_reworded(each), each.left, each.right))
        relations += copies[:MAX_PAIRS_MINED]
    members = {end for relation in relations for end in (relation.left, relation.right)}
    return replace(
        choice.run,
        articles=tuple(choice.facts[member] for member in sorted(members)),
        relations=tuple(sorted(relations, key=lambda each: (each.left, each.right))),
        clusters=tuple(clusters),
        skips=(),
    )


def _n_reworded(relation: Relation) -> int:
    """The passages that exchange words."""
    return sum(fragment.kind in REWORDED for fragment in looking.fragments(relation))


def _view(choice: Choice, signature: SpinSignature) -> SignatureView:
    return SignatureView(
        id=visible_line(signature.id),
        chance=f"at most 1 in {max(1, round(1 / max(signature.chance, 1e-9))):,}",
        plain=_outlets(signature.plain_outlets),
        spun=_outlets(signature.spun_outlets),
        words=tuple(
            (visible_line(each.plain, 60), visible_line(each.spun, 60), each.n_stories)
            for each in signature.substitutions[:MAX_WORDS]
        ),
        pairs=tuple(_pair(choice, plain, spun) for plain, spun in signature.pairs[:MAX_PAIRS]),
        n_pairs=len(signature.pairs),
    )


def _outlets(names: Sequence[str]) -> tuple[str, ...]:
    shown = tuple(visible_line(name, 80) for name in names[:MAX_OUTLETS])
    more = len(names) - MAX_OUTLETS
    return (*shown, f"and {count(more, 'other')}") if more > 0 else shown


def _pair(choice: Choice, plain: str, spun: str) -> tuple[str, str, str]:
    """Two copies by their headlines, with the route of the pair in the order of its relation."""
    route = next((pair_route(*ends) for ends in ((plain, spun), (spun, plain)) if choice.shows_pair(*ends)), "")
    return name_of(choice.facts[plain].article, 90), name_of(choice.facts[spun].article, 90), route
