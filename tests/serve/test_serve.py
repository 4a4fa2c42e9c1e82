"""The server shows the same screens, to this machine alone."""

import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import quote

import pytest
import uvicorn

from dedup.report.budget import EVERYTHING
from dedup.report.choice import Choice
from dedup.report.page.render import POLICY_BESIDE
from dedup.report.screens.values import cluster_route, document_route, pair_route
from dedup.serve import HOST, application
from tests.report.newsroom import make_run


@pytest.fixture(scope="module")
def run():
    return make_run()


@pytest.fixture(scope="module")
def address(run):
    """Where a real server answers."""
    server = uvicorn.Server(
        uvicorn.Config(application(Choice(run, EVERYTHING)), host=HOST, port=0, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield "http://{}:{}".format(*server.servers[0].sockets[0].getsockname())
    server.should_exit = True
    thread.join()


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


@pytest.fixture(scope="module")
def ask(address):
    """Asks the server for a path."""

    def asked(path, method="GET", **headers):
        connection = HTTPConnection(address.removeprefix("http://"), timeout=30)
        connection.request(method, path, headers=headers)
        with connection.getresponse() as response:
            answer = Answer(status=response.status, headers=response.headers, text=response.read().decode())
        connection.close()
        return answer

    return asked


def screen_at(route):
    return f"/data/screen.js?route={quote(route, safe='')}"


def test_the_page_is_the_overview(ask):
    page = ask("/")

    assert page.status == 200
    assert 'data-shards="-1"' in page.text
    assert 'data-screen="overview"' in page.text


def test_every_answer_carries_the_policy_of_the_page(ask, run):
    for answer in (ask("/"), ask(screen_at(cluster_route(run.clusters[0].id))), ask(screen_at("/c/none"))):
        assert answer.headers["content-security-policy"] == POLICY_BESIDE
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert POLICY_BESIDE.replace("'", "&#39;") in ask("/").text


def test_each_screen_is_a_script_that_hands_it_over(ask, run):
    relation = run.relations[0]
    for route in (
        cluster_route(run.clusters[0].id),
        pair_route(relation.left, relation.right),
        document_route(relation.left),
    ):
        answer = ask(screen_at(route))
        assert answer.status == 200
        assert answer.text.startswith(f'dedup.block("{route}",')


@pytest.mark.parametrize("route", ["", "/", "/c/none", "/p/a", "/p/a~b", "/p/a~b~c", "/d/%00", "/x/y", "/c/%ff"])
def test_what_the_run_does_not_hold_is_not_found(ask, route):
    assert ask(screen_at(route)).status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "10.0.0.1"])
def test_a_foreign_name_is_refused(ask, host):
    assert ask("/", Host=host).status == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "localhost"])
def test_its_own_names_are_answered(ask, host):
    assert ask("/", Host=host).status == 200


def test_a_page_of_another_site_gets_no_screen(ask, run):
    assert ask(screen_at(cluster_route(run.clusters[0].id)), **{"Sec-Fetch-Site": "cross-site"}).status == 403


def test_nothing_can_be_sent(ask):
    assert ask("/", method="POST").status == 405


def test_a_browser_reads_the_whole_run(chromium, address, run):
    page = chromium.new_page()
    complaints = []
    asked = set()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page.goto(address)
    for route in (cluster_route(run.clusters[0].id), document_route(run.articles[0].article.id)):
        page.evaluate("route => { location.hash = '#' + route; }", route)
        page.wait_for_function("route => document.querySelector('.screen.here')?.id === route", arg=route)
    page.close()

    assert complaints == []
    assert asked == {address.removeprefix("http://")}
