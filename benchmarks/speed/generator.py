"""
Invented news: articles of any number, a share of them edited copies of earlier ones.

Words are made of syllables, joined by English function words; how often each
comes follows Zipf's law. Every article has a topic with names of its own,
which a few other articles of its time have too, and now and then a stock
sentence. The first n articles of a seed are the same whatever number is
asked for.
"""

import itertools
import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

N_CONTENT_WORDS = 20_000
N_STOCK_SENTENCES = 300
SHORTEST_CONTENT_WORD = 4

NEW_TOPIC_RATE = 0.6
"""Share of originals with a topic of their own; the others take one of the latest `RECENT_TOPICS`."""

RECENT_TOPICS = 50

COPY_RATE = 0.23
"""Share of articles that are copies: what a feed of wire reprints has, roughly."""

SENTENCES = (16, 58)
"""Least and most sentences of an article: 690 words or 4.2 KB in the middle."""

SENTENCE_WORDS = (8, 30)
PARAGRAPH_SENTENCES = 3

_FUNCTION_WORDS = (
    "the of and to in a that for on with as was at by from is it his had be has are he were an said not but have which "
    "this their they after who been or would one its more her about when there also two than will up out into over all "
    "last no could other she we new some time first if what so them before can only most between made him now many "
    "because under while since where during against both those being through each until very"
)
FUNCTION_WORDS = _FUNCTION_WORDS.split()

FUNCTION_SHARE = 0.45
TOPIC_SHARE = 0.12
QUOTATION_SHARE = 0.12
STOCK_SHARE = 0.02

Sentence = tuple[str, ...]


class Kind(StrEnum):
    """How a copy was made."""

    EXACT = "exact"
    LIGHT = "light"
    MID = "mid"
    HEAVY = "heavy"
    TRUNCATED = "truncated"
    INSERTED = "inserted"
    REORDERED = "reordered"


REWORDED_SHARES = {Kind.LIGHT: (0.01, 0.04), Kind.MID: (0.04, 0.08), Kind.HEAVY: (0.08, 0.2)}
"""Least and most share of words that an edited copy has others for."""


@dataclass(frozen=True, slots=True)
class Story:
    """
    One generated article.

    Attributes:
        text: paragraphs apart by an empty line.
        family: the number of the original that it is or comes from.
        kind: how it was copied; None for an original.
    """

    text: str
    family: int
    kind: Kind | None


def generate(n: int, seed: int = 1) -> list[Story]:
    """The first *n* stories of *seed*."""
    return list(itertools.islice(stories(seed), n))


def stories(seed: int = 1) -> Iterator[Story]:
    """Stories without end."""
    newsroom = _Newsroom(seed)
    chance = newsroom.chance
    originals: list[tuple[int, list[Sentence]]] = []
    for number in itertools.count():
        if originals and chance.random() < COPY_RATE:
            family, sentences = originals[int(chance.random() * len(originals))]
            kind = chance.choice(list(Kind))
            yield Story(_text(newsroom.copy(sentences, kind)), family, kind)
        else:
            sentences = newsroom.article()
            originals.append((number, sentences))
            yield Story(_text(sentences), number, None)


