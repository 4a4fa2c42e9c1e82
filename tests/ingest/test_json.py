"""JSON and JSON lines: fields, ids, and every way that a record can be wrong."""

import io
import json
import tracemalloc

from dedup.ingest import read
from dedup.ingest.fields import Fields
from dedup.ingest.json_lines import JsonLinesReader
from dedup.ingest.source import file_source, stream_source


def read_lines(tmp_path, *lines, **options):
    path = tmp_path / "docs.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return read([path], **options)


def reasons(collection):
    return {skip.origin.rpartition("/")[2]: skip.reason for skip in collection.skips}


def test_records_without_an_id_are_called_by_file_and_line(tmp_path):
    collection = read_lines(tmp_path, {"text": "one"}, b"", {"text": "two", "id": ""}, {"text": "three", "id": None})
    assert [article.id for article in collection.articles] == ["docs.jsonl:1", "docs.jsonl:3", "docs.jsonl:4"]
    (tmp_path / "docs.json").write_text(json.dumps([{"text": "one"}, {"text": "two"}]))
    (tmp_path / "one.json").write_text(json.dumps({"text": "one"}))
    ids = [article.id for article in read([tmp_path / "docs.json", tmp_path / "one.json"]).articles]
    assert ids == ["docs.json:1", "docs.json:2", "one.json"]


def test_ids_that_are_numbers_become_strings_and_other_kinds_are_named(tmp_path):
    collection = read_lines(tmp_path, *({"text": "t", "id": value} for value in (7, 7.5, "x", True, [1], {"a": 1})))
    assert [article.id for article in collection.articles] == ["7", "7.5", "x"]
    assert reasons(collection) == {
        "docs.jsonl:4": 'field "id", the id, is true or false',
        "docs.jsonl:5": 'field "id", the id, is a list',
        "docs.jsonl:6": 'field "id", the id, is an object',
    }


def test_fields_are_mapped_by_name_or_path_and_a_dotted_key_goes_first(tmp_path):
    record = {"data": {"body": "The text.", "meta": {"site": "The Post"}}, "a.b": "literal", "a": {"b": "path"}, "n": 5}
    fields = {"text": "data.body", "outlet": "data.meta.site", "title": "a.b", "id": "n", "url": "data.none.deeper"}
    (article,) = read_lines(tmp_path, record, fields=fields).articles
    assert (article.text, article.outlet, article.title) == ("The text.", "The Post", "literal")
    assert (article.id, article.url) == ("5", None)


def test_metadata_is_stripped_numbers_become_strings_and_other_kinds_are_left_out(tmp_path):
    record = {"text": "t", "title": "  A title ", "date": 2024, "outlet": {"name": "x"}, "url": " "}
    (article,) = read_lines(tmp_path, record).articles
    assert (article.title, article.date, article.outlet, article.url) == ("A title", "2024", None, None)


def test_a_record_without_a_title_has_that_of_its_text(tmp_path):
    (article,) = read_lines(tmp_path, {"text": "River town votes\n\nThe council voted."}).articles
    assert article.title == "River town votes"


def test_every_bad_line_is_named_and_costs_only_itself(tmp_path):
    collection = read_lines(
        tmp_path,
        {"text": "one", "id": "a"},
        b'{"text": "broken',
        b"[1, 2]",
        b"null",
        b'"text"',
        {"body": "x", "headline": "y"},
        {"text": 5},
        {"text": None},
        b'{"text": "\xff"}',
        b'{"text": "\\ud800 half"}',
        b"[" * 5000,
        b'{"text": NaN}',
        b"\0",
        {},
        {"text": "two", "id": "b"},
    )
    assert [article.id for article in collection.articles] == ["a", "b"]
    found = reasons(collection)
    assert sorted(found) == sorted(f"docs.jsonl:{line}" for line in range(2, 15))
    for line in (2, 9, 10, 11, 12, 13):
        assert found[f"docs.jsonl:{line}"].startswith("malformed JSON: ")
    assert found["docs.jsonl:3"] == "not an object but a list"
    assert found["docs.jsonl:4"] == "not an object but null"
    assert found["docs.jsonl:5"] == "not an object but a string"
    assert found["docs.jsonl:6"] == (
        "no field \"text\"; name the one that holds the text, as in text=NAME, among: 'body', 'headline'"
    )
    assert found["docs.jsonl:7"] == 'field "text", the text, is a number'
    assert found["docs.jsonl:14"].endswith("among: none")


