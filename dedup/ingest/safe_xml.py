"""
XML read without harm: nothing is fetched, no entity is expanded, and names are told without their namespaces.

A document type is let through, as NITF files have one, and never loaded; one
that declares entities is refused, whatever they stand for.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, TypeAlias

from dedup.ingest.encoding import decode
from dedup.ingest.unreadable import Unreadable

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

# A feed of a day has 2 MiB, a package of items less.
MAX_XML_BYTES = 32 * 2**20

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_DECLARED = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.ASCII)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
# What XML knows by itself stays; the names of HTML, which feeds use all the same, become what they stand for.
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")


def parse_xml(data: bytes) -> Element:
    """
    The root element of *data*.

    Raises:
        Unreadable: where it is no sound XML, or declares entities.
    """
    from lxml import etree  # noqa: PLC0415 - 20 ms that not every run needs

    declared = _DECLARED.match(data[:400])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    text = _DECLARATION.sub("", text, count=1)
    if _ENTITY.search(text):
        message = "it declares entities, which are never expanded; save it without a document type"
        raise Unreadable(message)
    text = _NAMED.sub(lambda match: html5.get(match[1], ""), text).strip()
    try:
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        message = f"malformed XML: {str(error)[:200]}"
        raise Unreadable(message) from None
    except (ValueError, RecursionError) as error:
        message = f"not XML that can be read: {error}"
        raise Unreadable(message) from None
    if root is None:
        message = "no XML element in it"
        raise Unreadable(message)
    return root


def name_of(element: Element) -> str:
    """The name of an *element* without its namespace; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def below(element: Element, *names: str) -> Iterator[Element]:
    """All elements within *element* that have one of the *names*, in the order of the document."""
    wanted = frozenset(names)
    return (each for each in element.iter() if name_of(each) in wanted)


def children(element: Element, *names: str) -> Iterator[Element]:
    """The elements right below *element* that have one of the *names*."""
    wanted = frozenset(names)
    return (each for each in element if name_of(each) in wanted)


def find(element: Element, *path: str) -> Element | None:
    """The first element along a *path* of names, None where there is none."""
    for name in path:
        element = next(children(element, name), None) if element is not None else None
    return element


def text_in(element: Element | None) -> str | None:
    """The text within an *element* on one line, None where there is none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute of an *element* by its name without namespace, None where it is missing or blank."""
    if element is None:
        return None
    value = element.get(name)
    if value is None:
        value = next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == name), None)
    return value.strip() or None if value is not None else None
