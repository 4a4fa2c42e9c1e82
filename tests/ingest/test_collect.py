"""Sources to a collection: ids, duplicates, order, standard input, and what is refused."""

import gzip
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.errors import ConfigError, InputError
from dedup.ingest import read
from dedup.ingest.collect import MAX_NAMED_SKIPS

STORY = "The council of Lower Marsh voted on Tuesday to keep its iron bridge."


def reasons(collection):
    return {skip.origin.rpartition("/")[2]: skip.reason for skip in collection.skips}


def test_an_article_is_called_by_its_path_below_the_folder_given(tmp_path):
    (tmp_path / "north" / "east").mkdir(parents=True)
    (tmp_path / "north" / "east" / "bridge.txt").write_text(STORY)
    (article,) = read([tmp_path]).articles
    assert article.id == "north/east/bridge.txt"
    assert article.text == STORY
    assert article.origin.endswith("/north/east/bridge.txt")


def test_a_file_given_by_itself_is_called_by_its_name(tmp_path):
    (tmp_path / "bridge.txt").write_text(STORY)
    assert [article.id for article in read([tmp_path / "bridge.txt"]).articles] == ["bridge.txt"]


def test_one_source_need_not_stand_in_a_list(tmp_path):
    (tmp_path / "bridge.txt").write_text(STORY)
    assert read(tmp_path) == read(str(tmp_path)) == read([tmp_path])


def test_every_missing_source_is_named_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match=r'no such file or folder: ".*gone", ".*lost\.txt"; check the spelling'):
        read([tmp_path / "gone", tmp_path, tmp_path / "lost.txt"])


