"""
Lines that somebody listed as boilerplate, and the list that a corpus teaches.

Nothing is learnt while articles are compared: what a pair is to each other
depends on the two and on what was given with them. Learning makes a list to be
read, mended and given to later runs like any other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dedup.errors import InputError
from dedup.ingest.encoding import decode
from dedup.ingest.metadata import title_of
from dedup.ingest.source import file_source, reason_of
from dedup.ingest.unreadable import Unreadable
from dedup.metadata import StatedBy
from dedup.model import Article
from dedup.text.noise import line_key

MIN_ARTICLES = 20
"""Articles of an outlet from which its lines can be judged; fewer are too few to tell."""

MIN_SEEN = 5
MIN_SHARE = 0.1
"""A learnt line stands in at least this many articles of an outlet, and in this share of them."""

MAX_REPEATED = 0.5
"""Only articles teach of whose characters fewer stand in lines that others have too: the rest are copies, or lists."""

# Longer lines are prose; shorter ones are names, numbers and answers.
_MAX_LINE_CHARS = 400
_MIN_LINE_CHARS = 3
_MAX_LIST_BYTES = 16 * 2**20
_LETTER = re.compile(r"[^\W\d_]")


class Boilerplate:
    """
    Lists of lines that are boilerplate wherever they stand: case and white space do not matter.

    A line of a list that ends with `*` stands for all that begin so. Empty
    lines and such as begin with `#` are left out.

    Args:
        paths: of the lists, text files of any encoding.

    Raises:
        InputError: when one cannot be read.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self._whole: set[str] = set()
        begins: set[str] = set()
        for path in paths:
            for line in _lines_of(str(path)):
                if line.endswith("*"):
                    begins.add(line_key(line[:-1]))
                else:
                    self._whole.add(line_key(line))
        self._begins = tuple(sorted(begins - {""}))

    def mark(self, article: Article) -> Article:
        """*article* with those of its lines that are listed; a title that was only such a first line goes."""
        lines = self.within(article.text)
        if not lines:
            return article
        marked = replace(article, boilerplate=lines)
        is_guessed = ("title", StatedBy.TEXT) in article.metadata.stated_by
        if not is_guessed or line_key(article.title or "") not in lines:
            return marked
        rest = "\n".join(line for line in article.text.splitlines() if line_key(line) not in lines)
        return replace(marked, title=title_of(rest))

    def within(self, text: str) -> tuple[str, ...]:
        """The lines of *text* that are listed, as they are compared; sorted."""
        keys = {line_key(line) for line in text.splitlines()}
        return tuple(sorted(key for key in keys if key and (key in self._whole or key.startswith(self._begins))))


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntLine:
    """
    A line that stands in many articles of one outlet, which have little else in common.

    Attributes:
        line: as it stands in the first of them.
        outlet: whose; None for articles without one.
        n_seen: articles that have it.
        n_articles: articles of the outlet.
    """

    line: str
    outlet: str | None
    n_seen: int
    n_articles: int


def learn(articles: Sequence[Article]) -> list[LearntLine]:
    """
    The lines that outlets put around everything, the most frequent first.

    An outlet with fewer than `MIN_ARTICLES` teaches nothing, and neither do
    articles that are mostly made of lines that others of their outlet have:
    these are copies of one another.
    """
    n_articles = Counter(article.outlet or "" for article in articles)
    n_with = Counter((article.outlet or "", key) for article in articles for key in _keyed(article.text))
    n_seen: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for article in articles:
        lines = _keyed(article.text)
        repeated = [key for key in lines if n_with[article.outlet or "", key] >= MIN_SEEN]
        if sum(map(len, repeated)) > MAX_REPEATED * sum(map(len, lines)):
            continue
        for key in repeated:
            place = article.outlet or "", key
            n_seen[place] += 1
            first[place] = min(lines[key], first.get(place, lines[key]))
    found = [
        LearntLine(line=first[place], outlet=place[0] or None, n_seen=count, n_articles=n_articles[place[0]])
        for place, count in n_seen.items()
        if n_articles[place[0]] >= MIN_ARTICLES
        and count >= max(MIN_SEEN, MIN_SHARE * n_articles[place[0]])
        and _MIN_LINE_CHARS <= len(place[1]) <= _MAX_LINE_CHARS
        and _LETTER.search(place[1])
    ]
    return sorted(found, key=lambda each: (-each.n_seen, each.outlet or "", each.line))


def _keyed(text: str) -> dict[str, str]:
    """The lines of *text* that are not blank, by what is compared of them."""
    return {key: line.strip() for line in text.splitlines() if (key := line_key(line))}


def list_of(learnt: Iterable[LearntLine]) -> Iterator[str]:
    """The *learnt* lines as a list to be read and given again, each below where it was seen."""
    yield "# Lines that stand in many articles of one outlet. Take out what is no boilerplate."
    for each in learnt:
        yield f"# in {each.n_seen:,} of {each.n_articles:,} articles of {each.outlet or 'no known outlet'}"
        yield f"\\{each.line}" if each.line.startswith(("#", "\\")) else each.line


def _lines_of(path: str) -> Iterator[str]:
    """
    The lines of the list at *path* that are not empty.

    Raises:
        InputError: when it cannot be read.
    """
    try:
        text = decode(file_source(path, path, path).read(_MAX_LIST_BYTES))
    except (Unreadable, OSError) as error:
        reason = error.reason if isinstance(error, Unreadable) else reason_of(error)
        message = f"cannot read the list of boilerplate in {path}: {reason}"
        raise InputError(message) from error
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.removeprefix("\\").strip()
