"""The pair screen in a real browser: passages are reached, walked, scrolled together, counted anew and copied."""

import re
from io import BytesIO
from pathlib import Path

import pytest

import dedup
from dedup.model import Fragment, Measures, Passage, PassageClass, Relation, Run, Span, Verdict
from dedup.report.html import render
from dedup.report.screens.values import document_route, pair_route
from tests.prose import sentences
from tests.report.newsroom import REPRINT, WIRE, facts

SAMPLES = Path(__file__).parents[3] / "samples" / "newsroom"
FERRY = ("brimfeed/ferry-crash-alert.txt", "castrel-wire/ferry-inquiry.txt")
REPRINTED = pair_route("alder-post/ferry.txt", "coast-daily/ferry.html")


@pytest.fixture(scope="module")
def news() -> str:
    """The report of one rewritten story and the article that it follows, as made from the samples."""
    return render(dedup.cluster(dedup.read(*(SAMPLES / name for name in FERRY))))


NEWS = pair_route("ferry-crash-alert.txt", "ferry-inquiry.txt")


def many_passages(n_passages: int, n_own: int = 0) -> Run:
    """Two texts of *n_passages* sentences that say the same, with *n_own* paragraphs behind them on the left."""
    told, retold = sentences(1, n_passages), sentences(2, n_passages)
    texts, spans = [], []
    for side in (told, retold):
        text, found = "", []
        for number, sentence in enumerate(side):
            text += ("\n\n" if number % 4 == 0 else " ") if number else ""
            found.append(Span(len(text), len(text) + len(sentence)))
            text += sentence
        texts.append(text)
        spans.append(found)
    texts[0] += "".join(f"\n\n{paragraph}" for paragraph in sentences(3, n_own, 60))
    fragments = tuple(
        Fragment(left=left, right=right, kind=PassageClass.PARAPHRASED, score=0.5)
        for left, right in zip(*spans, strict=True)
    )
    whole = Passage(
        left=Span(0, spans[0][-1].end),
        right=Span(0, spans[1][-1].end),
        kind=PassageClass.PARAPHRASED,
        score=0.5,
        fragments=fragments,
    )
    relation = Relation(
        left="a", right="b", verdict=Verdict.REWRITTEN_COPY, score=0.9, measures=Measures(), passages=(whole,)
    )
    articles = tuple(facts(dedup.Article(id=name, text=text), 99) for name, text in zip("ab", texts, strict=True))
    return Run(settings="", input_digest="", articles=articles, relations=(relation,), clusters=())


def in_sight(page, selector: str) -> bool:
    """Whether an element lies within its text's pane and within the window, once all stands still."""
    page.wait_for_timeout(300)
    return page.eval_on_selector(
        selector,
        """one => {
            const [mark, pane] = [one, one.closest(".text")].map((each) => each.getBoundingClientRect());
            return mark.top >= pane.top - 1 && mark.top <= pane.bottom && mark.top >= 0 && mark.top <= innerHeight;
        }""",
    )


def height(page, side: str, number: int) -> float:
    """How high a passage stands in the window."""
    return page.eval_on_selector(f".here .{side} mark[data-p='{number}']", "mark => mark.getBoundingClientRect().top")


def test_a_deep_link_lands_on_its_passage_in_both_texts(reader):
    reader.open(render(many_passages(80)), f"{pair_route('a', 'b')}?s=S61")
    page = reader.page

    assert in_sight(page, ".here .left mark[data-p='61']")
    assert in_sight(page, ".here .right mark[data-p='61']")
    assert "61 of 80" in page.inner_text(".here .now")
    assert page.evaluate("document.activeElement.id").endswith("?s=S61")


def test_a_deep_link_to_the_right_text_lands_there(reader):
    reader.open(render(many_passages(80)), f"{pair_route('a', 'b')}?t=S40")

    assert in_sight(reader.page, ".here .right mark[data-p='40']")
    assert in_sight(reader.page, ".here .left mark[data-p='40']")