def test_nul_and_any_character_in_a_text_are_kept(tmp_path):
    (article,) = read_lines(tmp_path, {"text": "a\0b\u2028c\x1b[31m\U0001f600"}).articles
    assert article.text == "a\0b\u2028c\x1b[31m\U0001f600"


def test_a_malformed_document_is_named_with_its_line(tmp_path):
    (tmp_path / "bad.json").write_text('[\n{"text": "one"},\n{"text": }\n]')
    (tmp_path / "deep.json").write_text("[" * 100_000)
    found = reasons(read([tmp_path]))
    assert found["bad.json:3"].startswith("malformed JSON: ")
    assert "deep.json:1" in found


def test_a_document_in_another_encoding_is_read(tmp_path):
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        text = "Die Brücke über den Fluss bleibt für zwei Jahre geschlossen."
        (tmp_path / f"{encoding}.json").write_bytes(json.dumps({"text": text}, ensure_ascii=False).encode(encoding))
        assert [article.text for article in read([tmp_path / f"{encoding}.json"]).articles] == [text]


def test_json_lines_are_read_with_a_mark_in_utf16_and_under_the_name_of_a_document(tmp_path):
    lines = "\r\n".join(json.dumps({"id": name, "text": "ü"}, ensure_ascii=False) for name in "abc")
    for name, encoding in (("a.jsonl", "utf-16"), ("b.jsonl", "utf-8-sig"), ("c.json", "utf-8")):
        (tmp_path / name).write_bytes(lines.encode(encoding))
        assert [article.id for article in read([tmp_path / name]).articles] == ["a", "b", "c"]


def test_a_line_beyond_the_limit_is_named_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "docs.jsonl"
    limit = 100
    fitting = json.dumps({"id": "fits", "text": ""})
    fitting = json.dumps({"id": "fits", "text": "x" * (limit - len(fitting))})
    too_long = json.dumps({"text": "x" * 300_000})
    path.write_text(f"{fitting}\n{too_long}\n{fitting} \n{fitting.replace('fits', 'last')}")
    source = file_source(str(path), "docs.jsonl", "docs.jsonl")
    results = list(JsonLinesReader(max_line_bytes=limit).read(source, Fields()))
    assert [getattr(result, "id", None) or result.origin for result in results] == [
        "fits",
        "docs.jsonl:2",
        "docs.jsonl:3",
        "last",
    ]
    assert results[1].reason == "a line of more than 100 bytes"


def test_a_line_of_200_megabytes_is_never_held_whole(tmp_path):
    path = tmp_path / "docs.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "a", "text": "one"}\n{"text": "')
        for _ in range(200):
            file.write(b"x" * 2**20)
        file.write(b'"}\n{"id": "b", "text": "two"}\n')
    tracemalloc.start()
    collection = read([path])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [article.id for article in collection.articles] == ["a", "b"]
    assert reasons(collection) == {"docs.jsonl:2": "a line of more than 67,108,864 bytes"}
    assert peak < 160 * 2**20


def test_a_stream_of_lines_is_read_as_it_comes():
    source, head = stream_source(io.BytesIO(b'{"text": "one"}\n' * 3), "stdin")
    assert head.startswith(b"{")
    assert [article.id for article in JsonLinesReader().read(source, Fields())] == ["stdin:1", "stdin:2", "stdin:3"]
