"""`dedup spins`: the words that the copies of a run exchange."""

import csv
import json

import pytest

from tests.spin.newsroom import articles


@pytest.fixture
def run(dedup, tmp_path):
    lines = [
        json.dumps({"id": each.id, "outlet": each.outlet, "text": each.text})
        for each in articles({"flood": ("gull",), "harvest": ("gull",), "wreck": ("gull",)})
    ]
    (tmp_path / "docs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert dedup("cluster", tmp_path / "docs.jsonl", "-o", "run", "-q").exit_code == 0
    return "run"


def test_the_table_names_the_signature_its_outlets_and_its_words(dedup, run):
    result = dedup("spins", run)

    assert result.exit_code == 0
    assert "1 signature shows in several stories" in result.stdout
    assert "spun: gull" in result.stdout
    assert "town → burgh (3)" in result.stdout


def test_json_lines_hold_tables_then_signatures_then_outlets(dedup, run):
    lines = [json.loads(line) for line in dedup("spins", run, "-f", "jsonl").stdout.splitlines()]
    whole = json.loads(dedup("spins", run, "-f", "json").stdout)

    kinds = [line["type"] for line in lines]
    assert kinds == ["substitution-table"] * 3 + ["spin-signature"] + ["outlet-table"] * 2
    assert {line["schema"] for line in lines} == {whole["schema"]}
    without_schema = [{name: value for name, value in line.items() if name != "schema"} for line in lines]
    assert whole["tables"] + whole["signatures"] + whole["outlets"] == without_schema


def test_csv_has_a_row_for_each_substitution(dedup, run):
    rows = list(csv.DictReader(dedup("spins", run, "-f", "csv").stdout.splitlines()))
    tables = json.loads(dedup("spins", run, "-f", "json").stdout)["tables"]

    assert len(rows) == sum(len(table["substitutions"]) for table in tables)
    assert {row["signature"] for row in rows} == {tables[0]["signature"]}
    assert ("army", "soldiery") in {(row["left_words"], row["right_words"]) for row in rows} | {
        (row["right_words"], row["left_words"]) for row in rows
    }


def test_a_run_without_copies_says_so(dedup, newsroom):
    dedup("cluster", newsroom / "courier", "-o", "alone", "-q")

    assert dedup("spins", "alone").stdout == "No two copies exchange words.\n"
    assert dedup("spins", "alone", "-f", "jsonl").stdout == ""


def test_what_is_no_run_is_refused(dedup, newsroom):
    assert dedup("spins", newsroom).exit_code != 0
