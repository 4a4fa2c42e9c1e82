"""An article as read, each line behind its role."""

from collections.abc import Iterator

from dedup.ingest.clean import find_roles
from dedup.model import Article
from dedup.report.visible import visible_line

_WIDTH = 12


def role_lines(article: Article) -> Iterator[str]:
    """The lines of *article* to be printed, roles before them and reasons behind."""
    yield visible_line(f"── {article.id} ──")
    roles = iter(find_roles(article))
    role = next(roles, None)
    start = 0
    for line in article.text.splitlines(keepends=True):
        end = start + len(line)
        while role is not None and role.span.end <= start:
            role = next(roles, None)
        here = role if role is not None and role.span.start < end else None
        label = here.role.value if here is not None else ""
        reason = f"   ← {here.reason}" if here is not None else ""
        yield f"{label:<{_WIDTH}}│ {visible_line(line.rstrip())}{reason}"
        start = end
