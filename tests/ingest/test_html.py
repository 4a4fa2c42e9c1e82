"""Web pages: what a reader does not see, encodings, and hostile mark-up."""

import sys
import time

import pytest

from dedup.errors import InputError
from dedup.ingest import read

SENTENCE = "The council of Lower Marsh voted on Tuesday to keep the old iron bridge after nine years."


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><p>{SENTENCE}</p>{body}</article></body></html>"


def read_page(tmp_path, content):
    path = tmp_path / "page.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read([path])


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">{}</p>',
        '<p style="color: red; DISPLAY : none !important">{}</p>',
        '<div style="visibility: hidden"><p>{}</p></div>',
        '<p style="font-size:0">{}</p>',
        '<p style="font-size: 0px; margin: 1em">{}</p>',
        '<p style="opacity:0">{}</p>',
        "<p hidden>{}</p>",
        '<p aria-hidden="true">{}</p>',
        "<template><p>{}</p></template>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<!-- {} -->",
    ],
)
def test_hidden_text_is_left_out(hidden, tmp_path):
    (article,) = read_page(tmp_path, page(hidden.format("Unseen words stand here for nobody to read."))).articles
    assert article.text == SENTENCE


def test_small_and_faint_text_is_seen(tmp_path):
    seen = '<p style="font-size:0.9em; opacity:0.8">A second sentence that everybody can read.</p>'
    assert "everybody can read" in read_page(tmp_path, page(seen)).articles[0].text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "UTF-8", "no-such-charset"])
def test_the_charset_that_a_page_names_is_used_where_it_fits(charset, tmp_path):
    encoding = "utf-8" if charset == "UTF-8" else "cp1252"
    content = page(
        "<p>Die Brücke bleibt für zwei Jahre geschlossen, sagte Bürgermeisterin Jørgensen.</p>",
        f"<meta charset={charset}>",
    )
    (article,) = read_page(tmp_path, content.encode(encoding)).articles
    assert "Brücke bleibt für" in article.text
    assert "Jørgensen" in article.text


def test_references_to_half_characters_do_no_harm(tmp_path):
    (article,) = read_page(tmp_path, page("<p>One &#xD800; two &#55357; three &#0; four words here.</p>")).articles
    article.text.encode()


def test_a_date_is_taken_from_metadata_only_and_may_lie_ahead(tmp_path):
    dated = '<meta property="article:published_time" content="2071-05-06T07:00:00Z">'
    assert read_page(tmp_path, page("", dated)).articles[0].date == "2071-05-06T07:00:00Z"
    assert read_page(tmp_path, page("<p>Published on 3 May 2019 at noon.</p>")).articles[0].date is None


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 30_000 + SENTENCE,
        "<p>" + "<span>w </span>" * 100_000,
        "<b><i>" * 60_000,
        "<ul><li>a" * 30_000,
        "<" * 1_000_000,
    ],
    ids=["deep", "wide", "unclosed", "lists", "brackets"],
)
def test_hostile_markup_costs_little_time(body, tmp_path):
    started = time.process_time()
    collection = read_page(tmp_path, page(body))
    assert len(collection.articles) + len(collection.skips) == 1
    assert time.process_time() - started < 10


def test_pages_beyond_the_limits_are_named(tmp_path):
    assert "more than 50,000 tags" in read_page(tmp_path, page("<br>" * 50_001)).skips[0].reason
    assert "over 4 MiB" in read_page(tmp_path, page("x" * 2**22)).skips[0].reason


def test_a_broken_installation_is_told_and_not_blamed_on_the_page(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"page\.html: the HTML extractor does not load .*; install dedup again"):
        read_page(tmp_path, page(""))
