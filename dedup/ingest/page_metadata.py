"""What a web page states about itself: JSON-LD, meta and link elements, what is to be seen. Nothing is guessed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from dedup.ingest.json_value import text_at
from dedup.ingest.statements import Statements
from dedup.metadata import StatedBy

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

# A page has a few blocks of JSON-LD of some KiB; more is a catalogue.
_MAX_BLOCKS = 20
_MAX_BLOCK_CHARS = 2**19
_MAX_NODES = 200

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review|NewsItem)$")

# The names and properties of meta elements, the better first.
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "url": ("og:url", "twitter:url"),
    "date": (
        *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued"),
        *("dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "pubdate", "publishdate", "publish_date"),
        *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "date"),
        *("publication_date", "article.published", "published-date", "originalpublicationdate", "bt:pubdate"),
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"),
    "byline": ("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author", "citation_author"),
    "copyright": ("copyright", "dc.rights", "dcterms.rights", "dcterms.rightsholder"),
    "language": ("og:locale", "language", "dc.language"),
}
_CREDITS = ("original-source", "syndication-source", "article:publisher", "source", "dc.source")
_PLACE_OF = {name: (field, rank) for field, names in _META.items() for rank, name in enumerate(names)}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def state_page(statements: Statements, root: Element) -> None:
    """State what the page of *root*, an element of lxml.html, says about its article."""
    _state_json_ld(statements, root)
    _state_head(statements, root)
    html = root if root.tag == "html" else root.find(".//html")
    if html is not None:
        statements.add(StatedBy.META, language=html.get("lang") or html.get("xml:lang"))
    _state_visible(statements, root)


def _state_head(statements: Statements, root: Element) -> None:
    """State what the meta and link elements say."""
    found: dict[str, tuple[int, str]] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if not content or not name:
            continue
        if name in _CREDITS and not (name == "article:publisher" and _ADDRESS.match(content)):
            statements.credit(content)
        field, rank = _PLACE_OF.get(name, ("", 0))
        if field and (field not in found or rank < found[field][0]):
            found[field] = rank, content
    if _ADDRESS.match(found.get("byline", (0, ""))[1]):
        del found["byline"]
    statements.add(StatedBy.META, **{field: content for field, (_, content) in found.items()})
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            statements.add(StatedBy.META, canonical=link.get("href"), url=link.get("href"))


def _state_visible(statements: Statements, root: Element) -> None:
    """State what there is to be seen: the headline, a published time."""
    headings = [" ".join(heading.text_content()[:1000].split()) for heading in root.iter("h1")][:2]
    if len(headings) == 1:
        statements.add(StatedBy.PAGE, title=headings[0])
    statements.add(StatedBy.PAGE, title=root.findtext(".//title"))
    times = [time for time in root.iter("time") if time.get("datetime")]
    published = next((t for t in times if "publish" in (t.get("itemprop") or t.get("class") or "").lower()), None)
    chosen = published if published is not None else times[0] if len(times) == 1 else None
    if chosen is not None:
        statements.add(StatedBy.PAGE, date=chosen.get("datetime"))


def _state_json_ld(statements: Statements, root: Element) -> None:
    """State what the first article in JSON-LD says."""
    node = next(_articles_in_json_ld(root), None)
    if node is None:
        return
    publisher = _name(node.get("publisher"))
    statements.add(
        StatedBy.JSON_LD,
        title=text_at(node, "headline") or text_at(node, "name"),
        outlet=publisher,
        url=text_at(node, "url") or _address(node.get("mainEntityOfPage")),
        date=text_at(node, "datePublished") or text_at(node, "dateCreated"),
        modified=text_at(node, "dateModified"),
        byline=_name(node.get("author")) or _name(node.get("creator")),
        language=text_at(node, "inLanguage") or text_at(node, "inLanguage.name"),
        copyright=_name(node.get("copyrightHolder")) or text_at(node, "copyrightNotice"),
        agency=_name(node.get("sourceOrganization")) or _name(node.get("provider")),
    )
    statements.credit(_address(node.get("isBasedOn")), _name(node.get("isBasedOn")), text_at(node, "creditText"))


def _articles_in_json_ld(root: Element) -> Iterator[Mapping[str, object]]:
    """The articles in the page's blocks of JSON-LD, in their order."""
    import orjson  # noqa: PLC0415 - 30 ms that not every run needs

    blocks = [each for each in root.iter("script") if "ld+json" in (each.get("type") or "")][:_MAX_BLOCKS]
    for block in blocks:
        content = (block.text or "").strip().removeprefix("<!--").removesuffix("-->")
        if len(content) > _MAX_BLOCK_CHARS:
            continue
        try:
            document = orjson.loads(content.encode("utf-8", "replace"))
        except orjson.JSONDecodeError:
            try:  # line breaks within strings, which are common and not sound
                document = orjson.loads(" ".join(content.split()).encode("utf-8", "replace"))
            except orjson.JSONDecodeError:
                continue
        yield from filter(_is_article, _nodes(document))


def _nodes(document: object) -> list[Mapping[str, object]]:
    """The objects of a block: itself, those of a list, and those of its graph."""
    pending = [document]
    nodes: list[Mapping[str, object]] = []
    while pending and len(nodes) < _MAX_NODES:
        value = pending.pop(0)
        if isinstance(value, list):
            pending += value[:_MAX_NODES]
        elif isinstance(value, dict):
            nodes.append(value)
            pending += [value[key] for key in ("@graph", "mainEntity") if isinstance(value.get(key), (list, dict))]
    return nodes


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _name(value: object) -> str | None:
    """The name of a person or organisation, or of several."""
    if isinstance(value, list):
        return ", ".join(name for each in value[:9] if not isinstance(each, list) and (name := _name(each))) or None
    if isinstance(value, dict):
        return text_at(value, "name")
    return value.strip() or None if isinstance(value, str) and not _ADDRESS.match(value) else None


def _address(value: object) -> str | None:
    """An address, as it stands or as the id of an object."""
    if isinstance(value, dict):
        return text_at(value, "url") or text_at(value, "@id")
    return value if isinstance(value, str) and _ADDRESS.match(value) else None
