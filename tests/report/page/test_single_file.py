"""The page is one file that loads nothing, runs nothing of an article's, and is the same for equal runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dedup.report.html import render
from dedup.report.page.render import SCRIPTS, lean
from dedup.report.visible import visible_line
from tests.report.hostile import ADDRESSES, SCRIPT

RUNS = ["run", "quiet_run", "empty_run", "hostile_run", "crowded_run"]


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text as a browser would read it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        self.text.append(data)

    def routes(self) -> set[str]:
        """The ids that links may lead to: those of elements, and of packed screens."""
        return {*self.values("id"), *self.values("data-block")}

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


@pytest.fixture(params=RUNS)
def page(request) -> Page:
    """The page of every kind of run."""
    return Page(render(request.getfixturevalue(request.param)))


def test_every_tag_is_closed(page):
    assert page.open == []


def test_every_anchor_is_there_once_and_every_inner_link_leads_to_one(page):
    anchors = page.values("id")

    assert len(anchors) == len(set(anchors))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= page.routes()
    labels = {anchor for value in page.values("aria-labelledby") for anchor in value.split()}
    assert labels <= set(anchors)


def test_the_page_loads_nothing(page):
    """No tag that loads, no address but of a link, nothing fetched by a style or a script."""
    loading = {"link", "img", "iframe", "object", "embed", "base", "form", "video", "audio", "source", "image", "use"}

    assert loading.isdisjoint(tag for tag, _ in page.tags)
    assert page.values("src") == page.values("srcset") == page.values("action") == []
    assert not re.search(r"url\(|@import|fetch\(|import\(|XMLHttpRequest", "".join(page.text[:20]))


def test_the_policy_of_the_page_forbids_loads(page):
    policy = next(item["content"] for tag, item in page.tags if item.get("http-equiv") == "Content-Security-Policy")

    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:")


def test_links_out_are_web_addresses_that_learn_nothing(page):
    for tag, attributes in page.tags:
        href = attributes.get("href") or "#"
        if not href.startswith("#"):
            assert tag == "a"
            assert href.startswith(("https://", "http://"))
            assert attributes["rel"] == "noopener noreferrer"


def test_the_page_has_its_own_scripts_and_no_handler(page):
    """One that says that there are scripts, one with all of them; the rest is packed and runs nothing."""
    running = [attributes for tag, attributes in page.tags if tag == "script" and "type" not in attributes]

    assert running == [{}, {}]
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_hostile_titles_are_text(hostile_run):
    page = Page(render(hostile_run))
    text = "".join(page.text)

    assert SCRIPT in text
    for facts in hostile_run.articles:
        assert visible_line(facts.article.title) in text


def test_of_the_hostile_addresses_only_those_of_the_web_are_linked(hostile_run):
    """One of them holds a quotation mark, and stays within its attribute."""
    links = {href for href in Page(render(hostile_run)).values("href") if not href.startswith("#")}

    assert links == {'https://evil.example/"onclick="alert(1)', "https://safe.example/a?b=1&c=<2>"}
    assert links < set(ADDRESSES)


@pytest.mark.parametrize("name", RUNS)
def test_the_page_has_a_utf_8_form(name, request):
    assert render(request.getfixturevalue(name)).encode("utf-8")


def test_equal_runs_have_equal_pages_however_long_they_took(run):
    assert render(run) == render(replace(run, timings={"reading": 99.0}))


def test_the_page_says_what_was_skipped_and_how_the_run_is_repeated(run):
    page = render(run)

    assert "line 3 is not JSON" in page
    assert run.settings in page
    assert "How to read this" in page


def test_a_page_without_findings_says_so(quiet_run, empty_run):
    assert ">No copies were found among 6 articles.</h1>" in render(quiet_run)
    assert ">There was no article to read.</h1>" in render(empty_run)


def test_every_mark_is_told_apart_without_colour(run):
    """Each class has a letter in the tag and an underline of its own in the styles."""
    page = render(run)
    for letter, stroke in (("v", "solid"), ("e", "dashed"), ("s", "wavy"), ("q", "dotted")):
        assert f".k-{letter} {{ --fill: var(--{letter}); --stroke: {stroke}; }}" in page
    assert ">V1</a>" in page


def test_a_cluster_of_a_hundred_stays_a_small_page(crowded_run):
    """7,140 relations are bounded to what can be read."""
    assert len(render(crowded_run)) < 2_000_000


def test_no_word_accuses(page):
    text = "".join(page.text).lower()

    assert not any(word in text for word in ("plagiar", "stolen", "theft", "steal", "guilt"))


def test_all_scripts_of_the_page_are_small():
    assert sum(len(lean(name).encode()) for name in SCRIPTS) <= 40 * 1024
