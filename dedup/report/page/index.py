"""The page of a report whose packed screens stand beside it, in scripts or on a server."""

from collections.abc import Iterator

from dedup.report.choice import Choice
from dedup.report.page.blocks import data_block
from dedup.report.page.render import frame, screen, shell
from dedup.report.page.screens import plain_views
from dedup.report.screens.overview import overview_view


def index(choice: Choice, shards: int) -> Iterator[str]:
    """The page in pieces; *shards* is the number of scripts beside it, or SERVED."""
    overview = overview_view(choice)
    sections = (screen(name, view) for name, view in (("overview", overview), *plain_views(choice)))
    blocks = (data_block(name, value) for name, value in overview.data)
    return shell(frame(choice, shards=shards), sections, blocks)
