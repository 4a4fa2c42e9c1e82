"""A run left on the disk is the run that was written, is checked as far as it is read, and is not held in memory."""

import json
import tracemalloc
from dataclasses import replace

import pytest

from dedup.errors import FormatError, InputError
from dedup.report.choice import Choice, left_out
from dedup.report.run_folder import read_run, write_run
from dedup.report.stored_run import open_run


@pytest.mark.parametrize("name", ["run", "quiet_run", "empty_run", "hostile_run", "crowded_run"])
def test_an_open_run_equals_the_run_that_was_written(name, request, tmp_path):
    write_run(request.getfixturevalue(name), tmp_path / "run")

    assert open_run(tmp_path / "run") == read_run(tmp_path / "run")


@pytest.mark.parametrize("name", ["run", "hostile_run", "crowded_run"])
def test_it_is_filed_as_the_run_in_memory(name, request, tmp_path):
    run = request.getfixturevalue(name)
    write_run(run, tmp_path / "run")
    held, stored = Choice(run), Choice(open_run(tmp_path / "run"))

    assert list(held.pairs) == list(stored.pairs)
    assert list(held.telling) == list(stored.telling)
    assert {key: list(inside) for key, inside in held.inside.items()} == {
        key: list(inside) for key, inside in stored.inside.items()
    }
    assert left_out(held) == left_out(stored)


def test_there_must_be_a_folder(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        open_run(tmp_path / "nowhere")


@pytest.mark.parametrize("table", ["articles", "clusters", "relations", "passages"])
def test_a_table_that_ends_early_is_found_when_the_run_is_opened(table, run, tmp_path):
    write_run(run, tmp_path / "run")
    path = tmp_path / "run" / f"{table}.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))

    with pytest.raises(FormatError, match=f"{table}.jsonl"):
        open_run(tmp_path / "run")


def damage(folder, table, place, **fields):
    """Change fields of one line of a table."""
    path = folder / f"{table}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[place] = json.dumps({**json.loads(lines[place]), **fields})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("clusters", "representative", "nobody"),
        ("relations", "left", "nobody"),
        ("relations", "verdict", "same"),
        ("passages", "left", "nobody"),
        ("articles", "id", 7),
    ],
)
def test_what_leads_nowhere_is_found_when_the_run_is_opened(table, field, value, run, tmp_path):
    write_run(run, tmp_path / "run")
    damage(tmp_path / "run", table, 0, **{field: value})

    with pytest.raises(FormatError):
        open_run(tmp_path / "run")


@pytest.mark.parametrize(("table", "field", "value"), [("relations", "left_share", 2), ("passages", "class", "taken")])
def test_what_is_wrong_within_a_relation_is_found_when_that_is_read(table, field, value, run, tmp_path):
    write_run(run, tmp_path / "run")
    damage(tmp_path / "run", table, 0, **{field: value})
    stored = open_run(tmp_path / "run")

    with pytest.raises(FormatError, match=f"{table}.jsonl:1"):
        list(stored.relations)


def test_a_passage_outside_its_text_is_found_when_its_relation_is_read(run, tmp_path):
    write_run(run, tmp_path / "run")
    damage(tmp_path / "run", "passages", 0, left_span=[0, 10_000_000], fragments=[])
    stored = open_run(tmp_path / "run")

    with pytest.raises(FormatError, match="leaves article"):
        list(stored.relations)


def test_texts_stay_on_the_disk(run, tmp_path):
    """Opening and filing a run of 30 MB takes a tenth of that."""
    text = "x" * 10_000
    articles = tuple(
        replace(run.articles[0], article=replace(run.articles[0].article, id=f"{number:05}", text=text), roles=())
        for number in range(3_000)
    )
    write_run(replace(run, articles=articles, relations=(), clusters=()), tmp_path / "run")
    tracemalloc.start()
    choice = Choice(open_run(tmp_path / "run"))
    n_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(choice.run.articles) == 3_000
    assert n_bytes < 3_000_000
