"""
Copies altered so as not to be found: one generator a trick, applied to real articles.

Each takes a text and a random generator and gives a text that a reader takes
for the same. Tricks with characters change how words are spelled to a
machine; tricks of structure change what stands where.
"""
# ruff: noqa: RUF001, S311 - letters that look alike are the point, and nothing here is a secret

import io
import os
import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from pathlib import Path

from benchmarks.accuracy import data
from benchmarks.accuracy.figure import Figure
from benchmarks.accuracy.systems import Contest, System
from dedup.ingest.html import HtmlReader
from dedup.ingest.source import Source
from dedup.model import Article

N_ARTICLES = 500
"""Articles that every trick is played on."""

SEED = 20_261
MIN_CHARS = 1000
"""Shorter articles are left out: of their copies a person could not be sure either."""

Trick = Callable[[str, random.Random], str]

_HOMOGLYPHS = {
    **dict(zip("aceopxyisjABCEHIKMOPTXSJ", "асеорхуіѕјАВСЕНІКМОРТХЅЈ", strict=True)),
    **dict(zip("nuvwgld", "ոսνԝɡӏԁ", strict=True)),
    "q": "ԛ",
    "h": "һ",
    "N": "Ν",
    "Z": "Ζ",
    "Y": "Υ",
}
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0307\u0323\u0331\u0332\u0335\u034f"
_WORD = re.compile(r"[A-Za-z]{4,}")
_NUMBER = re.compile(r"(?<![\d.,$£€-])\b(\d{1,2})\b(?![\d.,:%-]|\w)")
_SENTENCE = re.compile(r"(?<=[a-z\d)\"”][.!?]) +(?=[A-Z\"“])")
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELLINGS = (
    *(("isation", "ization"), ("ise ", "ize "), ("ised", "ized"), ("ising", "izing"), ("our ", "or "), ("ours", "ors")),
    *(("centre", "center"), ("theatre", "theater"), ("metre", "meter"), ("litre", "liter"), ("fibre", "fiber")),
    *(
        ("defence", "defense"),
        ("licence", "license"),
        ("programme", "program"),
        ("travell", "travel"),
        ("cancell", "cancel"),
    ),
    *(("labour", "labor"), ("grey", "gray"), ("U.S.", "US"), ("per cent", "percent"), ("judgement", "judgment")),
)
_BOILERPLATE = (
    "Sign up for our daily newsletter and never miss a story that matters to you.",
    "Read more: the ten places that everybody is talking about this summer.",
    "This site uses cookies to give you the best experience. By going on you agree to our policy.",
    "Follow us on all channels, and tell your friends what you think about it.",
    "Advertisement",
    "Story continues below",
    "Related: why the weather will be different next year",
)


def homoglyphs(text: str, chance: random.Random) -> str:
    """A third of the letters that have a twin in another script are swapped for it."""
    return "".join(_HOMOGLYPHS[char] if char in _HOMOGLYPHS and chance.random() < 0.33 else char for char in text)


def zero_width(text: str, chance: random.Random) -> str:
    """Characters without a width within words."""
    return _WORD.sub(lambda match: _inserted(match.group(), chance.choice(_ZERO_WIDTH), chance), text)


def soft_hyphens(text: str, chance: random.Random) -> str:
    """Hyphens that show only at the end of a line, within words."""
    return _WORD.sub(lambda match: _inserted(match.group(), "\u00ad", chance), text)


def bidi(text: str, chance: random.Random) -> str:
    """Marks of direction around and within words."""
    del chance
    return _WORD.sub(lambda match: f"\u202d{match.group()[:2]}\u200e{match.group()[2:]}\u202c", text)


def combining(text: str, chance: random.Random) -> str:
    """Small marks on letters, such as a dot or a line below."""
    return _WORD.sub(lambda match: _inserted(match.group(), chance.choice(_MARKS), chance), text)


def full_width(text: str, chance: random.Random) -> str:
    """Every other word in full-width letters."""
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return _WORD.sub(lambda match: match.group().translate(wide) if chance.random() < 0.5 else match.group(), text)


def styled_letters(text: str, chance: random.Random) -> str:
    """Every other word in mathematical letters, which look bold or upright without serifs."""

    def styled(word: str) -> str:
        return "".join(
            chr(0x1D5BA + ord(char) - ord("a")) if char.islower() else chr(0x1D5A0 + ord(char) - ord("A"))
            for char in word
        )

    return _WORD.sub(lambda match: styled(match.group()) if chance.random() < 0.5 else match.group(), text)


def odd_spaces(text: str, chance: random.Random) -> str:
    """Spaces of other kinds and widths."""
    return "".join(chance.choice("\u00a0\u2002\u2003\u2009\u202f\u3000") if char == " " else char for char in text)


def decomposed(text: str, chance: random.Random) -> str:
    """Every letter apart from its accent, and curly quotation marks."""
    del chance
    return unicodedata.normalize("NFD", text).replace("'", "\u2019")


