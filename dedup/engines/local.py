"""
The engine of one machine: threads over blocks.

The kernels release the interpreter's lock, so threads share the work and the
texts without copies.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

BLOCKS_AHEAD = 2
"""Blocks in flight for each thread: enough to keep it busy, few enough to bound the memory."""


class LocalEngine:
    """
    Threads over blocks; results come in the order of the blocks.

    Args:
        jobs: the number of threads; 0 for as many as this process may use cores.
    """

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or _cores()

    def map(self, function: Callable[[In], Out], blocks: Iterable[In]) -> Iterator[Out]:
        """See `pipeline.Engine.map`."""
        if self.jobs == 1:
            yield from map(function, blocks)
            return
        with ThreadPoolExecutor(self.jobs) as pool:
            ahead: deque[Future[Out]] = deque()
            try:
                for block in blocks:
                    ahead.append(pool.submit(function, block))
                    if len(ahead) >= self.jobs * BLOCKS_AHEAD:
                        yield ahead.popleft().result()
                while ahead:
                    yield ahead.popleft().result()
            finally:
                for future in ahead:
                    future.cancel()


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
