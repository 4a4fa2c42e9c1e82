"""`dedup quotes`: what was quoted, chosen by speaker and by change, in every form."""

import csv
import json

import pytest

WIRE = """\
Ferry To Orm Will Sail Again

The ferry to Orm will sail again in spring after a winter of repairs, the owners said on Monday.
“We will not sell the line to anyone from the mainland,” said Mara Quill, who runs it with her brother.
The boat had been in the yard at Port Alder since October, when a storm tore off its forward ramp.
“The island has waited for five months,” Jon Teller, the mayor of Orm, said in a statement.
Passengers will pay the same fare as last year, and bicycles will travel free of charge until June.
"""


@pytest.fixture
def run(dedup, tmp_path):
    """The name of a folder with a run over an article and a copy that turns a quotation round."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    turned = WIRE.replace("We will not sell", "We will sell").replace("in spring", "this spring")
    (folder / "mirror.txt").write_text(turned, encoding="utf-8")
    dedup("cluster", folder, "-o", "run", "-q")
    return "run"


def test_a_quotation_turned_round_is_told(dedup, run):
    result = dedup("quotes", run)

    assert result.exit_code == 0
    assert result.stdout.startswith("2 quotations in 2 articles: 2 in several of them, 1 changed.\n")
    assert "negation flipped, altered · Mara Quill" in result.stdout
    assert "We will [-not-] sell" in result.stdout or "We will {+not+} sell" in result.stdout


def test_unchanged_quotations_can_be_left_out(dedup, run):
    result = dedup("quotes", run, "--changed-only")

    assert "Mara Quill" in result.stdout
    assert "Jon Teller" not in result.stdout


def test_a_speaker_can_be_chosen(dedup, run):
    lines = dedup("quotes", run, "--speaker", "teller", "-f", "jsonl").stdout.splitlines()

    assert [json.loads(line)["speaker"] for line in lines] == ["Jon Teller"]


def test_nothing_chosen_is_said(dedup, run):
    result = dedup("quotes", run, "--speaker", "nobody")

    assert result.exit_code == 0
    assert result.stdout == "No such quotation was found in 2 articles.\n"


def test_every_form_is_data(dedup, run):
    whole = json.loads(dedup("quotes", run, "-f", "json").stdout)
    rows = list(csv.DictReader(dedup("quotes", run, "-f", "csv").stdout.splitlines()))

    assert len(whole["quotations"]) == len(rows) == 2


def test_colours_come_when_asked_for(dedup, run):
    assert "\x1b[" not in dedup("quotes", run).stdout
    assert "\x1b[" in dedup("quotes", run, "--color", "always").stdout
    assert "\x1b[" not in dedup("quotes", run, "--color", "never").stdout


def test_a_run_that_does_not_exist_is_an_error(dedup):
    result = dedup("quotes", "nowhere")

    assert result.exception.exit_code == 1
    assert "nowhere" in str(result.exception)


def test_quiet_says_nothing_beside_the_data(dedup, run):
    assert dedup("quotes", run, "-q").stderr == ""
