"""Whatever stands in a title, a text, an id or an address is shown as text: nothing runs, and nothing is loaded."""

import pytest

from dedup.report.budget import PART
from dedup.report.choice import Choice
from dedup.report.page.single_file import pieces
from dedup.report.screens.values import cluster_route, document_route, pair_route
from dedup.report.visible import visible_line
from tests.report.payloads import VALUES, make_payload_run

NOTHING_RAN = """() => window.taken === undefined
    && !document.querySelector(".screen :is(script:not([type='application/json']), iframe, object, img)")"""


@pytest.fixture(scope="module")
def payloads():
    return make_payload_run()


@pytest.fixture(scope="module")
def page(payloads):
    return "".join(pieces(Choice(payloads, PART)))


def test_there_are_two_hundred():
    assert len(VALUES) >= 200


def test_every_value_is_shown_as_text_and_nothing_runs(reader, payloads, page):
    reader.open(page)
    routes = [cluster_route(payloads.clusters[0].id)]
    routes += [pair_route(relation.left, relation.right) for relation in payloads.relations]
    routes += [document_route(facts.article.id) for facts in payloads.articles]
    for route in routes:
        reader.go(route)
        assert reader.shown == route
        assert reader.page.evaluate(NOTHING_RAN), route

    shown = "".join(visible_line(reader.page.evaluate("() => document.querySelector('main').textContent")).split())
    addresses = {facts.article.url for facts in payloads.articles}
    for value in set(VALUES) - addresses:
        assert "".join(visible_line(value).split())[:40] in shown, value


def test_no_address_but_of_the_web_is_linked(reader, payloads, page):
    reader.open(page)
    for facts in payloads.articles:
        reader.go(document_route(facts.article.id))
    links = reader.page.eval_on_selector_all("a", "all => all.map((one) => one.protocol)")

    assert set(links) <= {"file:", "https:"}


def test_a_search_for_a_hostile_value_runs_nothing(reader, page):
    reader.open(page)
    for value in VALUES[::9]:
        reader.page.fill("input[type=search]", value.replace("\x00", ""))
    assert reader.page.evaluate(NOTHING_RAN)
