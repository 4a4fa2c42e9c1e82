"""A real browser opens the page without a word of complaint, and its script runs."""

import shutil
import subprocess
from pathlib import Path

import pytest

from dedup.report.html import render

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


@pytest.fixture(scope="module")
def browser() -> str:
    """The path of a Chromium."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser is installed; looked for {', '.join(BROWSERS)}")
    return found


def opened(browser: str, page: str, folder: Path) -> tuple[str, list[str]]:
    """The document as the browser holds it once loaded, and what its console says."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [browser, *QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    log = done.stderr.decode("utf-8", "replace").splitlines()
    return done.stdout.decode("utf-8"), [line for line in log if "CONSOLE" in line]


@pytest.mark.parametrize("name", ["run", "hostile_run"])
def test_the_page_opens_without_complaint_and_its_script_runs(name, browser, request, tmp_path):
    document, complaints = opened(browser, render(request.getfixturevalue(name)), tmp_path)

    assert complaints == []
    assert 'class="theme">Colours: auto</button>' in document
    assert "<title>taken</title>" not in document


def test_a_page_that_would_load_something_is_stopped_by_its_policy(browser, run, tmp_path):
    """The console does report what the policy stops, so that silence in the test above means something."""
    page = render(run).replace("<main", '<img src="https://evil.example/pixel.png"><main')
    _, complaints = opened(browser, page, tmp_path)

    assert any("Content Security Policy" in line for line in complaints)
