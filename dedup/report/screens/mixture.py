"""Of what the text of articles is made: how many of its characters belong to each passage class."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dedup.model import ArticleFacts, PassageClass, Relation, Span, Verdict
from dedup.report.screens.looking import fragments
from dedup.report.words import CLASSES, LETTERS, percent

ORDER = (PassageClass.VERBATIM, PassageClass.EDITED, PassageClass.PARAPHRASED, PassageClass.QUOTATION)
"""Where passages overlap, what counts: the closest."""

ORIGINAL, EXCLUDED = "O", "X"
"""Letters of text that nobody else has, and of text that is left out of matching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    One class in a bar.

    Attributes:
        letter: of the class.
        words: what it is called.
        number: characters.
        start: where it begins in the bar, in [0, 100].
        width: how long it is, in percent.
        share_words: its share in words.
    """

    letter: str
    words: str
    number: int
    start: float
    width: float
    share_words: str


NAMES = {
    **{LETTERS[kind]: words for kind, words in CLASSES.items()},
    ORIGINAL: "original",
    EXCLUDED: "left out of matching",
}
"""What each letter stands for, in the order of a bar."""


def mixture(facts: ArticleFacts, relations: Iterable[Relation]) -> Counter[str]:
    """
    Characters of the text of *facts* by the letter of their class.

    Passages count where the text was copied; of a relation by quotations, the quotations.
    """
    identity, n_chars = facts.article.id, len(facts.article.text)
    painted = bytearray(n_chars)
    passages: list[tuple[int, Span]] = []
    for relation in relations:
        kinds = _counted(relation.verdict)
        for fragment in fragments(relation) if kinds else ():
            if fragment.kind in kinds:
                span = fragment.left if relation.left == identity else fragment.right
                passages.append((ORDER.index(fragment.kind), span))
    # The closest class is painted over the others, and what is left out of matching over all.
    passages.sort(key=lambda passage: -passage[0])
    layers = [*((place + 1, span) for place, span in passages), *((len(ORDER) + 1, role.span) for role in facts.roles)]
    for colour, span in layers:
        end = min(span.end, n_chars)
        painted[span.start : end] = bytes((colour,)) * (end - span.start)
    letters = Counter({ORIGINAL: painted.count(0), EXCLUDED: painted.count(len(ORDER) + 1)})
    letters.update({LETTERS[kind]: painted.count(place) for place, kind in enumerate(ORDER, start=1)})
    return letters


def parts(letters: Counter[str]) -> tuple[Part, ...]:
    """The bar of a mixture: the classes that occur, one behind the other."""
    total = sum(letters.values())
    found: list[Part] = []
    at = 0
    for letter, words in NAMES.items():
        number = letters[letter]
        if number:
            start, end = (round(100 * place / total, 2) for place in (at, at + number))
            width = round(end - start, 2)
            share = percent(number / total)
            found.append(Part(letter=letter, words=words, number=number, start=start, width=width, share_words=share))
            at += number
    return tuple(found)


def _counted(verdict: Verdict) -> frozenset[PassageClass]:
    """The classes of passages that count for a verdict."""
    if verdict.joins_cluster or verdict is Verdict.EXCERPT:
        return frozenset(ORDER)
    return frozenset({PassageClass.QUOTATION}) if verdict is Verdict.SHARED_QUOTATIONS else frozenset()
