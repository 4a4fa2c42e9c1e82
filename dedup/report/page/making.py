"""
Packed screens, made one after another, or by several processes at once for a run of thousands.

Each process opens the run for itself, so that nothing large goes between
them; the screens come in the order asked for, whoever made them.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice

from dedup.report.choice import Choice
from dedup.report.page.blocks import packed
from dedup.report.page.render import screen
from dedup.report.page.screens import Key, view_of
from dedup.report.source import Source

FEWEST = 400
"""Screens from which on other processes, which take a second or two to start, save time."""

MOST = 20_000
"""Screens up to which they are made by several processes; beyond, memory matters more than time."""

MOST_PROCESSES = 4
SCREENS_AT_ONCE = 25
PARTS_AHEAD = 24

Packed = tuple[str, str]
"""The route of a screen, and its packed section."""


@contextmanager
def packed_screens(choice: Choice, keys: Sequence[Key], source: Source | None = None) -> Iterator[Iterator[Packed]]:
    """
    The screens of *keys*, packed, in their order; other processes begin with them at once.

    Args:
        choice: what the report shows.
        keys: what the screens show.
        source: what *choice* is made of; without it, this process makes them all.
    """
    n_processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if source is None or n_processes == 1 or not FEWEST <= len(keys) <= MOST:
        yield (_packed(choice, key) for key in keys)
        return
    context = multiprocessing.get_context("spawn")  # a forked process may inherit a lock that nobody opens
    processes = ProcessPoolExecutor(n_processes, mp_context=context, initializer=_open, initargs=(source,))
    try:
        yield _made(processes, keys)
    finally:
        processes.shutdown(cancel_futures=True)


def _made(processes: ProcessPoolExecutor, keys: Sequence[Key]) -> Iterator[Packed]:
    """What the processes make, in the order of *keys*; no more is waiting than is soon taken."""
    parts = iter([keys[start : start + SCREENS_AT_ONCE] for start in range(0, len(keys), SCREENS_AT_ONCE)])
    waiting = deque(processes.submit(_packed_part, part) for part in islice(parts, PARTS_AHEAD))

    def taken() -> Iterator[Packed]:
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(processes.submit(_packed_part, part) for part in islice(parts, 1))

    return taken()


def _packed(choice: Choice, key: Key) -> Packed:
    name, view = view_of(choice, key)
    return view.route, packed(screen(name, view).encode())


_opened: list[Choice] = []
"""In a process that makes screens: what it opened."""


def _open(source: Source) -> None:
    _opened.append(source.choice())


def _packed_part(keys: Sequence[Key]) -> list[Packed]:
    return [_packed(_opened[0], key) for key in keys]
