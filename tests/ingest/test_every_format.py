"""One article as a file of every format gives the same text and what that format states about it."""

import gzip
import json
import re
import subprocess
import sys

import pytest

import dedup
from dedup.ingest import read
from dedup.metadata import StatedBy
from tests.ingest.files import (
    AUTHOR,
    BODY,
    CSV,
    DATE,
    LINES,
    NEWSML,
    NINJS,
    OUTLET,
    RECORD,
    TITLE,
    URL,
    every_format,
    tarred,
    zipped,
)

FILES = every_format()
ARCHIVES = ("a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "nested.zip")
SINGLE = [name for name in FILES if name not in ARCHIVES]
STATES_ALL = {
    "a.html": StatedBy.META,
    "a.mhtml": StatedBy.META,
    "a.warc.gz": StatedBy.META,
    "a.wacz": StatedBy.META,
    "a.json": StatedBy.RECORD,
    "a.jsonl": StatedBy.RECORD,
    "b.jsonl.gz": StatedBy.RECORD,
    "c.jsonl.zst": StatedBy.RECORD,
    "a.parquet": StatedBy.RECORD,
    "a.feather": StatedBy.RECORD,
    "a.rss": StatedBy.FEED,
    "atom.xml": StatedBy.FEED,
    "rss.xml": StatedBy.FEED,
    "feed.json": StatedBy.FEED,
    "nitf.xml": StatedBy.NEWSML,
}


def folded(text):
    return re.sub(r"\s+", "", text)


def articles_of(tmp_path, name, data, **options):
    path = tmp_path / name
    path.write_bytes(data)
    collection = read([path], **options)
    assert collection.skips == ()
    return collection.articles


@pytest.mark.parametrize("name", SINGLE)
def test_a_file_of_every_format_gives_the_text_and_the_title(name, tmp_path):
    (article,) = articles_of(tmp_path, name, FILES[name])
    assert article.title == TITLE
    assert folded(BODY) in folded(article.text)
    if name != "a.pdf":
        assert [line for line in article.text.split("\n") if line in LINES] == list(LINES)


@pytest.mark.parametrize("name", STATES_ALL)
def test_what_a_format_states_is_kept_with_what_stated_it(name, tmp_path):
    (article,) = articles_of(tmp_path, name, FILES[name])
    stated = dict(article.metadata.stated_by)
    assert article.outlet == OUTLET
    assert article.url.partition("?")[0] == URL
    assert article.metadata.byline == AUTHOR
    assert article.metadata.published.utc == DATE
    assert {stated[field] for field in ("title", "outlet", "url", "date", "byline")} == {STATES_ALL[name]}


@pytest.mark.parametrize("name", ["newsml.xml", "one.ninjs", "two.json", "three.json"])
def test_a_delivered_item_is_identified_with_version_and_status(name, tmp_path):
    (article,) = articles_of(tmp_path, name, FILES[name])
    known = article.metadata
    assert (known.item, known.version, known.status) == ("urn:marsh:7", "2", "usable")
    assert known.published.utc == DATE
    assert known.modified.utc == "2024-03-05T09:00:00Z"
    assert known.language == "en"
    if name in {"newsml.xml", "one.ninjs"}:
        assert (known.agency, known.copyright, known.credits) == ("Reed Wire", OUTLET, ("Reed Wire",))


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("a.zip", ["a.zip/in/a.txt", "a.zip/in/b.html"]),
        ("a.tar", ["a.tar/in/a.txt", "a.tar/b.jsonl.gz:1"]),
        ("a.tar.gz", ["a.tar.gz/a.txt"]),
        ("a.tgz", ["a.tgz/a.txt"]),
        ("a.tar.zst", ["a.tar.zst/a.txt"]),
        ("nested.zip", ["nested.zip/inner.zip/a.txt"]),
    ],
)
def test_an_archive_is_read_as_the_folder_that_it_holds(name, ids, tmp_path):
    articles = articles_of(tmp_path, name, FILES[name])
    assert [article.id for article in articles] == ids
    assert all(LINES[0] in article.text for article in articles)


@pytest.mark.parametrize("name", [*SINGLE, *ARCHIVES])
def test_standard_input_is_told_by_how_it_begins_or_by_the_format_given(name, tmp_path):
    path = tmp_path / "stream"
    path.write_bytes(FILES[name])
    keys = {
        "a.md": "md",
        "a.tsv": "tsv",
        "a.docx": "docx",
        "a.wacz": "wacz",
        "one.ninjs": "ninjs",
        "two.json": "ninjs",
        "three.json": "ninjs",
        "feed.json": "jsonfeed",
    }
    with path.open("rb") as stream:
        collection = read(["-"], stdin=stream, input_format=keys.get(name))
    assert collection.skips == ()
    assert all(folded(BODY) in folded(article.text) for article in collection.articles)
    assert len(collection.articles) == (2 if name in {"a.zip", "a.tar"} else 1)


def test_one_folder_of_all_formats_is_one_cluster(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "other.txt").write_text("The ferry from Skelder was late again on Monday, its third day in a row. " * 9)
    collection = read([tmp_path], versions="all")
    assert collection.skips == ()
    (cluster,) = dedup.cluster(collection).clusters
    assert len(cluster.members) == len(collection.articles) - 1
    assert "other.txt" not in cluster.members


