"""What every stage takes on a load."""

import json

import pytest

from benchmarks.speed import stages
from benchmarks.speed.generator import generate
from benchmarks.speed.stages import Measured, Seconds, measure, table

STAGES = ["read", "boilerplate", "sketch", "candidates", "compare", "verify", "cluster", "write"]


@pytest.fixture
def news(tmp_path):
    """A file of 40 articles."""
    file = tmp_path / "news.jsonl"
    lines = (json.dumps({"id": f"a{number}", "text": story.text}) for number, story in enumerate(generate(40)))
    file.write_text("\n".join(lines), "utf-8")
    return file


def made(articles, cpu, wall):
    counts = {"pairs_met": 7, "candidate_pairs": 5, "relations": 3}
    took = {name: Seconds(cpu=cpu, wall=wall) for name in STAGES}
    return Measured(articles=articles, jobs=1, stages=took, peak_memory=1_500_000, counts=counts)


def test_reading_and_writing_are_stages_too(news, monkeypatch):
    monkeypatch.setattr(stages, "WARM_UP_ARTICLES", 2)

    found = measure(news, 1)

    assert list(found.stages) == STAGES
    assert found.articles == found.counts["articles"] == 40
    assert found.total.cpu > 0


def test_a_table_tells_what_an_article_takes_and_how_that_grows():
    lines = list(table([made(100, 0.001, 0.002), made(1000, 0.02, 0.01)]))

    rows = {line.split()[0]: line.split()[1:] for line in lines[2:]}
    assert rows["sketch"] == ["10.0", "20.0", "20.0", "10.0"]
    assert rows["all"] == ["80.0", "160.0", "160.0", "80.0"]
    assert rows["times"] == ["1.00", "1.00", "20.00", "5.00"]
    assert rows["peak"] == ["MB", "2", "2"]
    assert rows["relations"] == ["3", "3"]
