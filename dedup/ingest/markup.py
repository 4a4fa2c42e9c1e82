"""Marked-up text to plain text: a paragraph a line, without what is not text. For bodies, not for whole pages."""

import re
from typing import Any

from dedup.ingest.safe_xml import name_of

_BLOCKS = frozenset(
    (
        *("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "blockquote", "bq"),
        *("block", "section", "article", "table", "ul", "ol", "dl", "dt", "dd", "pre", "hr", "note"),
        *("header", "footer", "figure", "figcaption", "main", "aside", "nl", "nitf-table", "media"),
        *("media-caption", "lead", "body.content", "body.head"),
    )
)
_DROPPED = frozenset(
    (
        *("script", "style", "template", "noscript", "iframe", "svg", "object", "embed", "form", "button"),
        *("select", "head", "title", "media", "media-reference", "media-producer", "byline", "dateline"),
        *("distributor", "rights", "credit"),
    )
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|\w+);")
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")

MAX_MARKUP_CHARS = 4 * 2**20
"""Longer bodies are cut here."""


def text_of_html(markup: str) -> str:
    """The text of a fragment of HTML; text without any mark-up stays as it is."""
    if not _TAG.search(markup):
        return markup.strip()
    from lxml import etree, html  # noqa: PLC0415 - 20 ms that not every run needs

    try:
        root = html.fragment_fromstring(markup[:MAX_MARKUP_CHARS], create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    return text_of(root)


def text_of(root: Any, keep: frozenset[str] = frozenset()) -> str:  # noqa: ANN401 - an element of lxml
    """
    The text within the element *root*, a block a line.

    Args:
        root: of HTML, XHTML or NITF.
        keep: names of elements that are taken though they are not of the body elsewhere.
    """
    pieces: list[str] = []
    skipped: Any = None
    from lxml import etree  # noqa: PLC0415 - as above

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = name_of(element).lower()
        if event == "start":
            if skipped is None and element is not root and _is_dropped(element, name, keep):
                skipped = element
            if skipped is None:
                if name in _BLOCKS:
                    pieces.append("\n")
                pieces.append(_inline(element.text))
            continue
        if event == "end":
            if skipped is None and name in _BLOCKS:
                pieces.append("\n")
            if skipped is element:
                skipped = None
        if skipped is None and element is not root:
            pieces.append(_inline(element.tail))
    return _BREAKS.sub("\n", _BLANKS.sub(" ", "".join(pieces))).strip()


def _inline(text: str | None) -> str:
    """Text whose line breaks are only those of the source."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def _is_dropped(element: Any, name: str, keep: frozenset[str]) -> bool:  # noqa: ANN401 - an element of lxml
    if name in _DROPPED and name not in keep:
        return True
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDING.search(style[:500].lower()) is not None)
