"""
gaoya: its MinHash index of texts, which cuts them into words itself, in Rust.

A query makes the signature of its text again: the index keeps texts apart by number and has no call for all pairs.
"""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from gaoya.minhash import MinHashStringIndex

from benchmarks.speed.pairs import LEAST
from benchmarks.speed.system import Found, Stopwatch, clusters_of, verified
from benchmarks.word_shingles import SHINGLE_WORDS


class GaoyaLsh:
    """See the module."""

    name = "gaoya"
    bands, rows = 25, 5
    """What datasketch computes for the same threshold; gaoya leaves it to its user."""

    def __init__(self) -> None:
        self.settings = (
            f"gaoya {version('gaoya')}: word 5-grams of its own tokeniser (lower case, words apart by blanks), "
            f"MinHashStringIndex(jaccard_threshold={LEAST}): {self.bands} bands of {self.rows}; resemblance estimated "
            "by query(return_similarity=True)"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        index = MinHashStringIndex(
            hash_size=32,
            jaccard_threshold=LEAST,
            num_bands=self.bands,
            band_size=self.rows,
            num_hashes=self.bands * self.rows,
            analyzer="word",
            lowercase=True,
            ngram_range=(SHINGLE_WORDS, SHINGLE_WORDS),
            id_container="smallvec",
        )
        with watch.stage("sketch and insert"):
            for number, text in enumerate(texts):
                index.insert_document(number, text)
        with watch.stage("query and verify"):
            found = [
                (left, right, resemblance)
                for left, text in enumerate(texts)
                for right, resemblance in index.query(text, return_similarity=True)
                if left < right
            ]
            columns = np.array(found, np.float64).reshape(-1, 3).T
            pairs = verified(columns[0].astype(np.int64), columns[1].astype(np.int64), columns[2])
        with watch.stage("cluster"):
            return Found(clusters_of(pairs, len(texts)), pairs)


def system() -> GaoyaLsh:
    """The system."""
    return GaoyaLsh()
