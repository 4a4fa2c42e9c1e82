"""What a page holds and no reader sees: dropped, and counted where it stands between the words of a sentence."""

import re
from typing import Any, TypeAlias

from dedup.ingest.style_sheets import StyleSheets

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

# Pages fade in what they hold: an element with more of the text than this is the page itself.
_MOST_OF_PAGE = 0.5

_STYLES = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|!|$)|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
    r"|(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}|color:transparent"
    r"|clip:rect\((?:0(?:px)?[, ]?){4}|clip-path:inset\((?:50|100)%"
    r"|(?:^|;)(?:max-)?(?:height|width):0(?:px)?;(?:.*;)?overflow:hidden|overflow:hidden;(?:.*;)?(?:max-)?(?:height|width):0(?:px)?(?:;|$)"
)
_COLOUR = re.compile(r"(?:^|;)(color|background(?:-color)?):([^;]+)")
_COLOUR_NAMES = {"white": "#ffffff", "black": "#000000"}
_SHORT_COLOUR = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,[\d.]+)?\)")
_MAX_STYLE_CHARS = 1000

_MAY_HIDE = "descendant-or-self::*[@style or @hidden or @aria-hidden='true' or self::template]"
_MAY_HIDE_BY_RULE = "descendant-or-self::*"

_INLINE = frozenset(("span", "font", "b", "i", "em", "strong", "small", "a", "mark", "u", "sub", "sup", "bdo", "ins"))


def drop_hidden(root: Element) -> int:
    """
    Take out of *root* what no reader sees, and leave what follows it where it was.

    Returns:
        The words dropped from between the words of sentences; menus and dialogues that are shown later do not count.
    """
    sheets = StyleSheets(root, _hides)
    hidden = [each for each in root.xpath(_MAY_HIDE_BY_RULE if sheets else _MAY_HIDE) if _is_hidden(each, sheets)]
    if not hidden:
        return 0
    most = _MOST_OF_PAGE * len(root.text_content())
    n_words = 0
    for element in hidden:
        if element.getparent() is None or len(text := element.text_content()) > most:
            continue
        if element.tag in _INLINE:
            n_words += len(text.split())
        element.drop_tree()
    return n_words


def _is_hidden(element: Element, sheets: StyleSheets) -> bool:
    """Whether an *element* by itself is hidden."""
    if element.tag == "template" or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    style = "".join((element.get("style") or "")[:_MAX_STYLE_CHARS].lower().split())
    if sheets:
        style = sheets.style_of(element, style)
    return bool(style) and _hides(style)


def _hides(style: str) -> bool:
    """Whether a *style*, lower case without white space, hides."""
    return _STYLES.search(style) is not None or _has_colour_of_background(style)


def _has_colour_of_background(style: str) -> bool:
    """Whether a *style* writes in the colour that it paints below."""
    colours = {name.partition("-")[0]: _plain(value) for name, value in _COLOUR.findall(style)}
    return "color" in colours and colours["color"] == colours.get("background")


def _plain(colour: str) -> str:
    """A *colour* as six digits where it is one of the common forms."""
    if match := _SHORT_COLOUR.fullmatch(colour):
        return "#" + "".join(digit * 2 for digit in match.groups())
    if match := _RGB.fullmatch(colour):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups())
    return _COLOUR_NAMES.get(colour, colour)
