"""What a file is by how it begins, where its name says something else: told in words, never acted on."""

_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, as Office files are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file of before 2007; save it as DOCX"),
    (b"{\\rtf", "RTF; save it as DOCX or text"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz; unpack it first"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard"),
    (b"PAR1", "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
    (b"WARC/1.", "a web archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
)

_MARKUP = (
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<?xml", "XML"),
    ("<rss", "a feed"),
    ("<feed", "a feed"),
    ("<newsitem", "NewsML"),
    ("<nitf", "NITF"),
    ("{\\rtf", "RTF; save it as DOCX or text"),
    ("%pdf-", "a PDF"),
)

_XML = frozenset({"XML", "a feed", "NewsML", "NITF"})
_OWN = {
    "pdf": {"a PDF"},
    "zip": {_BINARY[1][1]},
    "docx": {_BINARY[1][1]},
    "wacz": {_BINARY[1][1]},
    "html": {"HTML"},
    "parquet": {"a Parquet table"},
    "feather": {"an Arrow table"},
    "warc": {"a web archive"},
    "xml": _XML,
    "feed": _XML,
    "newsml": _XML,
    "nitf": _XML,
}


def kind_of_text(begin: str) -> str | None:
    """What a text that begins so is, where it is no prose; None where it may be."""
    lower = begin[:64].lstrip("\ufeff \t\r\n").lower()
    return next((kind for opening, kind in _MARKUP if lower.startswith(opening)), None)


def other_kind(head: bytes, key: str) -> str | None:
    """What a file that was taken for the format *key* begins as, where that is another; None where nothing tells."""
    kind = next((kind for opening, kind in _BINARY if head.startswith(opening)), None)
    kind = kind or kind_of_text(head[:64].decode("latin-1"))
    return None if kind in _OWN.get(key, ()) else kind
