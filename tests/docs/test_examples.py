"""
Every example in README.md and docs/ does what it shows.

A `console` block is a session: each `$ dedup …` in it is run, in a folder
that holds `samples/` and an 80-column terminal, and prints what stands below
it. A line of `…` stands for what was left out. A `python` block is a doctest;
the blocks of one page follow one another, sessions first.

DEDUP_UPDATE_GOLD=1 writes what the commands print into the pages, and keeps
as many lines before the first `…` and after the last as there were.
"""

import doctest
import os
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

import dedup
from dedup.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LEFT_OUT = "…"

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@dataclass(frozen=True)
class Example:
    """A command of a page, and the lines of the page [begin, end) that show what it prints."""

    command: str
    begin: int
    end: int


def blocks(lines: list[str], language: str) -> Iterator[tuple[int, int]]:
    """The lines [begin, end) inside every fenced block of a language."""
    begin = None
    for number, line in enumerate(lines):
        if begin is None and line.startswith("```"):
            begin, wanted = number + 1, line == f"```{language}"
        elif begin is not None and line == "```":
            if wanted:
                yield begin, number
            begin = None


def examples(lines: list[str]) -> Iterator[Example]:
    """Every command in the console blocks; one may go on behind a backslash at the end of its line."""
    for begin, end in blocks(lines, "console"):
        at = begin
        while at < end:
            assert lines[at].startswith("$ dedup "), f"line {at + 1} is no command: {lines[at]}"
            command = lines[at][2:]
            while command.endswith("\\"):
                at += 1
                command = command[:-1] + lines[at].strip()
            shown = at + 1
            at = next((later for later in range(shown, end) if lines[later].startswith("$ ")), end)
            last = at
            while last > shown and not lines[last - 1]:
                last -= 1
            yield Example(command, shown, last)


def printed_by(command: str) -> list[str]:
    """What a reader sees of a command that succeeds."""
    with CliRunner(env={"COLUMNS": "80", "NO_COLOR": None}).isolation() as (_, _, seen):
        code = main(shlex.split(command)[1:])
    lines = [line.rstrip() for line in seen.getvalue().decode().strip("\n").splitlines()]
    assert code == 0, "\n".join([command, *lines])
    return lines


def fits(printed: list[str], shown: list[str]) -> bool:
    """Whether what is *shown* is what was *printed*, each line of `…` standing for lines that were left out."""
    first, *others = parts(shown)
    if not others:
        return printed == first
    *middle, last = others
    at = len(first)
    for part in middle:
        found = place(part, printed, at)
        if found is None:
            return False
        at = found + len(part)
    return printed[: len(first)] == first and printed[max(at, len(printed) - len(last)) :] == last


def place(part: list[str], printed: list[str], begin: int = 0) -> int | None:
    """Where the lines of *part* stand in what was *printed*, from *begin* on."""
    return next((at for at in range(begin, len(printed)) if printed[at : at + len(part)] == part), None)


def parts(shown: list[str]) -> list[list[str]]:
    """The lines *shown*, parted where lines were left out."""
    found: list[list[str]] = [[]]
    for line in shown:
        if line == LEFT_OUT:
            found.append([])
        else:
            found[-1].append(line)
    return found


def shortened(printed: list[str], shown: list[str]) -> list[str]:
    """What was *printed*: as much of its beginning and end as is *shown*, and of the middle what is found again."""
    first, *others = parts(shown)
    if not others or len(first) + len(others[-1]) >= len(printed):
        return printed
    *middle, last = others
    kept = [line for part in middle if place(part, printed) is not None for line in (LEFT_OUT, *part)]
    return [*printed[: len(first)], *kept, LEFT_OUT, *printed[len(printed) - len(last) :]]


@pytest.fixture(scope="module", autouse=True)
def compiled():
    """Nothing is left to compile, so that no command begins with the notice of a first run."""
    dedup.cluster(dedup.read(ROOT / "samples"))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder to work in, with the samples in it as in the repository."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)


@every_page
def test_every_command_on_a_page_prints_what_the_page_shows(page):
    lines = page.read_text(encoding="utf-8").splitlines()
    session = [(example, printed_by(example.command)) for example in examples(lines)]
    actual = list(lines)
    for example, printed in reversed(session):
        shown = slice(example.begin, example.end)
        if not fits(printed, lines[shown]):
            actual[shown] = shortened(printed, lines[shown])
    if os.environ.get("DEDUP_UPDATE_GOLD"):
        page.write_text("\n".join(actual) + "\n", encoding="utf-8", newline="\n")
        return
    assert actual == lines, f"{page.name} shows something else; DEDUP_UPDATE_GOLD=1 rewrites it"


@every_page
def test_every_python_example_on_a_page_gives_what_the_page_shows(page):
    lines = page.read_text(encoding="utf-8").splitlines()
    inside = {number for begin, end in blocks(lines, "python") for number in range(begin, end)}
    source = "\n".join(line if number in inside else "" for number, line in enumerate(lines))
    for example in examples(lines):
        printed_by(example.command)
    session = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    said: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(session, out=said.append).failed

    assert not failed, "".join(said)


def test_what_is_left_out_may_be_anything_and_what_is_shown_may_not():
    printed = ["one", "two", "three", "four", "five"]

    assert fits(printed, printed)
    assert fits(printed, [LEFT_OUT])
    assert fits(printed, ["one", LEFT_OUT, "three", LEFT_OUT, "five"])
    assert fits(printed, [LEFT_OUT, "four", "five"])
    assert not fits(printed, ["one", "two", "three", "four"])
    assert not fits(printed, ["one", LEFT_OUT, "six"])
    assert not fits(printed, ["one", LEFT_OUT, "four", LEFT_OUT, "two", LEFT_OUT, "five"])
    assert not fits(printed, [*printed[:3], LEFT_OUT, *printed[2:]])


def test_a_page_is_rewritten_with_as_much_shown_as_before():
    printed = ["one", "two", "three", "four", "five"]

    assert shortened(printed, ["1", LEFT_OUT, "4", "5"]) == ["one", LEFT_OUT, "four", "five"]
    assert shortened(printed, ["1", LEFT_OUT, "3", LEFT_OUT]) == ["one", LEFT_OUT]
    assert shortened(printed, ["1", LEFT_OUT, "three", LEFT_OUT]) == ["one", LEFT_OUT, "three", LEFT_OUT]
    assert shortened(printed, ["1"]) == printed
