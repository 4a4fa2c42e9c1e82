"""
FastSketchLSH: fast similarity sketching and its LSH over word 5-grams, by its batch calls.

It refuses texts without words, which are kept from it.
"""

from collections.abc import Sequence
from importlib.metadata import version

import numpy as np
from FastSketchLSH import LSH, FastSimilaritySketch, estimate_jaccard

from benchmarks.speed.pairs import LEAST
from benchmarks.speed.system import Found, Stopwatch, clusters_of, verified
from benchmarks.speed.systems.shingling import shingle_list


class FastsketchLsh:
    """See the module."""

    name = "FastSketchLSH"
    n_hashes = 128
    bands = 32
    """They must divide the hashes; of those that do, these come closest to finding pairs from `pairs.LEAST` on."""

    seed = 42

    def __init__(self) -> None:
        self.settings = (
            f"FastSketchLSH {version('FastSketchLSH')}: word 5-grams by a regular expression, {self.n_hashes} hashes, "
            f"LSH: {self.bands} bands of {self.n_hashes // self.bands}, for {LEAST}; resemblance estimated by "
            "estimate_jaccard"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        with watch.stage("shingle"):
            shingles = [shingle_list(text) for text in texts]
            numbers = np.array([number for number, each in enumerate(shingles) if each], np.int64)
            shingles = [each for each in shingles if each]
        with watch.stage("sketch"):
            sketches = FastSimilaritySketch(size=self.n_hashes, seed=self.seed).batch(shingles, num_threads=1)
        index = LSH(num_perm=self.n_hashes, num_bands=self.bands, num_threads=1)
        with watch.stage("insert"):
            index.insert(sketches)
        with watch.stage("query"):
            rights, offsets = index.query(sketches, format="csr")
            rights = rights.astype(np.int64)
            lefts = np.repeat(np.arange(numbers.size), np.diff(offsets.astype(np.int64)))
            lefts, rights = lefts[lefts < rights], rights[lefts < rights]
        with watch.stage("verify"):
            resemblances = np.array(
                [
                    estimate_jaccard(sketches[left], sketches[right])
                    for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)
                ]
            )
            pairs = verified(numbers[lefts], numbers[rights], resemblances)
        with watch.stage("cluster"):
            return Found(clusters_of(pairs, len(texts)), pairs)


def system() -> FastsketchLsh:
    """The system."""
    return FastsketchLsh()
