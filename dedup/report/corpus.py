"""Articles as clean JSON lines that dedup reads again, and the log of what was dropped on the way."""

from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO

from dedup.ingest.clean import find_roles, without_roles
from dedup.model import Article, Collection, RoleSpan
from dedup.report.jsonl import encode
from dedup.report.known import known_record
from dedup.report.record import Record, skip_record


@dataclass(slots=True)
class Tally:
    """
    What was written and dropped.

    Attributes:
        n_articles: articles written.
        dropped: spans dropped by role.
    """

    n_articles: int = 0
    dropped: Counter[str] = field(default_factory=Counter)


def write_corpus(collection: Collection, out: BinaryIO, log: BinaryIO | None, *, keep_roles: bool = False) -> Tally:
    """
    Write every article of *collection* as a line of JSON.

    Args:
        collection: what was read.
        out: where the articles go, sorted by id.
        log: where every dropped span goes as a line of JSON, and every skip.
        keep_roles: leave the texts as they were read, so that only skips are logged.
    """
    tally = Tally()
    for identity_and_place in sorted((article.id, place) for place, article in enumerate(collection.articles)):
        article = collection.articles[identity_and_place[1]]
        roles = () if keep_roles else find_roles(article)
        out.write(encode(corpus_record(article, without_roles(article.text, roles) if roles else article.text)) + b"\n")
        tally.n_articles += 1
        for role in roles:
            tally.dropped[role.role.value] += 1
            if log is not None:
                log.write(encode(dropped_record(article, role)) + b"\n")
    if log is not None:
        for skip in collection.skips:
            log.write(encode(skip_record(skip)) + b"\n")
    return tally


def corpus_record(article: Article, text: str) -> Record:
    """An *article* with its *text* under the names by which records are read; what is not known is left out."""
    record: Record = {"id": article.id, "title": article.title, "outlet": article.outlet, "url": article.url}
    record["date"] = article.date
    record.update(known_record(article.metadata))
    if article.metadata.modified is not None:
        record["modified"] = article.metadata.modified.utc
    record["text"] = text
    return {name: value for name, value in record.items() if value is not None}


def dropped_record(article: Article, role: RoleSpan) -> Record:
    """A part of an *article* that was dropped, and why."""
    return {
        "type": "dropped",
        "id": article.id,
        "role": role.role.value,
        "reason": role.reason,
        "span": [role.span.start, role.span.end],
        "text": role.span.of(article.text),
    }