def test_passages_are_walked_by_keys_and_the_address_follows(reader, run):
    reader.open(render(run), REPRINTED)
    page = reader.page
    for key, name in (("n", "V1"), ("n", "Q2"), ("n", "E3"), ("n", "E3"), ("p", "Q2")):
        page.keyboard.press(key)

        assert page.evaluate("location.hash") == f"#{REPRINTED}?s={name}"
        assert page.inner_text(".here .left .passage.lit .tag").startswith(name)
        assert page.inner_text(".here .right .passage.lit .tag").startswith(name)


def test_the_texts_scroll_together_by_passage_until_that_is_switched_off(reader):
    reader.open(render(many_passages(60, n_own=20)), pair_route("a", "b"))
    page = reader.page
    page.locator(".here .columns").scroll_into_view_if_needed()
    page.hover(".here .left .text")
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(300)
    number = page.evaluate(
        """() => {
            const pane = document.querySelector(".here .left .text");
            const line = pane.getBoundingClientRect().top + pane.clientHeight / 4;
            const marks = [...pane.querySelectorAll("mark")];
            return marks.find((mark) => mark.getBoundingClientRect().top >= line).dataset.p;
        }"""
    )

    assert int(number) > 5
    assert abs(height(page, "left", number) - height(page, "right", number)) < 60

    page.keyboard.press("s")
    before = height(page, "right", number)
    page.mouse.wheel(0, 500)
    page.wait_for_timeout(300)

    assert before == height(page, "right", number)
    assert page.get_attribute(".here .switches button:has-text('Scroll together')", "aria-pressed") == "false"


def test_copying_takes_one_text_only_without_tags(reader, run):
    reader.open(render(run), REPRINTED)
    copied = reader.page.evaluate(
        """() => {
            const [left, right] = document.querySelectorAll(".here .text");
            const range = document.createRange();
            range.setStart(left.querySelector("p"), 0);
            range.setEnd(right, right.childNodes.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            let copied = "";
            addEventListener("copy", (event) => { copied = event.clipboardData.getData("text/plain"); });
            document.execCommand("copy");
            return copied;
        }"""
    )

    assert copied.split() == WIRE.split()
    assert REPRINT.split()[-1] not in copied


def test_shares_are_taken_anew_for_the_classes_that_count(reader, news):
    reader.open(news, NEWS)
    page = reader.page

    def told() -> str:
        return page.inner_text(".here .recount")

    counts = page.evaluate("JSON.parse(document.querySelector('.here').dataset.counts)")
    assert counts["left"]["shares"][0] in told()
    page.keyboard.press("4")
    assert "quotations left out of both part and whole" in told()
    assert counts["left"]["shares"][1] in told()
    page.keyboard.press("3")
    left = counts["left"]
    share = sum(left["classes"][letter][1] for letter in "ve") / left["unquoted"]
    assert f"{round(100 * share)} % of the left text" in told()
    assert "verbatim, lightly edited passages only" in told()
    page.keyboard.press("3")
    page.keyboard.press("4")
    assert "every passage" in told()


def test_views_show_what_they_say(reader, run):
    reader.open(render(run), REPRINTED)
    page = reader.page
    own, shared = "The council of Orm will meet", "The last of three boats"

    def left() -> str:
        return page.inner_text(".here .left .text")

    page.locator(".here .columns").scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    assert own in left()
    page.click("text=Only what is shared")
    assert own not in left()
    assert shared in left()
    page.click("text=Only what is not")
    assert own in left()
    assert shared not in left()
    assert page.locator(".here .left .text p:visible").count() == 2
    page.click("text=Passage by passage")
    assert not page.is_visible(".here .columns")
    assert "this June" in page.inner_text(".here .aligned [data-p='3'] .at:last-child .words")


def test_a_narrow_window_shows_passage_by_passage(reader, run):
    reader.page.set_viewport_size({"width": 700, "height": 900})
    reader.open(render(run), f"{REPRINTED}?s=E3")

    assert reader.page.is_visible(".here .aligned")
    assert "in June" in reader.page.inner_text(".here .aligned [data-p='3']")
    assert reader.page.eval_on_selector(".here .aligned [data-p='3']", "row => row.getBoundingClientRect().top") < 900


