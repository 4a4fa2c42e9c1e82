"""How much of a run a report shows: everything beyond is counted and said, never dropped in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """
    What a report may hold.

    Attributes:
        clusters: clusters with a screen of their own.
        pairs_of_cluster: pairs of one cluster that are shown with both texts.
        chars: characters of text in all pairs and documents together.
        plain_clusters: clusters whose screens are plain HTML; the others are packed, and need JavaScript.
        plain_chars: characters of text in the pairs and documents that are plain HTML; the others are packed.
    """

    clusters: int
    pairs_of_cluster: int
    chars: int
    plain_clusters: int
    plain_chars: int


ONE_FILE = Budget(clusters=2_000, pairs_of_cluster=20, chars=20_000_000, plain_clusters=200, plain_chars=300_000)
"""A page of some 10 MB that opens at once."""
