"""One invented article as a file of every format, made here byte by byte."""

import gzip
import io
import json
import tarfile
import zipfile
from xml.sax.saxutils import escape

TITLE = "River town votes to keep its bridge"
LINES = (
    "The council of Lower Marsh voted on Tuesday to keep the old iron bridge, ending a dispute of nine years.",
    "The repair is expected to cost four million crowns, most of it from the regional fund, officials said.",
    "Mayor Ilse Tarrow called the bridge the reason the town stands where it does and not three miles upstream.",
    "Work on the northern pier begins in April and should end before the floods that come with the thaw in 2026.",
)
BODY = "\n".join(LINES)
OUTLET = "The Marsh Post"
URL = "https://invented.example/bridge"
DATE = "2024-03-05T08:00:00Z"
AUTHOR = "Orla Venn"
RECORD = {"text": BODY, "title": TITLE, "outlet": OUTLET, "url": URL, "date": DATE, "byline": AUTHOR}

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} - {OUTLET}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<meta name="author" content="{AUTHOR}"><link rel="canonical" href="{URL}">
<meta property="article:published_time" content="{DATE}"></head>
<body><nav><a href="/">Home</a></nav><article>{PARAGRAPHS}</article></body></html>"""

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><language>en</language>
<item><title>{TITLE}</title><link>{URL}</link><guid>{URL}</guid><dc:creator>{AUTHOR}</dc:creator>
<pubDate>Tue, 05 Mar 2024 09:00:00 +0100</pubDate><description>Short.</description>
<content:encoded>{escape(PARAGRAPHS)}</content:encoded></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{OUTLET}</title><entry><title>{TITLE}</title>
<link rel="alternate" href="{URL}"/><id>{URL}</id><published>{DATE}</published><author><name>{AUTHOR}</name></author>
<content type="html">{escape(PARAGRAPHS)}</content></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": OUTLET,
    "items": [
        {
            "id": URL,
            "url": URL,
            "title": TITLE,
            "content_html": PARAGRAPHS,
            "date_published": DATE,
            "authors": [{"name": AUTHOR}],
        }
    ],
}

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf><head><title>Slug</title><docdata><doc-id id-string="marsh-7"/><date.issue norm="20240305T080000Z"/>
<doc.copyright holder="{OUTLET}" year="2024"/></docdata><pubdata name="{OUTLET}" ex-ref="{URL}"/></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>{AUTHOR}</byline><distributor>Reed Wire</distributor>
</body.head><body.content><media media-type="image"><media-caption>The bridge in May.</media-caption></media>
<block>{PARAGRAPHS}</block></body.content></body></nitf>"""

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"
 guid="urn:marsh:7" version="2" xml:lang="en"><rightsInfo><copyrightHolder literal="{OUTLET}"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider><name>Reed Wire</name></provider>
<versionCreated>2024-03-05T10:00:00+01:00</versionCreated><firstCreated>2024-03-05T09:00:00+01:00</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><by>{AUTHOR}</by><headline>{TITLE}</headline>
<creditline>Reed Wire</creditline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{PARAGRAPHS}</body></html></inlineXML>
</contentSet></newsItem>"""

NINJS = {
    "1": {
        "uri": "urn:marsh:7",
        "type": "text",
        "version": "2",
        "pubstatus": "usable",
        "versioncreated": "2024-03-05T09:00:00Z",
        "contentcreated": DATE,
        "headline": TITLE,
        "byline": AUTHOR,
        "language": "en",
        "copyrightholder": OUTLET,
        "body_xhtml": PARAGRAPHS,
        "infosources": [{"name": "Reed Wire", "role": "distributor"}],
    },
    "2": {
        "uri": "urn:marsh:7",
        "type": "text",
        "version": "2",
        "pubstatus": "usable",
        "versioncreated": "2024-03-05T09:00:00Z",
        "firstcreated": DATE,
        "headlines": [{"role": "main", "value": TITLE}],
        "by": AUTHOR,
        "language": "en",
        "bodies": [{"contenttype": "text/html", "value": PARAGRAPHS}, {"contenttype": "text/plain", "value": BODY}],
    },
    "3": {
        "uri": "urn:marsh:7",
        "type": "text",
        "version": "2",
        "pubStatus": "usable",
        "versionCreated": "2024-03-05T09:00:00Z",
        "firstCreated": DATE,
        "headlines": [{"value": TITLE}],
        "language": "en",
        "copyrightHolder": OUTLET,
        "bodies": [{"contentType": "text/html", "value": PARAGRAPHS}],
    },
}

MHTML = (
    f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {URL}\r\nSubject: x\r\nDate: Fri, 1 Jan 2027 00:00:00 "
    'GMT\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    f"------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"{PAGE.replace('=', '=3D')}\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "iVBORw0KGgo=\r\n------b--\r\n"
)

CSV = f'id;headline;body;site;date\nmarsh-7;{TITLE};"{BODY}";{OUTLET};{DATE}\n'


def zipped(files, **extra):
    """A zip archive of *files*, contents by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**files, **extra}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(files):
    """A tar archive of *files*, contents by name."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def docx():
    """A Word document with a table of properties and a deleted run."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, "", *LINES))
    deleted = "<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTHOR}</dc:creator></cp:coreProperties>'
    )
    body = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}{deleted}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body, "docProps/core.xml": core})


