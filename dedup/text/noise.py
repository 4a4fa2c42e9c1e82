"""
Titles, bylines, captions, furniture and residue: lines that are not the article's own prose, each with the reason.

Only whole lines are marked, and prose is never given up for tidiness: a
pattern applies to short lines that do not end like a sentence, unless its
words leave no doubt, and a text is never marked whole.
"""
# ruff: noqa: RUF001 - the dashes and full-width marks are meant

import re
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from dedup.model import Role, RoleSpan, Span
from dedup.text import furniture
from dedup.text.normalise import normalise

# Longer lines are paragraphs. Headlines run up to about 150 characters, credits and furniture to less.
_SHORT = 160
# A caption tells a whole scene, yet hardly ever in more characters than this.
_LONGEST_CAPTION = 800
# No phrase that begins a line of furniture is longer.
_LONGEST_START = 60
_LONGEST_BYLINE = 120
_LONGEST_DATE = 80
_LONGEST_SLUG = 100
_LONGEST_CREDIT = 110
# What may follow the words of a line of furniture.
_TRIMMINGS = " .:…|>»-–—_"
# A repeated line of fewer characters than this is a name, a number or an answer, and stays.
_SHORTEST_REPEATED = 25
# Share of the words of a line that the title must have, and of the title that the line must have.
_TITLE_LIKENESS = 0.8
_TITLE_COVER = 0.5
# Less than this, in characters, is no text beside a title; the shortest headlines in Chinese have about as many.
_LEAST_LEFT = 16
# The title stands among the first lines with a role or without.
_TITLE_LINES = 5

_PROSE_ENDS = tuple(".!?…。！？؟।\"”'»」")
_CLAUSE_ENDS = frozenset((*_PROSE_ENDS, *":;,"))
_SENTENCE_END = re.compile(r"""[.!?…。！？؟।:;,–—-]["”'»」)]?$""")
_BRACKET = re.compile(r"\(([^()]{1,150})\)$")
_NOT_A_CREDIT = ("see ", "note", "click ", "watch ", "read ")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?/ ?\d{1,2}[:.]\d{2})?")
_COUNTER = re.compile(r"(?:image|photo|card|slide|page|picture)? ?\d+ ?(?:of|of/|/) ?\d+", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|(?:https?://|www\.)\S+", re.IGNORECASE)
# How agencies begin what they write below pictures from their files: with a date, and the word for a picture.
_PICTURE = (
    "(?:file |handout |undated |combination |aerial |frame )*(?:photo|photograph|image|frame grab|video|combination)\\b"
)
_OF_THE_FILES = re.compile(
    rf"(?:file ?[-–—]+ ?(?:in )?)?(?:in )?this [^.]{{0,40}}\d{{4}},? {_PICTURE}"
    rf"|file ?[-–—]+ ?[^.]{{0,80}}{_PICTURE}|in this (?:undated|file|handout) {_PICTURE}",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\))(?=.*" + furniture.RESERVATION + ")")
_CODE = re.compile(
    r"\b(?:window|document|googletag)\.\w|\bfunction ?\w*\(|\.push\(\{|\bvar \w+ ?=|=> ?\{|@media\b|!important"
)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|mp4|mp3|pdf)(?: copy)?", re.IGNORECASE)
# Names as cameras, agencies and publishing systems give them: a size in pixels, a number behind letters that stand for
# a camera, or words held together by underscores; the copy of a file is called one.
_SLUG = re.compile(
    r"(?:[\w-]{0,80}[_-])?\d{3,4}x\d{3,4}(?:[_-][\w-]{1,40})?|(?:img|dscf?|dscn|pxl|gettyimages|shutterstock)[_-]\d[\w-]{2,40}"
    r"|[^\W_]+(?:[_-][^\W_]+){0,12}_[^\W_]+(?:[_-][^\W_]+){0,12}"
)
_COPIED = re.compile(r"(?: copy(?: \d{1,3})?| ?\(\d{1,3}\)){0,2}$")
_CREDIT_BEHIND = re.compile(
    r"[.!?…)”\"'’»] {0,2}(?:picture|photo(?:graph)?|image|graphic|pic|foto|bild|grafik|imagen|immagine|imagem|beeld"
    r"|фото)(?:s|er|n|)(?: by| credits?| courtesy)? ?: ?[^.!?:;]{2,80}\.?$",
    re.IGNORECASE,
)

