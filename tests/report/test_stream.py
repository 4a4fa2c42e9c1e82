"""What is printed on standard output is whole, stable, and safe for the programs that read it."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dedup.model import Relation, Run, Verdict
from dedup.report.jsonl import decode
from dedup.report.record import MEASURES, relation_record
from dedup.report.stream import records, with_schema


def lines_of(run: Run) -> list[dict]:
    return [decode(line) for line in records(run, "jsonl")]


def test_every_value_has_a_line_with_its_type_and_schema(run):
    lines = lines_of(run)

    assert ["run", *["article"] * 6, "cluster", *["relation"] * 4, *["passage"] * 9, *["skip"] * 2] == [
        line["type"] for line in lines
    ]
    assert {"2.0"} == {line["schema"] for line in lines}
    assert all(list(line)[:2] == ["type", "schema"] for line in lines)


def test_one_object_holds_what_the_lines_hold(run):
    (whole,) = records(run, "json")
    one = json.loads(whole)
    lines = lines_of(run)

    for name, kind in (("articles", "article"), ("clusters", "cluster"), ("skips", "skip")):
        assert one[name] == [
            {key: value for key, value in line.items() if key != "schema"} for line in lines if line["type"] == kind
        ]
    assert sum(len(relation["passages"]) for relation in one["relations"]) == 9


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_equal_runs_print_equal_bytes_however_long_they_took(form, run):
    slower = replace(run, timings={"reading": 99.0})

    assert list(records(run, form)) == list(records(slower, form))


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_hostile_text_is_printed_without_error(form, hostile_run):
    """Lone surrogates have no UTF-8 form, and are written all the same."""
    for piece in records(hostile_run, form):
        assert piece.decode("utf-8").endswith("\n")


def test_the_table_has_a_column_for_every_measure(run):
    rows = list(csv.DictReader(io.StringIO(b"".join(records(run, "csv")).decode())))

    assert ["left", "right", "verdict", "score", *MEASURES, "source", "confidence", "credit"] == list(rows[0])
    assert rows[0]["verdict"] == "edited-copy"
    assert rows[0]["left_share"] == "0.811324"
    assert rows[0]["quoted_words"] == "22"
    assert [rows[0][name] for name in ("source", "confidence", "credit")] == [
        "alder-post/ferry.txt",
        "0.848284",
        "uncredited",
    ]
    assert {rows[1][name] for name in ("source", "confidence", "credit")} == {""}


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(first, run):
    relation = replace(run.relations[0], left=f"{first}cmd|' /C calc'!A0")
    table = b"".join(records(replace(run, relations=(relation,)), "csv")).decode()
    _, row = csv.reader(io.StringIO(table, newline=""))

    assert f"'{first}cmd|' /C calc'!A0" == row[0]


def test_an_id_with_a_line_break_stays_in_its_cell(run):
    relation = replace(run.relations[0], left='a\n"b",c')
    table = b"".join(records(replace(run, relations=(relation,)), "csv")).decode()
    _, row = csv.reader(io.StringIO(table, newline=""))

    assert row[0] == 'a\n"b",c'


def test_another_format_is_refused(run):
    with pytest.raises(ValueError, match="must be json, jsonl or csv, got 'xml'"):
        records(run, "xml")


def test_a_compared_pair_carries_its_passages(run):
    record = with_schema(relation_record(run.relations[0], passages=True))

    provenance = ["direction", "credit", "swaps"]
    assert ["type", "schema", "left", "right", "verdict", "score", *MEASURES, *provenance, "passages"] == list(record)
    fragment = {"left_span": [64, 190], "right_span": [38, 164], "class": "verbatim", "score": 1.0}
    assert record["passages"][0] == {**fragment, "fragments": [fragment]}


def test_an_unrelated_pair_has_an_empty_list_of_passages(run):
    relation = Relation(left="a", right="b", verdict=Verdict.UNRELATED, score=0.0, measures=run.relations[0].measures)

    assert relation_record(relation, passages=True)["passages"] == []
