"""The ledger of quotations on the terminal and as records: every field documented, every sign told."""

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

import dedup
from dedup.ledger.values import Change
from dedup.report.quotes_record import COLUMNS, entry_record, quotes
from dedup.report.quotes_terminal import CHANGES, MAX_ENTRIES, print_quotes
from tests.report.hostile import TITLES
from tests.report.test_formats_page import check, documented

SAMPLES = Path(__file__).parents[2] / "samples" / "newsroom"


@pytest.fixture(scope="module")
def newsroom():
    """The run over the samples, and its ledger."""
    run = dedup.cluster(dedup.read(SAMPLES))
    return run, dedup.quotes(run)


def printed(entries, run, width=100, **console):
    stream = io.StringIO()
    print_quotes(entries, run, Console(file=stream, width=width, color_system=None, **console))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def lines_of(entries, run, form):
    return b"".join(quotes(entries, run, form)).decode().splitlines()


def test_the_ledger_of_the_samples_is_the_golden_one(newsroom, gold):
    run, entries = newsroom
    gold("quotes.txt", printed(entries, run))


def test_the_quotations_that_a_translation_turned_round_come_first(newsroom):
    """Both stand in samples/newsroom/worldpage-mirror."""
    _, entries = newsroom
    flipped = [entry for entry in entries if Change.NEGATION in entry.changes]

    assert list(entries[: len(flipped)]) == flipped
    assert {(entry.speaker, variant.quotation.article) for entry in flipped for variant in entry.variants[:1]} == {
        ("Halina Voss", "worldpage-mirror/ferry-alarm.txt"),
        ("Leopold Arkwin", "worldpage-mirror/lake-water.txt"),
    }


@pytest.mark.parametrize("width", [10, 40, 200])
def test_no_line_is_wider_than_the_terminal(newsroom, width):
    run, entries = newsroom

    assert all(len(line) <= width for line in printed(entries, run, width).splitlines())


def test_removed_and_added_words_are_marked_by_more_than_colour(newsroom):
    run, entries = newsroom
    text = " ".join(printed(entries, run).split())

    assert "This was [-not-] the failure of one officer on one night [-it was-] {+and not+} the routine" in text


def test_every_change_has_its_words():
    assert set(CHANGES) == set(Change)


def test_what_is_not_shown_is_counted(newsroom):
    run, entries = newsroom

    assert f"and {2 * len(entries) - MAX_ENTRIES} more quotations; -f jsonl" in printed(entries * 2, run)


def test_a_run_without_quotations_says_so(quiet_run):
    assert printed((), quiet_run) == "No quotation was found in 6 articles.\n"


def test_every_field_of_a_quotation_and_of_its_variants_is_documented_with_its_type(newsroom):
    run, entries = newsroom
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    for entry in entries:
        record = entry_record(entry, texts)
        check(documented("A quotation:"), record)
        for variant in record["variants"]:
            check(documented("A variant:"), variant)
            for part in variant["diff"]:
                check(documented("A part of a diff:"), part)


def test_the_spans_of_a_diff_cover_its_words(newsroom):
    run, entries = newsroom
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    for line in lines_of(entries, run, "jsonl"):
        record = json.loads(line)
        assert (record["type"], record["schema"]) == ("quotation", "2.0")
        for variant in record["variants"]:
            for part in variant["diff"]:
                article, span = (
                    (record["article"], part["base_span"])
                    if part["edit"] == "removed"
                    else (variant["article"], part["variant_span"])
                )
                assert texts[article][slice(*span)] == part["words"]


def test_one_object_holds_what_the_lines_hold(newsroom):
    run, entries = newsroom
    lines = [json.loads(line) for line in lines_of(entries, run, "jsonl")]
    whole = json.loads(lines_of(entries, run, "json")[0])
    for record in lines:
        del record["schema"]

    assert (whole["type"], whole["schema"]) == ("ledger", "2.0")
    assert whole["quotations"] == lines


def test_the_table_has_a_row_for_every_variant_and_every_lone_quotation(newsroom):
    run, entries = newsroom
    rows = list(csv.DictReader(lines_of(entries, run, "csv")))

    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(max(1, len(entry.variants)) for entry in entries)
    assert rows[0]["changes"] == "negation-flipped altered"


def test_hostile_text_stays_text():
    articles = [
        dedup.Article(
            id=f"{place}/{title}/{copy}", text=f"“{title} is what the island of Orm said,” said {title} Quill."
        )
        for place, title in enumerate(TITLES)
        for copy in range(2)
    ]
    run = dedup.cluster(articles)
    entries = dedup.quotes(run)
    text = printed(entries, run, width=300)

    assert "[bold red]markup[/]" in text
    assert {unicodedata.category(character) for character in text if character != "\n"}.isdisjoint({"Cc", "Cs"})
    assert "\u202e" not in text
    for form in ("jsonl", "json", "csv"):
        assert lines_of(entries, run, form)


def test_no_word_accuses(newsroom):
    run, entries = newsroom
    text = printed(entries, run).lower()

    assert not any(word in text for word in ("plagiar", "stolen", "theft", "misquot", "falsif", "lied"))
