"""
Files read ahead of their turn by processes of their own, and given in their turn.

Only pages are: to find the text in one takes a hundred times as long as to
read a file of plain text, and holds the interpreter's lock all the time.
"""

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeAlias

from dedup.ingest.fields import Fields
from dedup.ingest.folder import FoundFile
from dedup.ingest.formats import articles_in, format_named, named_articles_in
from dedup.ingest.helper import MAX_SECONDS, Helper, is_a_helper
from dedup.ingest.source import file_source
from dedup.model import Article, Skip

MIN_PAGES = 200
"""Pages read here before helpers are started: these take a second to begin."""

MAX_HELPERS = 16

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".html.gz", ".htm.gz", ".html.zst", ".htm.zst")
_AHEAD = 16
"""Files for each helper that are on their way."""

Results: TypeAlias = Iterator[Article | Skip]


def read_in_turn(
    found: Iterable[FoundFile | Skip], fields: Fields, form: str | None, jobs: int
) -> Generator[tuple[FoundFile | Skip, Results]]:
    """
    What is *found*, in its order, with what is in it.

    Args:
        found: files, and what cannot be read.
        fields: names of the fields in records.
        form: the key of the format that every file has, None where each has its own.
        jobs: processes; 1 for this one alone, 0 for one for each core.
    """
    helpers = _Helpers(min(jobs or cores(), MAX_HELPERS))
    waiting: deque[tuple[FoundFile | Skip, Results]] = deque()
    try:
        for each in found:
            if isinstance(each, Skip):
                waiting.append((each, iter(())))
            else:
                future = helpers.begin(each, fields, form) if _is_page(each, form) else None
                waiting.append((each, results_of(each, fields, form) if future is None else _awaited(future)))
            if len(waiting) > helpers.room:
                yield waiting.popleft()
        yield from waiting
    finally:
        helpers.close()


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results_of(found: FoundFile, fields: Fields, form: str | None) -> Results:
    """
    What is in one file, read by this process.

    Raises:
        Unreadable: when the file, or the rest of it, cannot be read.
        OSError: when the system refuses.
    """
    source = file_source(found.path, found.id, found.origin)
    yield from articles_in(source, format_named(form), fields) if form else named_articles_in(source, fields)


def read_file(found: FoundFile, fields: Fields, form: str | None) -> list[Article | Skip]:
    """All `results_of` a file."""
    return list(results_of(found, fields, form))


class _Helpers:
    """As many helpers as there is work for, each asked by a thread; none before there are many pages."""

    def __init__(self, n_helpers: int) -> None:
        self.n_helpers = n_helpers
        self.n_pages = 0
        self.threads: ThreadPoolExecutor | None = None
        self.idle: SimpleQueue[Helper] = SimpleQueue()
        self.started: list[Helper] = []
        self.is_closed = False

    @property
    def room(self) -> int:
        """Files that may be on their way."""
        return _AHEAD * self.n_helpers if self.threads is not None else 0

    def begin(self, found: FoundFile, fields: Fields, form: str | None) -> Future[list[Article | Skip]] | None:
        """Have a helper read a page; None where it is to be read here."""
        self.n_pages += 1
        if self.threads is None and self.n_pages > MIN_PAGES and self.n_helpers > 1 and not is_a_helper():
            self._start()
        return self.threads.submit(self._asked, found, fields, form) if self.threads is not None else None

    def close(self) -> None:
        """End all of them, whatever they are at."""
        self.is_closed = True
        for helper in self.started:
            helper.close()
        if self.threads is not None:
            self.threads.shutdown(cancel_futures=True)
        for helper in self.started:  # one may have been replaced meanwhile
            helper.close()

    def _start(self) -> None:
        try:
            for _ in range(self.n_helpers):
                self.started.append(Helper())
        except OSError:  # no more processes are allowed: with those that there are, or here
            self.n_helpers = len(self.started)
        for helper in self.started:
            self.idle.put(helper)
        if self.started:
            self.threads = ThreadPoolExecutor(len(self.started), "pages")

    def _asked(self, found: FoundFile, fields: Fields, form: str | None) -> list[Article | Skip]:
        """What a helper finds in a file; one that was killed or broke down is replaced."""
        helper = self.idle.get()
        try:
            if not helper.is_alive and not self.is_closed:
                helper = Helper()
                self.started.append(helper)
            return helper.call(read_file, MAX_SECONDS, found, fields, form)
        finally:
            self.idle.put(helper)


def _is_page(found: FoundFile, form: str | None) -> bool:
    """Whether a file is a web page, by its name or by what it was said to be."""
    return form in {"html", "mhtml"} if form else found.path.lower().endswith(_PAGES)


def _awaited(future: Future[list[Article | Skip]]) -> Results:
    """What a helper found, or what it raised."""
    yield from future.result()
