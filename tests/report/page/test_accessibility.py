"""No screen breaks a rule of WCAG 2.2 AA that axe-core can check, in light or in dark, whole or at 320 pixels."""

import importlib.util
import os
from pathlib import Path

import pytest

from dedup.report.html import render
from dedup.report.screens.values import cluster_route, document_route, pair_route

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, which the package axe-playwright-python brings."""
    package = importlib.util.find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        if os.environ.get("CI"):
            pytest.fail("axe-playwright-python is not installed")
        pytest.skip("axe-playwright-python is not installed, which brings axe-core")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def broken(page, axe: str) -> list[tuple[str, str]]:
    """The rules that the shown screen breaks, each with the first element that does."""
    page.evaluate(axe)
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", RULES)
    return [(each["id"], each["nodes"][0]["html"][:300]) for each in found["violations"]]


@pytest.fixture(params=["light", "dark"])
def theme(request, reader):
    reader.page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return request.param


@pytest.mark.parametrize("screen", ["overview", "cluster", "pair", "document", "outlets", "method", "missing"])
def test_no_screen_breaks_a_rule(screen, theme, reader, axe, run):
    relation = run.relations[0]
    routes = {
        "overview": "/",
        "cluster": cluster_route(run.clusters[0].id),
        "pair": pair_route(relation.left, relation.right),
        "document": document_route(relation.left),
        "outlets": "/o",
        "method": "/m",
        "missing": "/c/none",
    }
    reader.open(render(run), routes[screen])

    assert broken(reader.page, axe) == [], theme


@pytest.mark.parametrize("name", ["quiet_run", "empty_run"])
def test_nor_does_a_run_without_findings(name, theme, reader, axe, request):
    reader.open(render(request.getfixturevalue(name)))

    assert broken(reader.page, axe) == [], theme


def test_nor_does_the_help(reader, axe, run):
    reader.open(render(run))
    reader.page.keyboard.press("?")

    assert broken(reader.page, axe) == []


@pytest.mark.parametrize("screen", ["/", "cluster", "pair", "document", "/o", "/m"])
def test_a_phone_shows_every_screen_without_scrolling_sideways(screen, reader, run):
    """320 pixels, which is also 1,280 at 400 %."""
    relation = run.relations[0]
    route = {
        "cluster": cluster_route(run.clusters[0].id),
        "pair": pair_route(relation.left, relation.right),
        "document": document_route(relation.left),
    }.get(screen, screen)
    reader.page.set_viewport_size({"width": 320, "height": 700})
    reader.open(render(run), route)

    assert reader.page.evaluate("() => document.documentElement.scrollWidth") <= 320
