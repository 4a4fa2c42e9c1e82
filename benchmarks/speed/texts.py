"""What is measured on: generated articles, or those of any JSON lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from benchmarks.speed.generator import generate
from dedup.errors import InputError


@dataclass(frozen=True, slots=True)
class Corpus:
    """
    The articles of a benchmark.

    Attributes:
        name: where they come from.
        texts: the articles.
        families: int64[n], the original that each comes from; None where nobody knows.
    """

    name: str
    texts: tuple[str, ...]
    families: NDArray[np.int64] | None = None

    @property
    def n_bytes(self) -> int:
        """The size of the texts in UTF-8."""
        return sum(len(text.encode("utf-8", "replace")) for text in self.texts)

    def first(self, n: int) -> "Corpus":
        """The corpus of the first *n* articles."""
        return Corpus(self.name, self.texts[:n], None if self.families is None else self.families[:n])


def generated(n: int, seed: int) -> Corpus:
    """*n* generated articles."""
    stories = generate(n, seed)
    families = np.array([story.family for story in stories], np.int64)
    return Corpus(f"generated, seed {seed}", tuple(story.text for story in stories), families)


def from_jsonl(path: Path, n: int | None) -> Corpus:
    """
    The first *n* articles of a file of JSON lines, or all.

    Raises:
        InputError: when it has fewer than two, or a line is no object with a text.
    """
    texts = read_texts(path, n)
    if len(texts) < 2:
        message = f"{path} has {len(texts)} articles, and pairs need two; give a file of JSON lines with a field `text`"
        raise InputError(message)
    return Corpus(path.name, tuple(texts))


def read_texts(path: Path, n: int | None = None) -> list[str]:
    """
    The field `text` of the first *n* lines, or of all.

    Raises:
        InputError: when a line is no object with a text.
    """
    texts: list[str] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if len(texts) == n:
                break
            if line.strip():
                texts.append(_text_of(line, f"{path}:{number}"))
    return texts


def _text_of(line: bytes, place: str) -> str:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        record = None
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        message = f"{place} is not a JSON object with a string `text`"
        raise InputError(message)
    return text


def write_texts(texts: Sequence[str], path: Path) -> None:
    """What `read_texts` reads."""
    with path.open("wb") as file:
        file.writelines(orjson.dumps({"text": text}, option=orjson.OPT_APPEND_NEWLINE) for text in texts)
