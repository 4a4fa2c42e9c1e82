"""The command measures what is there, holds the floors, and says plainly what is missing."""

import json

import pytest
from click.testing import CliRunner

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.clustering import false_merges
from benchmarks.accuracy.sets import SETS
from dedup.model import Article

FERRY = (
    "The night ferry to Osmund Island ran aground on a sandbank off Kell Point early on Thursday. "
    "All forty passengers were taken off by the lifeboat from Brannock within two hours of the first call. "
    "Captain Idris Vane said the channel markers had drifted during the storm of the previous week. "
    "The harbour board has closed the channel until divers have checked the hull for damage. "
)
CHEESE = (
    "A cheesemaker in the hills above Talvern has won the county medal for the ninth year in a row. "
    "Rosalind Aker keeps thirty goats on a slope too steep for tractors and milks them by hand each dawn. "
    "Judges praised the rind of her oldest wheel, which had lain in a slate cave for eleven months. "
    "She plans to teach two apprentices from the agricultural college before the spring kids arrive. "
)


@pytest.fixture
def folder(tmp_path):
    """The files of two sets, in the layout that the README gives."""
    news = tmp_path / "wikiref"
    news.mkdir()
    write(news / "docs.jsonl", {"ferry": FERRY, "cheese": CHEESE})
    versions = tmp_path / "wmt_translations"
    versions.mkdir()
    write(versions / "2021.docs.jsonl", {"a1": FERRY, "a2": FERRY.replace("early", "late"), "b1": CHEESE})
    (versions / "2021.clusters.tsv").write_text("doc_id\tcluster_id\na1\ta\na2\ta\nb1\tb\n", "utf-8")
    return tmp_path


def write(path, texts):
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), "utf-8")


def run(folder, *arguments):
    only = ("--only", "wikiref", "--only", "translations")
    return CliRunner().invoke(main, [str(folder), *only, "--floors", str(folder / "floors.toml"), *arguments])


def test_figures_of_every_system_stand_side_by_side(folder):
    result = run(folder, "--json", str(folder / "figures.json"))
    figures = json.loads((folder / "figures.json").read_text("utf-8"))

    assert result.exit_code == 0
    assert "Without floors" in result.stderr
    assert set(figures["systems"]) == {"dedup", "datasketch", "TF-IDF"}
    by_name = {each["name"]: each["values"] for group in figures["sets"] for each in group["figures"]}
    assert by_name["ari"] == {"dedup": 1.0, "datasketch": 1.0, "TF-IDF": 1.0}
    assert by_name["false_merges"] == {"dedup": 0, "datasketch": 0, "TF-IDF": 0}


def test_a_figure_under_its_floor_fails_the_run(folder):
    assert run(folder, "--update").exit_code == 0
    floors = folder / "floors.toml"
    assert run(folder).exit_code == 0
    floors.write_text(floors.read_text("utf-8").replace("ari = 0.998", "ari = 1.1"), "utf-8")

    result = run(folder)
    assert result.exit_code == 1
    assert "translations ari is 1, under its floor of 1.1" in result.stderr
    assert "FALLEN" in result.stdout


def test_an_update_that_would_lower_a_floor_fails_unless_allowed(folder):
    run(folder, "--update")
    floors = folder / "floors.toml"
    higher = floors.read_text("utf-8").replace("ari = 0.998", "ari = 1.1")
    floors.write_text(higher, "utf-8")

    assert run(folder, "--update").exit_code == 1
    assert floors.read_text("utf-8") == higher
    assert run(folder, "--update", "--allow-regression").exit_code == 0
    assert "ari = 0.998" in floors.read_text("utf-8")


def test_missing_data_are_named_with_exit_code_2(folder):
    result = CliRunner().invoke(main, [str(folder / "nowhere")])

    assert result.exit_code == 2
    for each in SETS:
        assert f"{each.name}: {', '.join(each.files)}" in result.stderr


def test_false_merges_are_those_that_no_shared_text_accounts_for():
    texts = {
        "a": FERRY,
        "a-again": FERRY + CHEESE[:100],
        "b": CHEESE,
        "c": "Rain is expected on the west coast tonight.",
    }
    articles = {name: Article(id=name, text=text) for name, text in texts.items()}

    assert false_merges(articles, [("a", "a-again")]) == []
    assert len(false_merges(articles, [("a", "a-again", "c")])) == 1
    assert len(false_merges(articles, [("a", "b", "c")])) == 2
    assert false_merges(articles, []) == []
