"""One article against all that it shares text with: which part is found in which, and what is found nowhere else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.model import Fragment, PassageClass, Relation, Span
from dedup.report.screens.reading import Reading, covered

MAX_SOURCES = 40
"""Articles that are told apart in the text; the closest ones."""

NOWHERE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """
    What one other article has of the text.

    Attributes:
        relation: what the two are to each other.
        n_words: words of the text in passages with it.
        n_best: words that it is the closest source of.
        n_alone: words that no other article has.
    """

    relation: Relation
    n_words: int
    n_best: int
    n_alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of words with one closest source: where it stands, its class, and the number of the source, from 1."""

    span: Span
    kind: PassageClass
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """
    Where the words of an article are found.

    Attributes:
        sources: the articles that share passages, those first that are the closest source of most words.
        n_more: articles beyond `MAX_SOURCES`.
        parts: the text by closest source, in order.
        n_shared: words that any of them has.
        n_words: all words that take part in matching.
        own: sentences of which no article has a word in a passage.
    """

    sources: tuple[Source, ...]
    n_more: int
    parts: tuple[Part, ...]
    n_shared: int
    n_words: int
    own: tuple[Span, ...]


def found_in(article: str, read: Reading, relations: Sequence[Relation]) -> Found:
    """
    Where the words of *article* are found.

    Args:
        article: its id.
        read: its words.
        relations: what it is to others, strongest first.
    """
    sharing = [relation for relation in relations if relation.fragments]
    known = sharing[:MAX_SOURCES]
    words = read.words
    holds = [covered(words, [span for span, _ in _sides(relation, article)]) for relation in known]
    number, best = _closest(read, article, known)
    n_holding = np.zeros(words.hashes.size, np.int32) + sum((held.astype(np.int32) for held in holds), start=0)
    n_best = np.bincount(number[number != NOWHERE], minlength=len(known))
    order = sorted(range(len(known)), key=lambda place: (-int(n_best[place]), place))
    rank = {place: at for at, place in enumerate(order, start=1)}
    return Found(
        sources=tuple(
            Source(
                relation=known[place],
                n_words=int(np.count_nonzero(holds[place])),
                n_best=int(n_best[place]),
                n_alone=int(np.count_nonzero(holds[place] & (n_holding == 1))),
            )
            for place in order
        ),
        n_more=len(sharing) - len(known),
        parts=tuple(_parts(read, number, best, rank)),
        n_shared=int(np.count_nonzero(n_holding)),
        n_words=int(words.hashes.size),
        own=tuple(_own(read, n_holding > 0)),
    )


def _sides(relation: Relation, article: str) -> list[tuple[Span, Fragment]]:
    """The fragments of *relation*, each with its span in the article of that id."""
    is_left = relation.left == article
    return [(fragment.left if is_left else fragment.right, fragment) for fragment in relation.fragments]


def _closest(read: Reading, article: str, relations: Sequence[Relation]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """
    The closest source of each word: the one with the likest fragment over it; of equals the strongest relation.

    Returns:
        int64[n_words], place in *relations*, `NOWHERE` for none; and int64[n_words], class of the fragment as its
        place in `PassageClass`.
    """
    words = read.words
    number = np.full(words.hashes.size, NOWHERE, np.int64)
    kind = np.zeros(words.hashes.size, np.int64)
    score = np.full(words.hashes.size, -1.0)
    kinds = list(PassageClass)
    for place, relation in enumerate(relations):
        for span, fragment in _sides(relation, article):
            begin, end = words.within(span)
            closer = score[begin:end] < fragment.score
            number[begin:end][closer] = place
            kind[begin:end][closer] = kinds.index(fragment.kind)
            score[begin:end][closer] = fragment.score
    return number, kind


def _parts(read: Reading, number: NDArray[np.int64], kind: NDArray[np.int64], rank: dict[int, int]) -> Iterator[Part]:
    """Runs of words with the same closest source and class."""
    if not number.size:
        return
    kinds = list(PassageClass)
    changes = np.flatnonzero((np.diff(number) != 0) | (np.diff(kind) != 0)) + 1
    for begin, end in zip([0, *changes.tolist()], [*changes.tolist(), number.size], strict=True):
        place = int(number[begin])
        if place != NOWHERE:
            yield Part(span=read.words.given(begin, end), kind=kinds[int(kind[begin])], source=rank[place])


def _own(read: Reading, shared: NDArray[np.bool_]) -> Iterator[Span]:
    """The sentences that hold words, none of which is *shared*."""
    n_before = np.concatenate([[0], np.cumsum(shared)])
    for sentence in read.sentences:
        begin, end = read.words.within(sentence)
        if end > begin and n_before[end] == n_before[begin]:
            yield sentence
