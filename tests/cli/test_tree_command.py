"""`dedup tree`: the family trees of a run, all or one."""

import json

import pytest


@pytest.fixture
def run(dedup, newsroom):
    """The name of a folder with a run over the newsroom."""
    dedup("cluster", newsroom, "-o", "run", "-q")
    return "run"


def test_every_member_stands_in_the_tree(dedup, run):
    result = dedup("tree", run)

    assert result.exit_code == 0
    assert "2 articles" in result.stdout
    assert "courier/bridge.txt" in result.stdout
    assert "herald/bridge.txt" in result.stdout
    assert "cider" not in result.stdout


def test_a_cluster_is_named_by_its_id_how_that_begins_or_a_member(dedup, run):
    cluster = json.loads(dedup("tree", run, "-f", "json").stdout)["cluster"]
    whole = dedup("tree", run).stdout

    assert whole == dedup("tree", run, cluster).stdout
    assert whole == dedup("tree", run, cluster[:5]).stdout
    assert whole == dedup("tree", run, "herald/bridge.txt").stdout


def test_a_cluster_that_does_not_exist_is_an_error_that_names_those_that_do(dedup, run):
    result = dedup("tree", run, "c-nothing")

    assert result.exception.exit_code == 1
    assert "there is no cluster 'c-nothing'; there are c-" in str(result.exception)


@pytest.mark.parametrize(("form", "start"), [("dot", "digraph "), ("graphml", "<?xml "), ("json", '{"type":"tree"')])
def test_each_form_is_printed(dedup, run, form, start):
    assert dedup("tree", run, "-f", form).stdout.startswith(start)


def test_no_cluster_is_said_and_is_no_error(dedup, newsroom):
    dedup("cluster", newsroom / "courier", "-o", "run", "-q")
    result = dedup("tree", "run")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no cluster" in result.stderr


def test_a_run_that_does_not_exist_is_an_error(dedup):
    assert dedup("tree", "nowhere").exception.exit_code == 1