def pdf():
    """A PDF of one page, written by hand."""
    shown = "".join(f"({part}) Tj T* " for line in (TITLE, " ", *LINES) for part in (line[:60], line[60:]) if part)
    stream = f"BT /F1 10 Tf 40 760 Td 12 TL {shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def warc_record(kind, body, content_type="text/html; charset=utf-8", status="200 OK"):
    """One record of a web archive."""
    content = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2027-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def warc():
    """A web archive with a revisit, a picture, an error and a page."""
    records = [
        warc_record("revisit", b""),
        warc_record("response", b"\x89PNG", "image/png"),
        warc_record("response", b"<html><body><p>Not here.</p></body></html>", status="404 Not Found"),
        warc_record("response", PAGE.encode()),
    ]
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def parquet():
    """A Parquet table of one row."""
    import pyarrow as pa
    from pyarrow import parquet as writer

    buffer = io.BytesIO()
    writer.write_table(pa.Table.from_pylist([{"id": "marsh-7", **RECORD}]), buffer)
    return buffer.getvalue()


def feather():
    """A Feather table of one row."""
    import pyarrow as pa
    from pyarrow import feather as writer

    buffer = io.BytesIO()
    writer.write_feather(pa.Table.from_pylist([{"id": "marsh-8", **RECORD}]), buffer)
    return buffer.getvalue()


def zst(data):
    """*data* packed with Zstandard."""
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


def every_format():
    """The article as files of every format by name."""
    lines = (json.dumps(RECORD) + "\n").encode()
    return {
        "a.txt": f"{TITLE}\n\n{BODY}".encode(),
        "a.md": f"---\ntitle: {TITLE}\noutlet: {OUTLET}\nauthor: {AUTHOR}\n---\n{BODY}".encode(),
        "a.html": PAGE.encode(),
        "a.mhtml": MHTML.encode(),
        "a.json": json.dumps(RECORD).encode(),
        "a.jsonl": lines,
        "b.jsonl.gz": gzip.compress(lines),
        "c.jsonl.zst": zst(lines),
        "a.rss": RSS.encode(),
        "atom.xml": ATOM.replace(URL, URL + "?atom").encode(),
        "rss.xml": RSS.replace(URL, URL + "?rss").encode(),
        "feed.json": json.dumps(JSON_FEED).replace(URL, URL + "?json").encode(),
        "nitf.xml": NITF.encode(),
        "newsml.xml": NEWSML.encode(),
        "one.ninjs": json.dumps(NINJS["1"]).encode(),
        "two.json": json.dumps(NINJS["2"]).encode(),
        "three.json": json.dumps(NINJS["3"]).encode(),
        "a.tsv": f'text\ttitle\n"{BODY}"\t{TITLE}\n'.encode(),
        "a.parquet": parquet(),
        "a.feather": feather(),
        "a.warc.gz": warc(),
        "a.wacz": zipped({"archive/data.warc.gz": warc(), "pages/pages.jsonl": "{}", "datapackage.json": "{}"}),
        "a.pdf": pdf(),
        "a.docx": docx(),
        "a.zip": zipped({"in/a.txt": BODY, "in/b.html": PAGE, "__MACOSX/in/._a.txt": "x"}),
        "a.tar": tarred({"in/a.txt": BODY.encode(), "b.jsonl.gz": gzip.compress(lines)}),
        "a.tar.gz": gzip.compress(tarred({"a.txt": BODY.encode()})),
        "a.tgz": gzip.compress(tarred({"a.txt": BODY.encode()})),
        "a.tar.zst": zst(tarred({"a.txt": BODY.encode()})),
        "nested.zip": zipped({"inner.zip": zipped({"a.txt": BODY})}),
    }


def pages_by_name(n):
    """*n* different pages by name."""
    return {f"{k:03}.html": PAGE.replace(URL, f"{URL}?{k}").replace(TITLE, f"{TITLE} {k}").encode() for k in range(n)}
