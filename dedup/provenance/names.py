"""What publishers are called, and where a text names them as the source of what it tells."""
# ruff: noqa: RUF001 - quotation marks, brackets and letters of many scripts are meant

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from dedup.model import Article, ArticleFacts, Role, RoleSpan, Span
from dedup.provenance import tables

HEAD, TAIL = 900, 600
"""Characters from the beginning and before the end of a text in which agencies are looked for: further in, they
are quoted rather than credited."""

_MOST_OCCURRENCES = 24
_BEFORE = 40
_DOMAIN = re.compile(r"(?:www\.)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:/\S*)?", re.IGNORECASE)
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ,]{0,3}(?:\d{4}[ ,]{0,3})?(?:by )?(?:the )?([^\W\d_][^\n.,;|()©\d]{2,60})", re.IGNORECASE
)
# A space may follow the name: `(dpa Berlin)`.
_OPENINGS, _CLOSINGS = "([/（【", ")]/）】 ,"
_WORD = re.compile(r"\w+")
# Lines where a bare name credits the text, and lines where it credits a picture, or is a caption given twice.
_OF_TEXTS = frozenset({Role.BYLINE, Role.BOILERPLATE})
_OF_PICTURES = frozenset({Role.CAPTION, Role.RESIDUE})
# By their first word, which is looked up faster than each is looked for.
_AGENCIES: dict[str, tuple[str, ...]] = {
    first: tuple(spelling for spelling in tables.AGENCIES if _WORD.findall(spelling)[0] == first)
    for first in dict.fromkeys(_WORD.findall(spelling)[0] for spelling in tables.AGENCIES)
}
_CAPITALISED = re.compile(r"[A-ZČА-ЯІ]\w*")
_UNSPACED_AGENCIES = frozenset(first for first in _AGENCIES if UNSPACED.match(first))
_UNCAPITALISED = tuple(first for first in _AGENCIES if not _CAPITALISED.match(first) and not UNSPACED.match(first))


@dataclass(frozen=True, slots=True)
class Naming:
    """A publisher, by the name it is shown by, and where a text names it."""

    name: str
    span: Span


def names_given(article: Article) -> tuple[str, ...]:
    """What the publisher of *article* is called, by its outlet and its address."""
    names: list[str] = []
    outlet = " ".join((article.outlet or "").split())[:80]
    if domain := _DOMAIN.fullmatch(outlet):
        names += [domain[1].lower(), *_label(domain[1])]
    elif outlet:
        names.append(without_article(outlet))
    if article.url:
        host = _host(article.url)
        names += [host, *([] if outlet else _label(host))] if host else []
    return tuple(dict.fromkeys(name for name in names if len(name) >= 2))


def without_article(name: str) -> str:
    """*name* without the article that a paper's name often begins with: `The Tessary Times` is `Tessary Times`."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in tables.ARTICLES else name


def third_parties(
    facts: ArticleFacts, names: tuple[str, ...], byline: Span | None, dateline: Span | None
) -> tuple[tuple[str, ...], tuple[Naming, ...]]:
    """
    Publishers that the text signs with or credits, told apart by whether the article's own *names* are known.

    Returns:
        What its publisher is likely called where *names* are empty, from byline and copyright; and the
        publishers it credits.
    """
    text = facts.article.text
    signed = [*_of_byline(text, byline), *_of_copyright(facts)]
    credited = list(_agencies(facts, byline, dateline))
    if names:
        known = {name.casefold() for name in names}
        credits_ = [naming for naming in (*credited, *signed) if not _is_one_of(naming.name, known)]
        return (), _once(credits_)
    own = [without_article(naming.name) for naming in signed]
    initials = ["".join(word[0] for word in name.split()).upper() for name in own if len(name.split()) > 2]
    return tuple(dict.fromkeys((*own, *initials))), _once(naming for naming in credited if naming.name not in own)


def find_naming(text: str, roles: tuple[RoleSpan, ...], names: Iterable[str], own: Iterable[str]) -> Naming | None:
    """
    The first place where *text* names one of *names* as its source; names it shares with *own* do not count.

    An address, or a name of several words, counts wherever it stands. A single word counts in brackets, after
    a phrase of credit, and on bylines and lines of furniture; elsewhere `Time` may be the time. The credit of a
    picture is none of the text.
    """
    mine = {name.casefold() for name in own}
    for name in names:
        if _is_one_of(name, mine):
            continue
        for spelling in _spellings(name):
            for start in _occurrences(text, spelling):
                span = Span(start, start + len(spelling))
                role = role_of(span, roles)
                if role in _OF_PICTURES or _lead(text, span).endswith(tables.PICTURES):
                    continue
                if _is_telling(name) or role in _OF_TEXTS or _is_credit(text, span):
                    return Naming(spelling, span)
    return None


def _is_one_of(name: str, known: set[str]) -> bool:
    """Whether *name* is among *known* ones, which are casefolded, also by its label: `cnn.com` is `CNN`."""
    folded = without_article(name).casefold()
    return folded in known or any(folded == known_name.partition(".")[0] for known_name in known)


def _label(domain: str) -> list[str]:
    """The first label of a *domain*, where it may be a name: `cnn` of `edition.cnn.com`."""
    labels = domain.lower().split(".")
    place = -3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else -2
    return [labels[place]] if len(labels) >= -place and len(labels[place]) >= 3 else []


def _host(url: str) -> str:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")[:80]


def _spellings(name: str) -> tuple[str, ...]:
    """How a name may be written; a label of a domain has lost its capitals."""
    return (name.upper(), name.capitalize(), name) if name.islower() and "." not in name else (name,)


def _occurrences(text: str, name: str) -> Iterator[int]:
    """Where *name* stands in *text* as whole words, the first of them."""
    at = text.find(name)
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            return
        end = at + len(name)
        bounded = not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
        if bounded or UNSPACED.match(name):
            yield at
        at = text.find(name, end)


def _is_telling(name: str) -> bool:
    """Whether *name* is an address, several words, or four letters of a script without spaces."""
    return "." in name or " " in name or (len(name) >= 4 and UNSPACED.match(name) is not None)


def role_of(span: Span, roles: tuple[RoleSpan, ...]) -> Role | None:
    """The role of the line that *span* lies in; None where that is prose. *roles* are in order and disjoint."""
    place = bisect_right(roles, span.start, key=lambda role: role.span.start)
    return roles[place - 1].role if place and roles[place - 1].span.contains(span) else None


def _is_credit(text: str, span: Span) -> bool:
    """Whether what stands at *span* is in brackets or follows a phrase of credit."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if before and before in _OPENINGS and after and after in _CLOSINGS:
        return True
    line = _lead(text, span)
    begins = not line and UNSPACED.match(span.of(text)) is not None  # 新华社北京11月3日电
    return begins or line.endswith(tables.CUES)


