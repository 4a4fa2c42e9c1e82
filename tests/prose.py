"""Invented news, as much as a test needs: sentences of made-up words that no other sentence shares by chance."""

import random

_HEADS = "bal cor dun fel gar hol jas kel lum mor nes pol quil ras sel tor ul ver wen zan".split(" ")  # noqa: SIM905 - syllables
_TAILS = "dane fick gorm hest lain mere nock pell rath sk ton vane wick yar zel".split(" ")  # noqa: SIM905 - syllables
_COMMON = ("the", "of", "and", "to", "in", "for", "on", "with", "at", "from")


def sentence(rng, n_words=16):
    """A sentence of *n_words* words, every third a common one."""
    words = [
        rng.choice(_COMMON) if place % 3 == 2 else rng.choice(_HEADS) + rng.choice(_HEADS) + rng.choice(_TAILS)
        for place in range(n_words)
    ]
    return " ".join(words).capitalize() + "."


def sentences(seed, n=12, n_words=16):
    """*n* sentences; the same for the same *seed*."""
    rng = random.Random(seed)
    return [sentence(rng, n_words) for _ in range(n)]


def article(seed, n=12):
    """A text of *n* sentences."""
    return " ".join(sentences(seed, n))
