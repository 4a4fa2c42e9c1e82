"""Tables to signatures: which pairs of copies, of different stories, exchange the same words for the same."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dedup.spin.habits import Habit, Pairs
from dedup.spin.values import SubstitutionTable

MIN_SAME = 3
"""Substitutions that two tables of different stories must share to be looked at together."""

MAX_POSTINGS = 200
"""Tables that one substitution may bring together; what more have is everybody's habit, and tells nobody apart."""

MAX_JOIN = 0.05
"""Bound on the chance of an agreement, up to which two groups of tables are taken together for now: three words of
four. What they are worth is told by all that the group holds in the end."""

MAX_MEMBER = 0.05
"""The same between a table and the other stories of its group, up to which it stays in it."""

MAX_CHANCE = 0.01
"""The same between two halves of a group, counted for everything that was tested, up to which it is a signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """
    Tables of one habit.

    Attributes:
        sides: number of a table, and whether its right article is the spun side; in order of the numbers.
        chance: bound on the probability that two halves of the group agree as they do, counted for all tests.
    """

    sides: tuple[tuple[int, bool], ...]
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """Two tables that share *n_same* substitutions, with their spun sides on the same hand or on different ones."""

    one: int
    other: int
    n_same: int


def groups(tables: Sequence[SubstitutionTable], stories: Sequence[str]) -> tuple[Group, ...]:
    """
    The groups of tables that show one habit beyond chance.

    Tables of different stories that share `MIN_SAME` substitutions are taken together, the surest first, as long as
    the groups that they are in agree. Each table must then agree with the rest of its group, and is let go otherwise.

    Args:
        tables: the tables.
        stories: the cluster of each table; tables of one story prove nothing together, for a copy of a copy has its
            words from that.

    Returns:
        Groups of two stories or more, by falling number of tables, then by first table.
    """
    forward = [oriented(table, is_right_spun=True) for table in tables]
    backward = [oriented(table, is_right_spun=False) for table in tables]
    met = _met(forward, stories)
    found = []
    for sides in _joined(met, forward, backward):
        kept = _agreeing(sides, forward, backward, stories)
        chance = min(1.0, _halves(kept, stories) * max(1, len(met)))
        if chance <= MAX_CHANCE:
            found.append(Group(sides=tuple((table, sides[table]) for table in kept), chance=chance))
    return tuple(sorted(found, key=lambda group: (-len(group.sides), group.sides)))


def oriented(table: SubstitutionTable, *, is_right_spun: bool) -> Pairs:
    """The substitutions as (plain, spun)."""
    if is_right_spun:
        return frozenset((each.left, each.right) for each in table.substitutions)
    return frozenset((each.right, each.left) for each in table.substitutions)


def signature_id(left: str, right: str) -> str:
    """The id of the signature whose first pair is *left* and *right*."""
    return "s-" + hashlib.sha256(f"{left}\0{right}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _met(forward: Sequence[Pairs], stories: Sequence[str]) -> list[_Met]:
    """The tables of different stories that share `MIN_SAME` substitutions."""
    holders: defaultdict[tuple[str, str], list[tuple[int, bool]]] = defaultdict(list)
    for number, pairs in enumerate(forward):
        for left, right in pairs:
            holders[min(left, right), max(left, right)].append((number, left < right))
    shared: defaultdict[tuple[int, int], Counter[bool]] = defaultdict(Counter)
    for held in holders.values():
        if len(held) <= MAX_POSTINGS:
            for (one, hand), (other, other_hand) in combinations(held, 2):
                if stories[one] != stories[other]:
                    shared[one, other][hand == other_hand] += 1
    return [
        _Met(one=one, other=other, n_same=max(counts.values()))
        for (one, other), counts in shared.items()
        if max(counts.values()) >= MIN_SAME
    ]


def _joined(met: Sequence[_Met], forward: Sequence[Pairs], backward: Sequence[Pairs]) -> list[dict[int, bool]]:
    """The tables that were taken together, each with whether its right article is the spun side."""
    group_of: dict[int, dict[int, bool]] = {}
    habit_of: dict[int, Habit] = {}
    for each in sorted(met, key=lambda each: (-each.n_same, each.one, each.other)):
        for table in (each.one, each.other):
            if table not in group_of:
                group_of[table], habit_of[table] = {table: True}, Habit([forward[table]])
        one, other = sorted((each.one, each.other), key=lambda table: -len(group_of[table]))
        ours, theirs = group_of[one], group_of[other]
        if ours is theirs:
            continue
        hands = [{table: hand != is_turned for table, hand in theirs.items()} for is_turned in (False, True)]
        chance, _, turned = min(
            (habit_of[one].chance(_habit(hand, forward, backward)), place, hand) for place, hand in enumerate(hands)
        )
        if chance <= MAX_JOIN:
            ours.update(turned)
            for table, hand in turned.items():
                habit_of[one].add((forward if hand else backward)[table])
                group_of[table], habit_of[table] = ours, habit_of[one]
    return [group for table, group in sorted(group_of.items()) if len(group) > 1 and min(group) == table]


def _habit(sides: Mapping[int, bool], forward: Sequence[Pairs], backward: Sequence[Pairs]) -> Habit:
    """What the tables of *sides* have, each turned to its side."""
    return Habit((forward if hand else backward)[table] for table, hand in sides.items())


def _agreeing(
    sides: Mapping[int, bool], forward: Sequence[Pairs], backward: Sequence[Pairs], stories: Sequence[str]
) -> dict[int, Pairs]:
    """The tables of a group, oriented, without those that do not agree with what its other stories hold."""
    kept = {table: (forward if hand else backward)[table] for table, hand in sorted(sides.items())}
    while True:
        whole = Habit(kept.values())
        by_story = {
            story: Habit(kept[table] for table in of_story) for story, of_story in _stories(kept, stories).items()
        }
        agreeing = {
            table: pairs
            for table, pairs in kept.items()
            if Habit([pairs]).chance(whole, less=by_story[stories[table]]) <= MAX_MEMBER
        }
        if len(agreeing) == len(kept):
            return kept
        kept = agreeing


def _halves(kept: Mapping[int, Pairs], stories: Sequence[str]) -> float:
    """The bound on the chance of the agreement between every other story of a group and the rest; 1 with one story."""
    told = list(_stories(kept, stories).values())
    one, other = ([kept[table] for of_story in half for table in of_story] for half in (told[::2], told[1::2]))
    return Habit(one).chance(Habit(other))


def _stories(tables: Iterable[int], stories: Sequence[str]) -> dict[str, list[int]]:
    """The tables of each story, in their order."""
    found: dict[str, list[int]] = {}
    for table in tables:
        found.setdefault(stories[table], []).append(table)
    return found
