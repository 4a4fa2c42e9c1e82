"""
Screens to HTML: the view of a screen through its template, and the shell around all of them.

Every text of an article reaches the page through the autoescape of jinja2
and after `visible`; the page's own policy forbids every load from outside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dedup.report.choice import Choice
from dedup.report.record import versions
from dedup.report.screens.values import METHOD, OUTLETS, OVERVIEW
from dedup.report.visible import visible_line
from dedup.report.words import CLASSES, LETTERS, headline

STYLES = ("tokens.css", "shell.css", "overview.css", "cluster.css", "pair.css", "document.css", "outlets.css")
"""The styles of the page, in their order."""

SCRIPTS = (
    *("shell.js", "blocks.js", "find.js", "tools.js", "verdicts.js"),
    *("overview.js", "cluster.js", "pair.js", "document.js", "outlets.js"),
)
"""The scripts of the page, in their order."""

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What the page may load: nothing."""

POLICY_BESIDE = POLICY.replace("script-src 'unsafe-inline'", "script-src 'unsafe-inline' 'self' file:")
"""What a page may load whose screens are kept beside it: scripts from there."""

SERVED = -1
"""The number of scripts beside a page that a server makes."""

_INDENT = re.compile(r"\n\s+")
"""The line ends and indents of the templates; text of articles has no line end left by then, see segments.py."""

_COMMENT = re.compile(r"/\* [^'\"`]*? \*/|(?:^|(?<=\s))// [^'\"`]*$|^//.*$")
"""A comment within a line of our styles and scripts; what holds a quotation mark may be a text, and stays."""


class Screen(Protocol):
    """The view of a screen: a dataclass with a route, and whatever its template shows."""

    @property
    def route(self) -> str:
        """The route of the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """
    What stands around the screens.

    Attributes:
        title: what the report is on, in one sentence.
        settings_line: the line that reproduces the run.
        input_digest: what identifies the articles read.
        n_skipped: inputs that were not read.
        made_by: the program and its version.
        start: the route of the screen that is shown first.
        shards: in how many scripts beside the page its packed screens are kept; 0 where the page holds all, SERVED
            where a server makes each when it is asked for.
        for_print: whether it is to be printed: every screen is shown, and nothing can be clicked but links.
    """

    title: str
    settings_line: str
    input_digest: str
    n_skipped: int
    made_by: str
    start: str = OVERVIEW
    shards: int = 0
    for_print: bool = False


def frame(choice: Choice, *, start: str = OVERVIEW, shards: int = 0, for_print: bool = False) -> Frame:
    """What stands around the screens of a run; see `Frame`."""
    run = choice.run
    return Frame(
        title=headline(run),
        settings_line=visible_line(run.settings),
        input_digest=visible_line(run.input_digest),
        n_skipped=len(run.skips),
        made_by=f"dedup {versions()['dedup']}",
        start=start,
        shards=shards,
        for_print=for_print,
    )


def screen(name: str, view: Screen) -> Markup:
    """The section of a screen: *view* through the template of that name."""
    values = {item.name: getattr(view, item.name) for item in fields(view)}  # type: ignore[arg-type]  # a dataclass
    html = _environment().get_template(f"{name}.html").render(values)
    return Markup(_INDENT.sub("\n", html))  # noqa: S704 -- escaped by the template


def shell(around: Frame, screens: Iterable[Markup], blocks: Iterable[Markup]) -> Iterator[str]:
    """The whole page in pieces: the frame, every screen as it comes, then every block."""
    legend = tuple((LETTERS[kind].lower(), LETTERS[kind], words) for kind, words in CLASSES.items())
    return (
        _environment()
        .get_template("shell.html")
        .generate(
            frame=around,
            screens=screens,
            blocks=blocks,
            legend=legend,
            policy=POLICY_BESIDE if around.shards else POLICY,
            styles=STYLES,
            scripts=SCRIPTS,
            parts=((OVERVIEW, "Overview"), (OUTLETS, "Outlets"), (METHOD, "Method and limits")),
        )
    )


@cache
def _environment() -> Environment:
    """The compiled templates."""
    environment = Environment(
        loader=PackageLoader("dedup.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    environment.globals["lean"] = lean
    return environment


def lean(name: str) -> Markup:
    """A style or script of ours without its indents, blank lines and comments."""
    text = files("dedup.report").joinpath("static", name).read_text(encoding="utf-8")
    lines = (_COMMENT.sub("", line.strip()) for line in text.splitlines())
    return Markup("\n".join(filter(None, lines)))  # noqa: S704 -- our own
