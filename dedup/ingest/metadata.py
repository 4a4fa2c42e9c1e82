"""What a text says about itself: its headline, and the front matter before it."""

import re

# A headline is short; the longest measured in news text have about 150 characters.
_MAX_TITLE_CHARS = 200
# The title stands at the top; what a text holds further down costs nothing here.
_HEAD_CHARS = 4000
# Hard-wrapped prose has lines of up to 80 columns; a longer line is a paragraph.
_MAX_WRAPPED_CHARS = 80
_MAX_FRONT_MATTER_CHARS = 2**16

# Of any script: Latin, then full-width, Devanagari and Arabic.
_STATEMENT_ENDS = tuple(".…;:,\u3002\uff0e\uff1b\uff1a\uff0c\u3001\u0964\u061b\u060c")
_QUESTION_ENDS = tuple("?!\uff01\uff1f\u061f")
_CLOSERS = "\"')] \t\u201d\u2019\u00bb\u203a\u300d\u300f"

# Names of pictures that a content system left where the text begins: `2DC Harbor facebookJumbo`, `bridge_768x432.jpg`.
_PICTURE_NAME = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp)$"
    r"|\b(?:facebook|super|article|medium|thumb|square|video|mobile)(?:[A-Z]\w*|\d+)$"
    r"|\b\d{2,4}x\d{2,4}$"
    r"|^(?=[!-~]*\d)(?=[!-~]*[-_])[!-~]+$"
)

_SAME = ("title", "date", "url", "outlet", "canonical", "modified", "byline", "agency", "language", "copyright")
_FRONT_MATTER_FIELDS = dict.fromkeys(_SAME, "") | {"lang": "language", "author": "byline", "canonical_url": "canonical"}


def title_of(text: str) -> str | None:
    """
    The headline at the top of a plain text, None where its first line is not one.

    The first line (names of pictures before it apart) is one when the next
    says the same again, or when it has several words but not many, does not
    end as a statement does, and is followed by an empty line or, where it
    does not end as a question does either, by a far longer line: one that is
    a paragraph, and not the next line of hard-wrapped prose.
    """
    lines = text[:_HEAD_CHARS].splitlines()
    filled = [index for index, line in enumerate(lines) if line and not line.isspace()][:6]
    while len(filled) > 1 and _PICTURE_NAME.search(lines[filled[0]].strip()[-_MAX_TITLE_CHARS:]):
        del filled[0]
    if len(filled) < 2:
        return None
    title = lines[filled[0]].strip().lstrip("#").strip()
    if len(title) > _MAX_TITLE_CHARS or (title.isascii() and " " not in title):
        return None
    if title == lines[filled[1]].strip():
        return title
    end = title.rstrip(_CLOSERS)
    if end.endswith(_STATEMENT_ENDS):
        return None
    if filled[1] > filled[0] + 1:
        return title
    unwrapped = any(len(lines[index]) > max(_MAX_WRAPPED_CHARS, 2 * len(title)) for index in filled[1:4])
    return title if unwrapped and not end.endswith(_QUESTION_ENDS) else None


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """
    The fields between the `---` lines at the top of *text*, such as title, date and outlet, and the text after those.

    Each is a line `name: value`; quotes around the value are taken off. Text
    that does not begin with a closed block is given back whole.
    """
    if not text.startswith(("---\n", "---\r\n")):
        return {}, text
    head = text[:_MAX_FRONT_MATTER_CHARS].splitlines(keepends=True)
    said: dict[str, str] = {}
    size = len(head[0])
    for line in head[1:]:
        size += len(line)
        if line.rstrip() in {"---", "..."}:
            return said, text[size:]
        name, _, value = line.partition(":")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        if value and name in _FRONT_MATTER_FIELDS:
            said[_FRONT_MATTER_FIELDS[name] or name] = value
    return {}, text
