"""How much of a run a report shows: everything beyond is counted and said, never dropped in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """
    What a report may hold.

    Attributes:
        clusters: clusters with a screen of their own.
        pairs_of_cluster: pairs of one cluster that are shown with both texts.
        pairs_of_link: the same of pairs that link the same two clusters or single articles.
        pair_chars: characters of text in all pairs together.
        document_chars: characters of text in all documents together.
        plain_clusters: clusters whose screens are plain HTML; the others are packed, and need JavaScript.
        plain_chars: characters of text up to which all pairs, or these and all documents, are plain HTML.
    """

    clusters: int
    pairs_of_cluster: int
    pairs_of_link: int
    pair_chars: int
    document_chars: int
    plain_clusters: int
    plain_chars: int


ONE_FILE = Budget(
    clusters=2_000,
    pairs_of_cluster=28,
    pairs_of_link=1,
    pair_chars=7_500_000,
    document_chars=400_000,
    plain_clusters=2,
    plain_chars=12_000,
)
"""A page of at most some 25 MB, which opens at once."""

PART = Budget(
    clusters=1,
    pairs_of_cluster=500,
    pairs_of_link=500,
    pair_chars=20_000_000,
    document_chars=5_000_000,
    plain_clusters=1,
    plain_chars=3_000_000,
)
"""One cluster, or one pair, in one file."""

PRINT = Budget(
    clusters=50,
    pairs_of_cluster=3,
    pairs_of_link=1,
    pair_chars=600_000,
    document_chars=0,
    plain_clusters=50,
    plain_chars=600_000,
)
"""What is printed: some hundred sheets."""

FOLDER = Budget(
    clusters=20_000,
    pairs_of_cluster=28,
    pairs_of_link=1,
    pair_chars=80_000_000,
    document_chars=40_000_000,
    plain_clusters=0,
    plain_chars=0,
)
"""A page with scripts beside it, each loaded when one of its screens is opened."""

EVERYTHING = Budget(
    clusters=2**62,
    pairs_of_cluster=2**62,
    pairs_of_link=2**62,
    pair_chars=2**62,
    document_chars=2**62,
    plain_clusters=0,
    plain_chars=0,
)
"""Screens that are made when they are asked for."""
