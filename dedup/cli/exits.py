"""The exit codes. A usage error is 2, by click and ConfigError; a damaged or foreign format is 5, by FormatError."""

DONE = 0
"""The work was done, whatever it found."""

FAILED = 1
"""A run-time error; also when the reader of a pipe goes away before the end."""

SKIPPED = 4
"""The work was done, some inputs were skipped, and --strict was given."""

INTERRUPTED = 130
"""Interrupted from the keyboard."""
