"""Text in a drawing: SVG breaks no lines, so that what is written is cut to the room there is."""

from unicodedata import combining, east_asian_width

WIDE = 1.75
"""Room of an ideograph, in letters of a Latin script."""


def fitted(text: str, letters: float) -> str:
    """
    *text* cut to the room of so many Latin *letters*, with an ellipsis where it is cut.

    >>> fitted("Ferry line to close", 12), fitted("渡轮将于周日", 7), fitted("short", 12)
    ('Ferry line…', '渡轮将…', 'short')
    """
    room = letters
    for place, char in enumerate(text):
        room -= _width(char)
        if room < 0:
            return f"{_within(text[:place], letters - 1)}…"
    return text


def _within(text: str, letters: float) -> str:
    """As much of *text* as fits."""
    end = 0
    for char in text:
        letters -= _width(char)
        if letters < 0:
            break
        end += 1
    return text[:end].rstrip()


def _width(char: str) -> float:
    if combining(char):
        return 0.0
    return WIDE if east_asian_width(char) in "WF" else 1.0
