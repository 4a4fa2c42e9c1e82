"""
A run left on the disk: what is small is held, and articles and relations are read when they are asked for.

Opening reads every table once from end to end and holds of each line only
where it ends, so that a damaged table is found at once and a run of a
hundred thousand articles takes some tens of megabytes. What an article or a
relation holds is checked when it is read.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import TypeVar

import numpy as np

from dedup.errors import FormatError, InputError
from dedup.lazy import LazySequence
from dedup.model import ArticleFacts, Cluster, Relation, Run, Verdict
from dedup.report import restore
from dedup.report.edges import Edges
from dedup.report.fields import Fields
from dedup.report.jsonl import decode
from dedup.report.run_folder import HEAD, blaming, read_head
from dedup.report.words import STRENGTH

CACHED = 512
"""Articles, and relations, kept once read: those of the largest clusters are asked for again and again."""

Item = TypeVar("Item")


def open_run(folder: Path) -> Run:
    """
    The run that *folder* holds, equal to what `read_run` gives, with its articles and relations left on the disk.

    Raises:
        InputError: when there is no such folder, or it cannot be read.
        FormatError: when a file is damaged or of another version, naming file and line; what only a later look at an
            article or a relation finds is raised then.
    """
    if not folder.is_dir():
        message = f"there is no run folder {folder}; dedup cluster ... -o {folder} writes one"
        raise InputError(message)
    try:
        head, expected = read_head(folder)
        articles = StoredArticles(Table(folder, "articles", expected))
        clusters = _clusters(Table(folder, "clusters", expected))
        relations = StoredRelations(Table(folder, "relations", expected), Table(folder, "passages", expected), articles)
        with blaming(folder):
            restore.check_clusters(clusters, articles.places)
    except OSError as error:
        message = f"cannot read the run folder {folder}: {error.strerror or error}"
        raise InputError(message) from error
    return replace(head, articles=articles, clusters=clusters, relations=relations)


class Table:
    """The lines of one table, of which only the ends are held. The file is open only while it is read."""

    def __init__(self, folder: Path, name: str, expected: Mapping[str, int]) -> None:
        self.path = folder / f"{name}.jsonl"
        self._expected = expected[name]
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def scan(self, look: Callable[[Fields], None]) -> None:
        """
        Read every line once and have a *look* at it.

        Raises:
            FormatError: naming the line that is damaged, or how many there should be.
        """
        try:
            file = self.path.open("rb")
        except FileNotFoundError as error:
            message = f"{self.path} is missing; make the run again with dedup cluster"
            raise FormatError(message) from error
        end = 0
        with file:
            for number, line in enumerate(file, start=1):
                end += len(line)
                self._ends.append(end)
                with blaming(self.path, number):
                    look(Fields(decode(line)))
        if len(self) != self._expected:
            message = (
                f"{self.path} ends after line {len(self)}, but {HEAD} promises {self._expected} records; "
                "make the run again"
            )
            raise FormatError(message)

    def values(self, first: int, last: int, value_of: Callable[[object], Item]) -> tuple[Item, ...]:
        """
        What the lines from *first* to before *last* hold, as values.

        Raises:
            FormatError: naming the line that is damaged.
        """
        values = []
        with self.path.open("rb") as file:
            file.seek(self._ends[first])
            for place in range(first, last):
                line = file.read(self._ends[place + 1] - self._ends[place])
                with blaming(self.path, place + 1):
                    values.append(value_of(decode(line)))
        return tuple(values)


class StoredArticles(LazySequence[ArticleFacts]):
    """
    The articles of a stored run.

    Attributes:
        places: the place of every article, by its id.
        n_chars: the number of characters of every text, in their order.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.places: dict[str, int] = {}
        self.n_chars = array("q")
        table.scan(self._look)
        self._read = lru_cache(maxsize=CACHED)(lambda place: table.values(place, place + 1, restore.article_facts)[0])

    def __len__(self) -> int:
        return len(self._table)

    def item(self, place: int) -> ArticleFacts:
        """See `LazySequence.item`."""
        return self._read(place)

    def _look(self, fields: Fields) -> None:
        self.places[intern(fields.text("id"))] = len(self.n_chars)
        self.n_chars.append(len(fields.text("text")))


class StoredRelations(LazySequence[Relation]):
    """
    The relations of a stored run, each with its passages.

    Attributes:
        edges: all of them without their evidence.
    """

    def __init__(self, table: Table, passages: Table, articles: StoredArticles) -> None:
        self._table = table
        self._passages = passages
        self._lengths = _Lengths(articles)
        self.edges = _edges(table, articles.places)
        self._first = _first_passages(passages, self.edges, articles.places)
        self._read = lru_cache(maxsize=CACHED)(self._whole)

    def __len__(self) -> int:
        return len(self._table)

    def item(self, place: int) -> Relation:
        """See `LazySequence.item`."""
        return self._read(place)

    def _whole(self, place: int) -> Relation:
        (relation,) = self._table.values(place, place + 1, restore.relation)
        passages = self._passages.values(self._first[place], self._first[place + 1], restore.passage)
        relation = replace(relation, passages=tuple(passage for _, passage in passages))
        with blaming(self._table.path, place + 1):
            restore.check_relation(relation, self._lengths)
        return relation


class _Lengths(Mapping[str, int]):
    """The number of characters of every article, by its id."""

    def __init__(self, articles: StoredArticles) -> None:
        self._articles = articles

    def __getitem__(self, article: str) -> int:
        return self._articles.n_chars[self._articles.places[article]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles.places)

    def __len__(self) -> int:
        return len(self._articles.places)


def _clusters(table: Table) -> tuple[Cluster, ...]:
    clusters: list[Cluster] = []
    table.scan(lambda fields: clusters.append(restore.cluster(fields.record)))
    return tuple(clusters)


def _edges(table: Table, places: Mapping[str, int]) -> Edges:
    """The relations of a table without their evidence."""
    left, right, verdicts, scores = array("q"), array("q"), array("b"), array("d")

    def look(fields: Fields) -> None:
        ends = fields.text("left"), fields.text("right")
        restore.check_ids("a relation", ends, places)
        left.append(places[ends[0]])
        right.append(places[ends[1]])
        verdicts.append(STRENGTH.index(Verdict(fields.text("verdict"))))
        scores.append(fields.share("score"))

    table.scan(look)
    return Edges(left=np.array(left), right=np.array(right), verdict=np.array(verdicts), score=np.array(scores))


def _first_passages(table: Table, edges: Edges, places: Mapping[str, int]) -> "array[int]":
    """The number of the first passage of every relation, and the number of passages behind the last."""
    first = array("q", [0])
    pairs = zip(edges.left.tolist(), edges.right.tolist(), strict=True)
    pair = next(pairs, None)
    n_seen = 0

    def look(fields: Fields) -> None:
        nonlocal pair, n_seen
        ends = places.get(fields.text("left")), places.get(fields.text("right"))
        while pair is not None and pair != ends:
            first.append(n_seen)
            pair = next(pairs, None)
        if pair is None:
            message = "it is of a pair that relations.jsonl does not hold, or not in this order"
            raise ValueError(message)
        n_seen += 1

    table.scan(look)
    first.extend([n_seen] * (len(edges) + 1 - len(first)))
    return first
