"""The page on the report tells every key, class and bound."""

import re
from pathlib import Path

import pytest

from dedup.report.page.render import SCRIPTS, lean
from dedup.report.screens.columns import FOLDS_FROM, MAX_CHARS
from dedup.report.screens.passages import MAX_LISTED
from dedup.report.words import CLASSES, LETTERS

PAGE = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
KEY = re.compile(r'\bkey\("([^"]+)", "([^"]*)"')


@pytest.mark.parametrize(
    ("name", "does"), [found for script in SCRIPTS for found in KEY.findall(lean(script))], ids=lambda part: part
)
def test_every_key_is_told_with_what_it_does(name, does):
    row = next(line for line in PAGE.splitlines() if line.startswith("| `") and f"`{name}`" in line)

    assert does in row


def test_every_class_is_told():
    for kind, letter in LETTERS.items():
        assert f"| {letter} | {CLASSES[kind]}" in PAGE


def test_the_bounds_of_a_column_are_told():
    assert f"{FOLDS_FROM:,} characters" in PAGE
    assert f"{MAX_CHARS:,}\ncharacters" in PAGE
    assert f"more than {MAX_LISTED} passages" in PAGE
