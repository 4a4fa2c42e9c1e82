"""The two articles that a command is given: as files, or by their ids."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from dedup.cli.terminal import Terminal
from dedup.errors import InputError
from dedup.model import Article, Collection

Read: TypeAlias = Callable[[str], Collection]
"""How the articles of a source are read."""


def read_two(left: str, right: str, read: Read, terminal: Terminal) -> tuple[Article, Article]:
    """The articles of two files, called by their whole paths where their ids are the same."""
    one, other = _read_one(left, read, terminal), _read_one(right, read, terminal)
    return (replace(one, id=left), replace(other, id=right)) if one.id == other.id else (one, other)


def _read_one(source: str, read: Read, terminal: Terminal) -> Article:
    """
    The one article that *source* holds.

    Raises:
        InputError: when it holds none, or several.
    """
    collection = read(source)
    if not collection.articles:
        reason = collection.skips[0].reason if collection.skips else "it holds no article"
        message = f"{source} cannot be compared: {reason}"
        raise InputError(message)
    if len(collection.articles) > 1:
        count = len(collection.articles)
        message = f"{source} holds {count:,} articles; give a file with one, or --docs and --pairs"
        raise InputError(message)
    terminal.note_skips(collection.skips)
    return collection.articles[0]


def pick_two(left: str, right: str, articles: Iterable[Article], source: object) -> tuple[Article, Article]:
    """
    The articles of *source* with the ids *left* and *right*.

    Raises:
        InputError: naming the id that is not there.
    """
    by_id = {article.id: article for article in articles}
    for article_id in (left, right):
        if article_id not in by_id:
            message = f"{source} holds no article {article_id!r}; ids are those that dedup cluster prints"
            raise InputError(message)
    return by_id[left], by_id[right]
