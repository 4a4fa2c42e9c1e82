"""Runs made by hand, and a helper that compares what is rendered with golden files."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dedup.model import Run
from tests.report.browser import Reader
from tests.report.hostile import make_crowded_run, make_hostile_run
from tests.report.newsroom import make_run, without_findings

GOLD = Path(__file__).parents[1] / "gold"

SCRUBS = ((re.compile(r'("(?:dedup|python|numpy|numba)": )"[^"]*"'), r'\1"VERSION"'),)
"""What differs between equal runs: the versions."""


@pytest.fixture
def run() -> Run:
    """A run with a cluster of three, a weaker link, two articles alone and two skips."""
    return make_run()


@pytest.fixture
def quiet_run() -> Run:
    """The same articles with no relation among them."""
    return without_findings()


@pytest.fixture
def empty_run() -> Run:
    """A run on nothing."""
    return Run(settings="", input_digest="", articles=(), relations=(), clusters=())


@pytest.fixture
def hostile_run() -> Run:
    """A run whose texts try to leave their place."""
    return make_hostile_run()


@pytest.fixture
def crowded_run() -> Run:
    """A cluster of 120 articles with all of its 7,140 relations."""
    return make_crowded_run(120)


@pytest.fixture
def gold() -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name; DEDUP_UPDATE_GOLD=1 writes it instead."""

    def check(name: str, actual: str) -> None:
        for pattern, replacement in SCRUBS:
            actual = pattern.sub(replacement, actual)
        path = GOLD / name
        if os.environ.get("DEDUP_UPDATE_GOLD"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert actual == path.read_text(encoding="utf-8"), f"{path.name} differs; DEDUP_UPDATE_GOLD=1 rewrites it"

    return check


@pytest.fixture
def reader(chromium: Browser, tmp_path: Path) -> Iterator[Reader]:
    """A reader with nothing kept; what it opens must neither complain nor ask the network for anything."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    reader = Reader(context.new_page(), tmp_path)
    yield reader
    context.close()
    assert reader.complaints == []
    assert reader.requests == []
