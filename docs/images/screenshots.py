# ruff: noqa: INP001 - a script and no package
"""
Pictures of the report: every screen and state into one folder, and those of the README into another.

    python docs/images/screenshots.py CHROMIUM SCREENSHOTS IMAGES

The articles are those of samples/newsroom, and two in Arabic beside this file.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

import dedup
from dedup.report.html import render
from dedup.report.screens.values import METHOD, OUTLETS, OVERVIEW, cluster_route, document_route, pair_route

HERE = Path(__file__).parent
NEWSROOM = HERE.parents[1] / "samples" / "newsroom"

WIRE, LAKE = "castrel-wire/dam-release.txt", "worldpage-mirror/lake-water.txt"
FERRY = pair_route("brimfeed/ferry-crash-alert.txt", "castrel-wire/ferry-inquiry.txt")
CHINESE = pair_route("lanting-ribao/tushuguan.txt", "xilan-wanbao/jiu-matou-tushuguan.txt")
ARABIC = pair_route("akhbar-al-sahil", "wakalat-ramlan")

WIDE, NARROW = {"width": 1280, "height": 960}, {"width": 880, "height": 1100}
SHOWN = {"width": 1180, "height": 880}
"""A picture of the README."""

SHEET = {"width": 794, "height": 1123}
"""A sheet of A4 in CSS pixels."""

QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One picture: its name, what is shown, how it is looked at, and the keys that are pressed before."""

    name: str
    route: str
    report: str = "newsroom"
    scheme: str = "light"
    window: dict[str, int] = field(default_factory=lambda: WIDE)
    media: str = "screen"
    keys: tuple[str, ...] = ()
    whole: bool = True


def shots(cluster: str) -> Iterator[Shot]:
    """Every screen in every state; *cluster* is the route of the largest cluster."""
    screens = {
        "overview": OVERVIEW,
        "cluster": cluster,
        "pair": pair_route(WIRE, LAKE),
        "document": document_route("tessary-times/ferry-report.md"),
        "outlets": OUTLETS,
        "method": METHOD,
    }
    for name, route in screens.items():
        yield Shot(name=name, route=route)
        yield Shot(name=f"{name}-dark", route=route, scheme="dark")
        yield Shot(name=f"{name}-print", route=route, media="print", window=SHEET)
        yield Shot(name=f"{name}-900", route=route, window=NARROW)
    passage = f"{FERRY}?s=S4"
    yield Shot(name="pair-passage", route=passage, whole=False)
    yield Shot(name="pair-passage-dark", route=passage, scheme="dark", whole=False)
    yield Shot(name="pair-words", route=passage, keys=("d",), whole=False)
    yield Shot(name="pair-alone", route=passage, keys=("f",), whole=False)
    yield Shot(name="pair-passage-900", route=passage, window=NARROW, whole=False)
    yield Shot(name="pair-chinese", route=f"{CHINESE}?s=E2", whole=False)
    yield Shot(name="pair-arabic", route=ARABIC, report="arabic")
    yield Shot(name="pair-arabic-passage", route=f"{ARABIC}?s=E1", report="arabic", whole=False)
    yield Shot(name="pair-arabic-900", route=ARABIC, report="arabic", window=NARROW)
    yield Shot(name="pair-arabic-dark", route=ARABIC, report="arabic", scheme="dark")
    yield Shot(name="keys", route=passage, keys=("?",), whole=False)
    yield Shot(name="nothing", route=OVERVIEW, report="nothing")
    yield Shot(name="one", route=OVERVIEW, report="one")
    yield Shot(name="apart", route=OVERVIEW, report="apart")


def reports() -> dict[str, tuple[str, dedup.Run]]:
    """The reports by name, with their runs: the newsroom, two Arabic articles, none, one, and two without a link."""
    sources: dict[str, tuple[Path, ...]] = {
        "newsroom": (NEWSROOM,),
        "arabic": (HERE / "arabic.jsonl",),
        "one": (NEWSROOM / WIRE,),
        "apart": (NEWSROOM / WIRE, NEWSROOM / "sallowmere-echo" / "swifts.txt"),
    }
    runs = {name: dedup.cluster(dedup.read(*paths)) for name, paths in sources.items()}
    runs["nothing"] = dedup.cluster(dedup.Collection(articles=()))
    return {name: (render(run), run) for name, run in runs.items()}


def take(page: Page, shot: Shot, report: Path, out: Path) -> None:
    """Take one picture."""
    page.set_viewport_size(shot.window)
    page.emulate_media(color_scheme=shot.scheme, media=shot.media, reduced_motion="reduce")
    page.goto("about:blank")
    page.goto(f"{report.as_uri()}#{shot.route}")
    page.wait_for_timeout(500)
    for key in shot.keys:
        page.keyboard.press(key)
        page.wait_for_timeout(300)
    page.screenshot(path=out, full_page=shot.whole)


def main(chromium: str, screenshots: Path, images: Path) -> None:
    """All pictures."""
    screenshots.mkdir(parents=True, exist_ok=True)
    made = reports()
    for name, (html, _) in made.items():
        (screenshots / f"{name}.html").write_text(html, encoding="utf-8")
    largest = cluster_route(made["newsroom"][1].clusters[0].id)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        context: Any = browser.new_context()
        page = context.new_page()
        for shot in shots(largest):
            take(page, shot, screenshots / f"{shot.report}.html", screenshots / f"{shot.name}.png")
        newsroom = screenshots / "newsroom.html"
        for name, route in (("report", pair_route(WIRE, LAKE)), ("passages", f"{FERRY}?s=E2")):
            take(page, Shot(name=name, route=route, window=SHOWN, whole=False), newsroom, images / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve())