def test_words_that_were_exchanged_name_their_counterpart(reader, news):
    reader.open(news, NEWS)
    titles = reader.page.eval_on_selector_all(".here .left .swap", "all => all.map((each) => each.title)")

    assert "paper → report" in titles


def test_a_passage_is_cited_with_both_texts_and_where_they_stand(reader, run):
    reader.open(render(run), f"{REPRINTED}?s=E3")
    reader.page.evaluate("dedup.copy = (text) => { window.cited = text; }")
    reader.page.keyboard.press("c")
    cited = reader.page.evaluate("window.cited")

    assert "“The last of three boats, the Lady Brine, carried 212 people a day in June" in cited
    assert "this June" in cited
    assert "Alder Post, Ferry line to Orm island to close after 140 years, 2031-03-07" in cited
    assert re.search(r"characters \d+–\d+", cited)
    assert "Passage E3: lightly edited, likeness 0.88" in cited
    assert cited.strip().endswith("?s=E3")


def test_a_passage_is_found_on_its_own_page_by_its_words(reader, run):
    reader.open(render(run), f"{REPRINTED}?s=E3")
    links = reader.page.eval_on_selector_all(".here .now a", "all => all.map((link) => link.href)")

    assert links[0].startswith("https://alder-post.example/ferry#:~:text=The%20last%20of%20three,")
    assert links[1].startswith("https://coast-daily.example/a/8812#:~:text=")


def test_a_mark_is_told_to_those_who_do_not_see_it(reader, run):
    reader.open(render(run), REPRINTED)

    assert reader.page.text_content(".here .left mark .tag") == "V1: verbatim, passage 1, matches right; "


def test_texts_have_their_language_and_direction(reader, hostile_run):
    reader.open(render(hostile_run))
    right_to_left = next(each for each in hostile_run.relations if "هل" in each.left)
    reader.go(pair_route(right_to_left.left, right_to_left.right))
    languages = reader.page.eval_on_selector_all(".here .text", "all => all.map((each) => each.lang)")

    assert all(languages)
    assert reader.page.eval_on_selector(".here .left .text p", "p => getComputedStyle(p).direction") == "rtl"


def test_thousands_of_passages_stay_usable(reader):
    """Two thousand passages: what is walked to is in sight, and a step takes no longer than a blink."""
    reader.open(render(many_passages(2_000)), f"{pair_route('a', 'b')}?s=S1500")
    page = reader.page
    took = page.evaluate(
        """() => {
            const begin = performance.now();
            for (let turn = 0; turn < 10; turn += 1) document.dispatchEvent(new KeyboardEvent("keydown", { key: "n" }));
            return (performance.now() - begin) / 10;
        }"""
    )

    assert "1510 of 2000" in page.inner_text(".here .now")
    assert in_sight(page, ".here .right mark[data-p='1510']")
    assert took < 400
    assert page.locator(".here .aligned [data-p]").count() == 300
    assert "The first 300 passages are listed; the texts mark all 2,000." in page.text_content(".here .aligned")


def test_a_huge_text_is_folded_around_its_passages(reader):
    reader.open(render(many_passages(8, n_own=2_400)), pair_route("a", "b"))

    assert "are not shown here" in reader.page.inner_text(".here .left header")
    assert reader.page.locator(".here .left .text p").count() < 20


def test_what_is_printed_holds_every_passage(reader, news):
    pypdf = pytest.importorskip("pypdf")
    reader.open(news, NEWS)
    tags = reader.page.eval_on_selector_all(".here .left .tag", "all => all.map((each) => each.firstChild.textContent)")
    pages = pypdf.PdfReader(BytesIO(reader.page.pdf(format="A4"))).pages
    printed = "".join(page.extract_text() for page in pages)

    assert len(tags) > 5
    for tag in tags:
        assert len(re.findall(rf"{tag}(?!\d)", printed)) >= 2


def test_the_sources_of_a_document_are_lit_where_they_stand(reader, run):
    reader.open(render(run), document_route("coast-daily/ferry.html"))
    reader.page.hover(".here mark[data-source='1']")

    assert reader.page.locator(".here tr.lit").get_attribute("data-source") == "1"
    assert reader.page.locator(".here .strip-of .lit").count() >= 1
