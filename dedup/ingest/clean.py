"""The text of an article without what is not its own prose."""

import re
from itertools import pairwise

from dedup.model import Article, RoleSpan, Span
from dedup.text.parse import parse_article

_BREAKS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def find_roles(article: Article) -> tuple[RoleSpan, ...]:
    """What in the text of *article* is not its own prose, in code points of the text."""
    parsed = parse_article(article)
    original = parsed.offsets.to_original
    return tuple(RoleSpan(span=original(each.span), role=each.role, reason=each.reason) for each in parsed.roles)


def without_roles(text: str, roles: tuple[RoleSpan, ...]) -> str:
    """*text* without the spans of *roles* and the empty lines they leave."""
    ends = Span(0, 0), *(each.span for each in roles), Span(len(text), len(text))
    kept = "".join(text[before.end : after.start] for before, after in pairwise(ends))
    return _BREAKS.sub("\n\n", kept).strip()
