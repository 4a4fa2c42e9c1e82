"""The figures as tables, JSON and a plot: no speed without its recall."""

import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from statistics import median

import orjson
import pytest
from rich.console import Console

from benchmarks.speed.lsh import as_json, as_svg, shown
from benchmarks.speed.measure import Measured, Quality
from benchmarks.speed.record import FORMAT, Result
from benchmarks.speed.systems import OURS

SVG = "{http://www.w3.org/2000/svg}"


def measured(name, n_texts, *seconds, recall=0.9):
    return Measured(
        name=name,
        settings=f"settings of {name}",
        n_texts=n_texts,
        n_bytes=4000 * n_texts,
        stages={"sketch": 0.75 * median(seconds), "cluster": 0.25 * median(seconds)},
        seconds=seconds,
        quality={threshold: Quality(recall, None) for threshold in (0.5, 0.7, 0.8)},
        peak_memory=300_000_000,
        texts_memory=100_000_000,
    )


@pytest.fixture(params=[1, 6], ids=["one size", "three sizes"])
def result(request):
    peers = ["<one> & more", "two", "three", "four", "five"]
    names = [OURS, *peers]
    return Result(
        corpus="invented",
        true_pairs={0.5: 30, 0.7: 20, 0.8: 10},
        systems=tuple(
            measured(name, 1000, 1.0 + place / 10, 2.0 + place, recall=place / 10) for place, name in enumerate(names)
        ),
        growth=tuple(
            measured(name, size, size / 1000 + place / 100)
            for size in (250, 500)[: request.param // 3]
            for place, name in enumerate(names)
        ),
        floor={"memcpy": 0.001, "wc -w": 0.02},
        left_out={"six": "not installed"},
        load=(0.5, 1.5),
    )


def printed(result, width):
    console = Console(width=width, color_system=None, record=True)
    with console.capture() as capture:
        for part in shown(result):
            console.print(part)
    return capture.get()


def test_the_tables_show_every_system_with_its_ratio_its_recall_and_its_settings(result):
    text = printed(result, 132)

    for place, system in enumerate(result.systems):
        assert f"settings of {system.name}" in text
        assert f"recall {place / 10:.2f} {place / 10:.2f} {place / 10:.2f}" in text
    assert "1.3 (1.1-1.5)" in text
    assert "six is left out: not installed" in text
    assert "load 0.5 before and 1.5 after" in " ".join(text.split())
    assert "wc -w" in text


def test_the_tables_fit_a_terminal_of_eighty_columns(result):
    assert max(map(len, printed(result, 80).splitlines())) <= 80


def test_the_json_has_a_version_the_machine_and_ratios_by_repetition(result):
    figures = orjson.loads(as_json(result))

    assert figures["format"] == FORMAT
    assert figures["machine"]["cores"] >= 1
    assert figures["corpus"]["true_pairs"] == {"0.5": 30, "0.7": 20, "0.8": 10}
    assert figures["systems"][0]["ratios"] == [1.0, 1.0]
    assert figures["systems"][2]["ratios"] == pytest.approx([1.2, 2.0])
    assert all(each["quality"]["0.7"].keys() == {"recall", "precision"} for each in figures["systems"])
    assert len(figures["growth"]) == len(result.growth)


def test_the_page_on_performance_tells_every_field_of_the_json(result):
    figures = orjson.loads(as_json(result))
    parts = [figures, figures["machine"], figures["load"], figures["corpus"], *figures["systems"], *figures["growth"]]
    fields = {name for part in parts for name in part} | set(figures["systems"][0]["quality"]["0.5"])
    page = (Path(__file__).parents[2] / "docs" / "performance.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]

    assert fields - {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set()
    assert f"version of this form, now {FORMAT} " in page


def test_the_plot_has_a_line_a_name_and_the_recall_of_every_system(result):
    drawing = ET.fromstring(as_svg(result))  # noqa: S314 - written a moment ago
    texts = {
        kind: [each for each in drawing.iter(f"{SVG}text") if each.get("class") == kind] for kind in ("name", "recall")
    }

    assert [each.text for each in texts["name"]] == [system.name for system in result.systems]
    assert [each.text for each in texts["recall"]][1:] == [
        f"{place / 10:.2f} " * 2 + f"{place / 10:.2f}" for place in range(6)
    ]
    assert len(list(drawing.iter(f"{SVG}polyline"))) == len(result.systems)


def test_the_names_in_the_plot_stand_apart_and_inside(result):
    drawing = ET.fromstring(as_svg(result))  # noqa: S314 - written a moment ago
    heights = sorted(float(each.get("y")) for each in drawing.iter(f"{SVG}text") if each.get("class") == "name")
    bottom = float(drawing.get("viewBox").split()[3])

    assert all(below - above >= 26 for above, below in itertools.pairwise(heights))
    assert heights[0] > 0
    assert heights[-1] + 13 < bottom
