"""How the property tests run: without deadlines, for a first call may compile; with less where nothing is compiled."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

import dedup.kernels.compiler  # noqa: F401 - before any command, which may otherwise choose to go without compiling
from tests.report.browser import launched

IS_COMPILED = os.environ.get("NUMBA_DISABLE_JIT", "0") == "0"

settings.register_profile("dedup", deadline=None, max_examples=100 if IS_COMPILED else 20)
settings.load_profile("dedup")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with launched() as browser:
        yield browser
