"""What is printed holds every passage, its tags and the addresses of links, on A4, without what can only be clicked."""

from io import BytesIO

import pytest

from dedup.report.budget import PRINT
from dedup.report.choice import Choice
from dedup.report.html import render
from dedup.report.page.single_file import pieces
from dedup.report.screens.values import pair_route


@pytest.fixture
def printed(reader):
    """The text of the PDF that the browser prints of a page."""
    pypdf = pytest.importorskip("pypdf")

    def of(page, route=""):
        reader.open(page, route)
        pdf = reader.page.pdf(prefer_css_page_size=True, print_background=True)
        sheets = pypdf.PdfReader(BytesIO(pdf)).pages
        width, height = (round(float(side) / 72 * 25.4) for side in sheets[0].mediabox[2:])
        assert (width, height) in {(210, 297), (297, 210)}
        return " ".join("\n".join(sheet.extract_text() for sheet in sheets).split())

    return of


def test_a_printed_pair_holds_every_passage_of_both_texts(printed, run):
    relation = run.relations[0]
    text = "".join(printed(render(run), pair_route(relation.left, relation.right)).split())
    facts = {each.article.id: each.article.text for each in run.articles}
    for fragment in relation.fragments:
        for article, span in ((relation.left, fragment.left), (relation.right, fragment.right)):
            words = span.of(facts[article]).split()
            assert all(word in text for word in words), words


def test_the_page_to_be_printed_runs_nothing_and_shows_every_screen(chromium, run, tmp_path):
    page = "".join(pieces(Choice(run, PRINT), for_print=True))
    assert "<script>" not in page
    assert "data-block" not in page
    file = tmp_path / "print.html"
    file.write_text(page, encoding="utf-8")
    opened = chromium.new_page()
    opened.goto(file.as_uri())

    assert opened.locator(".screen:visible").count() == page.count('<section class="screen')
    assert opened.locator("button:visible, input:visible, select:visible").count() == 0
    opened.close()


def test_addresses_are_printed_behind_links(chromium, run, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(render(run), encoding="utf-8")
    page = chromium.new_page()
    page.emulate_media(media="print")
    page.goto(f"{file.as_uri()}#{pair_route(run.relations[0].left, run.relations[0].right)}")
    page.wait_for_selector(".screen.here[data-screen=pair]")
    behind = page.eval_on_selector_all(
        ".screen.here .source a[href^=http]", "all => all.map((one) => getComputedStyle(one, '::after').content)"
    )
    page.close()

    assert behind
    assert all("attr(" in content or "http" in content for content in behind)
