"""
Findings in words, the same on the terminal and on the page.

These words say what two texts have in common: of a text that "follows"
another, most is in the other, and either may have it from the other or from a
third. Which one likely has it from which is told apart from that, in origin.py.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from dedup.model import Article, Fragment, Passage, PassageClass, Relation, Run, Verdict
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


def headline(run: Run) -> str:
    """What the run found, in one sentence."""
    n_articles = len(run.articles)
    if n_articles == 0:
        return "There was no article to read."
    if n_articles == 1:
        return "There is one article, and nothing to compare it with yet."
    if not run.clusters:
        return f"No copies were found among {n_articles:,} articles."
    n_clustered = sum(len(cluster.members) for cluster in run.clusters)
    clusters = count(len(run.clusters), "cluster")
    hold = "holds" if len(run.clusters) == 1 else "hold"
    return f"{clusters} of copies {hold} {n_clustered:,} of {n_articles:,} articles."


def name_of(article: Article, max_chars: int = 90) -> str:
    """The title of an article, its id where it has none; on one line, safe to show."""
    return visible_line(article.title or "", max_chars) or visible_line(article.id, max_chars) or "(no name)"


def names_of(left: Article, right: Article) -> tuple[str, str]:
    """The names of two articles; where one headline would stand for both, each with its id."""
    names = name_of(left), name_of(right)
    if names[0] != names[1]:
        return names
    return f"{names[0]} [{visible_line(left.id, 90)}]", f"{names[1]} [{visible_line(right.id, 90)}]"


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


def tag(number: int, aligned: Passage | Fragment) -> str:
    """The tag that marks number *number* on both sides: its class as a letter, then the number."""
    return f"{LETTERS[aligned.kind]}{number}"


def lettered_tally(aligned: Iterable[Passage | Fragment]) -> Iterator[tuple[PassageClass, str, str]]:
    """How many there are of each class that occurs, with its letter: (verbatim, `V`, `4 verbatim`)."""
    kinds = Counter(each.kind for each in aligned)
    for kind in PassageClass:
        if kinds[kind]:
            yield kind, LETTERS[kind], f"{kinds[kind]:,} {_class_words(kind, kinds[kind])}"


def tally(aligned: Iterable[Passage | Fragment]) -> str:
    """The same in one line without letters: `1 verbatim, 14 paraphrased`."""
    return ", ".join(words for _, _, words in lettered_tally(aligned))


def _class_words(kind: PassageClass, number: int) -> str:
    """What *number* fragments of a class are called."""
    return "shared quotations" if kind is PassageClass.QUOTATION and number != 1 else CLASSES[kind]


def order(relation: Relation) -> str:
    """Whether the fragments stand in the same order on both sides; nothing where there are fewer than two."""
    if len(relation.fragments) < 2:
        return ""
    agreement = relation.measures.order_agreement
    if agreement >= 0.95:
        return "in the same order"
    return "mostly in the same order" if agreement >= 0.7 else "in another order"


def share_word(verdict: Verdict) -> str:
    """What the words in aligned fragments are called: *shared* where the verdict rests on them, otherwise *similar*."""
    return "shared" if verdict.joins_cluster or verdict is Verdict.EXCERPT else "similar"


def finding(relation: Relation, left: str, right: str) -> str:
    """One sentence on what *left* and *right*, the names of the two articles, have in common."""
    both = f"“{left}” and “{right}”"
    match relation.verdict:
        case Verdict.VERBATIM_COPY | Verdict.EDITED_COPY | Verdict.REWRITTEN_COPY:
            return f"{_copied(relation, left, right)}{_order_and_tally(relation)}."
        case Verdict.EXCERPT:
            return f"{both} share an excerpt: {_of_both(relation)}{_order_and_tally(relation)}."
        case Verdict.SHARED_QUOTATIONS:
            quoted = count(relation.measures.quoted_words, "quoted word")
            return f"{both} share {quoted}; outside quotations each has its own wording."
        case Verdict.SAME_EVENT:
            return f"{both} report the same event, each in its own words."
        case _:
            return f"{both} have nothing in common that matters."


def in_short(relation: Relation, left: str, right: str) -> str:
    """The same without figures, for a heading; *left* and *right* are names, or headlines in quotation marks."""
    match relation.verdict:
        case Verdict.VERBATIM_COPY | Verdict.EDITED_COPY | Verdict.REWRITTEN_COPY:
            stand = f", {words}" if (words := order(relation)) else ""
            part, whole = _part_and_whole(relation, left, right)
            if part:
                return f"{part} follows {whole} {_manner(relation)}{stand}"
            same = "partly the same" if _covered(relation)[0] < MOST else "the same"
            return f"{left} and {right} tell {same}, {_manner(relation)}{stand}"
        case Verdict.EXCERPT:
            return f"{left} and {right} share an excerpt"
        case Verdict.SHARED_QUOTATIONS:
            return f"{left} and {right} quote the same words, and are otherwise their own"
        case Verdict.SAME_EVENT:
            return f"{left} and {right} report the same event, each in its own words"
        case _:
            return f"{left} and {right} have nothing in common that matters"


MOST = 0.6
"""Share of the words of both articles from which the two tell the same."""

MUCH_LESS = 0.75
"""Share of the coverage of one article from which the other is covered alike, also below MOST."""


def _covered(relation: Relation) -> tuple[float, float]:
    """The shares of both articles outside quotations, the smaller first."""
    less, more = sorted((relation.measures.left_share_unquoted, relation.measures.right_share_unquoted))
    return less, more


def _part_and_whole(relation: Relation, left: str, right: str) -> tuple[str, str]:
    """The names of the article that is cut or embedded, and of the other; none where both are covered alike."""
    less, more = _covered(relation)
    if less >= MOST or less >= MUCH_LESS * more:
        return "", ""
    return (left, right) if relation.measures.left_share_unquoted == more else (right, left)


def _copied(relation: Relation, left: str, right: str) -> str:
    """Neither comes first where both are covered alike; where one is cut or embedded, the part follows the whole."""
    measures = relation.measures
    less, more = _covered(relation)
    part, whole = _part_and_whole(relation, left, right)
    if not part:
        same = "the same" if less >= MOST else "partly the same"
        return f"“{left}” and “{right}” tell {same}, {_manner(relation)}: {_of_both(relation)}"
    share = measures.left_share if measures.left_share_unquoted == more else measures.right_share
    if relation.verdict is Verdict.VERBATIM_COPY:
        words = f"{_whole(share)} of “{part}” stands {_manner(relation)} in “{whole}”"
    else:
        words = f"{_whole(share)} of “{part}” follows “{whole}”, {_manner(relation)}"
    return f"{words} ({percent(more)} without quotations)"


def _manner(relation: Relation) -> str:
    """How the words of a copy relate, as far as all of its fragments outside quotations bear it out."""
    kinds = {fragment.kind for fragment in relation.fragments} - {PassageClass.QUOTATION}
    match relation.verdict:
        case Verdict.VERBATIM_COPY:
            return "word for word" if kinds <= {PassageClass.VERBATIM} else "nearly word for word"
        case Verdict.EDITED_COPY:
            return "with light edits"
        case _:
            return "in other words" if kinds <= {PassageClass.PARAPHRASED} else "mostly in other words"


def _of_both(relation: Relation) -> str:
    """The shares of both articles, with and without quotations: `93 % of the one and 94 % of the other (…)`."""
    measures = relation.measures
    left, right = percent(measures.left_share), percent(measures.right_share)
    shares = f"{left} of both" if left == right else f"{left} of the one and {right} of the other"
    left, right = percent(measures.left_share_unquoted), percent(measures.right_share_unquoted)
    unquoted = left if left == right else f"{left} and {right}"
    return f"{shares} ({unquoted} without quotations)"


def _order_and_tally(relation: Relation) -> str:
    """How the fragments stand and what they are, as the end of a sentence: `, in the same order; 3 paraphrased`."""
    stand = f", {words}" if (words := order(relation)) else ""
    return f"{stand}; {tally(relation.fragments)}" if relation.fragments else stand


def _whole(share: float) -> str:
    """A share as the first words of a sentence."""
    words = percent(share)
    return "All" if share == 1 else words[0].upper() + words[1:]
