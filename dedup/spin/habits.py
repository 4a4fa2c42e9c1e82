"""
Whether two tables show one habit: of the words that both replaced, how many have the same in their place.

Two rewriters who replace the same word choose the same for it now and then;
one spinner does far more often. Which words occur at all, and what the texts
are about, does not matter: only words that both replaced count.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

CHANCE = 0.15
"""How often two rewriters who replace the same word choose the same for it, at most. Between a synonym spinner, a
translation there and back and rewriters by hand it was .02 to .12 in the measured collections; within one of them .33
to .84."""

Pairs = frozenset[tuple[str, str]]
"""Oriented substitutions of one table: (plain, spun)."""

Choices = Mapping[str, Counter[str]]
"""What stands for each word, and in how many tables."""


class Habit:
    """What a group of tables has for each word of either side."""

    def __init__(self, tables: Iterable[Pairs] = ()) -> None:
        self.spun: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.plain: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for table in tables:
            self.add(table)

    def add(self, table: Pairs) -> None:
        """Add one table."""
        for plain, spun in table:
            self.spun[plain][spun] += 1
            self.plain[spun][plain] += 1

    def chance(self, other: "Habit", less: "Habit | None" = None) -> float:
        """
        The most that the probability can be, in [0, 1], that two rewriters agree as much as the two habits do.

        Of the two readings, that the one side was rewritten or the other, the more doubtful one.

        Args:
            other: the other habit.
            less: tables of *other* that are not to count.
        """
        less = less or _NOTHING
        return max(_bound(self.spun, other.spun, less.spun), _bound(self.plain, other.plain, less.plain))


_NOTHING = Habit()


def agreement_bound(agreement: float, n_words: int, chance: float = CHANCE) -> float:
    """
    A bound on the probability of a mean *agreement* over *n_words* independent words, where *chance* is expected.

    exp(-n · KL(agreement ‖ chance)); Hoeffding 1963, theorem 1.

    >>> agreement_bound(0.1, 50), round(agreement_bound(1.0, 2), 4), agreement_bound(0.5, 20) < 0.01
    (1.0, 0.0225, True)
    """
    if agreement <= chance:
        return 1.0
    gain = agreement * math.log(agreement / chance)
    if agreement < 1:
        gain += (1 - agreement) * math.log((1 - agreement) / (1 - chance))
    return math.exp(-n_words * gain)


def _bound(one: Choices, other: Choices, less: Choices) -> float:
    """`agreement_bound` of the words that both replaced: the mean share of pairs of tables that agree on a word."""
    shares = []
    for word in sorted(one.keys() & other.keys()):
        ours, theirs = one[word], other[word]
        if word in less:
            theirs = theirs - less[word]  # as counters, what is left of them
        if theirs:
            agreed = sum(number * theirs[chosen] for chosen, number in ours.items())
            shares.append(agreed / (ours.total() * theirs.total()))
    return agreement_bound(min(1.0, math.fsum(shares) / len(shares)), len(shares)) if shares else 1.0
