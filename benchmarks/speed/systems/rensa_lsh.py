"""
rensa: R-MinHash and its LSH over word 5-grams, by its bulk calls.

Not its `rho` sketch, which samples a few words of an article: it flags duplicates and names no pairs.
"""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from rensa import RMinHash, RMinHashLSH

from benchmarks.speed.pairs import LEAST
from benchmarks.speed.system import Found, Stopwatch, clusters_of, verified
from benchmarks.speed.systems.shingling import shingle_list


class RensaLsh:
    """See the module."""

    name = "rensa"
    n_hashes = 128
    bands = 32
    """They must divide the hashes; of those that do, these come closest to finding pairs from `pairs.LEAST` on."""

    seed = 42

    def __init__(self) -> None:
        self.settings = (
            f"rensa {version('rensa')}: word 5-grams by a regular expression, R-MinHash of {self.n_hashes} hashes, "
            f"RMinHashLSH(threshold={LEAST}): {self.bands} bands of {self.n_hashes // self.bands}; resemblance "
            "estimated by RMinHash.jaccard"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        with watch.stage("shingle"):
            shingles = [shingle_list(text) for text in texts]
        with watch.stage("sketch"):
            minhashes = RMinHash.from_token_sets(shingles, num_perm=self.n_hashes, seed=self.seed)
        index = RMinHashLSH(threshold=LEAST, num_perm=self.n_hashes, num_bands=self.bands)
        with watch.stage("insert"):
            index.insert_many(minhashes)
        with watch.stage("query"):
            candidates = [
                (left, right)
                for left, others in enumerate(index.query_all(minhashes))
                for right in others
                if left < right
            ]
        with watch.stage("verify"):
            resemblances = np.array([minhashes[left].jaccard(minhashes[right]) for left, right in candidates])
            pairs = verified(*np.array(candidates, np.int64).reshape(-1, 2).T, resemblances)
        with watch.stage("cluster"):
            return Found(clusters_of(pairs, len(texts)), pairs)


def system() -> RensaLsh:
    """The system."""
    return RensaLsh()
