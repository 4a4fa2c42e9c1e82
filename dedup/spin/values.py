"""What is known about exchanged words."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """
    Words of the one text that stand where the other has different ones.

    Attributes:
        left: one to three words of the left article, in canonical form with their case folded.
        right: the same of the right article.
        count: how often the one stands for the other.
        left_rarity: rarity of the rarest of the left words; 0 for common ones.
        right_rarity: the same of the right words.
    """

    left: str
    right: str
    count: int
    left_rarity: float
    right_rarity: float

    @property
    def weight(self) -> float:
        """How telling it is: (1 + ln count) · the mean of both rarities."""
        return (1 + math.log(self.count)) * (self.left_rarity + self.right_rarity) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstitutionTable:
    """
    The words exchanged between two articles.

    Attributes:
        left: id of the one article.
        right: id of the other.
        substitutions: by falling weight, then in order of the words.
    """

    left: str
    right: str
    substitutions: tuple[Substitution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSubstitution:
    """Words that several stories exchange in the same way; *n_stories* is how many, *weight* the mean of each."""

    plain: str
    spun: str
    n_stories: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpinSignature:
    """
    Pairs of copies, of two stories or more, that exchange the same words for the same beyond chance.

    Which side was rewritten is not known from this. *spun* is the side of fewer outlets, for one spinner takes from
    many; else the side of the rarer words, for rewriters mostly swap the common word for a rarer one.

    Attributes:
        id: made from the first pair.
        pairs: ids of the articles, (plain, spun); sorted.
        substitutions: those of two stories or more, the most telling first.
        chance: bound on the probability that any group of as many stories agrees as much where nobody has a habit, in
            [0, 0.01].
        plain_outlets: outlets of the one side, sorted.
        spun_outlets: outlets of the other.
    """

    id: str
    pairs: tuple[tuple[str, str], ...]
    substitutions: tuple[SharedSubstitution, ...]
    chance: float
    plain_outlets: tuple[str, ...]
    spun_outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTable:
    """
    Words that stand in articles of one outlet where their copies have others, in two stories or more.

    Attributes:
        outlet: the outlet.
        n_stories: stories of the outlet that have a table.
        substitutions: *spun* are the words of the outlet; the most telling first.
        signatures: ids of the signatures that its articles take part in.
    """

    outlet: str
    n_stories: int
    substitutions: tuple[SharedSubstitution, ...]
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTable:
    """
    The table of a pair in a run.

    Attributes:
        table: the words exchanged.
        signature: id of the signature that the pair takes part in; None where it takes part in none.
        known: share of the substitutions that other stories of the signature have as well, in [0, 1].
    """

    table: SubstitutionTable
    signature: str | None
    known: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spins:
    """
    What the copies of a run exchange.

    Attributes:
        pairs: every pair of copies that exchanges words, sorted by ids.
        signatures: by falling number of pairs.
        outlets: sorted by name.
    """

    pairs: tuple[PairTable, ...]
    signatures: tuple[SpinSignature, ...]
    outlets: tuple[OutletTable, ...]
