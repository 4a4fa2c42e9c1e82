"""The screens hold what a report shows: bounded, counted, and safe to link."""

from dataclasses import replace

import pytest

from dedup.model import Verdict
from dedup.report.budget import ONE_FILE
from dedup.report.choice import MAX_MEMBERS, Choice, left_out
from dedup.report.screens.cluster import cluster_view
from dedup.report.screens.method import method_view
from dedup.report.screens.overview import overview_view
from dedup.report.screens.pair import pair_view
from dedup.report.screens.values import cluster_route, document_route, pair_route, safe_url


def test_a_cluster_shows_its_members_and_relations(run):
    cluster = cluster_view(Choice(run), run.clusters[0])

    assert sorted(member.card.id for member in cluster.members) == [
        "alder-post/ferry.txt",
        "coast-daily/ferry.html",
        "quickreads/4471.json",
    ]
    assert [row.verdict for row in cluster.honesty.related] == ["shared quotations"]


def test_the_overview_tells_outlets_and_copies_of_a_cluster(run):
    (cluster,) = overview_view(Choice(run)).clusters

    assert sorted(cluster.outlets) == ["Alder Post", "Coast Daily", "QuickReads"]
    assert cluster.copies == ((Verdict.EDITED_COPY, 1), (Verdict.REWRITTEN_COPY, 2))


def test_every_shown_pair_is_reached_from_a_row(run):
    choice = Choice(run)
    rows = [row for cluster in run.clusters for row in cluster_view(choice, cluster).relations]
    rows += overview_view(choice).links

    assert {row.route for row in rows} == {pair_route(pair.left, pair.right) for pair in choice.pairs}


def test_passages_have_the_same_number_on_both_sides(run):
    choice = Choice(run)
    pair = pair_view(choice, choice.pairs[0])

    assert [passage.tag for passage in pair.passages] == ["V1", "Q2", "E3"]
    for side in (pair.left, pair.right):
        starts = [number for block in side.blocks for stretch in block.stretches for number in stretch.starts]
        assert starts == [1, 2, 3]


def test_nothing_is_left_out_of_a_small_run(run):
    assert left_out(Choice(run)) == ()


def test_what_a_large_cluster_leaves_out_is_counted(crowded_run):
    choice = Choice(crowded_run)
    cluster = cluster_view(choice, crowded_run.clusters[0])

    assert len(choice.pairs) == ONE_FILE.pairs_of_cluster
    assert len(cluster.members) == len(cluster.relations) == MAX_MEMBERS
    assert left_out(choice) == (
        "7,112 pairs with both texts (dedup report RUN --pair A B shows any)",
        "20 members of large clusters",
        "7,040 relations inside large clusters",
    )


def test_every_member_is_shown_beside_another_before_any_is_shown_twice(hostile_run):
    """A cluster may hang on its weakest relation, so the strongest ones do not crowd it out."""
    choice = Choice(hostile_run)
    cluster = cluster_view(choice, hostile_run.clusters[0])
    linked = [row for row in cluster.relations if row.route]

    assert len(cluster.members) == len({name for row in linked for name in (row.left, row.right)})


def test_a_report_is_bounded_by_the_characters_of_its_texts(run):
    choice = Choice(run, replace(ONE_FILE, pair_chars=10, document_chars=10))

    assert left_out(choice) == (
        "4 pairs with both texts (dedup report RUN --pair A B shows any)",
        "6 articles on a screen of its own",
    )


def test_settings_are_grouped(run):
    settings = method_view(Choice(run)).settings

    assert [group for group, _ in settings] == ["sketch", "align", "verdict"]
    assert dict(settings[0][1]) == {"shingle_words": "5", "bands": "32"}


@pytest.mark.parametrize("identity", ["a/b c", "100%", "a~b", "?s=S1", "ä", "\ud83d", "<script>", "a:b"])
def test_routes_are_plain_ascii_and_part_at_their_own_signs_only(identity):
    for route in (cluster_route(identity), document_route(identity), pair_route(identity, identity)):
        assert route.isascii()
        assert not set(" ?:<>\"'&") & set(route)
        assert route.count("/") == 2
        assert route.count("~") == route.startswith("/p/")


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
