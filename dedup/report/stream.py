"""
A run on standard output: JSON lines, one JSON object, or a table of relations as CSV.

What is printed holds no timings, so that the same input gives the same bytes.
"""

import csv
from collections.abc import Iterable, Iterator

from dedup.model import Relation, Run
from dedup.report.jsonl import encode
from dedup.report.record import (
    MEASURES,
    SCHEMA,
    Record,
    article_record,
    cluster_of,
    cluster_record,
    measures_record,
    passage_record,
    relation_record,
    rounded,
    run_record,
    skip_record,
)

PROVENANCE = ("source", "confidence", "credit")
"""The columns on direction and credit, behind the measures."""


def records(run: Run, form: str) -> Iterator[bytes]:
    """
    *run* in pieces that end with a line end.

    `jsonl` gives a line for the run, then for every article, cluster,
    relation, passage and skipped input; `json` one object that holds the same
    in lists; `csv` the relations, one column for each measure.

    Raises:
        ValueError: when *form* is none of these.
    """
    match form:
        case "jsonl":
            return (encode(with_schema(record)) + b"\n" for record in _every_record(run))
        case "json":
            return iter((encode(_one_object(run)) + b"\n",))
        case "csv":
            return relations_csv(run.relations)
    message = f"the format must be json, jsonl or csv, got {form!r}"
    raise ValueError(message)


def relations_csv(relations: Iterable[Relation]) -> Iterator[bytes]:
    """A header, then one row for each relation, in UTF-8; text cells are quoted and safe for spreadsheets."""
    writer = csv.writer(Echo(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)  # the least would leave \r bare
    yield encoded(writer.writerow(("left", "right", "verdict", "score", *MEASURES, *PROVENANCE)))
    for relation in relations:
        left, right = safe_cell(relation.left), safe_cell(relation.right)
        figures = measures_record(relation.measures).values()
        origin = _origin_cells(relation)
        yield encoded(
            writer.writerow((left, right, relation.verdict.value, rounded(relation.score), *figures, *origin))
        )


def _origin_cells(relation: Relation) -> tuple[object, ...]:
    """The cells of `PROVENANCE`; empty where nothing was copied."""
    if relation.provenance is None:
        return ("",) * len(PROVENANCE)
    direction, credit = relation.provenance.direction, relation.provenance.credit
    return safe_cell(direction.source or ""), rounded(direction.confidence), credit.status.value


def with_schema(record: Record) -> Record:
    """*record* with the version of its shape behind its type, as everything on standard output carries it."""
    return {"type": record["type"], "schema": SCHEMA, **record}


def _every_record(run: Run) -> Iterator[Record]:
    yield _head(run)
    clusters = cluster_of(run)
    yield from (article_record(facts, clusters.get(facts.article.id)) for facts in run.articles)
    yield from map(cluster_record, run.clusters)
    yield from map(relation_record, run.relations)
    yield from (passage_record(relation, passage) for relation in run.relations for passage in relation.passages)
    yield from map(skip_record, run.skips)


def _one_object(run: Run) -> Record:
    clusters = cluster_of(run)
    return {
        **with_schema(_head(run)),
        "articles": [article_record(facts, clusters.get(facts.article.id)) for facts in run.articles],
        "clusters": [cluster_record(cluster) for cluster in run.clusters],
        "relations": [relation_record(relation, passages=True) for relation in run.relations],
        "skips": [skip_record(skip) for skip in run.skips],
    }


def _head(run: Run) -> Record:
    """The record of the run without its timings and skips, which are no facts of the input or have their own lines."""
    return {name: value for name, value in run_record(run).items() if name not in {"timings", "skips"}}


def safe_cell(text: str) -> str:
    """*text* with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def encoded(row: str) -> bytes:
    """A row as UTF-8; a lone surrogate has no such form and is written as an escape."""
    return row.encode("utf-8", "backslashreplace")


class Echo:
    """A file that hands every row straight back."""

    def write(self, row: str) -> str:
        """The row, which `csv` hands on."""
        return row
