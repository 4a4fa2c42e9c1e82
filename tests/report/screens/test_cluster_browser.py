"""In a browser: clusters are searched, sorted, grouped anew and saved, and what a cluster shows leads on."""

import json
import re
from pathlib import Path

import pytest

from dedup.model import CreditStatus, PassageClass, Run, Verdict
from dedup.report.html import render
from dedup.report.screens.values import cluster_route, document_route
from tests.report.screens.stories import article, follows, run_of

SAID = "“We will not close the bridge before the winter comes,” said Mara Quill of the council. "
TURNED = "“We will close the bridge before the winter comes,” said Mara Quill of the council. "
PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
SHOWN = 100
"""Clusters on a page of the table."""

ROWS = "[data-clusters] tbody tr"


def make_clusters(n_clusters: int) -> Run:
    """
    Clusters of a source with a copy that shares all and one that shares less, the less the higher the number.

    Every third is rewritten by an outlet of its own and has dates.
    """
    articles, relations, clusters = [], [], []
    for number in range(n_clusters):
        source, copy, part = (f"{number:04}-{name}" for name in ("wire", "post", "third"))
        title = f"Story {number:04}"
        is_third = number % 3 == 0
        date = f"2026-{1 + number % 12:02}-15" if is_third else ""
        articles += [
            article(source, outlet="Wire", title=title, date=date),
            article(copy, outlet="Post", title=title),
            article(part, outlet="Mill" if is_third else "Sun", title=title),
        ]
        kind = PassageClass.PARAPHRASED if is_third else PassageClass.EDITED
        verdict = Verdict.REWRITTEN_COPY if is_third else Verdict.EDITED_COPY
        relations.append(follows(source, copy, kind=PassageClass.EDITED, verdict=Verdict.EDITED_COPY))
        relations.append(follows(source, part, kind=kind, verdict=verdict, share=1 - number / n_clusters))
        clusters.append((source, copy, part))
    return run_of(articles, relations, *clusters)


@pytest.fixture(scope="module")
def page() -> str:
    """A report of twelve clusters."""
    return render(make_clusters(12))


@pytest.fixture
def overview(reader, page):
    """A reader at the overview, whose script is ready."""
    reader.open(page)
    reader.page.wait_for_selector("[data-screen=overview][data-ready]")
    return reader


def names(reader) -> list[str]:
    return reader.page.locator(f"{ROWS} [data-of=name]").all_text_contents()


def seek(reader, words: str) -> None:
    reader.page.locator(".search").fill(words)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("story 0003", [3]),
        ("outlet:mill", [0, 3, 6, 9]),
        ("outlet:mill class:s 0006", [6]),
        ("date:2026-04", [3]),
        ("id:0007-wire", [7]),
        ("share<50", []),
        ("nothing of the kind", []),
    ],
)
def test_a_search_leaves_the_clusters_that_match(overview, query, expected):
    seek(overview, query)

    assert names(overview) == [f"Story {number:04}" for number in expected]
    said = overview.page.locator("[data-shown]").text_content()
    assert said.startswith(f"{len(expected)} of 12 clusters")


def test_an_emptied_search_shows_all_again(overview):
    seek(overview, "outlet:mill")
    seek(overview, "")

    assert len(names(overview)) == 12


def test_clusters_whose_classes_are_all_switched_off_are_hidden(overview):
    overview.page.get_by_role("button", name="lightly edited", exact=True).click()
    assert names(overview) == [f"Story {number:04}" for number in (0, 3, 6, 9)]
    overview.page.get_by_role("button", name="paraphrased", exact=True).click()
    assert names(overview) == []


@pytest.mark.parametrize("least", [1, 30, 50, 51, 100])
def test_a_threshold_groups_anew_as_the_copies_say(overview, least):
    """The third member leaves where it shares too little; its story stays as a pair, which shares all."""
    overview.page.locator(".threshold input").fill(str(least))
    shares = [1 - number / 12 for number in range(12)]
    sizes = [3 if int(1000 * share + 1e-6) >= 10 * least else 2 for share in shares]
    shown = overview.page.locator(f"{ROWS} [data-of=size]").all_text_contents()

    assert shown == [str(size) for size in sizes]
    left = overview.page.locator("[data-regrouped]").text_content()
    assert left.startswith(f"12 clusters of {sum(sizes)} articles")