def digits_and_words(text: str, chance: random.Random) -> str:
    """Numbers below a hundred spelled out."""
    del chance
    return _NUMBER.sub(lambda match: _spelled(int(match.group())), text)


def spelling_variants(text: str, chance: random.Random) -> str:
    """British spelling to American."""
    del chance
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    return text


def injected_boilerplate(text: str, chance: random.Random) -> str:
    """A line that is none of the article's behind every paragraph."""
    return "\n".join(f"{line}\n{chance.choice(_BOILERPLATE)}" for line in paragraphs(text))


def shuffled_paragraphs(text: str, chance: random.Random) -> str:
    """The same paragraphs in another order."""
    lines = paragraphs(text)
    chance.shuffle(lines)
    return "\n".join(lines)


def split_sentences(text: str, chance: random.Random) -> str:
    """A full stop in place of every other comma before a small word."""

    def split(match: re.Match[str]) -> str:
        return f". {match.group(1).capitalize()} " if chance.random() < 0.5 else match.group()

    return re.sub(r", (and|but|which|who|while|as|with|the|a|he|she|it|they) ", split, text)


def merged_sentences(text: str, chance: random.Random) -> str:
    """Every other pair of neighbouring sentences made one."""
    merged = []
    for line in paragraphs(text):
        sentences = _SENTENCE.split(line)
        out = sentences[0]
        for sentence in sentences[1:]:
            joins = chance.random() < 0.5 and out[-1] == "."
            out = f"{out[:-1]}, and {sentence[0].lower()}{sentence[1:]}" if joins else f"{out} {sentence}"
        merged.append(out)
    return "\n".join(merged)


def hidden_text(text: str, chance: random.Random) -> str:
    """A page with words between the words that no reader sees, read as a page."""
    hidden = (
        '<span style="display:none">{}</span>',
        '<span style="font-size:0">{}</span>',
        '<span style="color:#fff;background:#ffffff">{}</span>',
        '<span style="position:absolute;left:-9999px">{}</span>',
        "<span hidden>{}</span>",
        '<span class="m q">{}</span>',
    )
    words = ["quarter", "lantern", "granite", "swallow", "meadow", "copper"]

    def hide(match: re.Match[str]) -> str:
        return f"{chance.choice(hidden).format(chance.choice(words))} " if chance.random() < 0.3 else match.group()

    body = "".join(f"<p>{re.sub(' ', hide, escape(line))}</p>" for line in paragraphs(text))
    sheet = "<style>p.q{color:red} .q, #menu{ display: none }</style>"
    page = f"<!DOCTYPE html><html><head><title>x</title>{sheet}</head><body><article>{body}</article></body></html>"
    source = Source("page", "page", partial(io.FileIO, os.devnull))  # names the page; its bytes are given
    return next(HtmlReader().read_page(page.encode(), source)).text


CHARACTER_TRICKS: Mapping[str, Trick] = {
    trick.__name__: trick
    for trick in (
        *(homoglyphs, zero_width, soft_hyphens, bidi, combining, full_width, styled_letters, odd_spaces, decomposed),
        *(digits_and_words, spelling_variants, hidden_text),
    )
}

STRUCTURAL_TRICKS: Mapping[str, Trick] = {
    trick.__name__: trick for trick in (injected_boilerplate, shuffled_paragraphs, split_sentences, merged_sentences)
}


def evasion(root: Path, contest: Contest, docs: str) -> list[Figure]:
    """The share of altered copies that share a cluster with the article they were made from, trick by trick."""
    articles = chosen(data.documents(root / docs))
    return [
        Figure(name=name, values={system.name: _recall(articles, trick, system) for system in contest.systems})
        for name, trick in {**CHARACTER_TRICKS, **STRUCTURAL_TRICKS}.items()
    ]


def chosen(articles: Mapping[str, Article]) -> dict[str, Article]:
    """The first articles that are long enough, by id."""
    names = [name for name in sorted(articles) if len(articles[name].text) >= MIN_CHARS]
    return {name: Article(id=name, text=articles[name].text) for name in names[:N_ARTICLES]}


def altered(article: Article, trick: Trick) -> Article:
    """The copy of *article* that *trick* makes: the same each time."""
    return Article(id=f"{article.id} altered", text=trick(article.text, random.Random(f"{SEED} {article.id}")))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of *text*; one line alone is cut after every third sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 2:
        return lines
    sentences = _SENTENCE.split(" ".join(lines))
    return [" ".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]


def _recall(articles: Mapping[str, Article], trick: Trick, system: System) -> float:
    copies = [altered(article, trick) for article in articles.values()]
    cluster_of = {
        name: number
        for number, members in enumerate(system.clusters({**articles, **{copy.id: copy for copy in copies}}))
        for name in members
    }
    found = sum(cluster_of.get(name, -1) == cluster_of.get(f"{name} altered", -2) for name in articles)
    return found / len(articles)


def _inserted(word: str, what: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    return f"{word[:place]}{what}{word[place:]}"


def _spelled(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")
