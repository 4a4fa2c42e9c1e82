"""Articles on the shelf: the same to whoever asks, whether their texts are held in memory or on the disk."""

import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.errors import InputError, OutputError
from dedup.ingest.shelf import InOrder, Shelf
from dedup.model import Article

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
MAYBE = st.none() | ANY_TEXT
ARTICLES = st.lists(
    st.builds(Article, id=ANY_TEXT, text=ANY_TEXT, title=MAYBE, outlet=MAYBE, url=MAYBE, date=MAYBE, origin=MAYBE),
    max_size=12,
)


@given(ARTICLES, st.integers(0, 200))
def test_a_shelf_holds_the_first_article_of_each_id_whatever_fits_into_memory(articles, room):
    shelf = Shelf(room)
    expected = {}
    for article in articles:
        assert shelf.add(article) == expected.get(article.id)
        expected.setdefault(article.id, article)

    assert list(shelf) == list(expected.values())
    assert list(shelf.ids) == list(expected)
    assert list(shelf[1:4]) == list(expected.values())[1:4]
    for place in range(-len(shelf), len(shelf)):
        assert shelf[place] == list(expected.values())[place]


@pytest.mark.parametrize("room", [0, 100])
def test_a_place_beyond_the_last_article_is_an_index_error(room):
    shelf = Shelf(room)
    shelf.add(Article(id="a", text="The eastern channel is closed."))

    for place in (1, -2):
        with pytest.raises(IndexError):
            shelf[place]


def test_a_large_shelf_keeps_no_text_in_memory():
    shelf = Shelf(100)
    for number in range(100):
        shelf.add(Article(id=f"{number}", text=f"{number} " * 50))

    assert not shelf._held
    assert shelf[99].text == "99 " * 50


def test_a_temporary_folder_that_is_gone_is_an_error_with_a_way_out(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    with pytest.raises(OutputError, match="TMPDIR"):
        Shelf(0).add(Article(id="a", text="The eastern channel is closed."))


@given(ARTICLES.map(lambda articles: list({article.id: article for article in articles}.values())), st.booleans())
def test_articles_come_in_the_order_of_their_ids_from_a_shelf_and_from_a_list(articles, on_a_shelf):
    shelf = Shelf(50)
    for article in articles:
        shelf.add(article)
    ordered = InOrder(shelf if on_a_shelf else articles)

    assert list(ordered) == sorted(articles, key=lambda article: article.id)
    assert list(ordered[1:3]) == sorted(articles, key=lambda article: article.id)[1:3]
    assert ordered.ids == [article.id for article in ordered]


def test_two_articles_of_one_id_cannot_be_put_in_order():
    with pytest.raises(InputError, match="'a'"):
        InOrder([Article(id="a", text="One."), Article(id="a", text="Two.")])
