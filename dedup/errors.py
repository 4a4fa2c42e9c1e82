"""
Every error that dedup raises on purpose.

    DedupError               exit code 1
    ├── InputError           what was given to read cannot be read at all
    ├── OutputError          the result cannot be written where it was asked for
    ├── ConfigError          a setting is wrong (exit code 2)
    └── FormatError          a run folder or index is damaged or of another version (exit code 5)

A message names the thing, its value and the way out. Only the command line
exits; the library raises.
"""

from typing import ClassVar


class DedupError(Exception):
    """The base of every error raised on purpose; `exit_code` is what the command line returns."""

    exit_code: ClassVar[int] = 1


class InputError(DedupError):
    """An input cannot be read at all: a path that does not exist, a missing extra."""


class OutputError(DedupError):
    """A result cannot be written: the place is taken, read-only or full."""


class ConfigError(DedupError):
    """One or more settings are out of range; the message lists all of them."""

    exit_code = 2


class FormatError(DedupError):
    """A file written by dedup is damaged, or of a version that this one cannot read."""

    exit_code = 5
