"""Whatever is given to read — folders, files, standard input — as articles, and what was not read and why."""

from dedup.ingest.collect import read
from dedup.ingest.pairs import read_pairs
from dedup.ingest.source import open_stdin

__all__ = ["open_stdin", "read", "read_pairs"]
