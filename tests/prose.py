"""Invented news, as much as a test needs: sentences of made-up words that no two share by chance."""

import random

_SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstvz" for vowel in "aeiou"]
_COMMON = ("the", "of", "and", "to", "in", "for", "on", "with", "at", "from")


def sentence(rng: random.Random, n_words: int = 16) -> str:
    """A sentence of *n_words* words, every third a common one."""
    words = [
        rng.choice(_COMMON) if place % 3 == 2 else "".join(rng.choices(_SYLLABLES, k=3)) for place in range(n_words)
    ]
    return " ".join(words).capitalize() + "."


def sentences(seed: object, n: int = 12, n_words: int = 16) -> list[str]:
    """*n* sentences; the same for the same *seed*."""
    rng = random.Random(seed)
    return [sentence(rng, n_words) for _ in range(n)]


def article(seed: object, n: int = 12) -> str:
    """A text of *n* sentences."""
    return " ".join(sentences(seed, n))
