"""The view holds what a page shows: bounded, counted, and safe to link."""

from dataclasses import replace

import pytest

from dedup.report.choice import MAX_MEMBERS, MAX_PAIR_CHARS, MAX_PAIRS_OF_CLUSTER
from dedup.report.pair_view import safe_url
from dedup.report.view import report_view


def test_a_cluster_shows_its_members_relations_and_links(run):
    (cluster,) = report_view(run).clusters

    assert [card.id for card in cluster.members] == [
        "alder-post/ferry.txt",
        "coast-daily/ferry.html",
        "quickreads/4471.json",
    ]
    assert cluster.outlets == ("Alder Post", "Coast Daily", "QuickReads")
    assert cluster.copies == (("edited copy", 1), ("rewritten copy", 2))
    assert [row.verdict for row in cluster.related] == ["shared quotations"]


def test_every_shown_pair_is_reached_from_a_row(run):
    view = report_view(run)
    rows = [row for cluster in view.clusters for row in cluster.relations] + list(view.links)

    assert {row.pair for row in rows} == {pair.anchor for pair in view.pairs}


def test_passages_have_the_same_number_on_both_sides(run):
    pair = report_view(run).pairs[0]

    assert [passage.tag for passage in pair.passages] == ["V1", "Q2", "E3"]
    for side in (pair.left, pair.right):
        starts = [number for line in side.paragraphs for segment in line for number in segment.starts]
        assert starts == [1, 2, 3]


def test_nothing_is_left_out_of_a_small_run(run):
    assert report_view(run).left_out == ()


def test_what_a_large_cluster_leaves_out_is_counted(crowded_run):
    view = report_view(crowded_run)
    (cluster,) = view.clusters

    assert len(view.pairs) == MAX_PAIRS_OF_CLUSTER
    assert len(cluster.members) == len(cluster.relations) == MAX_MEMBERS
    assert view.left_out == (
        "7,132 pairs with both texts (dedup compare shows any pair in full)",
        "20 members of large clusters",
        "7,040 relations inside large clusters",
    )


def test_every_member_is_shown_beside_another_before_any_is_shown_twice(hostile_run):
    """A cluster may hang on its weakest relation, so the strongest ones do not crowd it out."""
    (cluster,) = report_view(hostile_run).clusters
    linked = [row for row in cluster.relations if row.pair]

    assert len(cluster.members) == len({name for row in linked for name in (row.left, row.right)})


def test_a_pair_of_huge_texts_is_left_out(run):
    """The page is bounded by characters, not only by pairs."""
    articles = tuple(
        replace(facts, article=replace(facts.article, text=facts.article.text + "x" * MAX_PAIR_CHARS))
        for facts in run.articles
    )
    view = report_view(replace(run, articles=articles))

    assert view.pairs == ()
    assert view.left_out == ("4 pairs with both texts (dedup compare shows any pair in full)",)


def test_settings_are_grouped(run):
    view = report_view(run)

    assert [group for group, _ in view.settings] == ["sketch", "align", "verdict"]
    assert dict(view.settings[0][1]) == {"shingle_words": "5", "bands": "32"}


@pytest.mark.parametrize("url", ["https://a.example/b?c=d&e", "http://a.example"])
def test_web_addresses_are_linked(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "https:",
        "https:///path",
        " https://a.example",
        "https://a.example/ b",
        "http://[",
        "https://a.example/\u202e",
    ],
)
def test_other_addresses_are_not_linked(url):
    assert safe_url(url) == ""
