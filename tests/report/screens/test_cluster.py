"""The cluster screen tells in words, drawings and tables the same facts."""

from dataclasses import replace

import pytest

from dedup.model import Bridge, CreditStatus, PassageClass, Run, Verdict
from dedup.report.choice import Choice
from dedup.report.screens.cluster import cluster_view
from tests.report.screens.stories import article, follows, run_of

SAID = "“We will not close the bridge before the winter comes,” said Mara Quill of the council. "
TURNED = "“We will close the bridge before the winter comes,” said Mara Quill of the council. "


@pytest.fixture
def run() -> Run:
    """A wire text, a reprint that credits it, and a rewrite that turns a quotation round."""
    wire = "ORM, Nov. 3 (Wire) — The bridge is old. "
    articles = [
        article("wire/a", wire + SAID, outlet="Wire", title="Bridge stays open", date="2026-11-03T08:00Z"),
        article("post/b", "The bridge is old. " + SAID, outlet="Post", title="Bridge stays open", date="2026-11-04"),
        article("mill/c", "The bridge is aged. " + TURNED, outlet="Mill", title="Crossing to shut"),
    ]
    rewrite = follows("wire/a", "mill/c", verdict=Verdict.REWRITTEN_COPY, kind=PassageClass.PARAPHRASED, share=0.6)
    return run_of(
        articles, [follows("wire/a", "post/b", status=CreditStatus.CREDITED), rewrite], ["wire/a", "post/b", "mill/c"]
    )


def test_the_summary_tells_the_story_in_sentences(run):
    assert cluster_view(Choice(run), run.clusters[0]).summary == (
        "3 articles of 3 outlets tell the same.",
        "The article of Wire is the likely source: 2 others likely follow it.",
        "The earliest date is 2026-11-03 08:00: that of Wire.",
        "1 quotation stands in other words in a copy.",
        "1 article does not say where the text is from.",
    )


def test_the_table_of_the_tree_says_what_the_drawing_says(run):
    view = cluster_view(Choice(run), run.clusters[0])

    assert [(row.outlet, row.stands, row.parent_outlet, row.label) for row in view.kin] == [
        ("Wire", "likely source of the others", "", ""),
        ("Mill", "likely follows", "Wire", "60 % S1"),
        ("Post", "likely follows", "Wire", "100 % V1"),
    ]
    assert [line.label for line in view.tree.lines] == ["60 % S1", "100 % V1"]
    assert all(line.arrow for line in view.tree.lines)
    assert [row.credit for row in view.kin] == ["", "not credited", "credited"]


def test_the_grid_has_a_column_for_each_copy_and_marks_the_altered_quotation(run):
    grid = cluster_view(Choice(run), run.clusters[0]).grid

    assert grid is not None
    assert [column.outlet for column in grid.columns] == ["Mill", "Post"]
    assert grid.is_source
    assert grid.rows[0][0].startswith("ORM, Nov. 3 (Wire)")
    assert [cell.letter for cell in grid.rows[0][1]] == ["S!", "V"]


def test_the_quotation_stands_with_what_became_of_it(run):
    (quotation,) = cluster_view(Choice(run), run.clusters[0]).quotations
    (wording,) = quotation.wordings

    assert quotation.is_grave
    assert quotation.speaker == "Mara Quill"
    assert ("negation flipped", True) in wording.changes
    assert ("removed", "not") in wording.diff
    assert wording.names == (("Mill", "Crossing to shut"),)


def test_headline_byline_and_dateline_stand_against_the_source(run):
    rows = {row.outlet: row for row in cluster_view(Choice(run), run.clusters[0]).heads}

    assert (rows["Post"].headline.change, rows["Mill"].headline.change) == ("kept", "changed")
    assert rows["Wire"].dateline.words.startswith("ORM, Nov. 3")
    assert rows["Post"].dateline.change == "left out"


def test_every_rule_keeps_one_and_says_why(run):
    keeping = cluster_view(Choice(run), run.clusters[0]).keeping

    assert [(keep.rule, keep.outlet) for keep in keeping.rules] == [
        ("likely source", "Wire"),
        ("earliest", "Wire"),
        ("longest", "Mill"),
    ]
    assert keeping.data["ids"] == ["wire/a", "mill/c", "post/b"]
    assert keeping.data["pairs"] == [[2, 0, 0.9, 1.0, 1], [1, 0, 0.9, 0.6, 1]]


def test_what_a_cluster_hangs_on_is_said(run):
    bridge = Bridge(members=("wire/a",), parts=(("post/b",), ("mill/c",)))
    cluster = replace(run.clusters[0], bridges=(bridge,), fringe=("mill/c", "post/b"))
    facts = cluster_view(Choice(replace(run, clusters=(cluster,))), cluster).honesty.facts

    assert facts[1] == (
        "On the fringe, held by one relation alone: “Crossing to shut” (Mill), “Bridge stays open” (Post)."
    )
    assert facts[2] == (
        "The cluster hangs on “Bridge stays open” (Wire): without it, it falls into 1 member and 1 member."
    )


def test_articles_without_outlets_go_by_their_ids():
    run = run_of([article("a"), article("b")], [follows("a", "b")], ["a", "b"])
    view = cluster_view(Choice(run), run.clusters[0])

    assert [member.outlet for member in view.members] == ["a", "b"]
    assert view.matrix is None
    assert view.summary[0] == "2 articles tell the same."


def test_a_missing_source_is_drawn_and_told():
    run = run_of([article("a"), article("b")], [follows("a", "b", common="")], ["a", "b"])
    view = cluster_view(Choice(run), run.clusters[0])

    assert view.summary[1] == "Both likely follow a common source, whose text is not among these."
    assert view.tree.nodes[0].is_missing
    assert all(line.is_dashed and not line.arrow for line in view.tree.lines)
