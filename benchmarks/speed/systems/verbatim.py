"""
dedup's verbatim view alone: word 5-grams, bands, exact verification, clusters.

The sketch stage makes the content view too, because the product always does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

import dedup
from benchmarks.speed.system import Found, Stopwatch, clusters_of, verified
from benchmarks.speed.systems import OURS
from dedup.index.memory import MemoryIndex
from dedup.kernels.sets import shared_shingles
from dedup.shingles import tokenise, verbatim_view
from dedup.sketch import sketch
from dedup.text.parse import ParsedText, parse

TEXTS_A_BLOCK = 256


class Verbatim:
    """See the module."""

    name = OURS

    def __init__(self) -> None:
        self.config = dedup.Config(jobs=1)
        shape = self.config.sketch
        self.settings = (
            f"dedup {dedup.__version__}: word {shape.shingle_words}-grams, {shape.bands} bands of {shape.rows}; "
            "resemblance counted exactly"
        )

    def run(self, texts: Sequence[str], watch: Stopwatch) -> Found:
        """See `System.run`."""
        with watch.stage("parse"):
            parsed = [parse(text) for text in texts]
        with watch.stage("sketch"):
            bands = [
                sketch(parsed[begin : begin + TEXTS_A_BLOCK], self.config.sketch).bands
                for begin in range(0, len(parsed), TEXTS_A_BLOCK)
            ]
        with watch.stage("candidates"):
            lefts, rights = self._candidates(np.concatenate(bands))
        with watch.stage("verify"):
            pairs = verified(lefts, rights, self._resemblances(parsed, lefts, rights))
        with watch.stage("cluster"):
            return Found(clusters_of(pairs, len(texts)), pairs)

    def _candidates(self, bands: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The pairs that share a band."""
        index = MemoryIndex()
        index.add(bands.ravel(), np.repeat(np.arange(len(bands), dtype=np.int32), bands.shape[1]))
        shared = index.shared_keys(1, 0.0, self.config.candidates.max_bucket)
        return shared.lefts, shared.rights

    def _resemblances(
        self, parsed: Sequence[ParsedText], lefts: NDArray[np.int32], rights: NDArray[np.int32]
    ) -> NDArray[np.float64]:
        """The exact resemblance of each pair; the shingles of a text are made once."""
        shingles = {
            number: verbatim_view(tokenise(parsed[number]), self.config.sketch)
            for number in np.union1d(lefts, rights).tolist()
        }
        found = np.empty(lefts.size)
        for place, (left, right) in enumerate(zip(lefts.tolist(), rights.tolist(), strict=True)):
            found[place] = _resemblance(shingles[left], shingles[right])
        return found


def _resemblance(left: NDArray[np.uint64], right: NDArray[np.uint64]) -> float:
    """The exact resemblance of two lists of shingles."""
    n_left, n_right, n_shared = shared_shingles(
        left,
        right,
        np.zeros(left.size, np.bool_),
        np.zeros(right.size, np.bool_),
        np.empty(left.size, np.uint8),
        np.empty(right.size, np.uint8),
    )
    return float(n_shared / max(1, n_left + n_right - n_shared))


def system() -> Verbatim:
    """The system."""
    return Verbatim()
