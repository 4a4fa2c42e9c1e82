"""A real browser opens the report without a word of complaint, shows one screen at a time, and runs nothing foreign."""

import pytest

from dedup.report.html import render
from dedup.report.screens.values import cluster_route, document_route, pair_route
from tests.report.browser import Reader


@pytest.mark.parametrize("name", ["run", "quiet_run", "empty_run", "hostile_run"])
def test_the_report_opens_at_its_overview(name, reader, request):
    reader.open(render(request.getfixturevalue(name)))

    assert reader.shown == "/"
    assert reader.page.title() == "Overview – dedup"


def test_every_screen_is_reached_by_its_route(reader, run):
    reader.open(render(run))
    relation = run.relations[0]
    for route in (
        cluster_route(run.clusters[0].id),
        pair_route(relation.left, relation.right),
        document_route(relation.left),
        "/o",
        "/m",
    ):
        reader.go(route)
        assert reader.shown == route


def test_a_route_that_is_not_there_says_so(reader, run):
    reader.open(render(run), "/c/of-another-run")

    assert reader.shown == "missing"


def test_without_scripts_every_screen_stands_on_the_page(chromium, run, tmp_path):
    context = chromium.new_context(java_script_enabled=False)
    reader = Reader(context.new_page(), tmp_path)
    (tmp_path / "report.html").write_text(render(run), encoding="utf-8")
    reader.page.goto((tmp_path / "report.html").as_uri())
    screens = reader.page.locator(".screen:visible")

    assert screens.count() == 5 + len(run.relations) + len(run.articles) - 1
    context.close()


def test_what_the_policy_stops_is_reported(chromium, run, tmp_path):
    """So that silence in the other tests means something."""
    context = chromium.new_context()
    reader = Reader(context.new_page(), tmp_path)
    reader.open(render(run).replace("<main", '<img src="https://evil.example/pixel.png"><main'))
    reader.page.wait_for_timeout(200)

    assert any("Content Security Policy" in complaint for complaint in reader.complaints)
    context.close()
