"""Who published an article and when: an outlet, else a site, else a folder; a date is trusted by what states it."""

import pytest

from dedup.metadata import Metadata, StatedBy
from dedup.model import Article, ArticleFacts
from dedup.report.screens.publishers import UNNAMED, published, publisher
from tests.report.screens.stories import article


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "echo/a.txt", "outlet": "The Echo"}, "The Echo"),
        ({"id": "echo/a.txt", "url": "https://www.echo.example/a"}, "echo.example"),
        ({"id": "https://echo.example/a"}, "echo.example"),
        ({"id": "echo/2026/a.txt"}, "echo/"),
        ({"id": "a.txt"}, UNNAMED),
        ({"id": "/a.txt"}, UNNAMED),
        ({"id": "http://["}, UNNAMED),
    ],
)
def test_an_outlet_is_named_by_what_the_article_says_else_by_where_it_is(fields, expected):
    assert publisher(Article(text="", **fields)) == expected


def dated(date: str, stated: StatedBy | None) -> ArticleFacts:
    by = (("date", stated),) if stated else ()
    return ArticleFacts(article=Article(id="a", text="", date=date, metadata=Metadata(stated_by=by)), n_words=0)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [(None, True), (StatedBy.JSON_LD, True), (StatedBy.NEWSML, True), (StatedBy.URL, False), (StatedBy.PAGE, False)],
)
def test_a_date_is_trusted_by_what_states_it(stated, expected):
    assert published([dated("2026-11-03", stated)])["a"].is_trusted is expected


def test_a_doubtful_date_is_not_trusted_whoever_states_it():
    when = published([dated("03/04/2026", StatedBy.JSON_LD)])["a"]

    assert when.moment is not None
    assert not when.is_trusted


def test_what_is_no_date_is_shown_and_not_placed():
    when = published([dated("last Tuesday\n", None)])["a"]

    assert (when.moment, when.words) == (None, "last Tuesday")


def test_a_dateline_places_an_article_in_the_year_of_another_and_is_not_trusted():
    line = article("b", "PORT ELLERY, Nov. 3 (CWS) — The bridge will close on Monday, its owners say.")
    when = published([dated("2026-11-04", None), line])["b"]

    assert (when.words, when.stated_by, when.is_trusted) == ("Nov. 3", "dateline", False)
    assert when.moment.start == published([dated("2026-11-03", None)])["a"].moment.start
