"""docs/formats.md names exactly the fields that are written, in their order."""

import json
import re
from pathlib import Path

import pytest

import dedup
from dedup.provenance.family import family_trees
from dedup.report.explanation_record import explanation_record
from dedup.report.family_view import tree_record
from dedup.report.record import relation_record, skip_record
from dedup.report.run_folder import HEAD, TABLES, write_run
from dedup.report.spin_record import spin_records
from dedup.spin.run import spins
from tests.spin.newsroom import STORIES, articles

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
FIELD = re.compile(r"^\| `(\w+)` \| ([^|]+) \|", re.MULTILINE)
TYPES = {
    "string": str,
    "string or null": str | None,
    "integer": int,
    "boolean": bool,
    "share": float,
    "array": list,
    "span": list,
    "span or null": list | None,
    "object": dict,
    "object or null": dict | None,
    "number": float,
}


def documented(heading: str) -> dict[str, str]:
    """The fields of the table below a heading, or below a line that announces it, with their types."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"{heading}\n")
    table = rest.split("\n#", 1)[0]
    return dict(FIELD.findall(table))


def check(fields: dict[str, str], record: dict) -> None:
    assert list(fields) == list(record)
    for name, kind in fields.items():
        assert isinstance(record[name], TYPES[kind.strip()]), name


@pytest.mark.parametrize("name", TABLES)
def test_every_field_of_a_table_is_documented_with_its_type(name, run, tmp_path):
    write_run(run, tmp_path / "run")
    for line in (tmp_path / "run" / name).read_bytes().splitlines():
        check(documented(f"### {name}"), json.loads(line))


INNER = {
    "direction": lambda record: record["direction"],
    "reasons": lambda record: record["direction"]["reasons"][0],
    "credit": lambda record: record["credit"],
    "swaps": lambda record: record["swaps"][0],
}


@pytest.mark.parametrize("name", INNER)
def test_every_field_of_a_provenance_is_documented_with_its_type(name, run):
    check(documented(f"#### {name}"), INNER[name](relation_record(run.relations[0])))


def test_every_field_of_a_tree_is_documented_with_its_type(run):
    record = tree_record(family_trees(run)[0])

    check(documented("A family tree, as `dedup tree -f json` prints it:"), record)
    check(documented("### branches"), record["branches"][0])


def test_every_field_of_run_json_is_documented_with_its_type(run, tmp_path):
    write_run(run, tmp_path / "run")

    check(documented(f"### {HEAD}"), json.loads((tmp_path / "run" / HEAD).read_bytes()))


def test_every_field_of_a_skip_is_documented_with_its_type(run):
    check(documented("A skipped input on a line of its own:"), skip_record(run.skips[0]))


def test_every_field_of_an_explanation_is_documented_with_its_type(run):
    articles = [facts.article for facts in run.articles[:2]]
    record = explanation_record(dedup.explain(*articles))

    check(documented("### An explanation"), record)
    whole = documented_text("### An explanation")
    for part in ("left", "meeting", "model"):
        assert all(f"`{name}`" in whole for name in record[part])
    assert all(f"`{name}`" in whole for check in record["checks"] for name in check)
    assert all(f"`{name}`" in whole for feature in record["model"]["features"] for name in feature)


@pytest.mark.parametrize("place", range(3))
def test_every_field_of_the_spins_of_a_run_is_documented_with_its_type(place):
    stories = dict.fromkeys(STORIES, ("gull",))
    kinds = ("substitution-table", "spin-signature", "outlet-table")
    (whole,) = spin_records(spins(dedup.cluster(articles(stories))), "json")
    name = ("tables", "signatures", "outlets")[place]
    record = json.loads(whole)[name][0]

    check(documented(f"#### {kinds[place]}"), record)
    assert all(f"`{field}`" in documented_spins() for field in record["substitutions"][0])
    assert f"`{name}`" in documented_spins()


def documented_spins() -> str:
    return PAGE.read_text(encoding="utf-8").partition("### Spins\n")[2]


def documented_text(heading: str) -> str:
    return PAGE.read_text(encoding="utf-8").partition(f"{heading}\n")[2].split("\n#", 1)[0]