class _Newsroom:
    """What the articles of one seed are made from."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a fixed load, not a secret
        content = _invent(self.chance, N_CONTENT_WORDS)
        self._vocabulary = [*FUNCTION_WORDS, *content]
        self._weights = list(
            itertools.accumulate(
                [*_zipf(len(FUNCTION_WORDS), FUNCTION_SHARE), *_zipf(len(content), 1 - FUNCTION_SHARE)]
            )
        )
        self._content = content
        self._topics: deque[list[str]] = deque([self._topic()], RECENT_TOPICS)
        self._stock = [self._sentence(self._topic()) for _ in range(N_STOCK_SENTENCES)]

    def article(self) -> list[Sentence]:
        """A new article about one topic."""
        chance = self.chance
        if chance.random() < NEW_TOPIC_RATE:
            self._topics.append(self._topic())
        return self._sentences(chance.choice(self._topics), chance.randint(*SENTENCES))

    def copy(self, sentences: Sequence[Sentence], kind: Kind) -> list[Sentence]:
        """An edited copy."""
        chance = self.chance
        if kind in REWORDED_SHARES:
            return self._reworded(sentences, chance.uniform(*REWORDED_SHARES[kind]))
        if kind is Kind.TRUNCATED:
            return list(sentences[: max(1, int(len(sentences) * chance.uniform(0.4, 0.9)))])
        if kind is Kind.INSERTED:
            place = chance.randrange(len(sentences))
            new = self._sentences(chance.choice(self._topics), max(1, int(len(sentences) * chance.uniform(0.1, 0.8))))
            return [*sentences[:place], *new, *sentences[place:]]
        if kind is Kind.REORDERED:
            blocks = [sentences[i : i + PARAGRAPH_SENTENCES] for i in range(0, len(sentences), PARAGRAPH_SENTENCES)]
            chance.shuffle(blocks)
            return [sentence for block in blocks for sentence in block]
        return list(sentences)

    def _topic(self) -> list[str]:
        """The names of a new topic."""
        return [word.capitalize() for word in self.chance.sample(self._content, 12)]

    def _sentences(self, topic: Sequence[str], n: int) -> list[Sentence]:
        chance = self.chance
        return [
            chance.choice(self._stock) if chance.random() < STOCK_SHARE else self._sentence(topic) for _ in range(n)
        ]

    def _sentence(self, topic: Sequence[str]) -> Sentence:
        """A sentence: its words as they are printed, marks included."""
        chance = self.chance
        words = chance.choices(self._vocabulary, cum_weights=self._weights, k=chance.randint(*SENTENCE_WORDS))
        for i in chance.sample(range(len(words)), round(len(words) * TOPIC_SHARE)):
            words[i] = chance.choice(topic) if chance.random() < 0.8 else str(chance.randint(2, 2000))
        words[0] = words[0].capitalize()
        if chance.random() < QUOTATION_SHARE:
            words[0] = f"“{words[0]}"
            words[-1] += ",”"
            words += ["said", chance.choice(topic), chance.choice(topic)]
        words[-1] += "."
        return tuple(words)

    def _reworded(self, sentences: Sequence[Sentence], share: float) -> list[Sentence]:
        """*sentences* with a share of their inner words replaced; the first and last words carry the marks."""
        edited = [list(sentence) for sentence in sentences]
        places = [(words, i) for words in edited for i in range(1, len(words) - 1) if words[i].isalpha()]
        chosen = self.chance.sample(places, round(len(places) * share))
        new = self.chance.choices(self._vocabulary, cum_weights=self._weights, k=len(chosen))
        for (words, i), word in zip(chosen, new, strict=True):
            words[i] = word
        return [tuple(words) for words in edited]


def _text(sentences: Sequence[Sentence]) -> str:
    """Sentences as an article of short paragraphs."""
    lines = [" ".join(sentence) for sentence in sentences]
    return "\n\n".join(" ".join(lines[i : i + PARAGRAPH_SENTENCES]) for i in range(0, len(lines), PARAGRAPH_SENTENCES))


def _invent(chance: random.Random, n: int) -> list[str]:
    """*n* distinct words that no language has, more or less; the short ones first, which will be the common ones."""
    onsets = "b br c ch d f g h j k l m n p pl r s sh st t th tr v w".split()  # noqa: SIM905 - easier read as a line
    vowels = "a e i o u ea ou".split()  # noqa: SIM905 - easier read as a line
    codas = ["", "", "", "", "l", "m", "n", "nd", "r", "s", "st", "t"]
    found: dict[str, None] = {}
    while len(found) < n:
        syllables = (
            chance.choice(onsets) + chance.choice(vowels) + chance.choice(codas) for _ in range(chance.randint(1, 4))
        )
        word = "".join(syllables)
        if len(word) >= SHORTEST_CONTENT_WORD:
            found.setdefault(word)
    return sorted(found, key=len)


def _zipf(n: int, total: float) -> list[float]:
    """*n* weights that fall as 1 / rank and add up to *total*."""
    weights = [1 / rank for rank in range(3, n + 3)]
    scale = total / sum(weights)
    return [weight * scale for weight in weights]