def test_a_threshold_of_nothing_is_the_run_itself(overview):
    slider = overview.page.locator(".threshold input")
    slider.fill("90")
    slider.fill("0")

    assert overview.page.locator(f"{ROWS} [data-of=size]").all_text_contents() == ["3"] * 12
    assert overview.page.locator("[data-regrouped]").text_content() == ""


def test_the_table_is_sorted_by_its_heads_both_ways(overview):
    head = overview.page.get_by_role("button", name="Headline, outlets")
    head.click()
    assert names(overview) == sorted(names(overview))
    head.click()
    assert names(overview) == sorted(names(overview), reverse=True)
    assert overview.page.locator("[data-clusters] th[aria-sort=descending]").count() == 1


def test_clusters_without_a_date_come_last_however_dates_are_sorted(overview):
    head = overview.page.get_by_role("button", name="First seen")
    for _ in range(2):
        head.click()
        assert [int(name[-4:]) % 3 == 0 for name in names(overview)] == [True] * 4 + [False] * 8


def test_a_line_made_by_the_script_is_the_line_of_the_page(overview):
    """The script fills clones of the first line; each must come out as the template wrote it."""
    written = overview.page.locator(ROWS).all_inner_texts()
    seek(overview, "outlet:wire")

    assert overview.page.locator(ROWS).all_inner_texts() == written


def saved(reader, kind: str) -> str:
    with reader.page.expect_download() as download:
        reader.page.locator(f"[data-save={kind}]").click()
    return Path(download.value.path()).read_bytes().decode()


def test_what_is_shown_is_saved_as_lines_of_json(overview):
    seek(overview, "outlet:mill")
    records = [json.loads(line) for line in saved(overview, "jsonl").splitlines()]

    assert [record["headline"] for record in records] == names(overview)
    assert records[0]["members"] == ["0000-post", "0000-third", "0000-wire"]
    assert records[0]["likely_source"] == "Story 0000"


def test_a_cell_that_a_spreadsheet_would_run_is_saved_as_text(reader):
    run = run_of(
        [article("a", title="=HYPERLINK(1)", outlet='"Q"'), article("b", title="=HYPERLINK(1)")],
        [follows("a", "b")],
        ["a", "b"],
    )
    reader.open(render(run))
    reader.page.wait_for_selector("[data-ready]")
    lines = saved(reader, "csv").split("\r\n")

    assert lines[0].startswith('"cluster","headline"')
    assert '"\'=HYPERLINK(1)"' in lines[1]
    assert '"""Q""' in lines[1]


def test_many_clusters_come_in_pages_and_any_choice_takes_a_tenth_of_a_second(reader):
    reader.open(render(make_clusters(1_000)))
    reader.page.wait_for_selector("[data-ready]")
    assert len(names(reader)) == SHOWN
    reader.page.get_by_role("button", name="Next").click()
    assert names(reader)[0] == f"Story {SHOWN:04}"
    took = reader.page.evaluate(
        """() => {
            const slider = document.querySelector(".threshold input");
            const search = document.querySelector(".search");
            const head = document.querySelector("[data-sort=confidence] button");
            const time = (act) => { const start = performance.now(); act(); return performance.now() - start; };
            const input = (element, value) => time(() => {
                element.value = value;
                element.dispatchEvent(new Event("input", { bubbles: true }));
            });
            const best = (act) => Math.min(act(), act(), act());
            return {
                threshold: best(() => input(slider, 1 + 98 * Math.random())),
                search: best(() => input(search, "outlet:mill")),
                sort: best(() => time(() => head.click())),
            };
        }"""
    )

    assert max(took.values()) < 100, took


