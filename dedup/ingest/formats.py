"""Every format that is read, and which one an input has: by its name, by how it begins, or as it was told."""

from collections.abc import Iterator
from typing import TypeAlias

from dedup.errors import ConfigError
from dedup.ingest.archives import TarContainer, WaczContainer, ZipContainer
from dedup.ingest.docx import DocxReader
from dedup.ingest.encoding import is_wide, looks_like_text
from dedup.ingest.feeds import FeedReader, JsonFeedReader
from dedup.ingest.fields import Fields
from dedup.ingest.html import HtmlReader
from dedup.ingest.json_document import JsonDocumentReader
from dedup.ingest.json_lines import JsonLinesReader
from dedup.ingest.kinds import kind_of_text, other_kind
from dedup.ingest.mhtml import MhtmlReader
from dedup.ingest.newsml import NewsmlReader
from dedup.ingest.ninjs import NinjsReader
from dedup.ingest.nitf import NitfReader
from dedup.ingest.parquet import FeatherReader, ParquetReader
from dedup.ingest.pdf import PdfReader
from dedup.ingest.plain import MarkdownReader, PlainReader
from dedup.ingest.reader import Container, Reader
from dedup.ingest.source import Source, reason_of
from dedup.ingest.table import CsvReader, TsvReader
from dedup.ingest.unreadable import Unreadable
from dedup.ingest.warc import WarcReader
from dedup.ingest.xml import XmlReader
from dedup.model import Article, Skip

AnyFormat: TypeAlias = Reader | Container

_PLAIN = PlainReader()

READERS: tuple[Reader, ...] = (
    *(_PLAIN, MarkdownReader(), HtmlReader(), MhtmlReader(), JsonDocumentReader(), JsonLinesReader()),
    *(CsvReader(), TsvReader(), ParquetReader(), FeatherReader(), FeedReader(), JsonFeedReader()),
    *(NewsmlReader(), NitfReader(), NinjsReader(), XmlReader(), WarcReader(), PdfReader(), DocxReader()),
)

CONTAINERS: tuple[Container, ...] = (ZipContainer(), TarContainer(), WaczContainer())

FORMATS: tuple[AnyFormat, ...] = (*READERS, *CONTAINERS)

_BY_KEY: dict[str, AnyFormat] = {each.key: each for each in FORMATS}
_BY_SUFFIX: dict[str, AnyFormat] = {suffix: each for each in FORMATS for suffix in each.suffixes}
_BY_OPENING: list[tuple[bytes, AnyFormat]] = sorted(
    ((opening, each) for each in FORMATS for opening in each.openings), key=lambda pair: -len(pair[0])
)

# Formats whose text is the file: prose does not begin with mark-up.
_TEXTS = frozenset({"txt", "md"})

# An archive in an archive is read, and one within that is not.
MAX_DEPTH = 2

_TAR_MARK = slice(257, 262)

# Settings and code, and Office files that are not read; what is text is taken for an article under another name.
_NO_ARTICLES = frozenset(
    (
        *(".css", ".js", ".ts", ".py", ".sh", ".sql", ".svg"),
        *(".doc", ".rtf", ".xls", ".xlsx", ".ods", ".odt", ".ppt", ".pptx"),
        *(".log", ".ini", ".cfg", ".toml", ".yaml", ".yml", ".lock", ".r", ".c", ".h", ".java", ".tex", ".ipynb"),
    )
)


def format_named(key: str) -> AnyFormat:
    """
    The format that is called *key*.

    Raises:
        ConfigError: naming all that there are.
    """
    if key not in _BY_KEY:
        message = f"there is no format {key!r}; there are {', '.join(_BY_KEY)}"
        raise ConfigError(message)
    return _BY_KEY[key]


def named_articles_in(source: Source, fields: Fields, depth: int = 0) -> Iterator[Article | Skip]:
    """
    As `articles_in`, of the format that the name of the file says, or else its content.

    Raises:
        Unreadable: when the source, or the rest of it, cannot be read, or is plainly not what its name says.
        OSError: when the system refuses.
    """
    form = format_of(source)
    try:
        for result in articles_in(source, form, fields, depth):
            yield _prose(result, form)
    except Unreadable as found:
        kind = other_kind(source.head(), form.key) if source.is_repeatable and found.line is None else None
        if kind is None or kind in found.reason:
            raise
        message = f"{found.reason}; named as {form.name}, but begins as {kind}"
        raise Unreadable(message) from None


def _prose(result: Article | Skip, form: AnyFormat) -> Article | Skip:
    """
    *result*, which was read as *form*.

    Raises:
        Unreadable: where its text is the file and plainly no prose.
    """
    if form.key in _TEXTS and isinstance(result, Article) and (kind := kind_of_text(result.text)):
        message = f"named as {form.name}, but begins as {kind}; rename it, or say which it is (--input-format)"
        raise Unreadable(message)
    return result


def articles_in(source: Source, form: AnyFormat, fields: Fields, depth: int = 0) -> Iterator[Article | Skip]:
    """
    The articles in *source* of the format *form*, and of files within it where it is an archive.

    Raises:
        Unreadable: when the source, or the rest of it, cannot be read.
        OSError: when the system refuses.
    """
    if not hasattr(form, "members"):
        yield from form.read(source, fields)
        return
    if depth == MAX_DEPTH:
        message = "an archive in an archive in an archive; unpack it first"
        raise Unreadable(message)
    for member in form.members(source):
        if isinstance(member, Skip):
            yield member
            continue
        try:
            yield from named_articles_in(member, fields, depth + 1)
        except Unreadable as found:
            where = "" if found.line is None else f"line {found.line:,}: "
            yield Skip(origin=member.origin, reason=f"{where}{found.reason}")
        except OSError as error:
            yield Skip(origin=member.origin, reason=reason_of(error))


def format_of(source: Source) -> AnyFormat:
    """
    The format of a file, by its suffix, or by what it begins with where the suffix says nothing.

    Raises:
        Unreadable: when the file is of no format that is read.
        OSError: when the system refuses.
    """
    name = source.name[-40:].lower()
    dot = name.rfind(".")
    suffix = name[dot:] if dot > name.rfind("/") else ""
    by_name = _BY_SUFFIX.get(suffix)
    if by_name is not None:
        return by_name
    if suffix in _NO_ARTICLES:
        message = f'a "{suffix}" file is not read for articles; `dedup formats` lists what is'
        raise Unreadable(message)
    head = source.head()
    found = sniff(head)
    if found is _PLAIN and not looks_like_text(head):
        kind = "binary" if b"\0" in head else "not text"
        message = f"{kind}, and of no format that is read; `dedup formats` lists those"
        raise Unreadable(message)
    return found


def sniff(head: bytes) -> AnyFormat:
    """The format of what begins with *head*; plain text where nothing else fits."""
    if head[_TAR_MARK] == b"ustar":
        return _BY_KEY["tar"]
    if is_wide(head):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].lower()
    return next((each for opening, each in _BY_OPENING if begin.startswith(opening)), _PLAIN)
