"""
The members of a family tree before they are drawn, and fewer of them where there are too many to be read.

Members that hang on the same one and have nothing hanging on them are drawn
as one: first exact copies, then those of one outlet, then all that are left.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

MAX_TWIGS = 60
"""Members, or groups of them, that are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twig:
    """
    A member of a family tree, or several drawn as one.

    Attributes:
        key: what stands for it; the id of the member, or of the first.
        parent: key of the one it hangs on; empty for a root.
        is_likely: whether the direction is supported.
        hangs_on_missing: whether it hangs on a source that is not there.
        is_exact: whether it is word for word what it hangs on.
        name: its headline.
        outlet: its outlet.
        share: share of its words that is in what it hangs on, in [0, 1]; the largest of several.
        label: that share, and its passages by class.
        n_members: how many members are drawn as this one.
    """

    key: str
    parent: str
    is_likely: bool
    hangs_on_missing: bool
    is_exact: bool
    name: str
    outlet: str
    share: float
    label: str
    n_members: int = 1


def pruned(twigs: Sequence[Twig], most: int = MAX_TWIGS) -> tuple[tuple[Twig, ...], int]:
    """
    At most *most* of *twigs*, parents before children as they come.

    Returns:
        The twigs, and how many members are not among them.
    """
    kept = tuple(twigs)
    for group in (_exact, _outlet, _any):
        if len(kept) > most:
            kept = _gathered(kept, group)
    return kept[:most], sum(twig.n_members for twig in kept[most:])


def _exact(twig: Twig) -> Hashable:
    return (twig.parent, twig.is_likely, twig.hangs_on_missing) if twig.is_exact else None


def _outlet(twig: Twig) -> Hashable:
    return twig.parent, twig.is_likely, twig.hangs_on_missing, twig.outlet


def _any(twig: Twig) -> Hashable:
    return twig.parent, twig.is_likely, twig.hangs_on_missing


def _gathered(twigs: Sequence[Twig], group_of: Callable[[Twig], Hashable]) -> tuple[Twig, ...]:
    """*twigs* with the leaves of each group drawn as the first of them."""
    parents = {twig.parent for twig in twigs}
    groups = {twig.key: group_of(twig) for twig in twigs if twig.key not in parents}
    sizes = Counter(group for group in groups.values() if group is not None)
    first: dict[Hashable, int] = {}
    kept: list[Twig] = []
    for twig in twigs:
        group = groups.get(twig.key)
        if group is None or sizes[group] == 1:
            kept.append(twig)
        elif group not in first:
            first[group] = len(kept)
            kept.append(twig)
        else:
            kept[first[group]] = _joined(kept[first[group]], twig)
    return tuple(kept)


def _joined(one: Twig, other: Twig) -> Twig:
    return replace(
        one,
        n_members=one.n_members + other.n_members,
        share=max(one.share, other.share),
        is_exact=one.is_exact and other.is_exact,
        outlet=one.outlet if one.outlet == other.outlet else "",
    )
