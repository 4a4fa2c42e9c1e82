"""The words of an article by class, so that shares can be taken anew when classes are left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dedup.model import ArticleFacts, Fragment, PassageClass
from dedup.report.screens.reading import ORIGINAL, Reading, quoted, word_classes
from dedup.report.words import LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """
    The words of one article; a word in several passages counts for the closest class.

    Attributes:
        n_words: words that take part in matching.
        n_unquoted: those of them outside quotation marks.
        by_class: by the letter of the class, the words of its passages, and those outside quotation marks.
        n_sentences: sentences of its prose.
        n_shared_sentences: those of which passages hold half of the words or more.
    """

    n_words: int
    n_unquoted: int
    by_class: tuple[tuple[str, int, int], ...]
    n_sentences: int
    n_shared_sentences: int


def counts(facts: ArticleFacts, read: Reading, fragments: Sequence[Fragment], *, is_left: bool) -> Counts:
    """The words of one side of a pair."""
    words = read.words
    classes = word_classes(words, [(each.left if is_left else each.right, each.kind) for each in fragments])
    unquoted = ~quoted(words, facts)
    shared = np.concatenate([[0], np.cumsum(classes != ORIGINAL)])
    n_shared = n_sentences = 0
    for sentence in read.sentences:
        begin, end = words.within(sentence)
        n_sentences += end > begin
        n_shared += end > begin and 2 * int(shared[end] - shared[begin]) >= end - begin
    return Counts(
        n_words=int(classes.size),
        n_unquoted=int(np.count_nonzero(unquoted)),
        by_class=tuple(
            (
                LETTERS[kind],
                int(np.count_nonzero(classes == place)),
                int(np.count_nonzero((classes == place) & unquoted)),
            )
            for place, kind in enumerate(PassageClass)
        ),
        n_sentences=n_sentences,
        n_shared_sentences=n_shared,
    )