@pytest.mark.parametrize("source", ["", "a\0b", "x" * 5000, "file.txt/below"])
def test_a_source_that_cannot_be_is_missing(source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.txt").write_text(STORY)
    with pytest.raises(InputError, match="no such file or folder"):
        read([source])


def test_a_folder_without_articles_gives_none_and_says_what_was_there(tmp_path):
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
    collection = read([tmp_path])
    assert collection.articles == ()
    assert reasons(collection)["picture.jpg"].startswith("binary")
    (tmp_path / "empty").mkdir()
    assert read([tmp_path / "empty"]) == read([])


def test_an_empty_file_is_an_article_without_text(tmp_path):
    (tmp_path / "nothing.txt").touch()
    (article,) = read([tmp_path]).articles
    assert (article.text, article.title) == ("", None)


def test_a_repeated_id_is_skipped_and_says_whether_the_content_is_the_same(tmp_path):
    lines = [{"id": "a", "text": STORY}, {"id": "a", "text": STORY}, {"id": "a", "text": "Another text."}]
    path = tmp_path / "docs.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    collection = read([path])
    assert [article.text for article in collection.articles] == [STORY]
    assert reasons(collection) == {
        "docs.jsonl:2": f'duplicate id "a", same content as {path.as_posix()}:1',
        "docs.jsonl:3": f'duplicate id "a", other content than {path.as_posix()}:1',
    }


def test_the_same_articles_come_from_sources_in_any_order(tmp_path):
    for outlet in "abcd":
        (tmp_path / outlet).mkdir()
        for number in range(4):
            (tmp_path / outlet / f"{outlet}{number}.txt").write_text(f"{STORY} {outlet}{number}")
        (tmp_path / outlet / "broken.bin").write_bytes(b"\0")
    sources = [tmp_path / outlet for outlet in "abcd"]
    first = read(sources)
    sources.reverse()
    second = read(sources)
    assert set(first.articles) == set(second.articles)
    assert first.skips == second.skips
    assert len(first.articles) == 16


def test_skips_are_sorted_by_line_number_and_not_by_its_digits(tmp_path):
    (tmp_path / "docs.jsonl").write_text("not json\n" * 11)
    lines = [int(skip.origin.rpartition(":")[2]) for skip in read([tmp_path]).skips]
    assert lines == list(range(1, 12))


def test_a_file_with_thousands_of_bad_records_names_the_first_and_counts_the_rest(tmp_path):
    (tmp_path / "docs.jsonl").write_text("{}\n" * (MAX_NAMED_SKIPS + 7) + json.dumps({"text": STORY}))
    collection = read([tmp_path])
    assert len(collection.articles) == 1
    assert len(collection.skips) == MAX_NAMED_SKIPS + 1
    assert reasons(collection)["docs.jsonl"] == "7 more records skipped; the first 1,000 are named"


def test_progress_adds_up_to_the_number_of_articles(tmp_path):
    (tmp_path / "docs.jsonl").write_text("".join(json.dumps({"text": f"text {i}"}) + "\n" for i in range(1000)))
    calls = []
    read([tmp_path], progress=calls.append)
    assert sum(calls) == 1000
    assert 2 <= len(calls) <= 10


def test_an_unknown_field_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(ConfigError, match='cannot map "body", "id": a field is one of id, text, title'):
        read([tmp_path], fields={"body": "text", "id": "", "text": "content"})


class TestStandardInput:
    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    @pytest.mark.parametrize(
        ("data", "ids"),
        [
            (STORY.encode(), ["stdin"]),
            (b' \n{"text": "one"}\n{"id": "b", "text": "two"}\n', ["stdin:2", "b"]),
            (b'[{"text": "one"}, {"text": "two"}]', ["stdin:1", "stdin:2"]),
            (b'{\n  "text": "one"\n}\n', ["stdin"]),
            (b"<!DOCTYPE html><html><body><p>" + STORY.encode() * 4 + b"</p></body></html>", ["stdin"]),
            ('{"text": "one"}\n{"text": "two"}'.encode("utf-16"), ["stdin:1", "stdin:2"]),
        ],
        ids=["plain", "lines", "list", "object", "html", "utf-16"],
    )
    def test_is_told_by_how_it_begins(self, data, ids, pack):
        collection = read(["-"], stdin=io.BytesIO(pack(data)))
        assert [article.id for article in collection.articles] == ids
        assert collection.skips == ()

    def test_plain_text_is_kept_as_it_is(self):
        (article,) = read(["-"], stdin=io.BytesIO(b"\xef\xbb\xbfone\r\ntwo \n")).articles
        assert article.text == "one\r\ntwo \n"

    def test_is_left_open(self):
        stream = io.BytesIO(gzip.compress(STORY.encode()))
        read(["-"], stdin=stream)
        assert not stream.closed

    def test_may_come_in_single_bytes(self):
        class Slow(io.BytesIO):
            def read(self, size=-1):
                return super().read(min(size, 1))

        (article,) = read(["-"], stdin=Slow(json.dumps({"id": "a", "text": STORY}).encode())).articles
        assert (article.id, article.text) == ("a", STORY)

    def test_is_named_when_empty_binary_or_damaged(self):
        packed = gzip.compress(b"".join(hashlib.sha256(bytes([i])).digest() for i in range(256)))
        for data, reason in [(b"", "empty"), (b"a\0\0b", "NUL"), (packed[:-5000], "breaks off")]:
            collection = read(["-"], stdin=io.BytesIO(data))
            (skip,) = collection.skips
            assert collection.articles == ()
            assert skip.origin == "stdin"
            assert reason in skip.reason

    def test_is_read_once(self):
        with pytest.raises(InputError, match="given twice"):
            read(["-", "-"], stdin=io.BytesIO())

    @given(
        st.binary(max_size=300),
        st.sampled_from([b"", b"{", b"[", b"<html>", b"\x1f\x8b\x08", b"\xff\xfe", b"\xef\xbb\xbf"]),
    )
    def test_of_any_bytes_gives_articles_or_reasons(self, data, opening):
        collection = read(["-"], stdin=io.BytesIO(opening + data))
        assert collection.articles or collection.skips
        for article in collection.articles:
            article.text.encode()
