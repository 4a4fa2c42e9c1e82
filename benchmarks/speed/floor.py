"""The floor: what the machine takes to do next to nothing with the same bytes."""

import time
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np
from numba import njit
from numpy.typing import NDArray

REPETITIONS = 5

LEAST_BYTES = 1 << 27
"""Bytes worked on: a smaller corpus is repeated up to here, so that no cache holds it."""

SPACE = 32
"""Bytes up to a space are blank: what `wc -w` counts words by, for texts without exotic blanks."""


@njit(nogil=True, cache=True)
def count_words(text: NDArray[np.uint8]) -> int:
    """The words of *text*, uint8[n]: a loop over the bytes that looks at each once."""
    n_words = 0
    was_blank = True
    for byte in text:
        is_blank = byte <= SPACE
        n_words += was_blank and not is_blank
        was_blank = is_blank
    return n_words


def floor_seconds(texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds, medians: to copy the UTF-8 bytes of *texts*, and to count their words."""
    once = np.frombuffer("\n".join(texts).encode("utf-8", "replace"), np.uint8)
    turns = -(-LEAST_BYTES // max(1, once.size))
    text = np.tile(once, turns)
    room = np.empty_like(text)
    return {
        "memcpy": _median_seconds(lambda: np.copyto(room, text)) / turns,
        "word count": _median_seconds(lambda: count_words(text)) / turns,
    }


def _median_seconds(work: Callable[[], object]) -> float:
    work()
    seconds = []
    for _ in range(REPETITIONS):
        begin = time.process_time()
        work()
        seconds.append(time.process_time() - begin)
    return median(seconds)
