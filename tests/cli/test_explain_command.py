"""`dedup explain`: two files, or two ids of a run or a collection."""

import json
import re

import pytest

ONE, OTHER, THIRD = "herald/bridge.txt", "courier/bridge.txt", "courier/cider.txt"


@pytest.fixture
def run(dedup, newsroom):
    assert dedup("cluster", newsroom, "-o", "run", "-q", "--min-score", "0.9").exit_code == 0
    return "run"


def test_two_files_are_explained_with_rule_figures_and_masked_texts(dedup, newsroom):
    result = dedup("explain", newsroom / ONE, newsroom / THIRD)

    assert result.exit_code == 0
    assert result.stdout.startswith("unrelated   score 0.")
    for words in ("Decided by", "Nearest misses", "not compared", "verdict.min_score", "[title]", "in no fragment"):
        assert words in result.stdout
    assert "In the run" not in result.stdout


def test_the_routes_that_are_open_and_what_the_others_lack_are_shown(dedup, newsroom):
    shown = " ".join(dedup("explain", newsroom / ONE, newsroom / THIRD).stdout.split())

    assert "it does not: what stands first has to hold, one of the ways below, and one of those that follow" in shown
    assert "follows, with its numbers and details: no, for want of chain of either article" in shown
    assert "has copied words: no, for want of own words in verbatim and edited fragments" in shown
    assert "most of one article: no, for want of own share of one article" in shown


def test_passages_are_shown_with_the_tags_that_their_fragments_have_in_a_comparison(dedup, newsroom):
    shown = dedup("explain", newsroom / ONE, newsroom / OTHER).stdout.partition("Strongest passages\n")[2]
    compared = dedup("compare", newsroom / ONE, newsroom / OTHER).stdout
    record = json.loads(dedup("explain", newsroom / ONE, newsroom / OTHER, "-f", "json").stdout)
    n_fragments = len(record["relation"]["passages"][0]["fragments"])
    tags = re.findall(r"^ +([VESQ]\d+) (?=verbatim|lightly|paraphrased|shared)", shown, re.MULTILINE)

    assert f"{n_fragments} fragment" in shown
    assert tags
    assert all(re.search(rf"\b{tag}\b", compared) for tag in tags)


def test_two_ids_of_a_run_are_explained_with_the_settings_of_the_run_and_what_connects_them(dedup, run):
    result = dedup("explain", ONE, OTHER, "--run", run)
    record = json.loads(dedup("explain", ONE, OTHER, "--run", run, "-f", "json").stdout)

    assert result.exit_code == 0
    assert "in one cluster" in result.stdout
    assert [(step["left"], step["right"]) for step in record["way"]["steps"]] == [(ONE, OTHER)]
    needed = {check["setting"]: check["needed"] for check in record["checks"]}
    assert needed["verdict.min_score"] == 0.9


def test_settings_given_go_over_those_of_the_run(dedup, run):
    record = json.loads(dedup("explain", ONE, OTHER, "--run", run, "-f", "json", "--min-score", "0.99").stdout)

    assert {check["needed"] for check in record["checks"] if check["setting"] == "verdict.min_score"} == {0.99}


def test_two_ids_of_a_collection_say_the_same_as_their_files(dedup, newsroom):
    by_id = json.loads(dedup("explain", ONE, THIRD, "--docs", newsroom, "-f", "json").stdout)
    by_file = json.loads(dedup("explain", newsroom / ONE, newsroom / THIRD, "-f", "json").stdout)

    assert (by_id["left"]["id"], by_id["way"]) == (ONE, None)
    for part in ("rule", "meeting", "model", "checks", "misses"):
        assert by_id[part] == by_file[part]


def test_an_id_that_is_not_there_is_named(dedup, run, newsroom):
    for option, source in (("--run", run), ("--docs", newsroom)):
        result = dedup("explain", ONE, "nowhere.txt", option, source)

        assert result.exit_code != 0
        assert "nowhere.txt" in str(result.exception)


def test_a_run_and_a_collection_at_once_are_refused(dedup, run, newsroom):
    assert dedup("explain", ONE, OTHER, "--run", run, "--docs", newsroom).exit_code == 2
    assert dedup("explain", "-", "-").exit_code == 2


def test_colours_are_asked_for_and_text_without_them_marks_what_matched(dedup, newsroom):
    plain = dedup("explain", newsroom / ONE, newsroom / OTHER, "--color", "never").stdout
    coloured = dedup("explain", newsroom / ONE, newsroom / OTHER, "--color", "always").stdout

    assert "*girders*" in plain
    assert "\x1b[" not in plain
    assert "*girders*" not in coloured
    assert "\x1b[" in coloured
