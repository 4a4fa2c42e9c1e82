"""
Findings in words, the same on the terminal and on the page.

The words say what two texts share and never who took it: a text that
"follows" another has its passages, from whichever of the two or from a third.
"""

import math
from collections import Counter
from collections.abc import Iterable

from dedup.model import Article, Passage, PassageClass, Relation, Verdict
from dedup.report.visible import visible_line

VERDICTS = {
    Verdict.VERBATIM_COPY: "verbatim copy",
    Verdict.EDITED_COPY: "edited copy",
    Verdict.REWRITTEN_COPY: "rewritten copy",
    Verdict.EXCERPT: "excerpt",
    Verdict.SHARED_QUOTATIONS: "shared quotations",
    Verdict.SAME_EVENT: "same event",
    Verdict.UNRELATED: "unrelated",
}

CLASSES = {
    PassageClass.VERBATIM: "verbatim",
    PassageClass.EDITED: "lightly edited",
    PassageClass.PARAPHRASED: "paraphrased",
    PassageClass.QUOTATION: "shared quotation",
}

LETTERS = {
    PassageClass.VERBATIM: "V",
    PassageClass.EDITED: "E",
    PassageClass.PARAPHRASED: "S",
    PassageClass.QUOTATION: "Q",
}
"""The letter of each class in the tags of passages; S stands for spun."""

STRENGTH = tuple(Verdict)
"""Verdicts from the strongest to none."""


def name_of(article: Article, max_chars: int = 90) -> str:
    """The title of an article, its id where it has none; on one line, safe to show."""
    return visible_line(article.title or "", max_chars) or visible_line(article.id, max_chars) or "(no name)"


def strongest_first(relations: Iterable[Relation]) -> list[Relation]:
    """*relations* from the strongest verdict and the highest score down; equals by their ids."""
    return sorted(relations, key=lambda one: (STRENGTH.index(one.verdict), -one.score, one.left, one.right))


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 article`, `1,200 articles`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def percent(share: float) -> str:
    """A share as whole percent; never 100 % or 0 % unless it is exactly that."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{round(100 * share)} %"


def figure(score: float) -> str:
    """A score with two digits, cut rather than rounded: 1.00 is exactly 1."""
    return f"{math.floor(100 * score + 1e-9) / 100:.2f}"  # 0.29 * 100 is a hair less than 29


def tag(number: int, passage: Passage) -> str:
    """The tag that marks passage *number* on both sides: its class as a letter, then the number."""
    return f"{LETTERS[passage.kind]}{number}"


def tally(passages: Iterable[Passage]) -> str:
    """How many passages there are of each class: `1 verbatim, 14 paraphrased`."""
    kinds = Counter(passage.kind for passage in passages)
    return ", ".join(f"{kinds[kind]:,} {class_words(kind, kinds[kind])}" for kind in PassageClass if kinds[kind])


def class_words(kind: PassageClass, number: int) -> str:
    """What *number* passages of a class are called."""
    return "shared quotations" if kind is PassageClass.QUOTATION and number != 1 else CLASSES[kind]


def order(relation: Relation) -> str:
    """Whether the passages stand in the same order on both sides; nothing where there are fewer than two."""
    if len(relation.passages) < 2:
        return ""
    agreement = relation.measures.order_agreement
    if agreement >= 0.95:
        return "in the same order"
    return "mostly in the same order" if agreement >= 0.7 else "in another order"


def finding(relation: Relation, left: str, right: str) -> str:
    """One sentence on what *left* and *right*, the names of the two articles, share."""
    measures = relation.measures
    left_is_part = measures.left_share > measures.right_share
    part, whole = (left, right) if left_is_part else (right, left)
    share = max(measures.left_share, measures.right_share)
    unquoted = measures.left_share_unquoted if left_is_part else measures.right_share_unquoted
    passages = count(len(relation.passages), "passage")
    match relation.verdict:
        case Verdict.VERBATIM_COPY | Verdict.EDITED_COPY | Verdict.REWRITTEN_COPY | Verdict.EXCERPT:
            words = f"{_whole(share)} of “{part}” {_FOLLOWS[relation.verdict]} “{whole}” ({_without(unquoted)})"
            details = ", ".join(filter(None, (passages, order(relation))))
            return f"{words}: {details}; {tally(relation.passages)}." if relation.passages else f"{words}."
        case Verdict.SHARED_QUOTATIONS:
            quoted = count(measures.quoted_words, "quoted word")
            return (
                f"“{left}” and “{right}” share {quoted}; outside quotations, {percent(unquoted)} of “{part}” is shared."
            )
        case Verdict.SAME_EVENT:
            return f"“{left}” and “{right}” report the same event; {percent(unquoted)} of “{part}” is shared wording."
        case _:
            return f"“{left}” and “{right}” share no more than unrelated articles do."


_FOLLOWS = {
    Verdict.VERBATIM_COPY: "stands word for word in",
    Verdict.EDITED_COPY: "follows, with light edits,",
    Verdict.REWRITTEN_COPY: "follows, in other words,",
    Verdict.EXCERPT: "stands in",
}


def _whole(share: float) -> str:
    """A share as the first words of a sentence."""
    words = percent(share)
    return "All" if share == 1 else words[0].upper() + words[1:]


def _without(share: float) -> str:
    return f"{percent(share)} without quotations"
