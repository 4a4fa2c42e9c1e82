"""
Versions of one article: the newest stays, and what its publisher withdrew goes.

Two articles are versions when a delivered item identifies them as the same,
or when one outlet has them at the same address, or under the same title with
half of their words in common. Columns that run under one title every day have
less. Addresses and titles of different outlets say nothing: copies have those
in common too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from dedup.model import Article, Skip

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld", "killed", "kill"})
"""What the status of a delivered item says when it must not be used."""

MIN_COMMON_WORDS = 0.5
"""Share of common words, of all that two articles have, from which a common title makes them versions."""

# Articles under one key are compared with the newest; a title that more have is the name of a column.
_MAX_ALIKE = 200

_WORD = re.compile(r"\w+")
_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|cmpid|ref|source)=[^&]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,18}")

_Key = tuple[str, str]


class Versions:
    """Which articles may be versions of one, by what names them; filled as articles are read."""

    def __init__(self) -> None:
        self._places: defaultdict[_Key, list[int]] = defaultdict(list)
        self._withdrawn: set[_Key] = set()

    def see(self, article: Article, place: int) -> None:
        """Take note of the *article* that stands at *place* in the collection."""
        for key in _keys(article):
            self._places[key].append(place)
        status = (article.metadata.status or "").lower()
        if status in WITHDRAWN:
            self._withdrawn.add(("item", article.metadata.item or f"place {place}"))
            if not article.metadata.item:
                self._places["item", f"place {place}"].append(place)

    def replaced(self, articles: Sequence[Article]) -> dict[int, Skip]:
        """The articles to leave out by their place, each with the reason: earlier versions, and withdrawn ones."""
        found: dict[int, Skip] = {}
        for key, places in self._places.items():
            left = [place for place in places if place not in found]
            if key in self._withdrawn and (reason := _withdrawal(articles, left)):
                found.update((place, _skip(articles[place], reason)) for place in left)
            elif len(left) > 1:
                found.update(_earlier(articles, left, by_title=key[0] == "title"))
        return found


def _withdrawal(articles: Sequence[Article], places: list[int]) -> str | None:
    """Why all versions at *places* are left out: the newest is withdrawn; None where it is not."""
    newest = max((articles[place] for place in places), key=_age, default=None)
    if newest is None or (newest.metadata.status or "").lower() not in WITHDRAWN:
        return None
    return f'withdrawn by its publisher: its status is "{newest.metadata.status}"'


def _earlier(articles: Sequence[Article], places: list[int], *, by_title: bool) -> Iterator[tuple[int, Skip]]:
    """The versions at *places* but the newest, and of those under one title only what says much the same."""
    ranked = sorted(places, key=lambda place: _age(articles[place]), reverse=True)[:_MAX_ALIKE]
    kept: list[tuple[str, frozenset[str]]] = []
    for place in ranked:
        article = articles[place]
        words = frozenset(_WORD.findall(article.text.lower())) if by_title else frozenset()
        newer = next((name for name, held in kept if not by_title or _is_alike(words, held)), None)
        if newer is None:
            kept.append((article.id, words))
        else:
            yield place, _skip(article, f'an earlier version of "{newer}"')


def _is_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= MIN_COMMON_WORDS * len(words | others)


def _age(article: Article) -> tuple[int, str, int, str]:
    """Sorts the versions of one article: by their number, then their time, then their length."""
    known = article.metadata
    number = _NUMBER.search(known.version or "")
    moment = known.modified or known.published
    return int(number.group()) if number else 0, moment.utc if moment else "", len(article.text), article.id


def _keys(article: Article) -> Iterator[_Key]:
    """What versions of *article* have in common with it."""
    if article.metadata.item:
        yield "item", article.metadata.item
    outlet = " ".join((article.outlet or "").lower().split())
    if address := _address(article.url):
        yield "url", f"{outlet} {address}"
    if outlet and article.title and not article.metadata.item:
        yield "title", f"{outlet}\n{' '.join(article.title.lower().split())}"


def _address(url: str | None) -> str | None:
    """An address without what differs between visits; None for that of a whole site."""
    try:
        parts = urlsplit((url or "").strip()[:2000])
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    query = _TRACKING.sub("", parts.query)
    if not parts.netloc or not (path or query):
        return None
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{query}"


def _skip(article: Article, reason: str) -> Skip:
    return Skip(origin=article.origin or article.id, reason=reason)
