"""Text that was broken into lines of even width: which line breaks are only wrapping."""

import re
from itertools import pairwise

# Lines that continue in lower case this often were wrapped; headlines and lists were not.
_FEWEST_CONTINUATIONS = 3
# Widths of telegrams, mail and terminals. A longer line shows that paragraphs are not wrapped; shorter ones are a list.
_NARROWEST = 40
_WIDEST = 120
# A line break is wrapping when the next word would have made the line longer than this share of the widest one.
_NEARLY_FULL = 0.9

_CONTINUATION = re.compile(r"\n(?=[a-zß-öø-ÿа-яё])")


def unwrap(text: str) -> str:
    """
    *text* with a space for each line break that only wraps a paragraph; its length stays.

    Only where lines go on in lower case, and are all short, is a text taken to
    be wrapped. In it, blank lines, indented lines and lines that end early
    still end a paragraph. Idempotent: a joined text has no line left that
    goes on in lower case.
    """
    if len(_CONTINUATION.findall(text)) < _FEWEST_CONTINUATIONS:
        return text
    lines = text.split("\n")
    widest = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= widest <= _WIDEST:
        return text
    joined = [lines[0]]
    for line, following in pairwise(lines):
        joined += (" " if _goes_on(line, following, widest) else "\n", following)
    return "".join(joined)


def _goes_on(line: str, following: str, widest: int) -> bool:
    """Whether *following* continues the paragraph of *line*."""
    if not line.strip() or not following.strip() or following[0] == " ":
        return False
    word = following.partition(" ")[0]
    return bool(_CONTINUATION.match("\n" + following)) or len(line.rstrip()) + 1 + len(word) > _NEARLY_FULL * widest
