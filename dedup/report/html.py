"""
A run as one HTML page that needs nothing else: no network, no script to be read, nothing beside it.

Every text of an article reaches the page through the autoescape of jinja2
and after `visible`; the page's own policy forbids every load from outside.
"""

from dataclasses import fields
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from dedup.model import Run
from dedup.report.view import ReportView, report_view
from dedup.report.words import CLASSES, LETTERS


def render(run: Run) -> str:
    """The page of *run*, complete and encodable as UTF-8; the same run gives the same page."""
    return render_view(report_view(run))


def render_view(view: ReportView) -> str:
    """The page of a view."""
    legend = tuple((kind.value, LETTERS[kind], words) for kind, words in CLASSES.items())
    return _template().render({item.name: getattr(view, item.name) for item in fields(view)}, legend=legend)


@cache
def _template() -> Template:
    """The compiled template."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("dedup.report", folder) for folder in ("templates", "static")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")
