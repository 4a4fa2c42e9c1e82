"""A run folder of any number of clusters, written in seconds: a hundred clusters, again and again under new ids."""

import json
from pathlib import Path

from dedup.report.run_folder import HEAD, TABLES, write_run
from tests.report.large import make_large_run

N_TOLD = 100
"""Clusters with texts of their own; those after them have the same texts under other ids and addresses."""


def write_large_run(n_clusters: int, folder: Path) -> None:
    """
    Write a run of *n_clusters* clusters of five copies of 4 KB, every two of them related, as *folder*.

    Raises:
        OutputError: when there is something at that place.
    """
    n_told = min(n_clusters, N_TOLD)
    write_run(make_large_run(n_told), folder)
    for table in TABLES:
        lines = (folder / table).read_bytes().splitlines(keepends=True)
        n_lines = len(lines) // n_told
        with (folder / table).open("ab") as file:
            for number in range(n_told, n_clusters):
                like = number % n_told
                block = b"".join(lines[like * n_lines : (like + 1) * n_lines])
                file.write(_renumbered(block, like, number))
    head = json.loads((folder / HEAD).read_bytes())
    head["records"] = {name: n_records // n_told * n_clusters for name, n_records in head["records"].items()}
    (folder / HEAD).write_text(json.dumps(head), encoding="utf-8")


def _renumbered(lines: bytes, like: int, number: int) -> bytes:
    """The lines of the cluster *like* as those of the cluster *number*."""
    for pattern in (b"wire/%05d-", b"c-%012x", b"news.example/%d/"):
        lines = lines.replace(pattern % like, pattern % number)
    return lines
