"""The main text of pages of several kinds is found, and what stands around it is not."""

import random

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
