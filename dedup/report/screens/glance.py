"""The story of a pair in a few facts: how the order stands, how long the copy is, what became of quotations."""

from collections import Counter
from dataclasses import dataclass

from dedup.model import PassageClass, ReasonKind, Relation
from dedup.report.screens.figures import Counts
from dedup.report.screens.passages import WordByWord
from dedup.report.screens.quotations import Quotations
from dedup.report.words import CLASSES, count, order, percent, share_word, tally

FRACTIONS = (
    (0.1, "A tenth"),
    (0.2, "A fifth"),
    (0.25, "A quarter"),
    (1 / 3, "A third"),
    (0.5, "Half"),
    (2 / 3, "Two thirds"),
    (0.75, "Three quarters"),
    (0.8, "Four fifths"),
)
"""Lengths that have a name."""

MIN_ORDERED = 3
"""Passages from which their order tells something."""

ALIKE = 0.88
"""Share of the longer text from which the other is about as long."""

MUCH_SHORTER = 0.07
"""Share below which no fraction has a name that helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceFact:
    """
    One fact.

    Attributes:
        sign: what it is about, for styles.
        title: in a few words.
        text: a sentence on them.
        needs_look: whether an editor should look at it first.
    """

    sign: str
    title: str
    text: str
    needs_look: bool = False


def glance(
    relation: Relation, left: Counts, right: Counts, found: Quotations, words: WordByWord
) -> tuple[GlanceFact, ...]:
    """The facts of *relation*, at most five."""
    facts = (_order(relation), _length(left, right), _quotations(found), _wording(relation, words), _cut(relation))
    return tuple(fact for fact in facts if fact is not None)


def told(relation: Relation, left: Counts, right: Counts, found: Quotations) -> str:
    """The figures in words: how much of either article is shared, in which classes, sentences and quotations."""
    measures = relation.measures
    if not relation.fragments:
        return "No passage of the one is aligned with one of the other."
    left_first = measures.left_share_unquoted > measures.right_share_unquoted
    sides = (("left", left), ("right", right)) if left_first else (("right", right), ("left", left))
    shares = {
        "left": (percent(measures.left_share), percent(measures.left_share_unquoted)),
        "right": (percent(measures.right_share), percent(measures.right_share_unquoted)),
    }
    (part, counted), (whole, _) = sides
    return (
        f"{_begun(shares[part][0])} of the {part} article and {shares[whole][0]} of the {whole} one "
        f"are {share_word(relation.verdict)} ({shares[part][1]} and {shares[whole][1]} without quotations): "
        f"{tally(relation.fragments)}. {_sentences(part, counted)}{_reworded(found)}."
    )


def _begun(words: str) -> str:
    """*words* as the beginning of a sentence."""
    return words[0].upper() + words[1:]


def _sentences(part: str, counted: Counts) -> str:
    n_shared, n_all = counted.n_shared_sentences, counted.n_sentences
    stand = "stands" if n_shared == 1 else "stand"
    return f"{n_shared:,} of {count(n_all, 'sentence')} of the {part} article {stand} in the passages"


def _reworded(found: Quotations) -> str:
    if not found.n_shared:
        return ""
    if not found.n_reworded:
        return f"; {_of_all(found.n_shared, found.n_shared, 'shared quoted sentence')} the same words"
    return f"; {_of_all(found.n_reworded, found.n_shared, 'shared quoted sentence')} other words"


def _of_all(number: int, whole: int, noun: str, verbs: tuple[str, str] = ("has", "have")) -> str:
    """How many of all: `the one quotation has`, `all 3 quotations have`, `2 of 3 quotations have`."""
    verb = verbs[0] if number == 1 else verbs[1]
    if number == whole == 1:
        return f"the one {noun} {verb}"
    return f"all {count(whole, noun)} {verb}" if number == whole else f"{number:,} of {count(whole, noun)} {verb}"


def _order(relation: Relation) -> GlanceFact | None:
    words, n_passages = order(relation), len(relation.fragments)
    if n_passages < MIN_ORDERED:
        return None
    kept = {"in the same order": "Order kept", "mostly in the same order": "Order mostly kept"}
    return GlanceFact(
        sign="order" if words in kept else "moved",
        title=kept.get(words, "Order changed"),
        text=f"{count(n_passages, 'passage')}, {words} on both sides",
    )


def _length(left: Counts, right: Counts) -> GlanceFact | None:
    shorter, longer = sorted((left.n_words, right.n_words))
    if not shorter:
        return None
    side = "right" if right.n_words == shorter else "left"
    text = f"{shorter:,} words on the {side}, {longer:,} on the {'left' if side == 'right' else 'right'}"
    ratio = shorter / longer
    if ratio >= ALIKE:
        return GlanceFact(sign="length", title="About the same length", text=text)
    if ratio < MUCH_SHORTER:
        return GlanceFact(sign="length", title="Much shorter", text=text)
    _, fraction = min(FRACTIONS, key=lambda each: abs(each[0] - ratio))
    return GlanceFact(sign="length", title=f"{fraction} of the length", text=text)


def _quotations(found: Quotations) -> GlanceFact | None:
    if not found.n_shared:
        return None
    shared = f"of {count(found.n_shared, 'quotation')} that both have"
    if found.n_grave:
        what = count(found.n_turned or found.n_grave, "quotation")
        return GlanceFact(
            sign="quotation",
            title=f"{what} turned round" if found.n_turned else f"{what} with another number",
            text=f"{shared}; {_of_all(found.n_reworded, found.n_shared, 'quotation')} other words",
            needs_look=True,
        )
    if found.n_reworded:
        title = f"{count(found.n_reworded, 'quotation')} in other words"
        return GlanceFact(sign="quotation", title=title, text=shared, needs_look=True)
    text = "both have it in the same words" if found.n_shared == 1 else "both have them in the same words"
    return GlanceFact(sign="quotation", title=count(found.n_shared, "shared quotation"), text=text)


def _wording(relation: Relation, words: WordByWord) -> GlanceFact | None:
    kinds = Counter(fragment.kind for fragment in relation.fragments)
    del kinds[PassageClass.QUOTATION]
    if not kinds:
        return None
    commonest = max(kinds, key=lambda kind: (kinds[kind], kind))
    titles = {
        PassageClass.VERBATIM: "The same words",
        PassageClass.EDITED: "Light edits",
        PassageClass.PARAPHRASED: "Other words",
    }
    of_all = _of_all(kinds[commonest], kinds.total(), "passage", ("is", "are"))
    text = f"{of_all} {CLASSES[commonest]}, quotations apart"
    if commonest is not PassageClass.VERBATIM:
        text += "".join(f"; “{swap.left}” and “{swap.right}”" for swap in words.often)
    return GlanceFact(sign="words", title=titles[commonest], text=text)


def _cut(relation: Relation) -> GlanceFact | None:
    if relation.provenance is None:
        return None
    for reason in relation.provenance.direction.reasons:
        if reason.kind is ReasonKind.TRUNCATION:
            side = "right" if reason.source == relation.left else "left"
            return GlanceFact(
                sign="cut",
                title="Cut short" if "stops" in reason.words else "Parts left out",
                text=f"the text on the {side} {reason.words}",
            )
    return None
