"""Tables to signatures: which pairs of copies, of different stories, exchange the same words for the same."""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from dedup.spin.habits import Habit, Pairs
from dedup.spin.values import SubstitutionTable

MIN_SAME = 3
"""Substitutions that two tables of different stories must share to be looked at together."""

MAX_POSTINGS = 64
"""Tables that one substitution brings together, each with each; of more, each with the next and with the first, as in
a crowded bucket of the index."""

MAX_JOIN = 0.05
"""Bound on the chance of an agreement, up to which two groups of tables are taken together for now: three words of
four. What they are worth is told by all that the group holds in the end."""

MAX_MEMBER = 0.05
"""The same between a table and the other stories of its group, up to which it stays in it."""

MAX_CHANCE = 0.01
"""Bound on the chance that any such group is found where there is no habit, up to which a group is a signature."""

MAX_MET = 100_000
"""Pairs of tables that are looked at, those first that share most substitutions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """
    Tables of one habit.

    Attributes:
        sides: number of a table, and whether its right article is the spun side; in order of the numbers.
        chance: bound on the probability that any group of as many stories agrees as much without a habit, in [0, 1].
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
    What is left is a group when its chance is `MAX_CHANCE` or less.

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
    n_tables = Counter(stories)
    found = []
    for sides in _joined(met, forward, backward):
        kept = _agreeing(sides, forward, backward, stories)
        chance = _chance(kept, stories, n_tables)
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
    """The tables of different stories that share `MIN_SAME` substitutions, those first that share most."""
    holders: defaultdict[tuple[str, str], list[tuple[int, bool]]] = defaultdict(list)
    for number, pairs in enumerate(forward):
        for left, right in pairs:
            holders[min(left, right), max(left, right)].append((number, left < right))
    shared: defaultdict[tuple[int, int], Counter[bool]] = defaultdict(Counter)
    for held in holders.values():
        for (one, hand), (other, other_hand) in _paired(held):
            if stories[one] != stories[other]:
                shared[one, other][hand == other_hand] += 1
    met = [
        _Met(one=one, other=other, n_same=max(counts.values()))
        for (one, other), counts in shared.items()
        if max(counts.values()) >= MIN_SAME
    ]
    return sorted(met, key=lambda each: (-each.n_same, each.one, each.other))[:MAX_MET]


def _paired(held: Sequence[tuple[int, bool]]) -> Iterator[tuple[tuple[int, bool], tuple[int, bool]]]:
    """Every two tables that have a substitution; of a crowd, each with the next and with the first."""
    if len(held) <= MAX_POSTINGS:
        yield from combinations(held, 2)
    else:
        yield from pairwise(held)
        yield from ((held[0], other) for other in held[2:])


def _joined(met: Sequence[_Met], forward: Sequence[Pairs], backward: Sequence[Pairs]) -> list[dict[int, bool]]:
    """The tables that were taken together, each with whether its right article is the spun side."""
    group_of: dict[int, dict[int, bool]] = {}
    habit_of: dict[int, Habit] = {}
    for each in met:
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


def _chance(kept: Mapping[int, Pairs], stories: Sequence[str], n_tables: Mapping[str, int]) -> float:
    """
    A bound on the chance to find any group of as many stories that agree as much, where nobody has a habit.

    Story after story is held against those before it, which is independent evidence each time. The product counts as
    often as there are ways to choose so many stories, a table of each, and its hand.
    """
    told = _stories(kept, stories)
    if len(told) < 2:
        return 1.0
    before = Habit()
    logarithm = math.log(math.comb(len(n_tables), len(told)))
    for story, tables in told.items():
        habit = Habit(kept[table] for table in tables)
        logarithm += math.log(2 * n_tables[story]) + max(-700.0, math.log(habit.chance(before) or 5e-324))
        for table in tables:
            before.add(kept[table])
    return math.exp(max(-700.0, min(0.0, logarithm)))


def _stories(tables: Iterable[int], stories: Sequence[str]) -> dict[str, list[int]]:
    """The tables of each story, in their order."""
    found: dict[str, list[int]] = {}
    for table in tables:
        found.setdefault(stories[table], []).append(table)
    return found
