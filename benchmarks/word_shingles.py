"""
Word shingles in plain Python, from the definition: what exact truth is counted by and what the peers are given.

It shares no code with `dedup`, so that neither can hide the other's mistakes.
"""

import re

WORD = re.compile(r"[^\W_]+")
SHINGLE_WORDS = 5


def words(text: str) -> list[str]:
    """The words of *text* in lower case: runs of letters and digits."""
    return WORD.findall(text.lower())


def word_shingles(text: str, size: int = SHINGLE_WORDS) -> set[str]:
    """The distinct runs of *size* words of *text*; a shorter text that has any word is one shingle."""
    found = words(text)
    if not found:
        return set()
    return {" ".join(found[i : i + size]) for i in range(max(1, len(found) - size + 1))}


def resemblance(left: set[str], right: set[str]) -> float:
    """What part of the shingles of either are in both: Jaccard, in [0, 1], and 0 of nothing."""
    either = len(left | right)
    return len(left & right) / either if either else 0.0


def containment(left: set[str], right: set[str]) -> float:
    """What part of the smaller set is in the other, in [0, 1], and 0 of nothing."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
