"""
The measurement data, read: documents, pairs, clusters and alignments with known truth.

The folder is laid out as `benchmarks/accuracy/README.md` says; its texts
belong to their publishers and are no part of this repository.
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from benchmarks.accuracy.metrics import Case
from dedup.model import Article, Span


def documents(path: Path) -> dict[str, Article]:
    """Articles by id, from JSON lines with `id` and `text`."""
    return {
        record["id"]: Article(id=record["id"], text=record["text"], title=record.get("title"))
        for record in _records(path)
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


@dataclass(frozen=True, slots=True)
class Alignment:
    """An annotated passage, and how its copy was made."""

    case: Case
    obfuscation: str


def alignments(path: Path) -> list[Alignment]:
    """Annotated passages, from JSON lines."""
    return [
        Alignment(
            case=Case(
                copy_id=record["susp_id"],
                source_id=record["src_id"],
                copy=_span(record["susp_offset"], record["susp_length"]),
                source=_span(record["src_offset"], record["src_length"]),
            ),
            obfuscation=record["obfuscation"],
        )
        for record in _records(path)
    ]


def digest(paths: Iterable[Path]) -> str:
    """64 bits of SHA-256 over the contents of files, in hexadecimal: tells whether two runs saw the same data."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open("rb") as file:
        yield from map(orjson.loads, file)


def _span(offset: str, length: str) -> Span:
    return Span(int(offset), int(offset) + int(length))
