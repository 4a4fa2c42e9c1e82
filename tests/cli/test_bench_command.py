"""`dedup bench lsh` measures where the repository is at hand, and says what to do where it is not."""

import json
import xml.etree.ElementTree as ET

import pytest

from benchmarks.speed import lsh, runs
from benchmarks.speed.systems import MODULES, OURS
from benchmarks.speed.texts import from_jsonl, generated, write_texts
from dedup.cli import bench
from dedup.cli.main import main
from dedup.errors import InputError


@pytest.fixture
def ours_and_an_absent_peer(monkeypatch):
    """Two systems only, as every run of one is a process: ours, and a peer that nobody has."""
    systems = {OURS: MODULES[OURS], "no-such-peer": "no_such_peer"}
    monkeypatch.setattr(lsh, "MODULES", systems)
    monkeypatch.setattr(runs, "MODULES", systems)


def test_it_measures_all_systems_that_are_installed(tmp_path, capsys):
    code = main(["bench", "lsh", "--n", "60", "--repeat", "1", "--json", str(tmp_path / "new" / "speed.json")])
    figures = json.loads((tmp_path / "new" / "speed.json").read_text("utf-8"))
    captured = capsys.readouterr()

    assert code == 0
    assert {each["name"] for each in figures["systems"]} == set(MODULES) - set(runs.absent_systems())
    assert set(figures["left_out"]) == set(runs.absent_systems())
    for each in figures["systems"]:
        assert each["documents_a_second"] > 0
        assert each["quality"]["0.5"]["recall"] > 0.7
        assert f"{each['name']}: {each['settings']}"[:60] in captured.out
    assert figures["growth"] == []
    assert "Written" in captured.err


@pytest.mark.usefixtures("ours_and_an_absent_peer")
def test_it_plots_smaller_sizes_and_names_what_is_absent(tmp_path, capsys):
    docs, figures, plot = tmp_path / "news.jsonl", tmp_path / "speed.json", tmp_path / "speed.svg"
    write_texts(generated(60, 5).texts, docs)
    plot.write_text("in the way")
    arguments = ["bench", "lsh", "--docs", str(docs), "--repeat", "1", "--size", "20", "--size", "900"]
    assert main([*arguments, "--plot", str(plot)]) == 1
    assert main([*arguments, "--plot", str(plot), "--json", str(figures), "--force", "--quiet"]) == 0
    written = json.loads(figures.read_text("utf-8"))
    captured = capsys.readouterr()

    assert captured.err.count("\n") == 1
    assert "--force" in captured.err
    assert written["corpus"]["name"] == "news.jsonl"
    assert [each["documents"] for each in written["growth"]] == [20]
    assert written["left_out"] == {"no-such-peer": "not installed; pip install no-such-peer"}
    assert "no-such-peer is left out: not installed; pip install no-such-peer" in captured.out
    assert ET.fromstring(plot.read_text("utf-8")).tag.endswith("svg")  # noqa: S314 - written a moment ago


@pytest.mark.parametrize(("sizes", "expected"), [((), []), (None, [25, 50]), ((99, 30, 100, 101), [30, 99])])
def test_smaller_sizes_rise_and_stay_below_the_whole(sizes, expected):
    assert lsh.smaller_sizes(sizes, 100) == expected


def test_without_the_repository_it_says_what_to_do_in_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "ROOT", tmp_path)

    assert main(["bench", "lsh"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("dedup: error: ")
    assert "make bench" in error
    assert error.count("\n") == 1


def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")

    assert main(["bench", "lsh", "--json", str(tmp_path / "file" / "speed.json")]) == 1
    error = capsys.readouterr().err
    assert "cannot write" in error
    assert error.count("\n") == 1


def test_any_json_lines_will_do(tmp_path):
    path = tmp_path / "news.jsonl"
    news = generated(30, 5)
    write_texts(news.texts, path)

    assert from_jsonl(path, None).texts == news.texts
    assert from_jsonl(path, 10).texts == news.first(10).texts
    assert from_jsonl(path, None).families is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": "one"}\n\n{"text": 2}\n', "news.jsonl:3 is not a JSON object"),
        ('{"text": "one"}\n["two"]\n', "news.jsonl:2 is not a JSON object"),
        ('{"text": "one"}\n{"text": "tw\n', "news.jsonl:2 is not a JSON object"),
        ('{"text": "one"}\n', "has 1 articles"),
        ("", "has 0 articles"),
    ],
)
def test_lines_without_articles_are_named(tmp_path, content, reason):
    path = tmp_path / "news.jsonl"
    path.write_text(content, "utf-8")

    with pytest.raises(InputError, match=reason):
        from_jsonl(path, None)
