"""
The style sheets within a page, as far as they can hide: rules of simple selectors.

Nothing is loaded, and what depends on the screen, on where an element stands
or on what a reader does is left out: such rules hide menus until they are
wanted, and print.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

# The style sheets within the largest news pages have some 500 KiB and 5,000 rules.
_MAX_CHARS = 2**20
_MAX_RULES = 20_000
_MAX_RULE_CHARS = 2000
_MAX_CLASSES = 50

_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?(?:\.-?[a-z_][\w-]*|#[a-z_][\w-]*)*", re.IGNORECASE)
_PART = re.compile(r"[.#]?[\w-]+")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What an element must have for *style* to apply to it, and how the rule ranks among others: the higher wins."""

    tag: str | None
    classes: frozenset[str]
    identity: str | None
    style: str
    rank: tuple[int, int, int, int]


class StyleSheets:
    """
    The rules in the style elements of a page, by what finds them: an id, a class, or the name of an element.

    Args:
        root: the page.
        hides: whether a style, lower case without white space, hides.
    """

    def __init__(self, root: Element, hides: Callable[[str], bool]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._hiding: set[str] = set()
        left = _MAX_CHARS
        for sheet in root.iter("style"):
            if (sheet.get("media") or "all").strip().lower() in {"all", "screen"} and left > 0:
                text = (sheet.text or "")[:left]
                left -= len(text)
                self._add(text, hides)

    def __bool__(self) -> bool:
        """Whether any rule hides."""
        return bool(self._hiding)

    def style_of(self, element: Element, own: str) -> str:
        """The style of an *element* by the rules and by its *own*, where a rule that hides may be among them."""
        classes = (element.get("class") or "").split()[:_MAX_CLASSES]
        identity = element.get("id")
        keys = [str(element.tag), *(f".{name}" for name in classes), f"#{identity}"]
        if self._hiding.isdisjoint(keys):
            return own
        found = [
            rule
            for key in keys
            for rule in self._rules.get(key, ())
            if rule.tag in {None, element.tag} and rule.classes.issubset(classes) and rule.identity in {None, identity}
        ]
        found.sort(key=lambda rule: rule.rank)
        return _merged([*(rule.style for rule in found), own])

    def _add(self, text: str, hides: Callable[[str], bool]) -> None:
        """Take the rules of *text* that apply on every screen."""
        for number, (selectors, style) in enumerate(_rules(_without_comments(text))):
            if number == _MAX_RULES:
                return
            plain = "".join(style[:_MAX_RULE_CHARS].lower().split())
            for selector in selectors[-_MAX_RULE_CHARS:].split(","):
                name = selector.strip()
                if name and _SIMPLE.fullmatch(name):
                    rule = _rule(name, plain, number)
                    self._rules.setdefault(_key(rule), []).append(rule)
                    if hides(plain):
                        self._hiding.add(_key(rule))


def _rule(selector: str, style: str, number: int) -> _Rule:
    """The rule of a simple *selector*, such as `span.note`."""
    parts = _PART.findall(selector)
    tag = parts[0].lower() if parts[0][0] not in ".#" else None
    identities = [part[1:] for part in parts if part[0] == "#"]
    classes = frozenset(part[1:] for part in parts if part[0] == ".")
    return _Rule(
        tag,
        classes,
        identities[0] if identities else None,
        style,
        (len(identities), len(classes), tag is not None, number),
    )


def _key(rule: _Rule) -> str:
    """Where a rule is found."""
    if rule.identity is not None:
        return f"#{rule.identity}"
    return f".{min(rule.classes)}" if rule.classes else rule.tag or ""


def _without_comments(text: str) -> str:
    kept = []
    start = 0
    while start >= 0:
        opening = text.find("/*", start)
        kept.append(text[start : opening if opening >= 0 else len(text)])
        closing = text.find("*/", opening + 2) if opening >= 0 else -1
        start = closing + 2 if closing >= 0 else -1
    return "".join(kept)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and the style of each rule that stands in no block, such as one for a kind of screen."""
    depth = start = opened = 0
    is_rule = False
    for match in _BRACE.finditer(text):
        if match.group() == "{":
            depth += 1
            is_rule = depth == 1
            opened = match.start() if is_rule else opened
        elif depth:
            depth -= 1
            if depth == 0:
                selectors = text[start:opened].rpartition(";")[2]
                if is_rule and "@" not in selectors:
                    yield selectors, text[opened + 1 : match.start()]
                start = match.end()
        else:
            start = match.end()


def _merged(styles: list[str]) -> str:
    """One style of several, the later ones over the earlier: of each property the last value counts."""
    values: dict[str, str] = {}
    for declaration in ";".join(styles).split(";"):
        name, colon, value = declaration.partition(":")
        if colon and (value.endswith("!important") or not values.get(name, "").endswith("!important")):
            values[name] = value
    return ";".join(f"{name}:{value}" for name, value in values.items())
