"""The main text of pages of several kinds is found, and what stands around it is not."""

import random
import time

import pytest

from benchmarks.pages import TEMPLATES, f1
from dedup.ingest.html import HtmlReader
from dedup.ingest.source import Source
from tests import prose

MIN_F1 = 0.95


def body_and_title(seed):
    chance = random.Random(seed)
    paragraphs = [" ".join(prose.sentences(f"{seed} {n}", chance.randint(2, 4))) for n in range(chance.randint(4, 12))]
    return prose.sentence(chance, 9).rstrip("."), paragraphs


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_body_is_found_on_pages_of_every_kind(name):
    scores = []
    for seed in range(40):
        title, paragraphs = body_and_title(f"{name} {seed}")
        page = TEMPLATES[name](title, paragraphs, random.Random(seed))
        (article,) = HtmlReader().read_page(page.encode(), Source("a", "a", None))
        scores.append(f1(article.text.removeprefix(title), "\n".join(paragraphs)))
    assert sum(scores) / len(scores) >= MIN_F1
    assert min(scores) >= 0.9


def test_words_hidden_between_those_of_sentences_are_dropped_and_counted():
    title, paragraphs = body_and_title("hidden")
    page = TEMPLATES["hidden"](title, paragraphs, random.Random(1))
    (article,) = HtmlReader().read_page(page.encode(), Source("a", "a", None))
    assert article.metadata.hidden_words == 2 * page.count("<span")
    assert f1(article.text.removeprefix(title), "\n".join(paragraphs)) == 1


def test_a_page_that_is_faded_in_whole_is_not_taken_for_hidden():
    _, paragraphs = body_and_title("fade")
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    page = f'<html><body style="opacity:0"><article style="opacity: 0">{body}</article></body></html>'
    (article,) = HtmlReader().read_page(page.encode(), Source("a", "a", None))
    assert article.text == "\n".join(paragraphs)
    assert article.metadata.hidden_words == 0


@pytest.mark.parametrize(
    "style",
    [
        "color:#FFF; background: white",
        "color: rgb(1, 2, 3);background-color:#010203",
        "color:transparent",
        "position:absolute; left: -9999px",
        "text-indent:-999em",
        "height:0;overflow:hidden",
        "overflow:hidden;position:absolute;width:0",
        "clip: rect(0 0 0 0)",
        "FONT-SIZE: 0",
    ],
)
def test_every_way_to_hide_is_told(style):
    page = (
        f"<html><body><p>{'Seen words stand here. ' * 9}<span style='{style}'>unseen</span> And more.</p></body></html>"
    )
    (article,) = HtmlReader().read_page(page.encode(), Source("a", "a", None))
    assert "unseen" not in article.text
    assert "And more." in article.text
    assert article.metadata.hidden_words == 1


@pytest.mark.parametrize("style", ["color:#fff;background:#000", "left:-9px", "opacity:0.9", "font-size:0.9em"])
def test_what_is_shown_is_kept(style):
    page = (
        f"<html><body><p>{'Seen words stand here. ' * 9}<span style='{style}'>shown</span> And more.</p></body></html>"
    )
    (article,) = HtmlReader().read_page(page.encode(), Source("a", "a", None))
    assert "shown" in article.text


@pytest.mark.parametrize(
    ("sheet", "is_hidden"),
    [
        (".q{display:none}", True),
        ("p, span.q { DISPLAY: none }", True),
        ("/* .q{} */ @media print{p{color:red}} #odd.q{font-size:0}", True),
        ("span{color:#fff;background:white}", True),
        (".q{display:none} .q{display:inline}", False),
        (".q{display:none!important} .q{display:inline}", True),
        ("#odd{display:inline} .q{display:none}", False),
        ("@media print{.q{display:none}}", False),
        (".q:hover{display:none} nav .q{display:none} .other{display:none} b.q{display:none}", False),
        (".q{color:#fff;background:#000}", False),
        ("@import 'x.css'; .q{visibility:hidden}", True),
        (".q{display:none", False),
    ],
)
def test_text_that_a_style_sheet_of_the_page_hides_is_dropped(sheet, is_hidden):
    page = (
        f"<html><head><style>{sheet}</style></head><body><p>{'Seen words stand here. ' * 9}"
        '<span class="note q" id="odd">unseen words</span> And more.</p></body></html>'
    )
    (article,) = HtmlReader().read_page(page.encode(), Source("a", "a", None))
    assert ("unseen" not in article.text, article.metadata.hidden_words) == (is_hidden, 2 * is_hidden)
    assert "And more." in article.text


@pytest.mark.parametrize(
    "sheet", ["/*" * 400_000, "a{" * 400_000, "a{" + "b" * 800_000 + "{c{}", "}" * 800_000, ".a," * 300_000]
)
def test_hostile_style_sheets_cost_little_time(sheet):
    page = f"<html><head><style>{sheet}</style></head><body><p>{'Seen words stand here. ' * 9}</p></body></html>"
    begin = time.process_time()
    list(HtmlReader().read_page(page.encode(), Source("a", "a", None)))
    assert time.process_time() - begin < 2