LISTED = "is a line of a list of boilerplate that was given"
"""The reason of lines that were listed."""

COMMON = "stands in articles that have nothing else in common"
"""The reason of lines that the collection shows to be boilerplate."""

_Finding: TypeAlias = tuple[Role, str]

_WHOLE_LINES: dict[str, _Finding] = {
    phrase.rstrip(_TRIMMINGS): (kind.role, kind.reason) for kind in furniture.WHOLE_LINES for phrase in kind.phrases
}


def _by_character(kinds: tuple[furniture.Furniture, ...], position: int) -> dict[str, tuple[str, ...]]:
    """All phrases of *kinds* under their character at *position*, so that a line is tried against few of them."""
    phrases = [phrase for kind in kinds for phrase in kind.phrases]
    return {char: tuple(p for p in phrases if p[position] == char) for char in {p[position] for p in phrases}}


_STARTS = _by_character(furniture.LINE_STARTS, 0)
_LONG_STARTS = _by_character(furniture.LONG_LINE_STARTS, 0)
_ENDS = _by_character(furniture.LINE_ENDS, -1)


class _Line(NamedTuple):
    """A line that is not blank, without the white space around it, and where it starts."""

    start: int
    text: str


def line_key(line: str) -> str:
    """What two lines have in common that say the same but for case and white space."""
    return " ".join(normalise(line).text.lower().split())


def roles(
    canonical: str, title: str | None = None, listed: tuple[str, ...] = (), common: tuple[str, ...] = ()
) -> tuple[RoleSpan, ...]:
    """
    The lines of *canonical* text that are not prose, sorted and disjoint.

    *title*, in canonical form too, is the headline where it is known apart
    from the text. A text of one line is prose. Where next to nothing would be
    left, the title is the text and is not marked, as in a news flash; where
    nothing would be left even then, the text has no roles. Lines that are
    *listed* or *common*, as `line_key` makes them, are boilerplate.
    """
    lines = _lines(canonical)
    if len(lines) < 2:
        return ()
    findings = [_furniture(line.text) for line in lines]
    if listed:
        _find_known(lines, findings, frozenset(listed), LISTED)
    if common:
        _find_known(lines, findings, frozenset(common), COMMON)
    _find_title(lines, findings, title)
    _find_repeated(lines, findings)
    _find_above_credit(lines, findings)
    _keep_text(lines, findings)
    return tuple(
        RoleSpan(span=Span(line.start, line.start + len(line.text)), role=finding[0], reason=finding[1])
        for line, finding in zip(lines, findings, strict=True)
        if finding
    )


def _lines(canonical: str) -> list[_Line]:
    """Every line that is not blank."""
    lines = []
    start = 0
    for raw in canonical.split("\n"):
        text = raw.strip()
        if text:
            lines.append(_Line(start + (0 if raw[0] == text[0] else raw.index(text)), text))
        start += len(raw) + 1
    return lines


def _furniture(line: str) -> _Finding | None:
    """What a *line* is by its own words, wherever it stands."""
    if ("{" in line or "=" in line) and _CODE.search(line, 0, _LONGEST_CAPTION):
        return Role.RESIDUE, "is program code"
    if len(line) > _LONGEST_CAPTION:
        return None
    lower = (line if len(line) <= _SHORT else line[:_LONGEST_START]).lower()
    found = _picture_line(line, lower)
    return found if found or len(line) > _SHORT else _short_furniture(line, lower)


def _picture_line(line: str, lower: str) -> _Finding | None:
    """What a *line* of any length is: most often what is said below a picture."""
    first = lower[0]
    found = None
    if lower.startswith(_LONG_STARTS.get(first, ())):
        found = _beginning(lower, furniture.LONG_LINE_STARTS)
    if found is None and first in "c©(" and _RIGHTS.match(lower):
        found = Role.BOILERPLATE, "reserves rights"
    if found is None and first in "fi" and _OF_THE_FILES.match(line):
        found = Role.CAPTION, "begins as the caption of a picture from the files"
    if (
        found is None
        and ":" in line[-_LONGEST_CREDIT:]
        and _CREDIT_BEHIND.search(line, max(0, len(line) - _LONGEST_CREDIT))
    ):
        found = Role.CAPTION, "ends with the credit of a picture"
    return _credited(line) if found is None and line[-1] == ")" else found


