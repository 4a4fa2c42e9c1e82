"""`dedup report`: one page of a run, written at once and never over something else."""

import json
import webbrowser
from dataclasses import replace

import pytest

from dedup.report.budget import ONE_FILE


@pytest.fixture
def run(dedup, newsroom):
    """The name of a folder with a run over the newsroom."""
    dedup("cluster", newsroom, "-o", "run", "-q")
    return "run"


def test_the_page_is_written_where_it_is_asked_for(dedup, run, tmp_path):
    result = dedup("report", run, "-o", "pages/bridge.html")

    assert result.exit_code == 0
    assert "pages/bridge.html" in result.stderr
    assert result.stdout == ""
    assert "Harbour Bridge Closes For Repairs" in (tmp_path / "pages" / "bridge.html").read_text(encoding="utf-8")


def test_the_page_is_called_report_html_by_itself(dedup, run, tmp_path):
    dedup("report", run, "-q")

    assert (tmp_path / "report.html").is_file()


def test_a_dash_is_standard_output(dedup, run, tmp_path):
    result = dedup("report", run, "-o", "-")

    assert result.stdout.lower().startswith("<!doctype html>")
    assert not (tmp_path / "-").exists()


def test_a_file_is_not_replaced_without_force(dedup, run, tmp_path):
    page = tmp_path / "report.html"
    page.write_text("mine")

    result = dedup("report", run)

    assert result.exception.exit_code == 1
    assert "--force" in str(result.exception)
    assert page.read_text() == "mine"

    assert dedup("report", run, "--force").exit_code == 0
    assert page.read_text() != "mine"


def test_a_folder_is_no_place_for_a_page(dedup, run, tmp_path):
    result = dedup("report", run, "-o", tmp_path, "--force")

    assert "is a folder" in str(result.exception)


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(dedup, run, tmp_path):
    (tmp_path / "file").write_text("mine")

    result = dedup("report", run, "-o", "file/report.html")

    assert result.exception.exit_code == 1
    assert "file/report.html" in str(result.exception)
    assert not list(tmp_path.glob(".dedup-*"))


def test_a_run_that_does_not_exist_is_an_error(dedup):
    result = dedup("report", "nowhere")

    assert result.exception.exit_code == 1
    assert "nowhere" in str(result.exception)


def test_a_damaged_run_is_a_format_error(process, run, tmp_path):
    (tmp_path / run / "run.json").write_text("{")
    done = process("report", run)

    assert done.returncode == 5
    assert b"run.json" in done.stderr
    assert b"Traceback" not in done.stderr


def test_open_shows_the_page(dedup, run, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    dedup("report", run, "--open")

    assert opened == [(tmp_path / "report.html").as_uri()]


def test_standard_output_cannot_be_opened(dedup, run):
    assert dedup("report", run, "-o", "-", "--open").exit_code == 2


def test_without_a_run_the_usage_is_shown(dedup):
    result = dedup("report")

    assert result.exit_code == 2
    assert "RUN" in result.stderr


def page_of(tmp_path, name="report.html"):
    return (tmp_path / name).read_text(encoding="utf-8")


@pytest.fixture
def ids(tmp_path, run):
    """The ids of the two articles of the first relation, and that of the first cluster."""
    relation, cluster = (
        json.loads((tmp_path / run / name).read_text(encoding="utf-8").splitlines()[0])
        for name in ("relations.jsonl", "clusters.jsonl")
    )
    return relation["left"], relation["right"], cluster["id"]


def test_a_folder_holds_the_page_and_its_scripts(dedup, run, tmp_path):
    result = dedup("report", run, "--folder")

    assert "report/index.html" in result.stderr
    assert {path.name for path in (tmp_path / "report").iterdir()} == {"index.html", "data"}
    assert "--force" in str(dedup("report", run, "--folder").exception)
    assert dedup("report", run, "--folder", "--force").exit_code == 0


def test_a_run_of_more_clusters_than_one_file_shows_becomes_a_folder_by_itself(dedup, run, monkeypatch):
    monkeypatch.setattr("dedup.report.source.ONE_FILE", replace(ONE_FILE, clusters=0))

    assert "report/index.html" in dedup("report", run).stderr
    assert "bridge/index.html" in dedup("report", run, "-o", "bridge").stderr


@pytest.mark.parametrize("options", [["-o", "page.html"], ["-o", "page.HTM"], ["-o", "-"], ["--print"]])
def test_one_file_that_is_asked_for_is_written_of_any_run(dedup, run, tmp_path, monkeypatch, options):
    monkeypatch.setattr("dedup.report.source.ONE_FILE", replace(ONE_FILE, clusters=0))
    result = dedup("report", run, *options)

    assert result.exit_code == 0
    assert not (tmp_path / "report").exists()


def test_one_cluster_is_shown_alone(dedup, run, tmp_path, ids):
    *_, cluster = ids
    dedup("report", run, "--cluster", cluster[:6], "-q")

    assert f'data-start="/c/{cluster}"' in page_of(tmp_path)
    assert page_of(tmp_path).count('data-screen="cluster"') == 1


def test_a_pair_is_shown_alone_whichever_way_round(dedup, run, tmp_path, ids):
    left, right, _ = ids
    dedup("report", run, "--pair", right, left, "-q")

    assert page_of(tmp_path).count('data-screen="pair"') == 1
    assert 'data-start="/p/' in page_of(tmp_path)


@pytest.mark.parametrize("part", [["--cluster", "c-none"], ["--pair", "a", "b"]])
def test_what_the_run_does_not_hold_cannot_be_shown(dedup, run, tmp_path, part):
    result = dedup("report", run, *part)

    assert result.exception.exit_code == 1
    assert not (tmp_path / "report.html").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--cluster", "a", "--pair", "b", "c"],
        ["--folder", "--print"],
        ["--folder", "--cluster", "a"],
        ["--folder", "-o", "-"],
    ],
)
def test_options_that_do_not_go_together_are_refused(dedup, run, options):
    assert dedup("report", run, *options).exit_code == 2


def test_a_page_to_be_printed_runs_nothing(dedup, run, tmp_path):
    dedup("report", run, "--print", "-q")

    assert "<script>" not in page_of(tmp_path)


def test_a_report_without_names_holds_no_id(dedup, run, tmp_path, ids):
    left, right, _ = ids
    dedup("report", run, "--anonymise", "-q")

    assert "article-1" in page_of(tmp_path)
    assert left not in page_of(tmp_path)
    assert right not in page_of(tmp_path)
