"""A run as one HTML page that needs nothing else: no network, no script to be read, nothing beside it."""

from dedup.model import Run
from dedup.report.choice import Choice
from dedup.report.page.single_file import pieces


def render(run: Run) -> str:
    """The page of *run*, complete and encodable as UTF-8; the same run gives the same page."""
    return "".join(pieces(Choice(run)))
