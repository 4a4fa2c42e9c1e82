"""
How a cluster holds together: its weakest pair, its core and fringe, and what it hangs on.

Articles of the same words are one text here, with as many members as there
are such articles: only the first of them was compared with others, and what
was found holds for all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dedup.model import Bridge, MemberPair, Relation

MAX_BRIDGES = 8
"""Bridges told of one cluster, those first that split it most evenly."""

Near = Mapping[str, set[str]]
"""The texts that are copies of each text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohesion:
    """How one cluster holds together; see `model.Cluster`."""

    weakest_pair: MemberPair
    density: float
    compared: float
    core: tuple[str, ...]
    fringe: tuple[str, ...]
    bridges: tuple[Bridge, ...]


def cohesion(members: Sequence[str], inside: Sequence[Relation], same_words: Mapping[str, str]) -> Cohesion:
    """
    How *members* hold together.

    Args:
        members: ids, sorted.
        inside: every comparison of two of them, unrelated pairs included; each pair once, one at least.
        same_words: the first article of the same words, for each article that is not the first.
    """
    text_of = {member: same_words.get(member, member) for member in members}
    sizes = Counter(text_of.values())
    met: dict[str, set[str]] = {text: set() for text in sizes}
    near: dict[str, set[str]] = {text: set() for text in sizes}
    for relation in inside:
        left, right = text_of[relation.left], text_of[relation.right]
        for graph in (met, near) if relation.verdict.joins_cluster else (met,):
            if left != right:
                graph[left].add(right)
                graph[right].add(left)
    n_met = {text: sizes[text] - 1 + sum(sizes[other] for other in met[text]) for text in sizes}
    n_copies = {text: sizes[text] - 1 + sum(sizes[other] for other in near[text]) for text in sizes}
    n_others = len(members) - 1
    ends_met = sum(sizes[text] * n_met[text] for text in sizes)
    least = min(2, n_others)
    weakest = min(inside, key=lambda each: (each.score, each.left, each.right))
    return Cohesion(
        weakest_pair=MemberPair(left=weakest.left, right=weakest.right, verdict=weakest.verdict, score=weakest.score),
        density=sum(sizes[text] * n_copies[text] for text in sizes) / ends_met,
        compared=ends_met / (len(members) * n_others),
        core=tuple(
            member for member, text in text_of.items() if n_copies[text] >= least and 2 * n_copies[text] >= n_met[text]
        ),
        fringe=tuple(member for member, text in text_of.items() if n_others > 1 == n_copies[text]),
        bridges=_bridges(text_of, near, sizes),
    )


def _bridges(text_of: Mapping[str, str], near: Near, sizes: Mapping[str, int]) -> tuple[Bridge, ...]:
    """The first bridges, each with what it separates."""
    cuts = sorted(_cuts(near, sizes), key=lambda cut: (-cut[1], cut[0]))
    members_of: dict[str, list[str]] = {}
    for member, text in text_of.items():
        members_of.setdefault(text, []).append(member)
    bridges = []
    for texts, _ in cuts[:MAX_BRIDGES]:
        parts = [tuple(sorted(member for text in part for member in members_of[text])) for part in _parts(near, texts)]
        bridges.append(Bridge(members=texts, parts=tuple(sorted(parts, key=lambda part: (-len(part), part)))))
    return tuple(bridges)


def _cuts(near: Near, sizes: Mapping[str, int]) -> Iterable[tuple[tuple[str, ...], int]]:
    """
    Every text without which the rest is not connected, and every joint that leaves two members or more on both sides.

    Each comes with the number of members of the second largest part. A text of several members cuts nothing, and
    neither does its joint: another member of the same words holds as well. Tarjan 1972, without recursion: *low* is
    the earliest text that a subtree of the depth-first search reaches by one more joint.
    """
    order, parent = _depth_first(near)
    low = dict(order)
    below = {text: sizes[text] for text in order}
    pieces: dict[str, list[int]] = {text: [] for text in order}
    n_members = sum(below.values())
    for text in reversed(order):
        above = parent[text]
        low[text] = min([low[text], *(order[other] for other in near[text] if other != above)])
        if above is None:
            continue
        low[above] = min(low[above], low[text])
        below[above] += below[text]
        if low[text] >= order[above]:
            pieces[above].append(below[text])
        even = min(below[text], n_members - below[text])
        if low[text] > order[above] and even > 1 == sizes[text] == sizes[above]:
            yield tuple(sorted((above, text))), even
    for text, cut_off in pieces.items():
        rest = n_members - sizes[text] - sum(cut_off)
        parts = sorted([*cut_off, rest] if rest else cut_off)
        if len(parts) > 1 == sizes[text]:
            yield (text,), parts[-2]


def _depth_first(near: Near) -> tuple[dict[str, int], dict[str, str | None]]:
    """The place of each text in a depth-first search from the first text, in that order, and where it was met from."""
    first = min(near)
    order, parent = {first: 0}, dict[str, str | None]({first: None})
    path = [(first, iter(sorted(near[first])))]
    while path:
        text, others = path[-1]
        met = next((other for other in others if other not in order), None)
        if met is None:
            path.pop()
            continue
        order[met], parent[met] = len(order), text
        path.append((met, iter(sorted(near[met]))))
    return order, parent


def _parts(near: Near, cut: tuple[str, ...]) -> list[set[str]]:
    """What stays connected without the text, or without the joint between the two texts, of *cut*."""
    gone = set(cut) if len(cut) == 1 else set()
    joint = set(cut) - gone
    pending = set(near) - gone
    parts = []
    while pending:
        part: set[str] = set()
        reached = [min(pending)]
        while reached:
            text = reached.pop()
            if text in pending:
                pending.discard(text)
                part.add(text)
                reached += [other for other in near[text] & pending if {text, other} != joint]
        parts.append(part)
    return parts