def test_columns_of_a_table_are_mapped_as_fields_of_records_are(tmp_path):
    names = {"text": "body", "title": "headline", "outlet": "site"}
    (article,) = articles_of(tmp_path, "table.csv", CSV.encode("cp1252"), fields=names)
    assert (article.id, article.title, article.outlet, article.text) == ("marsh-7", TITLE, OUTLET, BODY)


def test_a_name_that_misleads_gives_way_to_the_format_given(tmp_path):
    (article,) = articles_of(
        tmp_path,
        "a.dat",
        json.dumps([{"uri": "x", "body": BODY}]).encode(),
        input_format="json",
        fields={"text": "body"},
    )
    assert article.text == BODY
    with pytest.raises(dedup.ConfigError, match="there is no format 'word'; there are txt, md, html"):
        read([tmp_path], input_format="word")


@pytest.mark.parametrize(
    ("preset", "record"),
    [
        ("passim", {"id": "x", "series": OUTLET, "text": BODY, "date": DATE, "title": TITLE}),
        (
            "trafilatura",
            {
                "title": TITLE,
                "author": AUTHOR,
                "source-hostname": OUTLET,
                "date": DATE,
                "fingerprint": "0f",
                "id": None,
                "text": BODY,
                "source": URL,
            },
        ),
        (
            "news-please",
            {"title": TITLE, "maintext": BODY, "source_domain": OUTLET, "date_publish": DATE, "authors": [AUTHOR]},
        ),
        (
            "event-registry",
            {"uri": "8", "title": TITLE, "body": BODY, "source": {"title": OUTLET}, "dateTimePub": DATE, "lang": "eng"},
        ),
    ],
)
def test_records_of_other_programs_are_told_by_their_keys_or_by_the_preset(preset, record, tmp_path):
    data = json.dumps(record).encode()
    told = articles_of(tmp_path, "a.json", data)[0]
    named = articles_of(tmp_path, "a.json", data, fields={"preset": preset})[0]
    assert told == named
    assert (told.title, told.outlet, told.text, told.date) == (TITLE, OUTLET, BODY, DATE)


def test_trafilatura_really_writes_such_records(tmp_path):
    from trafilatura import extract

    written = extract(FILES["a.html"].decode(), output_format="json", with_metadata=True)
    (article,) = articles_of(tmp_path, "a.json", written.encode())
    assert (article.title, article.outlet, article.url) == (TITLE, OUTLET, URL)
    assert article.metadata.byline == AUTHOR


def test_an_unknown_preset_is_refused(tmp_path):
    with pytest.raises(dedup.ConfigError, match='there is no preset "own"; there are event-registry'):
        read([tmp_path], fields={"preset": "own"})


def test_a_picture_among_delivered_items_is_named(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({**NINJS["1"], "body_xhtml": "", "type": "picture"}))
    (tmp_path / "b.xml").write_text(NEWSML.replace("ninat:text", "ninat:picture").replace("inlineXML", "remote"))
    collection = read([tmp_path])
    assert collection.articles == ()
    assert [skip.reason for skip in collection.skips] == [
        'an item without a text (its type is "picture")',
        'a news item without a text (its class is "picture")',
    ]


def test_a_feed_that_gives_only_summaries_says_so(tmp_path):
    feed = FILES["a.rss"].decode().partition("<content:encoded>")[0] + "</item></channel></rss>"
    (article,) = articles_of(tmp_path, "a.rss", feed.encode())
    assert (article.text, article.metadata.status) == ("Short.", "summary")


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("pypdf", "a.pdf", "pdf"),
        ("pyarrow.parquet", "a.parquet", "parquet"),
        ("zstandard", "c.jsonl.zst", "zst"),
        ("warcio.archiveiterator", "a.warc.gz", "warc"),
    ],
)
def test_a_missing_extra_is_named_with_how_to_get_it(module, name, extra, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    (tmp_path / name).write_bytes(FILES[name])
    (skip,) = read([tmp_path]).skips
    assert skip.reason == f"needs {module.partition('.')[0]}, which is not installed: pip install 'dedup[{extra}]'"


def test_a_record_keeps_what_it_states_when_it_is_read_again(tmp_path):
    record = {**RECORD, "id": "a", "agency": "Reed Wire", "credits": ["One", "Two"], "language": "en", "version": 3}
    (article,) = articles_of(tmp_path, "a.json", json.dumps(record).encode())
    known = article.metadata
    assert (known.agency, known.credits, known.language, known.version) == ("Reed Wire", ("One", "Two"), "en", "3")


def test_what_is_hidden_in_an_archive_is_left_out_as_in_a_folder(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({".hidden/a.txt": BODY, ".b.txt": BODY}))
    (tmp_path / "a.tar").write_bytes(tarred({"./.hidden/a.txt": BODY.encode(), "./c.txt": BODY.encode()}))
    collection = read([tmp_path])
    assert [article.id for article in collection.articles] == ["a.tar/c.txt"]
    assert collection.skips == ()


def test_what_libraries_log_about_damaged_files_stays_off_the_terminal(tmp_path):
    (tmp_path / "a.pdf").write_bytes(FILES["a.pdf"].replace(b"/Kids", b"/Kixs").replace(b"startxref", b"startxxxx"))
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    (tmp_path / "a.warc").write_bytes(
        gzip.decompress(FILES["a.warc.gz"]).replace(b"Content-Length: ", b"Content-Length: 1")
    )
    (tmp_path / "b.warc.gz").write_bytes(FILES["a.warc.gz"][:-300] + b"\x03" * 300)
    code = "import sys, dedup; print(len(dedup.read(sys.argv[1]).skips))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("4\n", "")
