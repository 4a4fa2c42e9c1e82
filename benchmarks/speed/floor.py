"""The floor: what the machine takes to do next to nothing with the same bytes."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

REPETITIONS = 5

COPIED_BYTES = 1 << 27
"""Least bytes to copy: a smaller corpus is repeated up to here, so that no cache holds it."""

COUNTED_BYTES = 1 << 24
"""Least bytes to count words in, so that starting the program does not matter."""


def floor_seconds(texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds, medians: to copy the UTF-8 bytes of *texts*, and for `wc -w`, where there is one, to count words."""
    once = np.frombuffer("\n".join(texts).encode("utf-8", "replace"), np.uint8)
    seconds = {"memcpy": _memcpy(once)}
    if os.name == "posix" and shutil.which("wc"):
        seconds["wc -w"] = _word_count(once)
    return seconds


def _memcpy(once: NDArray[np.uint8]) -> float:
    """Seconds to copy *once*."""
    text, turns = _repeated(once, COPIED_BYTES)
    room = np.empty_like(text)
    return _median_seconds(lambda: np.copyto(room, text), time.process_time) / turns


def _word_count(once: NDArray[np.uint8]) -> float:
    """Seconds that `wc -w` takes for a file of *once*."""
    from resource import RUSAGE_CHILDREN, getrusage  # noqa: PLC0415 - not on Windows

    def children_seconds() -> float:
        usage = getrusage(RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    text, turns = _repeated(once, COUNTED_BYTES)
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "texts"
        text.tofile(path)

        def count() -> None:
            subprocess.run(["wc", "-w", str(path)], stdout=subprocess.DEVNULL, check=True, env=environment)

        return _median_seconds(count, children_seconds) / turns


def _repeated(once: NDArray[np.uint8], least: int) -> tuple[NDArray[np.uint8], int]:
    """*once* as often as it takes to reach *least* bytes, and how often that is."""
    turns = -(-least // max(1, once.size))
    return np.tile(once, turns), turns


def _median_seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    work()
    seconds = []
    for _ in range(REPETITIONS):
        begin = clock()
        work()
        seconds.append(clock() - begin)
    return median(seconds)
