"""A run as one HTML file that needs nothing else: no network, and nothing beside it."""

from collections.abc import Iterator

from markupsafe import Markup

from dedup.report.choice import Choice
from dedup.report.page.blocks import data_block, screen_block
from dedup.report.page.making import Packed, packed_screens
from dedup.report.page.render import frame, screen, shell
from dedup.report.page.screens import packed_keys, plain_views
from dedup.report.screens.overview import OverviewView, overview_view
from dedup.report.screens.values import start_of
from dedup.report.source import Source


def pieces(choice: Choice, source: Source | None = None, *, for_print: bool = False) -> Iterator[str]:
    """
    The page in pieces, each made when it is asked for.

    Args:
        choice: what is shown.
        source: what *choice* is made of, where it comes from the disk.
        for_print: show every screen, and leave out what can only be clicked.
    """
    with packed_screens(choice, packed_keys(choice), source) as screens:
        overview = overview_view(choice)
        start = start_of(choice.run, is_part=source is not None and source.is_part)
        around = frame(choice, start=start, for_print=for_print)
        blocks = () if for_print else _packed(overview, screens)
        yield from shell(around, _plain(choice, overview), blocks)


def _plain(choice: Choice, overview: OverviewView) -> Iterator[Markup]:
    """The screens that are plain HTML."""
    yield screen("overview", overview)
    for name, view in plain_views(choice):
        yield screen(name, view)


def _packed(overview: OverviewView, screens: Iterator[Packed]) -> Iterator[Markup]:
    """The data of the scripts, and the screens that are packed."""
    for name, value in overview.data:
        yield data_block(name, value)
    for route, content in screens:
        yield screen_block(route, content)
