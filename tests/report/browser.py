"""A real browser for the tests: what is opened in it, what its console says, and what it asks the network for."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium; the test is skipped where there is none, unless CI is set, where it must be there."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium could be started, which the tests of the report need: {error.message[:200]}")
        yield browser
        browser.close()


class Reader:
    """
    A reader of reports: one page of the browser.

    Attributes:
        page: Playwright's page.
        complaints: errors of scripts, and warnings and errors of the console.
        requests: addresses that were asked for, but for files beside the report.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._folder = folder
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("request", lambda request: self._ask(request.url))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def open(self, report: str | Path, route: str = "") -> None:
        """Open a report, given as HTML or as a file, at a route."""
        if isinstance(report, str):
            file = self._folder / "report.html"
            file.write_text(report, encoding="utf-8")
            report = file
        self.page.goto(f"{report.as_uri()}{f'#{route}' if route else ''}")
        self.wait()

    def go(self, route: str) -> None:
        """Go to a route of the open report."""
        self.page.evaluate("route => { location.hash = '#' + route; }", route)
        self.wait()

    def wait(self) -> None:
        """Wait until the screen that the address names is shown."""
        self.page.wait_for_function(
            """() => {
                const route = (location.hash.slice(1) || document.documentElement.dataset.start).split(/[?:]/)[0];
                const here = document.querySelector(".screen.here");
                return here && (here.id === route || here.id === "missing");
            }"""
        )

    @property
    def shown(self) -> str:
        """The route of the screen that is shown; there must be one only."""
        (route,) = self.page.eval_on_selector_all(
            ".screen", "all => all.filter((one) => one.checkVisibility()).map((one) => one.id)"
        )
        return route

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _ask(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            self.requests.append(url)
