"""Sources to a collection: what was read under unique ids, and what was skipped and why."""

import errno
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dedup.errors import ConfigError, InputError
from dedup.ingest.ahead import read_in_turn
from dedup.ingest.boilerplate import Boilerplate
from dedup.ingest.fields import Fields
from dedup.ingest.folder import FoundFile, origin_of, printable, walk
from dedup.ingest.formats import AnyFormat, articles_in, format_named, sniff
from dedup.ingest.shelf import Shelf
from dedup.ingest.side_table import SideTable
from dedup.ingest.source import open_stdin, reason_of, stream_source
from dedup.ingest.unreadable import Unreadable
from dedup.ingest.versions import Versions
from dedup.model import Article, Collection, Skip

STDIN = "-"

VERSIONS = ("latest", "all")
"""Which versions of an article are kept."""

# A file with the wrong field names gives one skip a record; beyond these they are counted.
MAX_NAMED_SKIPS = 1000

_PROGRESS_EVERY = 256


def read(
    sources: str | Path | Iterable[str | Path],
    *,
    fields: Mapping[str, str] | None = None,
    input_format: str | None = None,
    table: str | Path | None = None,
    boilerplate: Iterable[str | Path] = (),
    versions: str = "latest",
    stdin: BinaryIO | None = None,
    jobs: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Collection:
    """
    Every article in *sources*: folders (with all folders in them), files, and `-` for standard input.

    An article is called by its path below the folder given, by the name of
    the file given, by its record's own id, or `file:position` where a record
    has none. An id that was read before is skipped and named, whether the
    content is the same or another; nothing is renamed.

    Args:
        sources: one or several; read in this order, which decides only which of two equal ids is kept.
        fields: names of the fields in records, ours to theirs, such as `{"text": "data.body"}`; `preset` names a
            known shape of records.
        input_format: the key of the format that every input has, whatever its name and beginning say.
        table: a table of metadata, a row an article; see `SideTable`. It is not read for articles itself.
        boilerplate: lists of lines that are boilerplate wherever they stand; see `Boilerplate`.
        versions: `latest` leaves earlier versions of an article out, and those that their publisher withdrew;
            `all` keeps them.
        stdin: the bytes behind `-`, standard input unless given. Its format is told by how it begins.
        jobs: processes that read pages where there are many; 1 for this one alone, 0 for one for each core. The
            result is the same.
        progress: called now and then with the number of articles read since its last call.

    Returns:
        The articles in the order they were met, and the skips sorted by origin.

    Raises:
        InputError: naming every source that does not exist; when the table or a list cannot be read.
        ConfigError: for a field, a format or a choice of versions that does not exist.
    """
    if versions not in VERSIONS:
        message = f"versions must be one of {', '.join(VERSIONS)}, got {versions!r}"
        raise ConfigError(message)
    given = [os.fspath(source) for source in ([sources] if isinstance(sources, (str, Path)) else sources)]
    _check(given)
    mapping = Fields.of(fields)
    form = format_named(input_format) if input_format else None
    side = SideTable(table) if table is not None else None
    lists = [os.fspath(path) for path in boilerplate]
    listed = Boilerplate(lists) if lists else None
    collected = _Collected(progress, side, listed, Versions() if versions == "latest" else None)
    is_read = partial(_is_read, side)
    for is_stdin, together in itertools.groupby(given, STDIN.__eq__):
        if is_stdin:
            collected.add_all("stdin", _read_stdin(stdin, mapping, form))
            continue
        files = filter(is_read, itertools.chain.from_iterable(map(_files, together)))
        with closing(read_in_turn(files, mapping, input_format, jobs)) as in_turn:
            for found, results in in_turn:
                if isinstance(found, Skip):
                    collected.skips.append(found)
                else:
                    collected.add_all(found.origin, results)
    return collected.result()


def _files(source: str) -> Iterable[FoundFile | Skip]:
    """The file at *source*, or the files below it."""
    if os.path.isdir(source):  # noqa: PTH112 - pathlib raises where the folder above is closed
        return walk(source)
    return (FoundFile(source, printable(Path(source).name), origin_of(source)),)


def _is_read(table: SideTable | None, found: FoundFile | Skip) -> bool:
    """Whether what was *found* is read for articles: the table of metadata is not, where it stands among them."""
    return table is None or isinstance(found, Skip) or not table.is_at(found.path)


class _Collected:
    """Articles under unique ids, and skips, as they come."""

    def __init__(
        self,
        progress: Callable[[int], None] | None,
        table: SideTable | None,
        listed: Boilerplate | None,
        versions: Versions | None,
    ) -> None:
        self.articles = Shelf()
        self.table = table
        self.listed = listed
        self.versions = versions
        self.skips: list[Skip] = []
        self.progress = progress
        self.n_reported = 0

    def add_all(self, origin: str, results: Iterable[Article | Skip]) -> None:
        """Take what one source gives, up to where it cannot be read further."""
        n_records: dict[str, int] = {}
        try:
            for result in results:
                skip = result if isinstance(result, Skip) else self._add(result)
                if skip is not None:
                    file = _file_of(skip)
                    n_records[file] = n_records.get(file, 0) + 1
                    if n_records[file] <= MAX_NAMED_SKIPS or file == skip.origin:
                        self.skips.append(skip)
        except Unreadable as found:
            where = origin if found.line is None else f"{origin}:{found.line}"
            self.skips.append(Skip(origin=where, reason=found.reason))
        except OSError as error:
            self.skips.append(Skip(origin=origin, reason=reason_of(error)))
        for file, n_skips in n_records.items():
            if n_skips > MAX_NAMED_SKIPS:
                more = f"{n_skips - MAX_NAMED_SKIPS:,} more records skipped; the first {MAX_NAMED_SKIPS:,} are named"
                self.skips.append(Skip(origin=file, reason=more))

    def result(self) -> Collection:
        """Everything taken so far."""
        self._report()
        if self.table is not None:
            self.skips += self.table.unused()
        articles = self.articles
        replaced = self.versions.replaced(articles) if self.versions is not None else {}
        if replaced:
            articles = Shelf()
            for place, article in enumerate(self.articles):
                if place not in replaced:
                    articles.add(article)
            self.skips += replaced.values()
        return Collection(articles=articles, skips=tuple(sorted(set(self.skips), key=_place)))

    def _add(self, article: Article) -> Skip | None:
        if self.table is not None:
            article = self.table.join(article)
        if self.listed is not None:
            article = self.listed.mark(article)
        first = self.articles.add(article)
        if first is None:
            if self.versions is not None:
                self.versions.see(article, len(self.articles) - 1)
            if len(self.articles) - self.n_reported >= _PROGRESS_EVERY:
                self._report()
            return None
        content = "same content as" if first.text == article.text else "other content than"
        reason = f'duplicate id "{article.id}", {content} {first.origin}'
        return Skip(origin=article.origin or article.id, reason=reason)

    def _report(self) -> None:
        n_new = len(self.articles) - self.n_reported
        self.n_reported += n_new
        if self.progress is not None and n_new:
            self.progress(n_new)


def _read_stdin(stdin: BinaryIO | None, fields: Fields, form: AnyFormat | None) -> Iterator[Article | Skip]:
    source, head = stream_source(stdin or open_stdin(), "stdin")
    if not head:
        message = "empty"
        raise Unreadable(message)
    yield from articles_in(source, form or sniff(head), fields)


def _check(sources: list[str]) -> None:
    """
    Whether every source is there.

    Raises:
        InputError: naming each that is not.
    """
    missing = [f'"{printable(source)}"' for source in sources if source != STDIN and not _exists(source)]
    if missing:
        message = (
            f"no such file or folder: {', '.join(missing)}; check the spelling (paths start at the current folder)"
        )
        raise InputError(message)
    if sources.count(STDIN) > 1:
        message = "standard input (-) is given twice, but can be read only once; give it one time"
        raise InputError(message)


def _exists(path: str) -> bool:
    """Whether there is something at *path*; what cannot be looked at is there, and is skipped later on."""
    if not path:  # pathlib would take it for the current folder
        return False
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    return True


def _file_of(skip: Skip) -> str:
    """The file that a skipped record stood in; the origin itself for what is no record."""
    file, _, number = skip.origin.rpartition(":")
    return file if file and number.isascii() and number.isdecimal() else skip.origin


def _place(skip: Skip) -> tuple[str, int, str]:
    """Sorts `docs.jsonl:9` before `docs.jsonl:10`."""
    origin, _, line = skip.origin.rpartition(":")
    if origin and line.isascii() and line.isdecimal() and len(line) < 19:
        return origin, int(line), skip.reason
    return skip.origin, 0, skip.reason