def _agencies(facts: ArticleFacts, byline: Span | None, dateline: Span | None) -> Iterator[Naming]:
    """The news agencies that a text credits at its beginning and end."""
    text = facts.article.text
    frame = [span for span in (byline, dateline) if span]
    windows = [(0, text[:HEAD])]
    if len(text) > HEAD:
        begin = max(HEAD, len(text) - TAIL)
        windows.append((begin, text[begin:]))
    for begin, window in windows:
        for spelling in _spelt_in(window):
            for start in _occurrences(window, spelling):
                span = Span(begin + start, begin + start + len(spelling))
                role = role_of(span, facts.roles)
                framed = role in _OF_TEXTS or any(each.contains(span) for each in frame)
                if role not in _OF_PICTURES and (framed or _is_credit(text, span)):
                    yield Naming(tables.AGENCIES[spelling], span)
                    break


def _lead(text: str, span: Span) -> str:
    """What stands before *span* on its line, in lower case, without marks and an article right before it."""
    line = text[max(0, span.start - _BEFORE) : span.start].lower().rpartition("\n")[2].rstrip(" “\"'«„*_")
    before, _, last = line.rpartition(" ")
    return before if last in tables.ARTICLES else line


def _spelt_in(window: str) -> Iterator[str]:
    """The spellings of agencies that stand in *window*, those of one first word together."""
    firsts = _AGENCIES.keys() & {*_CAPITALISED.findall(window), *(first for first in _UNCAPITALISED if first in window)}
    if not window.isascii():
        firsts |= _UNSPACED_AGENCIES
    for first in sorted(firsts):
        yield from (spelling for spelling in _AGENCIES[first] if spelling in window)


def _of_byline(text: str, byline: Span | None) -> Iterator[Naming]:
    """The publisher that a byline names after the writer: `By Nadia Quill, Castrel Wire Service`."""
    if byline is None:
        return
    line = byline.of(text)[:200]
    _, comma, last = line.rpartition(",")
    name = last.strip(" .*_|")
    words = name.split()
    if not comma or not 1 <= len(words) <= 6 or not name[:1].isupper() or any(c.isdigit() for c in name):
        return
    if tables.JOBS.isdisjoint(word.casefold().strip(".") for word in words):
        start = byline.start + line.rindex(name)
        yield Naming(tables.AGENCIES.get(name, name), Span(start, start + len(name)))


def _of_copyright(facts: ArticleFacts) -> Iterator[Naming]:
    """Whoever a line of copyright names."""
    text = facts.article.text
    for role in facts.roles:
        if role.role is not Role.BOILERPLATE:
            continue
        found = _COPYRIGHT.search(role.span.of(text)[:300])
        if found:
            start = role.span.start + found.start(1)
            name = found[1].strip()
            yield Naming(tables.AGENCIES.get(name, name), Span(start, start + len(name)))


def _once(namings: Iterable[Naming]) -> tuple[Naming, ...]:
    """The first naming of each publisher."""
    first: dict[str, Naming] = {}
    for naming in namings:
        first.setdefault(naming.name, naming)
    return tuple(first.values())