def _short_furniture(line: str, lower: str) -> _Finding | None:
    """What a short *line* is."""
    first, last = lower[0], line[-1]
    found = _WHOLE_LINES.get(lower.rstrip(_TRIMMINGS))
    if found is None and lower.startswith(_STARTS.get(first, ())):
        found = _beginning(lower, furniture.LINE_STARTS)
    if found is None and furniture.RESERVATION in lower:
        found = Role.BOILERPLATE, "reserves rights"
    if found or last in _CLAUSE_ENDS:
        return found
    if lower.endswith(_ENDS.get(last, ())):
        return next((kind.role, kind.reason) for kind in furniture.LINE_ENDS if lower.endswith(kind.phrases))
    return _byline(line) or _residue(line, lower) or _date(lower)


def _beginning(lower: str, kinds: tuple[furniture.Furniture, ...]) -> _Finding | None:
    """
    The kind of furniture whose phrase *lower* begins with, if the phrase ends with a whole word.

    A line that ends like a sentence must begin with three words of furniture
    or with a label such as `photo:`; prose begins with fewer.
    """
    ends = lower[-1] in _CLAUSE_ENDS
    for kind in kinds:
        for phrase in kind.phrases:
            if (
                lower.startswith(phrase)
                and not (phrase[-1].isalnum() and lower[len(phrase) : len(phrase) + 1].isalnum())
                and not (ends and phrase[-1].isalpha() and phrase.count(" ") < 2)
            ):
                return kind.role, kind.reason
    return None


def _credited(line: str) -> _Finding | None:
    """A caption, if *line* ends with a picture's credit in brackets."""
    bracket = _BRACKET.search(line, max(0, len(line) - 160))
    if not bracket:
        return None
    credit = bracket.group(1).lower()
    if credit.startswith(_NOT_A_CREDIT) or credit.endswith("."):
        return None
    words = set(_WORD.findall(credit))
    named = "/" in credit and not words.isdisjoint(furniture.AGENCIES) and not words <= furniture.AGENCIES
    if named or not words.isdisjoint(furniture.PHOTO_WORDS):
        return Role.CAPTION, "ends with the credit of a picture"
    return None


def _byline(line: str) -> _Finding | None:
    """A byline, if *line* is "by", names in capitals and little else, or an address alone."""
    if _ADDRESS.fullmatch(line):
        return Role.BYLINE, "gives only an address"
    words = line.split(None, 15)
    if words[0].lower() not in furniture.BYLINE_WORDS or not 2 <= len(words) <= 14 or len(line) > _LONGEST_BYLINE:
        return None
    if not words[1][0].isupper() or words[1].lower().strip(",") in furniture.DATE_WORDS:
        return None
    names = [word for word in words[1:] if word[0].isupper()]
    others = [word for word in words[1:] if not word[0].isupper() and word.strip(",|") not in furniture.NAME_JOINERS]
    allowed = len(names) if words[0].lower() == "by" else 0
    return (Role.BYLINE, "names the writer") if len(others) <= allowed else None


def _date(lower: str) -> _Finding | None:
    """A date line, if *lower* holds figures and only such words as dates and times are made of; a table holds more."""
    if len(lower) > _LONGEST_DATE or not _DIGIT.search(lower) or "  " in lower or "+" in lower:
        return None
    words = _LETTERS.findall(lower)
    if (words and furniture.DATE_WORDS.issuperset(words)) or _CLOCK.fullmatch(lower):
        return Role.BYLINE, "gives only a date or a time"
    return None


def _residue(line: str, lower: str) -> _Finding | None:
    """Residue, if *line* counts pictures or names a picture file."""
    if _COUNTER.fullmatch(line):
        return Role.RESIDUE, "counts pictures or cards"
    if lower.endswith(furniture.IMAGE_CROPS) or _FILE_NAME.fullmatch(line) or _is_slug(lower):
        return Role.RESIDUE, "names a picture file"
    return None