def documented(heading: str) -> list[str]:
    """The fields that docs/formats.md names below a heading, in their order."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"### {heading}\n")
    return re.findall(r"^\| `(\w+)` \|", rest.split("\n#", 1)[0], re.MULTILINE)


def test_what_is_saved_has_the_fields_that_are_documented(overview):
    records = [json.loads(line) for line in saved(overview, "jsonl").splitlines()]

    assert all(list(record) == documented("A cluster on a line") for record in records)


@pytest.fixture
def told_run() -> Run:
    """A dated wire text, a reprint, and a rewrite that turns a quotation round."""
    rewrite = follows("wire/a", "mill/c", verdict=Verdict.REWRITTEN_COPY, kind=PassageClass.PARAPHRASED, share=0.6)
    articles = [
        article("wire/a", SAID + "It is old.", outlet="Wire", title="Bridge stays open", date="2026-11-03T08:00Z"),
        article("post/b", SAID + "It is very old.", outlet="Post", title="Bridge stays open", date="2026-11-04"),
        article("mill/c", TURNED + "It is aged.", outlet="Mill", title="Crossing to shut"),
    ]
    return run_of(
        articles, [follows("wire/a", "post/b", status=CreditStatus.CREDITED), rewrite], ["wire/a", "post/b", "mill/c"]
    )


def test_what_needs_a_look_leads_to_the_quotation(reader, told_run):
    reader.open(render(told_run))
    reader.page.locator(".look.is-flipped a").click()
    reader.page.wait_for_function("document.activeElement.id.endsWith(':quotations')")

    assert reader.shown == cluster_route("c-0")
    assert reader.page.locator(".wording del").all_text_contents() == ["[left out: not]"]


def test_a_mark_on_the_timeline_leads_to_its_article(reader, told_run):
    reader.open(render(told_run), cluster_route("c-0"))
    reader.page.locator(".mark", has_text="Bridge stays open, Wire").locator("circle").click()
    reader.page.wait_for_function("location.hash.startsWith('#/d/')")
    reader.wait()

    assert reader.shown == document_route("wire/a")


def test_what_is_dropped_is_saved_with_its_reasons(reader, told_run):
    reader.open(render(told_run), cluster_route("c-0"))
    with reader.page.expect_download() as download:
        reader.page.locator("[data-keep-save]").click()
    records = [json.loads(line) for line in Path(download.value.path()).read_text(encoding="utf-8").splitlines()]

    assert all(list(record) == documented("What is not kept") for record in records)
    assert {record["kept"] for record in records} == {"wire/a"}
    assert {record["because"] for record in records} == {"likely source"}
    assert [(record["dropped"], record["share"], record["passages"]) for record in records] == [
        ("mill/c", 0.6, 1),
        ("post/b", 1.0, 1),
    ]


def test_another_member_may_be_kept_by_hand(reader, told_run):
    reader.open(render(told_run), cluster_route("c-0"))
    reader.page.locator("[data-keep-choice]").select_option(label="Post: Bridge stays open")
    with reader.page.expect_download() as download:
        reader.page.locator("[data-keep-save]").click()
    records = [json.loads(line) for line in Path(download.value.path()).read_text(encoding="utf-8").splitlines()]

    assert {(record["kept"], record["because"]) for record in records} == {("post/b", "chosen by hand")}
    assert [record["similarity"] for record in records] == [0.9, None]


def test_the_outlets_are_sorted_by_their_heads(reader):
    reader.open(render(make_clusters(6)), "/o")
    reader.page.get_by_role("button", name="Takes", exact=True).click()
    column = reader.page.locator("[data-sortable] tbody tr td:nth-child(5)").all_text_contents()

    assert column == sorted(column, key=int, reverse=True)
    assert column[0] == "6"


@pytest.mark.parametrize("route", ["/", cluster_route("c-0"), "/o"])
@pytest.mark.parametrize("width", [360, 900, 1280])
def test_no_screen_is_wider_than_the_window(reader, told_run, route, width):
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.open(render(told_run), route)

    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_clusters_are_searched_and_shown_as_text(reader, hostile_run):
    reader.open(render(hostile_run))
    reader.page.wait_for_selector("[data-ready]")
    before = names(reader)
    seek(reader, "class:vesq")

    assert names(reader) == before
    reader.go(cluster_route(hostile_run.clusters[0].id))
    assert reader.page.locator("section[data-screen=cluster] script:not([type])").count() == 0


@pytest.mark.parametrize("name", ["quiet_run", "empty_run"])
def test_a_report_without_clusters_has_no_table_and_says_why(reader, name, request):
    reader.open(render(request.getfixturevalue(name)))

    assert reader.page.locator("[data-clusters]").count() == 0
    assert reader.page.locator(".advice").is_visible()
