"""What one command may say, and where: data on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO

import click

from dedup.cli.progress import open_progress
from dedup.errors import OutputError
from dedup.model import Skip
from dedup.report.visible import visible_line

if TYPE_CHECKING:
    from rich.console import Console

    from dedup.pipeline import Progress

NAMED_SKIPS = 3
"""Skipped inputs that are named without --verbose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """
    How a command speaks.

    Attributes:
        color: `auto` for colours on a terminal unless NO_COLOR is set, `always`, or `never`.
        progress: `auto`, `none` or `plain`.
        quiet: data and errors only.
        verbose: every skipped input by name.
    """

    color: str = "auto"
    progress: str = "none"
    quiet: bool = False
    verbose: bool = False

    def output(self) -> "Console":
        """The console of standard output."""
        return self._console(sys.stdout)

    @contextmanager
    def follow(self) -> Iterator["Progress"]:
        """The progress of the work that is done inside."""
        with open_progress("none" if self.quiet else self.progress, self._console(sys.stderr)) as progress:
            yield progress

    def write(self, pieces: Iterable[bytes]) -> None:
        """
        Put data on standard output as it comes, so that a reader sees each piece at once.

        Raises:
            OutputError: when the caller closed it.
        """
        if sys.stdout is None:
            message = "standard output is closed; redirect it to a file, or leave -f out and keep the result with -o"
            raise OutputError(message)
        stream = sys.stdout.buffer
        for piece in pieces:
            stream.write(piece)
        stream.flush()

    def has_boxes(self) -> bool:
        """Whether standard output can show the lines of a drawing."""
        try:
            "├└│─╌".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def stream(self) -> BinaryIO | None:
        """Standard output for bytes; None when the caller closed it."""
        return None if sys.stdout is None else sys.stdout.buffer

    def note(self, line: str) -> None:
        """Say one line beside the data, unless told to be quiet."""
        if not self.quiet:
            click.echo(visible_line(line), err=True)

    def note_skips(self, skips: Sequence[Skip]) -> None:
        """Say how many inputs were not read, and name the first few; all of them when verbose."""
        if not skips:
            return
        named = skips if self.verbose else skips[:NAMED_SKIPS]
        self.note(f"Skipped {len(skips):,} {'input' if len(skips) == 1 else 'inputs'}:")
        for skip in named:
            self.note(f"- {skip.origin}: {skip.reason}")
        if len(named) < len(skips):
            self.note(f"- and {len(skips) - len(named):,} more; -v names all")

    def _console(self, stream: IO[str]) -> "Console":
        """
        A console that colours as asked.

        Without colours it writes no styles at all: those who set NO_COLOR want plain text, not bold text.
        """
        from rich.console import Console  # noqa: PLC0415 -- slow to import

        plain = self.color == "never" or (self.color == "auto" and bool(os.environ.get("NO_COLOR")))
        if plain:
            return Console(file=stream, color_system=None)
        if self.color == "always":
            return Console(file=stream, force_terminal=True, no_color=False)
        return Console(file=stream)
