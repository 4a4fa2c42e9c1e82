"""Every format that is read, and which one a file has."""

from dedup.ingest.encoding import is_wide, looks_like_text
from dedup.ingest.html import HtmlReader
from dedup.ingest.json_document import JsonDocumentReader
from dedup.ingest.json_lines import JsonLinesReader
from dedup.ingest.plain import MarkdownReader, PlainReader
from dedup.ingest.reader import Reader
from dedup.ingest.source import Source, Unreadable

_PLAIN = PlainReader()

READERS: tuple[Reader, ...] = (_PLAIN, MarkdownReader(), HtmlReader(), JsonDocumentReader(), JsonLinesReader())

_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_BY_OPENING = sorted(
    ((opening, reader) for reader in READERS for opening in reader.openings), key=lambda pair: -len(pair[0])
)

# Text, but tables, feeds, settings and code; taken for an article only under another name.
_NO_ARTICLES = frozenset(
    (
        *(".csv", ".tsv", ".xml", ".rss", ".atom", ".css", ".js", ".ts", ".py", ".sh", ".sql", ".svg"),
        *(".log", ".ini", ".cfg", ".toml", ".yaml", ".yml", ".lock", ".r", ".c", ".h", ".java", ".tex", ".ipynb"),
    )
)


def reader_for(source: Source, path: str) -> Reader:
    """
    The reader for a file, by its suffix, or by what it begins with where the suffix says nothing.

    Raises:
        Unreadable: when the file is of no format that is read.
        OSError: when the system refuses.
    """
    name = path[-40:].lower().removesuffix(".gz")
    dot = name.rfind(".")
    suffix = name[dot:] if dot > name.rfind("/") else ""
    reader = _BY_SUFFIX.get(suffix)
    if reader is not None:
        return reader
    known = " ".join(sorted(_BY_SUFFIX))
    if suffix in _NO_ARTICLES:
        message = f'a "{suffix}" file holds no articles that are read; those are {known}'
        raise Unreadable(message)
    head = source.head()
    if not looks_like_text(head):
        kind = "binary" if b"\0" in head else "not text"
        message = f"{kind}, and of no format that is read; those are {known}"
        raise Unreadable(message)
    return sniff(head)


def sniff(head: bytes) -> Reader:
    """The reader for what begins with *head*; plain text where nothing else fits."""
    if is_wide(head):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].lower()
    return next((reader for opening, reader in _BY_OPENING if begin.startswith(opening)), _PLAIN)
