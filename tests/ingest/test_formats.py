"""Each format against a file of known content, packed and not, and which format a file has."""

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ingest import read
from dedup.ingest.fields import Fields
from dedup.ingest.formats import FORMATS, READERS, sniff
from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip

BODY = (
    "The council of Lower Marsh voted on Tuesday to keep the old iron bridge, ending a dispute of nine years.\n"
    "The repair is expected to cost four million crowns, most of it from the regional fund, officials said."
)
TITLE = "River town votes to keep its bridge"
KNOWN = {"outlet": "The Marsh Post", "url": "https://invented.example/bridge", "date": "2024-03-05"}
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
PAGE = f"""<!DOCTYPE html><html><head><title>{TITLE} - The Marsh Post</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{KNOWN["outlet"]}">
<link rel="canonical" href="{KNOWN["url"]}"><meta property="article:published_time" content="{KNOWN["date"]}T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></body></html>"""
RECORD = {"id": "marsh-1", "title": TITLE, "text": BODY, **KNOWN}
FRONT_MATTER = "".join(f"{name}: {value}\n" for name, value in {"title": TITLE, **KNOWN}.items())

GOLDEN = {
    "a.txt": (f"{TITLE}\n\n{BODY}", Article(id="a.txt", title=TITLE, text=f"{TITLE}\n\n{BODY}")),
    "a.md": (f"---\n{FRONT_MATTER}---\n{BODY}", Article(id="a.md", title=TITLE, text=BODY, **KNOWN)),
    "a.html": (
        PAGE,
        Article(id="a.html", title=TITLE, text=f"{TITLE}\n{BODY}", **{**KNOWN, "date": f"{KNOWN['date']}T08:00:00Z"}),
    ),
    "a.json": (json.dumps(RECORD, indent=1), Article(id="marsh-1", title=TITLE, text=BODY, **KNOWN)),
    "list.json": (json.dumps([RECORD]), Article(id="marsh-1", title=TITLE, text=BODY, **KNOWN)),
    "a.jsonl": (f"{json.dumps(RECORD)}\n", Article(id="marsh-1", title=TITLE, text=BODY, **KNOWN)),
}


def without_origin(article):
    return {name: getattr(article, name) for name in ("id", "text", "title", "outlet", "url", "date")}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_file_of_every_format_is_read_the_same_packed_or_not(name, tmp_path):
    content, expected = GOLDEN[name]
    for path, data in ((name, content.encode()), (f"{name}.gz", gzip.compress(content.encode()))):
        (tmp_path / path).write_bytes(data)
        collection = read([tmp_path / path])
        (article,) = collection.articles
        assert collection.skips == ()
        if expected.id == name:
            assert article.id == path
        assert {**without_origin(article), "id": expected.id} == without_origin(expected)


@pytest.mark.parametrize(
    ("name", "content"),
    [("story", BODY), ("story.copy", BODY), ("page", PAGE), ("docs.data", json.dumps(RECORD)), ("STORY.TXT", BODY)],
)
def test_a_name_that_says_nothing_leaves_it_to_the_content(name, content, tmp_path):
    (tmp_path / name).write_text(content)
    assert len(read([tmp_path]).articles) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (
            "photo.jpg",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0",
            "binary, and of no format that is read; `dedup formats` lists those",
        ),
        ("program", b"\x7fELF\x02\x01\x01\0\0", "binary, and of no format"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 'a ".doc" file is not read for articles'),
        ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not text, and of no format"),
        ("code.py", b"print()\n", 'a ".py" file is not read for articles'),
        ("table.csv", b"id,text\n", "empty: no rows below the header"),
        ("names.csv", b"id,body\na,b\n", 'no column "text"; name the one that holds the text'),
        ("named.txt", b"\x89PNG\r\n\x1a\n\0", "binary: it holds NUL bytes"),
        ("named.html", b"<html>\0\0</html>", "binary: it holds NUL bytes"),
        ("named.gz", b"plain text", "not sound gzip data: Not a gzipped file (b'pl')"),
        ("archive.tar.gz", gzip.compress(b"a.txt" + bytes(500), mtime=0), "not a sound tar archive"),
        ("empty.jsonl", b"\n\n", "empty: no records"),
        ("empty.json", b" ", "empty: no records"),
        ("empty-list.json", b"[]", "empty: no records"),
        ("empty.html", b"", "no main text found in the page"),
    ],
)
def test_what_is_no_article_is_named_with_its_reason(name, data, reason, tmp_path):
    (tmp_path / name).write_bytes(data)
    collection = read([tmp_path])
    (skip,) = collection.skips
    assert collection.articles == ()
    assert skip.origin.partition(":")[0].endswith(f"/{name}")
    assert skip.reason.startswith(reason)


def test_formats_have_names_and_suffixes_of_their_own():
    assert len({each.name for each in FORMATS}) == len({each.key for each in FORMATS}) == len(FORMATS)
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
    for each in FORMATS:
        assert all(sniff(b"\xef\xbb\xbf \n" + opening) is each for opening in each.openings)


def openings():
    known = [
        b"",
        b"---\n",
        b"<html><body><p>",
        b'{"text": "',
        b'[{"text": "',
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"[[[[[[[[",
    ]
    return st.sampled_from(known)


@given(st.sampled_from(READERS), openings(), st.binary(max_size=400))
def test_no_reader_raises_on_any_bytes_but_to_say_that_they_are_unreadable(reader, opening, data):
    source = Source("a", "folder/a", lambda: Raw(opening + data))
    try:
        results = list(reader.read(source, Fields()))
    except Unreadable as found:
        results = [Skip(origin="a", reason=found.reason)]
    for result in results:
        assert isinstance(result, Article) or result.reason
        if isinstance(result, Article):
            result.text.encode()


class Raw(io.RawIOBase):
    """Bytes as an unbuffered stream."""

    def __init__(self, data):
        self.data = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.data.readinto(buffer)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", PAGE, "named as plain text, but begins as HTML; rename it, or say which it is (--input-format)"),
        ("a.md", f"<?xml version='1.0'?><nitf>{BODY}</nitf>", "named as Markdown, but begins as XML"),
        ("a.txt", b"PK\x03\x04\0\0", "binary: it holds NUL bytes; named as plain text, but begins as a zip archive"),
        ("a.html", "%PDF-1.7 x", "no main text found in the page; named as HTML, but begins as a PDF"),
        ("a.pdf", PAGE, "named as PDF, but begins as HTML"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x",
            "but begins as an Office file of before 2007; save it as DOCX",
        ),
        ("a.zip", b"Rar!\x1a\x07\0", "named as zip archive, but begins as a RAR archive; unpack it first"),
        ("a.csv", b"\x1f\x8b\x08\0", "begins as packed with gzip"),
        ("a.rtf", "{\\rtf1 text}", 'a ".rtf" file is not read for articles'),
    ],
)
def test_a_name_that_is_plainly_wrong_is_told_with_what_the_file_begins_as(name, content, reason, tmp_path):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    collection = read([tmp_path])
    assert collection.articles == ()
    (skip,) = collection.skips
    assert reason in skip.reason


def test_a_format_that_is_given_goes_before_what_a_text_begins_as(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    assert read([tmp_path], input_format="txt").articles[0].text == PAGE
    assert read([tmp_path], input_format="html").articles[0].title == TITLE
