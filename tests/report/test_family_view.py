"""Family trees as text, for Graphviz, as GraphML and as records; nothing in an id or a title leaves its place."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from dedup.model import Branch, CommonSource, FamilyTree, Kinship, Span
from dedup.provenance.family import family_trees
from dedup.report.family_view import ASCII, MAX_DEPTH, tree_pieces

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def drawn(run, form, *, ascii_only=False, trees=None):
    articles = {facts.article.id: facts.article for facts in run.articles}
    return "".join(tree_pieces(trees or family_trees(run), articles, form, ascii_only=ascii_only))


def of_third(run):
    """The tree with a missing source, a reprint on one of its copies, and an undetermined link."""
    wire, reprint, rewrite = run.clusters[0].members
    branches = (
        Branch(member=wire, parent=None, kinship=Kinship.COMMON_SOURCE, own=(Span(0, 40),), own_share=0.25),
        Branch(
            member=rewrite,
            parent=wire,
            kinship=Kinship.LIKELY,
            confidence=0.8125,
            shared=0.5,
            words=("names “Alder Post”, the other's publisher",),
        ),
        Branch(member=reprint, parent=None, kinship=Kinship.COMMON_SOURCE),
    )
    missing = CommonSource(name="Reuters", words="both credit “Reuters”, which publishes neither")
    return (FamilyTree(cluster=run.clusters[0].id, branches=branches, missing=missing),)


@pytest.mark.parametrize("form", ["text", "dot", "graphml", "json"])
def test_the_trees_are_the_golden_ones(form, run, gold):
    gold(f"trees/tree.{form}", drawn(run, form))
    gold(f"trees/missing.{form}", drawn(run, form, trees=of_third(run)))


def test_lines_are_ascii_where_the_terminal_has_no_boxes(run):
    text = drawn(run, "text", ascii_only=True, trees=of_third(run))

    assert ASCII["fork"] in text
    assert ASCII["last"] in text
    assert not set(text) & set("├└│─╌")


def test_graphml_is_xml_that_holds_every_member_and_link(hostile_run):
    root = ET.fromstring(drawn(hostile_run, "graphml"))  # noqa: S314 - our own output
    members = [data.text for data in root.iter(f"{GRAPHML}data") if data.get("key") == "article"]

    assert len(members) == len(hostile_run.articles)
    assert len(list(root.iter(f"{GRAPHML}edge"))) == len(members) - 1
    assert not list(root.iter("script"))


def test_no_string_of_a_graph_ends_early(hostile_run):
    r"""Between two unescaped quotation marks stands no line end, and their number is even."""
    for line in drawn(hostile_run, "dot").splitlines():
        assert line.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 0


@pytest.mark.parametrize("form", ["text", "dot", "graphml"])
def test_no_control_character_is_drawn(form, hostile_run):
    text = drawn(hostile_run, form)

    assert not {char for char in text if char < " " and char != "\n"}
    assert "\u202e" not in text


def test_json_holds_ids_as_they_are(hostile_run):
    (line,) = drawn(hostile_run, "json").splitlines()

    assert {branch["member"] for branch in json.loads(line)["branches"]} == {f.article.id for f in hostile_run.articles}


def test_a_deep_chain_is_drawn_in_bounded_width(run):
    wire = run.articles[0]
    members = [replace(wire.article, id=f"m{number}") for number in range(3000)]
    branches = tuple(
        Branch(member=each.id, parent=before.id if before else None, kinship=Kinship.UNDETERMINED)
        for before, each in zip([None, *members], members, strict=False)
    )
    pieces = tree_pieces([FamilyTree(cluster="c", branches=branches)], {each.id: each for each in members}, "text")

    assert max(len(line) for piece in pieces for line in piece.splitlines()) < 4 * MAX_DEPTH + 120


def test_another_format_is_refused(run):
    with pytest.raises(ValueError, match="text, dot, graphml or json"):
        drawn(run, "svg")
