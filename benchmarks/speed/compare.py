"""
How many pairs of articles one core compares in a second: profiles aligned, measured and judged.

    python -m benchmarks.speed.compare [PAIRS]

On generated articles of 400 to 700 words, every copy with its original. The CPU time of the process counts, the
median of five times; the same pairs with the time of making the profiles of their articles stand below.
"""

import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.speed.generator import stories
from dedup.align.evidence import gather_pairs
from dedup.align.profile import Profiles, profiles
from dedup.config import Config
from dedup.relation import relation
from dedup.text.parse import ParsedText, parse

PAIRS = 500
REPETITIONS = 5
SHORTEST, LONGEST = 400, 700
CONFIG = Config(jobs=1)


def copies(n_pairs: int, seed: int = 5) -> tuple[list[ParsedText], NDArray[np.int32], NDArray[np.int32]]:
    """The first copies of *seed* with originals, both of the length that counts: texts, and their places in pairs."""
    originals: dict[int, str] = {}
    place_of: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for number, story in enumerate(stories(seed)):
        if len(pairs) == n_pairs:
            break
        if not SHORTEST <= len(story.text.split()) <= LONGEST:
            continue
        if story.kind is None:
            originals[number] = story.text
        elif story.family in originals:
            left, right = (place_of.setdefault(text, len(place_of)) for text in (originals[story.family], story.text))
            pairs.append((left, right))
    lefts, rights = np.array(pairs, np.int32).T.copy()
    return list(map(parse, place_of)), lefts, rights


def compared(block: Profiles, lefts: NDArray[np.int32], rights: NDArray[np.int32]) -> int:
    """Compare them; returns how many are copies."""
    found = zip(lefts.tolist(), rights.tolist(), gather_pairs(block, lefts, rights, CONFIG), strict=True)
    return sum(
        relation("left", block[left], "right", block[right], evidence, CONFIG).verdict.joins_cluster
        for left, right, evidence in found
    )


def seconds(work: Callable[[], object]) -> float:
    """The CPU seconds that it takes once it is compiled, the median."""

    def times() -> Iterator[float]:
        for _ in range(REPETITIONS):
            begin = time.process_time()
            work()
            yield time.process_time() - begin

    work()
    return median(times())


def main(n_pairs: int) -> None:
    """Measure and print."""
    texts, lefts, rights = copies(n_pairs)
    block = profiles(texts, CONFIG.sketch)
    n_words = np.diff(block.columns.words.offsets)
    n_copies = compared(block, lefts, rights)
    comparing = seconds(lambda: compared(block, lefts, rights))
    profiling = seconds(lambda: profiles(texts, CONFIG.sketch))
    print(
        f"{n_pairs} pairs of {len(texts)} articles of {n_words.mean():.0f} words on average; {n_copies} are copies\n"
        f"aligned, measured and judged: {n_pairs / comparing:,.0f} pairs/s, {1e6 * comparing / n_pairs:.0f} µs each\n"
        f"with the profiles of their articles: {n_pairs / (comparing + profiling):,.0f} pairs/s, "
        f"{1e6 * profiling / len(texts):.0f} µs a profile"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
