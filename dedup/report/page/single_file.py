"""A run as one HTML file that needs nothing else: no network, and nothing beside it."""

from collections.abc import Iterator

from markupsafe import Markup

from dedup.report.choice import Choice
from dedup.report.page.blocks import data_block, screen_block
from dedup.report.page.render import frame, screen, shell
from dedup.report.page.screens import packed_views, plain_views
from dedup.report.screens.overview import OverviewView, overview_view
from dedup.report.screens.values import OVERVIEW


def pieces(choice: Choice, *, start: str = OVERVIEW, for_print: bool = False) -> Iterator[str]:
    """The page in pieces, each made when it is asked for; *start* is the route of the screen that is shown first."""
    overview = overview_view(choice)
    around = frame(choice, start=start, for_print=for_print)
    return shell(around, _plain(choice, overview), _packed(choice, overview))


def _plain(choice: Choice, overview: OverviewView) -> Iterator[Markup]:
    """The screens that are plain HTML."""
    yield screen("overview", overview)
    for name, view in plain_views(choice):
        yield screen(name, view)


def _packed(choice: Choice, overview: OverviewView) -> Iterator[Markup]:
    """The data of the scripts, and the screens that are packed."""
    for name, value in overview.data:
        yield data_block(name, value)
    for name, view in packed_views(choice):
        yield screen_block(view.route, screen(name, view))
