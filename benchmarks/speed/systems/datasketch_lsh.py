"""datasketch: MinHash LSH over word 5-grams, as its own documentation does it."""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from datasketch import MinHash, MinHashLSH

from benchmarks.speed.system import Stopwatch
from benchmarks.speed.truth import LEAST, Pairs
from benchmarks.word_shingles import word_shingles


class DatasketchLsh:
    """See the module."""

    name = "datasketch"
    n_hashes = 128

    def __init__(self) -> None:
        self.settings = (
            f"datasketch {version('datasketch')}: word 5-grams, {self.n_hashes} hashes, "
            f"MinHashLSH(threshold={LEAST}), resemblance estimated"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Pairs:
        """See `System.run`."""
        with watch.stage("shingle"):
            shingles = [[shingle.encode() for shingle in word_shingles(text)] for text in texts]
        with watch.stage("sketch"):
            minhashes = MinHash.bulk(shingles, num_perm=self.n_hashes)
        index = MinHashLSH(threshold=LEAST, num_perm=self.n_hashes)
        with watch.stage("insert"), index.insertion_session() as session:
            for number, minhash in enumerate(minhashes):
                session.insert(number, minhash)
        with watch.stage("query"):
            candidates = [
                (left, right)
                for left, minhash in enumerate(minhashes)
                for right in index.query(minhash)
                if left < right
            ]
        with watch.stage("verify"):
            resemblances = np.array([minhashes[left].jaccard(minhashes[right]) for left, right in candidates])
            lefts, rights = np.array(candidates, np.int64).reshape(-1, 2).T
            kept = resemblances >= LEAST
            return Pairs(lefts[kept], rights[kept], resemblances[kept])


def system() -> DatasketchLsh:
    """The system."""
    return DatasketchLsh()
