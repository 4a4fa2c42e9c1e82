"""The peers that anyone would try first, each at the settings that its own users start from."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.accuracy.systems import Opinion, Pair, single_link
from benchmarks.word_shingles import word_shingles
from dedup.model import Article

if TYPE_CHECKING:
    from datasketch import MinHash
    from scipy.sparse import csr_matrix


class WordLsh:
    """datasketch: MinHash LSH over word 5-grams, and the estimated resemblance of what shares a bucket."""

    name = "datasketch"
    threshold = 0.5
    n_hashes = 128

    def __init__(self) -> None:
        self.settings = (
            f"datasketch {version('datasketch')}: word 5-grams, {self.n_hashes} hashes, "
            f"MinHashLSH(threshold={self.threshold}), estimate >= {self.threshold}, single link"
        )

    def clusters(self, articles: Mapping[str, Article]) -> list[tuple[str, ...]]:
        """See `System.clusters`."""
        from datasketch import MinHashLSH  # noqa: PLC0415 - costs half a second

        index = MinHashLSH(threshold=self.threshold, num_perm=self.n_hashes)
        minhashes = self._minhashes(articles)
        links: list[Pair] = []
        for name, minhash in minhashes.items():
            links += [
                (name, other) for other in index.query(minhash) if minhash.jaccard(minhashes[other]) >= self.threshold
            ]
            index.insert(name, minhash)
        return single_link(links)

    def opinions(self, articles: Mapping[str, Article], pairs: Sequence[Pair]) -> list[Opinion]:
        """See `System.opinions`."""
        minhashes = self._minhashes(articles)
        scores = [float(minhashes[left].jaccard(minhashes[right])) for left, right in pairs]
        return [Opinion(score, score >= self.threshold) for score in scores]

    def _minhashes(self, articles: Mapping[str, Article]) -> "dict[str, MinHash]":
        from datasketch import MinHash  # noqa: PLC0415 - costs half a second

        shingles = ([shingle.encode() for shingle in word_shingles(article.text)] for article in articles.values())
        return dict(zip(articles, MinHash.generator(shingles, num_perm=self.n_hashes), strict=True))


class TfidfCosine:
    """
    scikit-learn: TF-IDF of single words, cosine over the whole text.

    Logarithmic counts make it the strongest of its kind on these sets: with plain counts it joins
    a hundred independent pages of `wikiref`.
    """

    name = "TF-IDF"
    threshold = 0.5
    rows_a_block = 512

    def __init__(self) -> None:
        self.settings = (
            f"scikit-learn {version('scikit-learn')}: TfidfVectorizer(sublinear_tf=True), "
            f"cosine >= {self.threshold}, single link"
        )

    def clusters(self, articles: Mapping[str, Article]) -> list[tuple[str, ...]]:
        """See `System.clusters`."""
        return single_link(self._links(list(articles), self._vectors(articles)))

    def opinions(self, articles: Mapping[str, Article], pairs: Sequence[Pair]) -> list[Opinion]:
        """See `System.opinions`."""
        vectors = self._vectors(articles)
        row = {name: number for number, name in enumerate(articles)}
        lefts, rights = (vectors[[row[name] for name in names]] for names in zip(*pairs, strict=True))
        scores = np.asarray(lefts.multiply(rights).sum(axis=1)).ravel().tolist()
        return [Opinion(score, score >= self.threshold) for score in scores]

    def _links(self, names: Sequence[str], vectors: "csr_matrix") -> Iterator[Pair]:
        """The pairs alike enough, a block of rows at a time against the rows from there on."""
        for begin in range(0, len(names), self.rows_a_block):
            cosines = (vectors[begin : begin + self.rows_a_block] @ vectors[begin:].T).tocoo()
            alike = (cosines.data >= self.threshold) & (cosines.row < cosines.col)
            for left, right in zip(cosines.row[alike].tolist(), cosines.col[alike].tolist(), strict=True):
                yield names[begin + left], names[begin + right]

    def _vectors(self, articles: Mapping[str, Article]) -> "csr_matrix":
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - costs a second

        return TfidfVectorizer(sublinear_tf=True, dtype=np.float32).fit_transform(
            [article.text for article in articles.values()]
        )
