"""
Text from outside, made safe to show: what would steer a terminal or reorder a line becomes a visible sign.

Scripts written from right to left need no such signs, and the marks that
they do use (LRM, RLM, ALM, joiners) stay.
"""

import re

_LINE_ENDS = ("\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
_BIDI_CONTROLS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))

_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # the control pictures block mirrors C0
    0x7F: "\u2421",
    **{code: f"\u27e8U+{code:04X}\u27e9" for code in (*range(0x80, 0xA0), *_BIDI_CONTROLS)},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # a lone surrogate has no UTF-8 form
    **{ord(end): "\n" for end in _LINE_ENDS},
    ord("\n"): "\n",
    ord("\t"): " ",
}

_WHITE_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    r"""
    *text* with control characters, escape sequences and bidirectional overrides shown as signs.

    Line ends of every kind become `\n`.

    >>> visible("a\x1b[2Jb")
    'a␛[2Jb'
    """
    return text.replace("\r\n", "\n").translate(_SIGNS)


def visible_line(text: str, max_chars: int | None = None) -> str:
    """*text* on one line with single spaces; beyond *max_chars* cut, with an ellipsis as its last character."""
    line = _WHITE_SPACE.sub(" ", visible(text)).strip()
    if max_chars is not None and len(line) > max_chars:
        return f"{line[: max_chars - 1].rstrip()}…"
    return text if line == text else line  # the text itself, so that thousands of ids are held once
