"""
The measurement data, read: documents, pairs and clusters with known truth.

The folder is laid out as `benchmarks/accuracy/README.md` says; its texts
belong to their publishers and are no part of this repository.
"""

import csv
from collections import defaultdict
from pathlib import Path

import orjson

from dedup.model import Article


def documents(path: Path) -> dict[str, Article]:
    """Articles by id, from JSON lines with `id` and `text`."""
    with path.open("rb") as file:
        records = [orjson.loads(line) for line in file]
    return {
        record["id"]: Article(id=record["id"], text=record["text"], title=record.get("title")) for record in records
    }


def texts(folder: Path) -> dict[str, Article]:
    """Articles by file name, from a folder of `.txt` files."""
    return {path.name: Article(id=path.name, text=path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))}


def rows(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file without its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def clusters(path: Path) -> dict[str, list[str]]:
    """Members by cluster, from rows of article and cluster."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article, cluster, *_ in rows(path):
        members[cluster].append(article)
    return dict(members)
