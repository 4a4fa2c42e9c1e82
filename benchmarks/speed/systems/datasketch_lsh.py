"""datasketch: MinHash LSH over word 5-grams, as its own documentation does it."""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from datasketch import MinHash, MinHashLSH

from benchmarks.speed.pairs import LEAST
from benchmarks.speed.system import Found, Stopwatch, clusters_of, verified
from benchmarks.speed.systems.shingling import shingle_list


class DatasketchLsh:
    """See the module."""

    name = "datasketch"
    n_hashes = 128

    def __init__(self) -> None:
        index = MinHashLSH(threshold=LEAST, num_perm=self.n_hashes)
        self.settings = (
            f"datasketch {version('datasketch')}: word 5-grams by a regular expression, {self.n_hashes} hashes, "
            f"MinHashLSH(threshold={LEAST}): {index.b} bands of {index.r}; resemblance estimated by MinHash.jaccard"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        with watch.stage("shingle"):
            shingles = [[shingle.encode() for shingle in shingle_list(text)] for text in texts]
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
            pairs = verified(*np.array(candidates, np.int64).reshape(-1, 2).T, resemblances)
        with watch.stage("cluster"):
            return Found(clusters_of(pairs, len(texts)), pairs)


def system() -> DatasketchLsh:
    """The system."""
    return DatasketchLsh()
