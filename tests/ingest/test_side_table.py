"""A table of metadata beside the articles goes before what they say themselves."""

import json

import pytest

from dedup import InputError
from dedup.ingest import read
from dedup.metadata import StatedBy
from tests.ingest.files import BODY, PAGE, TITLE


def test_rows_are_joined_by_path_and_go_before_what_a_page_says(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(BODY)
    (tmp_path / "info.csv").write_text(
        "path,outlet,date,credits\nin/a.html,Mirror,2024-03-06T07:30+01:00,One; Two\nb.txt,,,\nc.txt,X,,\n"
    )
    collection = read([tmp_path], table=tmp_path / "info.csv")
    articles = {article.id: article for article in collection.articles}
    page = articles["in/a.html"]
    assert (page.title, page.outlet, page.date) == (TITLE, "Mirror", "2024-03-06T07:30+01:00")
    assert page.metadata.published.utc == "2024-03-06T06:30Z"
    assert page.metadata.credits == ("One", "Two")
    assert dict(page.metadata.stated_by) | {"outlet": StatedBy.TABLE} == dict(page.metadata.stated_by)
    assert articles["b.txt"].outlet is None
    assert [skip.reason for skip in collection.skips] == ['1 row names no article that was read, such as "c.txt"']


def test_rows_are_joined_by_id(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "7", "text": BODY, "byline": "Nobody"}))
    (tmp_path / "info.tsv").write_text("id\tbyline\n7\tOrla Venn\n")
    (article,) = read([tmp_path / "a.jsonl"], table=tmp_path / "info.tsv").articles
    assert article.metadata.byline == "Orla Venn"


@pytest.mark.parametrize(
    ("content", "reason"),
    [("outlet\nX\n", "has no column that names articles"), ("id\n\0\n", "cannot read the metadata")],
)
def test_a_table_that_cannot_be_joined_ends_the_run(content, reason, tmp_path):
    (tmp_path / "info.csv").write_text(content)
    with pytest.raises(InputError, match=reason):
        read([tmp_path], table=tmp_path / "info.csv")
    with pytest.raises(InputError, match="cannot read the metadata in"):
        read([tmp_path], table=tmp_path / "none.csv")
