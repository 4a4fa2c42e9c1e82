"""What the micro-benchmarks work on: generated articles of about 700 words, ready for each kernel."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.generator import Kind, Story, generate
from dedup.align.profile import Profile, profiles
from dedup.config import Config
from dedup.shingles import Tokens, tokenise
from dedup.text.parse import ParsedText, parse

CONFIG = Config(jobs=1)


@cache
def stories() -> list[Story]:
    """Enough articles for a block, copies among them."""
    return generate(256, seed=7)


@cache
def parsed() -> ParsedText:
    """The first article, parsed."""
    return parse(stories()[0].text)


@cache
def tokens() -> Tokens:
    """Its words."""
    return tokenise(parsed())


@cache
def terms() -> NDArray[np.uint64]:
    """Its content words."""
    words = tokens()
    return words.terms[words.weights > 0].copy()


@cache
def pair() -> tuple[Profile, Profile]:
    """The profiles of an article and a heavily edited copy of it."""
    copy = next(story for story in stories() if story.kind is Kind.HEAVY)
    original = stories()[copy.family]
    left, right = profiles([parse(original.text), parse(copy.text)], CONFIG.sketch)
    return left, right
