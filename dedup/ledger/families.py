"""
Linked wordings to families: each around one wording, to which all others are linked.

A family is a star and no connected component: a long quotation that holds two
others does not make one of them the variant of the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dedup.ledger.links import Link


@dataclass(frozen=True, slots=True)
class Family:
    """
    Wordings of one quotation.

    Attributes:
        base: the wording with which the others have most words in common.
        others: the wordings linked to it, rising.
    """

    base: int
    others: tuple[int, ...]


def families(links: Sequence[Link], n_articles: Sequence[int], n_own: Sequence[int]) -> list[Family]:
    """
    Every wording in exactly one family, in the order of their bases.

    The wording that agrees with most takes those linked to it, then the next
    of those that are left. Agreement is the number of words that it has in
    common with each article's wording, its own included, so that the fullest
    wins among equals, and of those one without brackets and dots.

    Args:
        links: between the wordings.
        n_articles: how many articles have each wording.
        n_own: how many words of each were said, and not put in by an editor.
    """
    agreement = [n * own for n, own in zip(n_articles, n_own, strict=True)]
    linked: list[set[int]] = [set() for _ in agreement]
    for link in links:
        agreement[link.left] += n_articles[link.right] * (link.common_words - link.left_inserted)
        agreement[link.right] += n_articles[link.left] * (link.common_words - link.right_inserted)
        linked[link.left].add(link.right)
        linked[link.right].add(link.left)
    free = [True] * len(linked)
    found = []
    for base in sorted(range(len(linked)), key=lambda wording: (-agreement[wording], wording)):
        if free[base]:
            others = tuple(sorted(other for other in linked[base] if free[other]))
            found.append(Family(base, others))
            for taken in (base, *others):
                free[taken] = False
    return sorted(found, key=lambda family: family.base)
