"""Archives that explode, nest or climb; XML that expands or fetches; all refused by name within bounds."""

import gzip
import io
import json
import stat
import struct
import tarfile
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ingest import archives, packing, read
from dedup.ingest.fields import Fields
from dedup.ingest.formats import FORMATS, articles_in
from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article, Skip
from tests.ingest.files import BODY, NITF, PAGE, RSS, every_format, tarred, zipped, zst

CLIMBING = ("../a.txt", "in/../../a.txt", "/etc/passwd", "C:\\a.txt", "..\\a.txt", "\\a.txt")


def skips_of(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    collection = read([tmp_path / name])
    return collection, {skip.origin.partition(f"/{name}")[2]: skip.reason for skip in collection.skips}


@pytest.mark.parametrize("path", CLIMBING)
def test_a_path_that_leads_out_of_an_archive_is_refused_and_the_rest_read(path, tmp_path):
    for name, data in (
        ("a.zip", zipped({path: BODY, "good.txt": BODY})),
        ("a.tar", tarred({path: BODY.encode(), "good.txt": BODY.encode()})),
    ):
        collection, found = skips_of(tmp_path, name, data)
        assert [article.id for article in collection.articles] == [f"{name}/good.txt"]
        assert list(found.values()) == ["its path leads out of the archive"]


def test_links_and_devices_in_archives_are_never_followed(tmp_path):
    (tmp_path / "secret.txt").write_text(BODY)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(f"{name}.txt")
            entry.type, entry.linkname = kind, str(tmp_path / "secret.txt")
            archive.addfile(entry)
    _, found = skips_of(tmp_path, "a.tar", buffer.getvalue())
    link = "a link, never followed"
    assert found == {"/soft.txt": link, "/hard.txt": link, "/pipe.txt": "neither a file nor a folder"}
    entry = zipfile.ZipInfo("soft.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    collection, found = skips_of(tmp_path, "a.zip", zipped({entry: str(tmp_path / "secret.txt")}))
    assert collection.articles == ()
    assert found == {"/soft.txt": link}


def test_archives_nest_once_and_not_twice(tmp_path):
    inner = zipped({"a.txt": BODY})
    once, twice = zipped({"b.zip": inner}), zipped({"c.zip": zipped({"b.zip": inner})})
    assert [a.id for a in skips_of(tmp_path, "once.zip", once)[0].articles] == ["once.zip/b.zip/a.txt"]
    collection, found = skips_of(tmp_path, "twice.zip", twice)
    assert collection.articles == ()
    assert found == {"/c.zip/b.zip": "an archive in an archive in an archive; unpack it first"}


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.zst", "b.txt.zst", "c.docx", "in.zip"])
def test_what_explodes_is_refused_within_bounds(name, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "MIN_UNPACK_LIMIT", 2**20)
    bomb = b"a line of text\n" * 2**22
    data = {
        "a.zip": lambda: zipped({"a.jsonl": bomb}),
        "a.tar.gz": lambda: gzip.compress(tarred({"a.jsonl": bomb})),
        "a.tar.zst": lambda: zst(tarred({"a.jsonl": bomb})),
        "b.txt.zst": lambda: zst(bomb),
        "c.docx": lambda: zipped({"word/document.xml": b"<a>" + bomb}),
        "in.zip": lambda: zipped({"b.jsonl.gz": gzip.compress(bomb)}),
    }[name]()
    path = tmp_path / name
    path.write_bytes(data)
    tracemalloc.start()
    collection = read([path])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert collection.articles == ()
    assert any("taken for a decompression bomb" in skip.reason for skip in collection.skips)
    assert peak < 160 * 2**20


def test_an_archive_of_too_many_files_is_read_up_to_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    files = {f"{number}.txt": f"{BODY} {number}".encode() for number in range(5)}
    for name, data in (("a.zip", zipped(files)), ("a.tar", tarred(files))):
        collection, found = skips_of(tmp_path, name, data)
        assert len(collection.articles) == 3
        assert "files in one archive; the rest is not read" in found[""]


def test_an_encrypted_file_is_named(tmp_path):
    data = bytearray(zipped({"a.txt": BODY}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert skips_of(tmp_path, "a.zip", bytes(data))[1] == {"/a.txt": "encrypted"}


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [BOMB, EXTERNAL, EXTERNAL.lower().replace("doctype", "DOCTYPE")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_refused(declaration, encoding, tmp_path):
    feed = RSS.replace('<?xml version="1.0"?>', declaration).replace("River town", "&a;")
    collection, found = skips_of(tmp_path, "a.xml", feed.encode(encoding))
    assert collection.articles == ()
    assert "entit" in found[""] or "malformed XML" in found[""]


def test_a_document_type_elsewhere_is_never_loaded(tmp_path):
    (tmp_path / "nitf.dtd").write_text('<!ENTITY a "expanded">')
    nitf = NITF.replace("http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd", str(tmp_path / "nitf.dtd"))
    collection, _ = skips_of(tmp_path, "a.xml", nitf.replace("The council", "&a; The council").encode())
    assert "expanded" not in collection.articles[0].text


def test_names_of_html_in_a_feed_become_what_they_stand_for(tmp_path):
    collection, _ = skips_of(tmp_path, "a.rss", RSS.replace("River town", "River&nbsp;town&hellip;").encode())
    assert collection.articles[0].title == "River town… votes to keep its bridge"


def test_deep_xml_and_deep_markup_are_refused_or_read_and_never_crash(tmp_path):
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert "malformed XML" in skips_of(tmp_path, "a.xml", deep.encode())[1][""]
    record = {"uri": "x", "pubstatus": "usable", "versioncreated": "2024", "body_xhtml": "<div>" * 100_000 + "text"}
    collection, found = skips_of(tmp_path, "a.json", json.dumps(record).encode())
    assert len(collection.articles) + len(found) == 1


def test_an_open_quotation_mark_does_not_hold_the_rest_of_a_table_for_ever(tmp_path, monkeypatch):
    from dedup.ingest import table

    monkeypatch.setattr(table, "MAX_DOCUMENT_BYTES", 2**17)
    table_text = 'text\none\n"' + "two words\n" * 100_000
    collection, found = skips_of(tmp_path, "a.csv", table_text.encode())
    assert [article.text for article in collection.articles] == ["one"]
    assert "not a sound table: field larger than field limit" in next(iter(found.values()))
    monkeypatch.setattr(table, "MAX_DOCUMENT_BYTES", 1000)
    _, found = skips_of(tmp_path, "b.csv", b"text\n" + b"x" * 5000)
    assert next(iter(found.values())) == "a line of more than 1,000 characters"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_a_table_is_read_in_every_encoding(encoding, tmp_path):
    row = "Die Brücke über die Förde wird für Monate gesperrt, sagte der Bürgermeister von Büsum am Dienstag."
    collection, _ = skips_of(tmp_path, "a.csv", f"text,title\n{row.replace(',', ';')},Brücke\n".encode(encoding))
    assert collection.articles[0].title == "Brücke"


def test_a_page_in_a_feed_hides_nothing_from_the_reader(tmp_path):
    hidden = '<p style="display: none">Secret words.</p><p hidden>More.</p><script>x</script>'
    feed = RSS.replace("<content:encoded>", "<content:encoded><![CDATA[" + hidden + "]]>")
    text = skips_of(tmp_path, "a.rss", feed.encode())[0].articles[0].text
    assert "Secret" not in text
    assert "More" not in text


FILES = every_format()


@given(st.sampled_from(sorted(FILES)), st.data())
def test_no_mutation_of_any_file_raises_but_to_say_that_it_is_unreadable(name, data):
    mutated = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(mutated) - 1))
        mutated[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        if not mutated:
            break
    form = next(each for each in FORMATS if any(name.endswith((s, f"{s}.gz", f"{s}.zst")) for s in each.suffixes))
    content = bytes(mutated)
    source = Source("a", "folder/a", lambda: Raw(content), name)
    try:
        results = list(articles_in(source, form, Fields()))
    except (Unreadable, OSError):
        return
    for result in results:
        assert isinstance(result, Skip) or (isinstance(result, Article) and result.text.encode() is not None)


class Raw(io.RawIOBase):
    """Bytes as an unbuffered stream."""

    def __init__(self, data):
        self.data = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.data.readinto(buffer)


def test_nothing_outside_of_what_was_given_is_read(tmp_path, monkeypatch):
    import socket

    def refuse(*_arguments, **_options):
        message = "the network was used"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = PAGE.replace("</head>", '<base href="http://invented.example"><link rel="stylesheet" href="x.css"></head>')
    (tmp_path / "a.html").write_text(page)
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    assert read([tmp_path], versions="all").skips == ()


def test_a_parquet_table_that_explodes_is_refused(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet as writer

    table = pa.table({"text": ["a line of text\n" * 2**16] * 64, "n": list(range(64))})
    path = tmp_path / "a.parquet"
    writer.write_table(table, path, compression="zstd", use_dictionary=False)
    assert path.stat().st_size < 2**20
    (skip,) = read([path]).skips
    assert "taken for a decompression bomb" in skip.reason


def test_a_feather_table_whose_offsets_lead_out_of_it_is_refused(tmp_path):
    import pyarrow as pa
    from pyarrow import feather as writer

    path = tmp_path / "a.feather"
    writer.write_feather(pa.table({"text": [BODY]}), path, compression="uncompressed")
    sound = path.read_bytes()
    offsets = struct.pack("<ii", 0, len(BODY.encode()))
    assert offsets in sound
    path.write_bytes(sound.replace(offsets, struct.pack("<ii", 0, 2**30)))
    (skip,) = read([path]).skips
    assert "not a sound Feather file" in skip.reason
