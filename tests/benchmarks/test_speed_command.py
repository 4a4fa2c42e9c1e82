"""The speed script runs end to end, and no speed stands without its recall."""

import json
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from click.testing import CliRunner

from benchmarks.speed.__main__ import main
from benchmarks.speed.measure import measure
from benchmarks.speed.plot import plot
from benchmarks.speed.systems import load
from benchmarks.speed.texts import Corpus, from_jsonl, generated, write_texts
from benchmarks.speed.truth import Pairs, exact_pairs

TRUTH = Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([0.9, 0.6, 0.75]))


class Fixed:
    """A system that finds what it was told to."""

    settings = "fixed"

    def __init__(self, found, name="fixed"):
        self.found, self.name = found, name

    def run(self, _, watch):
        with watch.stage("find"):
            return self.found


def quality(found, families=None):
    corpus = Corpus("four", ("a", "b", "c", "d"), families)
    return measure([Fixed(found)], corpus, TRUTH, 1)[0].quality


def test_pairs_count_at_a_threshold_by_what_the_system_thinks_of_them():
    found = quality(Pairs(np.array([0, 0, 2]), np.array([1, 2, 3]), np.array([0.9, 0.75, 0.5])))

    assert (found[0.5].recall, found[0.5].precision) == (2 / 3, 2 / 3)
    assert (found[0.7].recall, found[0.7].precision) == (1 / 2, 1 / 2)
    assert (found[0.8].recall, found[0.8].precision) == (1.0, 1.0)


def test_clusters_are_judged_by_originals():
    clusters = np.array([0, 0, 2, 2])

    assert quality(clusters)[0.7].precision is None
    judged = quality(clusters, np.array([0, 0, 2, 3]))
    assert (judged[0.7].recall, judged[0.7].precision) == (1 / 2, 1 / 2)
    assert judged[0.8].recall == 1.0


def test_nothing_found_has_no_precision():
    nothing = Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))

    assert quality(nothing)[0.5].precision is None
    assert quality(nothing)[0.5].recall == 0.0


def test_every_system_finds_what_was_planted():
    corpus = generated(200, 1)
    for result in measure(load()[0], corpus, exact_pairs(corpus.texts), 1):
        assert result.quality[0.8].recall > 0.9
        assert result.quality[0.8].precision > 0.9
        assert result.seconds[0] == pytest.approx(sum(result.stages.values()))


def test_the_script_runs_end_to_end_on_200_articles(tmp_path):
    output, svg = tmp_path / "speed.json", tmp_path / "growth.svg"
    arguments = ["--documents", "200", "--repetitions", "1", "--json", str(output), "--svg", str(svg)]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    figures = json.loads(output.read_text("utf-8"))

    assert result.exit_code == 0
    assert {each["name"] for each in figures["systems"]} == {"dedup, verbatim view", "dedup, everything", "datasketch"}
    for each in figures["systems"]:
        assert each["documents_a_second"] > 0
        assert each["quality"]["0.5"]["recall"] > 0.8
        assert each["peak_memory_bytes"] is None or each["peak_memory_bytes"] > 1_000_000
    assert {each["documents"] for each in figures["growth"]} == {25, 50, 100, 200}
    assert set(figures["floor_seconds"]) == {"memcpy", "word count"}
    assert ET.fromstring(svg.read_text("utf-8")).tag.endswith("svg")  # noqa: S314 - written a moment ago


def test_any_json_lines_will_do(tmp_path):
    path = tmp_path / "news.jsonl"
    news = generated(30, 5)
    write_texts(news.texts, path)

    assert from_jsonl(path, None).texts == news.texts
    assert from_jsonl(path, 10).texts == news.first(10).texts
    assert from_jsonl(path, None).families is None


def test_the_plot_escapes_names_and_keeps_them_apart():
    corpus = Corpus("four", ("a", "b", "c", "d"))
    systems = [Fixed(TRUTH, "<one> & more"), Fixed(TRUTH, "two")]
    drawing = ET.fromstring(plot(measure(systems, corpus, TRUTH, 1)))  # noqa: S314 - written a moment ago
    names = [each for each in drawing.iter("{http://www.w3.org/2000/svg}text") if each.get("style")]

    assert [each.text for each in names] == ["<one> & more", "two"]
    assert abs(float(names[0].get("y")) - float(names[1].get("y"))) >= 16
