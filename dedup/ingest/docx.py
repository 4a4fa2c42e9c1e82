"""Word documents (DOCX): a zip archive whose text is XML."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import ClassVar

from dedup.ingest.fields import Fields
from dedup.ingest.safe_xml import MAX_XML_BYTES, Element, attribute, below, find, name_of, parse_xml, text_in
from dedup.ingest.source import Source
from dedup.ingest.spool import seekable
from dedup.ingest.statements import Statements
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article

_TEXT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class DocxReader:
    """One article a file, a paragraph a line. Headers, footers, notes and deleted text are left out."""

    key: ClassVar[str] = "docx"
    name: ClassVar[str] = "DOCX"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm")
    openings: ClassVar[tuple[bytes, ...]] = ()
    needs: ClassVar[tuple[str, str] | None] = None

    def read(self, source: Source, fields: Fields) -> Iterator[Article]:  # noqa: ARG002 - as the protocol asks
        """The one article in *source*."""
        with seekable(source) as stream:
            try:
                with zipfile.ZipFile(stream) as archive:
                    body = _part(archive, _TEXT)
                    properties = _part(archive, _PROPERTIES) if _PROPERTIES in archive.namelist() else None
            except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, OSError, EOFError, zlib.error) as error:
                message = f"not a sound DOCX file: {error}"
                raise Unreadable(message) from None
        text = "\n".join(_paragraph(each) for each in below(parse_xml(body), "p")).strip()
        if not text:
            message = "no text in it"
            raise Unreadable(message)
        statements = Statements()
        if properties is not None:
            core = parse_xml(properties)
            statements.add(
                StatedBy.PAGE, byline=text_in(find(core, "creator")), language=text_in(find(core, "language"))
            )
        yield statements.article(source.id, text, source.origin)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """
    One file of the archive.

    Raises:
        Unreadable: where it unpacks to more than any text.
        KeyError: where it is missing.
    """
    with archive.open(name) as part:
        data = part.read(MAX_XML_BYTES + 1)
    if len(data) > MAX_XML_BYTES:
        message = f"its text unpacks to more than {MAX_XML_BYTES // 2**20} MiB: taken for a decompression bomb"
        raise Unreadable(message)
    return data


def _paragraph(paragraph: Element) -> str:
    """The text of a *paragraph*, without that of paragraphs in boxes within it, which come by themselves."""
    pieces = []
    for each in paragraph.iter():
        name = name_of(each)
        if name == "t" and next(each.iterancestors("{*}p"), None) is paragraph:
            pieces.append(each.text or "")
        elif name in _BREAKS and attribute(each, "type") != "page" and name_of(each.getparent()) == "r":
            pieces.append(_BREAKS[name])
    return "".join(pieces).strip()
