"""
What was found in every article on its own, in columns.

A run keeps this and not the texts: the facts about an article are put
together with it when somebody asks for them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dedup.lazy import LazySequence
from dedup.model import Article, ArticleFacts, RoleSpan, Span
from dedup.text.parse import ParsedText


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FactBlock:
    """
    The facts about some articles, side by side; spans point into the texts as given.

    Attributes:
        n_words: int32[n], words that take part in matching.
        roles: what is left out of matching, article by article.
        quotations: int32[q, 2], spans in quotation marks, one article after the other.
        quotation_offsets: int64[n + 1], where the quotations of each article begin.
        digests: SHA-256 of the id and the text of each article.
        disguises: by row of the article, for those that have any.
    """

    n_words: NDArray[np.int32]
    roles: tuple[tuple[RoleSpan, ...], ...]
    quotations: NDArray[np.int32]
    quotation_offsets: NDArray[np.int64]
    digests: tuple[bytes, ...]
    disguises: Mapping[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)


def find_facts(articles: Sequence[Article], parsed: Sequence[ParsedText], n_words: NDArray[np.int32]) -> FactBlock:
    """The facts about some *articles*, which are given as texts made ready and as numbers of words too."""
    quotations = [_quotations(each) for each in parsed]
    return FactBlock(
        n_words=n_words,
        roles=tuple(map(_roles, parsed)),
        quotations=np.array(list(chain.from_iterable(quotations)), np.int32).reshape(-1, 2),
        quotation_offsets=np.cumsum([0, *(len(borders) // 2 for borders in quotations)], dtype=np.int64),
        digests=tuple(map(_digest, articles)),
        disguises={row: each.disguises for row, each in enumerate(parsed) if each.disguises},
    )


def facts_of(article: Article, parsed: ParsedText, n_words: int, min_words: int) -> ArticleFacts:
    """The facts about one *article*, as a `FactTable` gives them."""
    borders = iter(_quotations(parsed))
    return ArticleFacts(
        article=article,
        n_words=n_words,
        roles=_roles(parsed),
        quotations=tuple(Span(begin, end) for begin, end in zip(borders, borders, strict=True)),
        too_short=n_words < min_words,
        disguises=parsed.disguises,
    )


def input_digest(digests: Iterable[bytes]) -> str:
    """SHA-256 over the *digests* of articles in the order of their ids, in hexadecimal."""
    return hashlib.sha256(b"".join(digests)).hexdigest()


class FactTable(LazySequence[ArticleFacts]):
    """
    The facts about the articles of a run, each put together when asked for.

    Args:
        articles: sorted by id.
        blocks: the facts about them, in their order.
        min_words: words below which an article is too short to be judged.
    """

    def __init__(self, articles: Sequence[Article], blocks: Sequence[FactBlock], min_words: int) -> None:
        self._articles = articles
        self._blocks = blocks
        self._begins = np.cumsum([0, *(block.n_words.size for block in blocks)])
        self._min_words = min_words

    @property
    def n_words(self) -> NDArray[np.int32]:
        """int32[n]: the words of every article that take part in matching."""
        return np.concatenate([np.empty(0, np.int32), *(block.n_words for block in self._blocks)])

    def __len__(self) -> int:
        return int(self._begins[-1])

    def item(self, place: int) -> ArticleFacts:
        """See `LazySequence.item`."""
        number = int(np.searchsorted(self._begins, place, side="right")) - 1
        block, row = self._blocks[number], place - int(self._begins[number])
        first, last = block.quotation_offsets[row : row + 2]
        quotations = block.quotations[first:last].tolist()
        return self._facts(place, int(block.n_words[row]), block.roles[row], quotations, block.disguises.get(row, ()))

    def __iter__(self) -> Iterator[ArticleFacts]:
        """As one after the other, in a third of the time: numbers leave NumPy a block at a time."""
        place = 0
        for block in self._blocks:
            spans, offsets = block.quotations.tolist(), block.quotation_offsets.tolist()
            for row, n_words in enumerate(block.n_words.tolist()):
                quotations = spans[offsets[row] : offsets[row + 1]]
                yield self._facts(place, n_words, block.roles[row], quotations, block.disguises.get(row, ()))
                place += 1

    def _facts(
        self,
        place: int,
        n_words: int,
        roles: tuple[RoleSpan, ...],
        quotations: Sequence[Sequence[int]],
        disguises: tuple[tuple[str, int], ...],
    ) -> ArticleFacts:
        return ArticleFacts(
            article=self._articles[place],
            n_words=n_words,
            roles=roles,
            quotations=tuple(Span(begin, end) for begin, end in quotations),
            too_short=n_words < self._min_words,
            disguises=disguises,
        )


def _quotations(parsed: ParsedText) -> list[int]:
    """Start and end of every quotation of a text, one after the other, in code points of the text as given."""
    spans: Iterable[Span] = parsed.quotations
    if not parsed.offsets.is_identity:
        spans = map(parsed.offsets.to_original, spans)
    return [border for span in spans for border in (span.start, span.end)]


def _roles(parsed: ParsedText) -> tuple[RoleSpan, ...]:
    """The roles of a text in code points of the text as given."""
    original = parsed.offsets.to_original
    return tuple(RoleSpan(span=original(each.span), role=each.role, reason=each.reason) for each in parsed.roles)


def _digest(article: Article) -> bytes:
    """SHA-256 over the id and the text of *article*, each behind its length in bytes."""
    digest = hashlib.sha256()
    for part in (article.id, article.text):
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "little"))
        digest.update(encoded)
    return digest.digest()
