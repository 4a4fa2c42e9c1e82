"""
What the first pass over articles leaves for finding pairs: their bucket keys in indexes, and their content words.

Sketches are taken in block by block and not kept: signatures serve nobody here, and keys stand in an index.
"""

import numpy as np

from dedup.candidates import Candidates, Carry, Indexes, Terms, find_candidates
from dedup.config import CandidateConfig
from dedup.index.column import Column
from dedup.index.memory import MemoryIndex
from dedup.sketch import SketchBlock


class Pool:
    """
    Articles in which pairs are looked for, numbered in the order in which they come.

    Args:
        min_words: words below which an article takes no part.

    Attributes:
        twins: articles of the same words, each after the first of them, which alone is looked for.
    """

    def __init__(self, min_words: int) -> None:
        self.twins: list[tuple[int, int]] = []
        self._min_words = min_words
        self._indexes = Indexes(verbatim=MemoryIndex(), content=MemoryIndex(), quotations=MemoryIndex())
        self._first_of: dict[int, int] = {}
        self._n_articles = 0
        self._terms = Column(np.uint32)
        self._n_terms = [np.zeros(1, np.int64)]

    def add(self, sketches: SketchBlock) -> None:
        """Take in some articles."""
        numbers = np.arange(self._n_articles, self._n_articles + sketches.n_words.size, dtype=np.int32)
        self._n_articles += numbers.size
        takes_part = sketches.n_words >= self._min_words
        for place in np.flatnonzero(takes_part).tolist():
            number = int(numbers[place])
            first = self._first_of.setdefault(int(sketches.digests[place]), number)
            if first != number:
                self.twins.append((first, number))
                takes_part[place] = False
        n_bands = sketches.bands.shape[1]
        self._indexes.verbatim.add(sketches.bands[takes_part].ravel(), np.repeat(numbers[takes_part], n_bands))
        for index, keys, offsets in (
            (self._indexes.content, sketches.keys, sketches.key_offsets),
            (self._indexes.quotations, sketches.quotations, sketches.quotation_offsets),
        ):
            owner = np.repeat(np.arange(numbers.size), np.diff(offsets))
            kept = takes_part[owner]
            index.add(keys[kept], numbers[owner[kept]])
        self._terms.add(sketches.terms)
        self._n_terms.append(np.diff(sketches.term_offsets))

    def candidates(self, config: CandidateConfig, carry: Carry = map) -> Candidates:
        """The pairs worth comparing, twins apart; see `find_candidates`. Empties the pool."""
        terms = Terms(packed=self._terms.taken(), offsets=np.cumsum(np.concatenate(self._n_terms)))
        return find_candidates(self._indexes, terms, config, carry)
