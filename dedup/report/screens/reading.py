"""An article as the screens read it: its words and sentences, with where they stand in the text as given."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dedup.model import Article, ArticleFacts, Fragment, PassageClass, Span
from dedup.report.screens.values import language_tag
from dedup.spin.words import Words, words_of
from dedup.text.language import language_of
from dedup.text.parse import parse_article
from dedup.text.sentences import sentences

KEPT = 32
"""Articles held at once, the latest used."""

ORIGINAL = len(PassageClass)
"""What `word_classes` gives a word in no fragment; others have the place of their class in `PassageClass`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """
    One article, read.

    Attributes:
        words: the words that take part in matching.
        sentences: the sentences of its prose, in the text as given.
    """

    words: Words
    sentences: tuple[Span, ...]


@lru_cache(maxsize=KEPT)
def reading(article: Article) -> Reading:
    """What is read of *article*, kept for its next pair."""
    parsed = parse_article(article)
    return Reading(words=words_of(parsed), sentences=tuple(map(parsed.offsets.to_original, sentences(parsed))))


def covered(words: Words, spans: list[Span]) -> NDArray[np.bool_]:
    """bool[n_words]: which words start within one of *spans*."""
    within = np.zeros(words.hashes.size, np.bool_)
    for span in spans:
        begin, end = words.within(span)
        within[begin:end] = True
    return within


def word_classes(words: Words, fragments: list[tuple[Span, PassageClass]]) -> NDArray[np.uint8]:
    """uint8[n_words]: the closest class of the fragments that hold each word, as its place in `PassageClass`."""
    order = list(PassageClass)
    classes = np.full(words.hashes.size, ORIGINAL, np.uint8)
    for span, kind in fragments:
        begin, end = words.within(span)
        np.minimum(classes[begin:end], order.index(kind), out=classes[begin:end])
    return classes


def sides_of(fragments: tuple[Fragment, ...]) -> tuple[list[Span], list[Span]]:
    """The left spans of *fragments*, and the right ones."""
    return [fragment.left for fragment in fragments], [fragment.right for fragment in fragments]


def quoted(words: Words, facts: ArticleFacts) -> NDArray[np.bool_]:
    """bool[n_words]: which words stand in quotation marks."""
    return covered(words, list(facts.quotations))


def language(facts: ArticleFacts) -> str:
    """A tag for the `lang` of a text: the one that it came with, or a guess from its first words."""
    return language_tag(facts.article.metadata.language) or language_of(facts.article.text)
