"""
Lines that articles on different matters have in common: what outlets and their systems put around everything.

That a line stands in many articles says little: it does so in a report that
many reprint. It is boilerplate when it stands in several that have nothing
else in common. What is learnt so depends on the collection as a set, not on
its order, and is written on the articles, so that every later stage judges
two of them by what is known of these two.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dedup.config import SketchConfig
from dedup.ingest.shelf import InOrder
from dedup.kernels.lines import line_hashes
from dedup.lazy import LazySequence
from dedup.model import Article
from dedup.shingles import content_view, tokenise
from dedup.text.noise import line_key
from dedup.text.parse import parse
from dedup.text.wrapping import unwrap

MAX_SHARED = 0.02
"""Share of its content pairs that an article may have in common with another that has nothing to do with it."""

MIN_PAIRS = 30
"""Content pairs beside its repeated lines from which an article tells what it is about."""

MAX_REPEATED = 0.5
"""Only articles teach, and are marked, of whose characters less stands in repeated lines: the others are copies."""

MAX_SAMPLED = 16
"""Articles with a line that are looked at, evenly spread over all that have it."""

MAX_JUDGED = 4000
"""Lines that are looked at, those in most articles first: the time that learning takes is bounded."""

# Longer lines are paragraphs of prose; shorter ones are a word or two, or four letters of a script without spaces, of
# which matching makes nothing.
_MAX_LINE_CHARS = 600
_MAX_LINE_BYTES = 4 * _MAX_LINE_CHARS
_MIN_LINE_BYTES = 12
_PROFILES_KEPT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonLine:
    """
    A line that stands in articles that have nothing else in common.

    Attributes:
        line: as it stands in the first of them by id.
        outlet: whose articles have it, of those looked at; None where those of several do, or of none known.
        n_seen: articles that have it.
    """

    line: str
    outlet: str | None
    n_seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonLines:
    """
    What a collection teaches.

    Attributes:
        lines: the lines, those of most articles first.
        marks: the lines of each article that has some, by its place, as `line_key` makes them; sorted.
    """

    lines: tuple[CommonLine, ...]
    marks: Mapping[int, tuple[str, ...]]


class Marked(LazySequence[Article]):
    """
    Articles with what was learnt written on them, each made when asked for.

    Attributes:
        ids: the id of every article, rising.
    """

    def __init__(self, articles: InOrder, marks: Mapping[int, tuple[str, ...]]) -> None:
        self.ids = articles.ids
        self._articles = articles
        self._marks = marks

    def __len__(self) -> int:
        return len(self._articles)

    def item(self, place: int) -> Article:
        """See `LazySequence.item`."""
        article = self._articles[place]
        lines = self._marks.get(place)
        return article if lines is None else replace(article, common_lines=lines)


def find_common_lines(articles: Sequence[Article], min_articles: int) -> CommonLines:
    """
    The lines that *min_articles* or more have, no two of which have anything else in common; none for 0.

    Args:
        articles: sorted by id, so that the same ones are looked at whatever order they came in.
        min_articles: how many.
    """
    if not min_articles or len(articles) < min_articles:
        return CommonLines(lines=(), marks={})
    holders, n_chars = _holders(articles, min_articles)
    n_repeated = np.zeros(len(articles), np.int64)
    for key, places in holders.items():
        n_repeated[places] += len(key)
    is_own = n_repeated < MAX_REPEATED * n_chars
    teachers = {key: places[is_own[places]] for key, places in holders.items()}
    asked = sorted(
        (key for key, places in teachers.items() if places.size >= min_articles),
        key=lambda key: (-teachers[key].size, key),
    )
    judge = _Judge(articles, frozenset(holders), min_articles)
    learnt = [key for key in asked[:MAX_JUDGED] if judge.have_nothing_else_in_common(teachers[key])]
    return CommonLines(
        lines=tuple(_line(key, articles, holders[key]) for key in learnt),
        marks=_marks({key: teachers[key] for key in sorted(learnt)}),
    )


def _marks(places_of: Mapping[str, NDArray[np.int32]]) -> dict[int, tuple[str, ...]]:
    """The keys of each place, in the order of the mapping; places with the same keys hold the same tuple."""
    marks: dict[int, tuple[str, ...]] = {}
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, places in places_of.items():
        for place in places.tolist():
            keys = (*marks.get(place, ()), key)
            marks[place] = known.setdefault(keys, keys)
    return marks


def list_of(lines: Iterable[CommonLine]) -> Iterator[str]:
    """The *lines* as a list to be read, mended and given to `dedup.ingest.boilerplate`, each below who has it."""
    yield "# Lines of articles that have nothing else in common. Take out what is no boilerplate."
    for each in lines:
        yield f"# in {each.n_seen:,} articles of {each.outlet or 'several outlets, or of none known'}"
        yield f"\\{each.line}" if each.line.startswith(("#", "\\")) else each.line


class _Judge:
    """Whether articles have something in common beside the lines that are *repeated*."""

    def __init__(self, articles: Sequence[Article], repeated: frozenset[str], least: int) -> None:
        self.articles = articles
        self.repeated = repeated
        self.least = least
        self.pairs_of = lru_cache(maxsize=_PROFILES_KEPT)(self._pairs)

    def have_nothing_else_in_common(self, places: NDArray[np.int32]) -> bool:
        """Whether as many of the articles at *places* as it takes are on different matters, each from each."""
        apart: list[NDArray[np.uint64]] = []
        for place in _spread(places, max(MAX_SAMPLED, self.least)):
            pairs = self.pairs_of(place)
            if pairs.size >= MIN_PAIRS and all(_share(pairs, others) < MAX_SHARED for others in apart):
                apart.append(pairs)
                if len(apart) == self.least:
                    return True
        return False

    def _pairs(self, place: int) -> NDArray[np.uint64]:
        """uint64[n], rising: the content pairs of the article at *place*, without repeated lines and quotations."""
        article = self.articles[place]
        rest = "\n".join(line for line in _lines(article.text) if _key(line) not in self.repeated)
        tokens = tokenise(parse(rest, article.title))
        return np.unique(content_view(tokens, ~tokens.quoted, _CONFIG))


_CONFIG = SketchConfig()


def _share(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """What two articles have in common, as a share of the smaller."""
    return np.intersect1d(one, other, assume_unique=True).size / min(one.size, other.size)


def _spread(places: NDArray[np.int32], most: int) -> list[int]:
    """At most *most* of *places*, evenly spread."""
    chosen = places if places.size <= most else places[np.arange(most) * places.size // most]
    return list(map(int, chosen))


def _key(line: str) -> str:
    """What is compared of a *line*; nothing of one that is too long or too short, or says nothing."""
    if len(line) > _MAX_LINE_CHARS or len(_encoded(line)) < _MIN_LINE_BYTES:
        return ""
    key = line_key(line)
    return key if any(map(str.isalpha, key)) else ""


def _lines(text: str) -> list[str]:
    """The lines of *text*, as wide as the paragraphs where these were wrapped."""
    return [line.strip() for line in unwrap(text.replace("\r\n", "\n")).splitlines()]


def _holders(articles: Sequence[Article], least: int) -> tuple[dict[str, NDArray[np.int32]], NDArray[np.int64]]:
    """
    The places of the articles with each line that *least* or more have, and int64[n], the characters of the articles.

    Only lines whose hash is frequent are looked at: memory for all of them would grow with the texts.
    """
    is_frequent, ends = _frequent_lines(articles, least)
    n_before = np.concatenate([[0], np.cumsum(is_frequent)])
    exact: dict[str, array[int]] = {}
    n_chars = np.zeros(len(articles), np.int64)
    for place in np.flatnonzero(n_before[ends[1:]] > n_before[ends[:-1]]).tolist():
        text = articles[place].text
        n_chars[place] = len(text) - text.count("\n")
        for line in _lines_where(text, is_frequent[ends[place] : ends[place + 1]]):
            exact.setdefault(line, array("i")).append(place)
    found: dict[str, list[array[int]]] = {}
    for line, places in exact.items():
        if len(places) >= least and (key := _key(line)):
            found.setdefault(key, []).append(places)
    return {key: np.unique(np.concatenate(places)) for key, places in found.items()}, n_chars


def _frequent_lines(articles: Sequence[Article], least: int) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """
    Which lines *least* articles may have, by a hash of four bytes.

    Returns:
        bool[n_lines], one article after the other, of lines of a length for boilerplate; and int64[n + 1], where
        those of each article begin.
    """
    hashes = np.empty(2**12, np.uint32)
    ends = np.zeros(len(articles) + 1, np.int64)
    for place, article in enumerate(articles):
        text = np.frombuffer(_encoded(article.text), np.uint8)
        n = int(ends[place])
        room = n + (text.size + 1) // (_MIN_LINE_BYTES + 1) + 1
        if room > hashes.size:
            hashes = np.resize(hashes, max(room, 2 * hashes.size))
        ends[place + 1] = line_hashes(text, _MIN_LINE_BYTES, _MAX_LINE_BYTES, hashes, n)
    hashes = hashes[: ends[-1]]
    if hashes.size < least:
        return np.zeros(hashes.size, np.bool_), ends
    ordered = np.sort(hashes)
    runs = ordered[least - 1 :] == ordered[: ordered.size - least + 1]
    return np.isin(hashes, np.unique(ordered[: runs.size][runs])), ends


def _lines_where(text: str, is_chosen: NDArray[np.bool_]) -> set[str]:
    """
    The lines of *text* that are chosen, of those of a length for boilerplate.

    Left out are such that go on in lower case, and those that are only a part of a paragraph that was wrapped.
    """
    lines = (line.strip(_WHITE) for line in _encoded(text).split(b"\n"))
    counted = [line for line in lines if _MIN_LINE_BYTES <= len(line) <= _MAX_LINE_BYTES]
    chosen = {counted[number].decode().strip() for number in np.flatnonzero(is_chosen).tolist()}
    whole = set(_lines(text))
    return {line for line in chosen if line and line in whole and not line[0].islower()}


_WHITE = bytes(range(33))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _line(key: str, articles: Sequence[Article], holders: NDArray[np.int32]) -> CommonLine:
    """A learnt line with who has it."""
    first = articles[int(holders[0])]
    line = next(line for line in _lines(first.text) if _key(line) == key)
    outlets = {articles[place].outlet for place in _spread(holders, MAX_SAMPLED)}
    return CommonLine(line=line, outlet=outlets.pop() if len(outlets) == 1 else None, n_seen=holders.size)