def _is_slug(lower: str) -> bool:
    """Whether *lower* is the name that a publishing system gave to a picture, such as `quay_at_dusk_1140x640 copy`."""
    return len(lower) <= _LONGEST_SLUG and _SLUG.fullmatch(_COPIED.sub("", lower)) is not None


def _find_known(lines: list[_Line], findings: list[_Finding | None], known: frozenset[str], reason: str) -> None:
    """Mark the lines that are *known* to be boilerplate."""
    for index, line in enumerate(lines):
        if findings[index] is None and line_key(line.text) in known:
            findings[index] = (Role.BOILERPLATE, reason)


def _find_title(lines: list[_Line], findings: list[_Finding | None], title: str | None) -> None:
    """Mark the title among the first lines: the one given, or else the first line that looks like one; and its twin."""
    reason = "is the title given with the text"
    if not title:
        first = next((index for index, finding in enumerate(findings) if finding is None), None)
        if first is None or not _looks_like_title(lines, findings, first):
            return
        title, reason = lines[first].text, "is a first line that ends no sentence, with prose below"
    known = set(_WORD.findall(title.lower()))
    for index, line in enumerate(lines[:_TITLE_LINES]):
        if (
            len(line.text) <= 2 * _SHORT
            and findings[index] is None
            and _is_like(set(_WORD.findall(line.text.lower())), known)
        ):
            findings[index] = (Role.TITLE, reason)


def _is_like(words: set[str], known: set[str]) -> bool:
    """Whether a line of *words* says the title of *known* words, perhaps without the outlet's name after it."""
    shared = len(words & known)
    return shared > 0 and shared >= _TITLE_LIKENESS * len(words) and shared >= _TITLE_COVER * len(known)


def _looks_like_title(lines: list[_Line], findings: list[_Finding | None], index: int) -> bool:
    """Whether the line at *index* is short, ends no sentence, does not run on below, and has prose below it."""
    text = lines[index].text
    if (
        len(text) > _SHORT
        or not _LETTERS.search(text)
        or (_SENTENCE_END.search(text, len(text) - 2) and not _in_title_case(text))
    ):
        return False
    below = [line.text for line, finding in zip(lines[index + 1 :], findings[index + 1 :], strict=True) if not finding]
    return bool(below) and not below[0][0].islower() and any(map(_is_prose, below))


def _in_title_case(text: str) -> bool:
    """Whether nearly all the longer words of *text* are capitalised, as in no sentence."""
    words = [word for word in _LETTERS.findall(text) if len(word) >= 4]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_prose(text: str) -> bool:
    """Whether *text* ends like a sentence or is longer than any headline."""
    return len(text) > _SHORT or text.endswith(_PROSE_ENDS)


def _find_repeated(lines: list[_Line], findings: list[_Finding | None]) -> None:
    """Mark lines that say word for word what an earlier line says."""
    if len({line.text for line in lines}) == len(lines):
        return
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if line.text in seen and findings[index] is None:
            findings[index] = (Role.RESIDUE, "repeats an earlier line word for word")
        if len(line.text) >= _SHORTEST_REPEATED:
            seen.add(line.text)


def _find_above_credit(lines: list[_Line], findings: list[_Finding | None]) -> None:
    """Mark captions cut short: lines that end no sentence right above a line that is only a credit in brackets."""
    for index, (line, below) in enumerate(pairwise(lines)):
        if (
            below.text[0] == "("
            and findings[index] is None
            and (finding := findings[index + 1]) is not None
            and finding[0] is Role.CAPTION
            and below.start == line.start + len(line.text) + 1
            and not _is_prose(line.text)
        ):
            findings[index] = (Role.CAPTION, "stands right above the credit of a picture")


def _keep_text(lines: list[_Line], findings: list[_Finding | None]) -> None:
    """Take findings back where they would leave less text than a headline has: those of titles, then all."""
    if _length_left(lines, findings) < _LEAST_LEFT:
        findings[:] = [None if finding and finding[0] is Role.TITLE else finding for finding in findings]
        if not _length_left(lines, findings):
            findings[:] = [None] * len(findings)


def _length_left(lines: list[_Line], findings: list[_Finding | None]) -> int:
    """How many characters stand in lines without a finding."""
    return sum(len(line.text) for line, finding in zip(lines, findings, strict=True) if finding is None)
