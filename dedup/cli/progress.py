"""
How far the work has come, on standard error: a bar, plain lines, or nothing.

Each class supplies what `dedup.pipeline.Progress` asks for.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as RichProgress

    from dedup.pipeline import Progress

BAR_AFTER = 1.0
"""Seconds of work after which a bar appears; shorter work needs none."""

BAR_PERIOD = 0.1
"""Seconds between two updates of a bar: stages may advance a million times."""

LINE_PERIOD = 10.0
"""Seconds between two plain lines of one stage, so that a log stays short."""


class Counter:
    """Counts the steps of a stage, and shows the count at most once a period."""

    def __init__(self, show: Callable[[int], None], period: float) -> None:
        self.done = 0
        self._show = show
        self._period = period
        self._shown = monotonic()

    def __call__(self, steps: int) -> None:
        """Advance by *steps*."""
        self.done += steps
        now = monotonic()
        if now - self._shown >= self._period:
            self._shown = now
            self._show(self.done)


class Silent:
    """Says nothing."""

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 -- as Progress
        """A stage that nobody follows."""
        yield lambda _steps: None


class Lines:
    """Says in plain lines when a stage ends, and now and then how far it is; fit for a log."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A stage that ends with its count, where it has one, and its seconds."""
        whole = "" if total is None else f" of {total:,}"
        counter = Counter(lambda done: self._say(f"{name}: {done:,}{whole}"), LINE_PERIOD)
        started = monotonic()
        yield counter
        counted = f"{counter.done:,} in " if counter.done else ""
        self._say(f"{name}: {counted}{monotonic() - started:.1f} s")

    def _say(self, line: str) -> None:
        self._stream.write(f"{line}\n")
        self._stream.flush()


class Bars:
    """One bar a stage, once the work has lasted long enough to wonder."""

    def __init__(self, display: "RichProgress") -> None:
        self._display = display
        self._started = monotonic()

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """A stage whose bar goes when the stage ends."""
        task = self._display.add_task(name, total=total)

        def show(done: int) -> None:
            if monotonic() - self._started >= BAR_AFTER:
                self._display.start()
            self._display.update(task, completed=done)

        show(0)
        try:
            yield Counter(show, BAR_PERIOD)
        finally:
            self._display.remove_task(task)


@contextmanager
def open_progress(kind: str, console: "Console") -> Iterator["Progress"]:
    """
    The progress that *kind* asks for, on the console of standard error, cleared away at the end.

    Args:
        kind: `auto` for bars where the console is a terminal and nothing elsewhere, `plain` for lines, `none`.
        console: where bars are drawn.
    """
    if kind == "plain":
        yield Lines(sys.stderr)
    elif kind == "none" or not console.is_terminal:
        yield Silent()
    else:
        from rich import progress as bars  # noqa: PLC0415 -- slow to import

        columns = ("{task.description}", bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeElapsedColumn())
        display = bars.Progress(*columns, console=console, transient=True)
        try:
            yield Bars(display)
        finally:
            display.stop()
