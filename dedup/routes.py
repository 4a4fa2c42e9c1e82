"""
Every threshold of a verdict, as tables of guards and routes that judging goes through and explaining shows.

Routes may overlap, the narrower ones are not cut out of the wider: what reaches the numbers and details of a short
article reaches what a long one needs as well.
"""

from operator import attrgetter

from dedup.guards import Case, Guard, Route, by_setting, fixed
from dedup.model import PassageClass

AGREED_NUMBERS = 0.5
"""Agreement of the numbers that a copy needs which is short, or tells in an order of its own."""

LOOSE_NUMBERS = 0.4
"""Agreement of the numbers that a long copy needs where other terms are told together; at most AGREED_NUMBERS."""

TABLE = 0.3
"""Share of words with a digit beyond which a text is no prose: prices of a day, results, league tables."""

NO_QUOTATIONS = 0.5
"""What the measure of quotations is where there are none."""

BRIEF_WORDS = 120
"""Own words below which an article is a brief: those of one agency have one form, and put the same terms together."""

CLOSE_CHAIN = 1.2
"""Part of the least chain from which one article follows the other closely, ..."""

CLOSE_DETAILS = 0.6
"""... where the details of both agree by this on average."""

WHOLE = 0.9
"""Own share of either article from which the one tells all of the other."""

FEW_RUNS = 0.15
"""Share of words in common runs that independent articles on one event reach at most, ..."""

OTHER_WORDS = 0.15
"""... and by how much the chain has to exceed that share where words are few in common, so that something is retold."""

LOOSE_SHARE = 0.8
"""Part of the least share of the other article that is enough where what is shared is reworded: ..."""

REWORDED = 0.25
"""... this much of it at least stands in no common runs."""

LOOSE_CHAIN = 0.75
"""Part of the least chain that is enough where the same terms are told together."""

LOOSE_DETAILS = 0.65
"""Agreement of the details that a short copy needs where the same terms are told together."""

_numbers = attrgetter("evidence.measures.numbers")
_own_words = attrgetter("evidence.own_words")
_told_together = attrgetter("evidence.measures.told_together")
_copied_words = attrgetter("evidence.measures.copied_words")


def _chain(case: Case) -> float:
    """The chain of the article that follows the other more."""
    return max(case.evidence.measures.left_chain, case.evidence.measures.right_chain)


def _quotations(case: Case) -> float:
    """The quotations of the article of which the other has more."""
    return max(case.evidence.measures.left_quotations, case.evidence.measures.right_quotations)


def _runs(case: Case) -> float:
    """The share of words in common runs, of the article where it is more."""
    return max(case.evidence.measures.left_verbatim, case.evidence.measures.right_verbatim)


def _details(case: Case) -> list[float]:
    """Agreement of the details of both sides, the smaller first."""
    return sorted((case.evidence.measures.left_details, case.evidence.measures.right_details))


def _shares(case: Case) -> list[float]:
    """The own shares of both articles, the smaller first."""
    return sorted((case.evidence.measures.left_share_unquoted, case.evidence.measures.right_share_unquoted))


def _reworded(case: Case) -> float:
    """Of the article of which less is covered: the part of its own share that stands in no common runs."""
    measures = case.evidence.measures
    share, runs = min(
        (measures.left_share_unquoted, measures.left_verbatim), (measures.right_share_unquoted, measures.right_verbatim)
    )
    return max(0.0, 1 - runs / share) if share else 0.0


def _most_covered(case: Case) -> float:
    """The larger own share; or share in common runs where the two tell anything, for they may be too short to align."""
    return max(*_shares(case), _runs(case) if _chain(case) > 0 else 0.0)


def _more_covered(case: Case) -> tuple[float, float]:
    """Of the article of which more is covered: its own share, and the share of its words in common runs."""
    measures = case.evidence.measures
    return max(
        (measures.left_share_unquoted, measures.left_verbatim), (measures.right_share_unquoted, measures.right_verbatim)
    )


def _aligned_words(case: Case) -> int:
    """Own words in passages of any class."""
    evidence = case.evidence
    return evidence.measures.copied_words + evidence.words_by_class.get(PassageClass.PARAPHRASED, 0)


_FOLLOWS = by_setting("min_chain", "chain of either article", _chain)
_NEARLY_FOLLOWS = Guard(
    measured="chain of either article, loosely",
    value=_chain,
    needed=lambda case: LOOSE_CHAIN * case.limits.min_chain,
    setting="min_chain",
)
_TOLD_TOGETHER = by_setting("min_told_together", "common terms told in the same sentences", _told_together)
_LONG = by_setting("min_retold_words", "own words, of a long article", _own_words)
_NUMBERS = fixed("agreement of the numbers", _numbers, AGREED_NUMBERS)
_LOOSE_NUMBERS = fixed("agreement of the numbers, loosely", _numbers, LOOSE_NUMBERS)
_DETAILS = by_setting("min_details", "details of the shorter article", lambda case: case.features["shorter_details"])
_LOOSE_DETAILS = fixed(
    "details of the shorter article, loosely", lambda case: case.features["shorter_details"], LOOSE_DETAILS
)
_DETAILS_OF_ONE = by_setting("min_details", "details of the side that agrees more", lambda case: _details(case)[1])
_DETAILS_OF_BOTH = by_setting("min_details", "details of both sides, the average", lambda case: sum(_details(case)) / 2)
_DETAILS_OF_EACH = by_setting(
    "min_mutual_details", "details of the side that agrees less", lambda case: _details(case)[0]
)
_QUOTES = fixed(
    "quotations of the shorter article",
    lambda case: case.features["shorter_quotations"],
    NO_QUOTATIONS,
    is_strict=True,
)

_FOLLOWS_CLOSELY = Guard(
    measured="chain of either article, closely",
    value=_chain,
    needed=lambda case: CLOSE_CHAIN * case.limits.min_chain,
    setting="min_chain",
)
_DETAILS_ON_AVERAGE = fixed("details of both sides, on average", lambda case: sum(_details(case)) / 2, CLOSE_DETAILS)
_ALL_OF_BOTH = fixed("own share of the article with less", lambda case: _shares(case)[0], WHOLE)
_NO_BRIEF = fixed("own words, of no brief", _own_words, BRIEF_WORDS)
_IN_OTHER_WORDS = fixed("chain beyond common runs", lambda case: _chain(case) - _runs(case), OTHER_WORDS)
_FEW_COMMON_RUNS = fixed("words outside common runs", lambda case: 1 - _runs(case), 1 - FEW_RUNS)

LIFTED = by_setting("min_excerpt_words", "own words in verbatim and edited fragments", _copied_words)
"""Enough copied words for an excerpt, whatever the rest of the two is."""

ENOUGH_TO_ASK = (
    by_setting("min_rewritten_words", "own words of the shorter article", _own_words),
    by_setting("min_numbers", "agreement of the numbers, at the least", _numbers),
    fixed("words without a digit, of the article with fewer", lambda case: 1 - case.evidence.digits, 1 - TABLE),
)
"""What there has to be to ask the model, whatever the route: enough words, of prose, and no other numbers."""

FOLLOWS = (
    Route("follows, long, with its numbers", (_FOLLOWS, _LONG, _LOOSE_NUMBERS)),
    Route("follows, long, told together alike", (_FOLLOWS, _LONG, _TOLD_TOGETHER)),
    Route("follows, with its numbers and details", (_FOLLOWS, _NUMBERS, _DETAILS)),
)
"""
One article follows the other sentence by sentence, and is no notice of the same form.

Notices (dividends, results, rates, lists of deaths) follow one another with other names and numbers in
them: where these differ, likeness of the sentences proves nothing. Such notices are short.
"""

COMBINES = (
    Route("told together alike, long", (_NEARLY_FOLLOWS, _TOLD_TOGETHER, _LONG, _NUMBERS)),
    Route("told together alike, with its details", (_NEARLY_FOLLOWS, _TOLD_TOGETHER, _NUMBERS, _LOOSE_DETAILS)),
)
"""Two articles put the same terms into the same sentences, nearly follow one another and agree."""

RETELLS = (
    Route("retells, and quotes the same", (_LONG, _DETAILS_OF_EACH, _NUMBERS, _QUOTES, _DETAILS_OF_ONE)),
    Route("retells, and quotes nothing", (_LONG, _DETAILS_OF_EACH, _NUMBERS, _DETAILS_OF_BOTH)),
)
"""
Two long enough articles tell the same names and numbers, in whatever order.

Where they share no quotation the details have to agree on both sides, for there is less to go by.
"""

AGREES = FOLLOWS + COMBINES + RETELLS
"""The routes to the model: on one of them there is enough that agrees to go by what it says."""

BACKS = (
    Route(
        "quotes the same",
        (fixed("quotations of either article", _quotations, NO_QUOTATIONS, is_strict=True),),
    ),
    Route("has copied words", (LIFTED,)),
    Route("follows closely", (_FOLLOWS_CLOSELY, _DETAILS_ON_AVERAGE)),
    Route("tells all of the other", (_ALL_OF_BOTH, _NEARLY_FOLLOWS, _NUMBERS)),
    Route("told together alike, no brief", (_TOLD_TOGETHER, _NO_BRIEF, _NUMBERS)),
    Route("follows in other words, no brief", (_IN_OTHER_WORDS, _FEW_COMMON_RUNS, _NO_BRIEF, _NUMBERS, _DETAILS)),
)
"""
What backs the model besides; one is enough.

An agency's follow-ups have no quotation in common, and neither have its notices of one form. What they share is
background, told in the same few runs of words, and names; their news differs. A rewriter leaves more than that:
quotations, whole sentences, the order, all of the story, the same terms together; or shares no runs, and follows none
the less.
"""

COVERS = (
    Route(
        "most of one article",
        (by_setting("min_copy_share", "own share of one article, or in common runs", _most_covered),),
    ),
    Route(
        "much of both",
        (
            by_setting("min_half_share", "own share of the one article", lambda case: _shares(case)[1]),
            by_setting("min_mutual_share", "own share of the other", lambda case: _shares(case)[0]),
        ),
    ),
    Route(
        "much of both, reworded",
        (
            by_setting("min_half_share", "own share of the one article", lambda case: _shares(case)[1]),
            Guard(
                measured="own share of the other, reworded",
                value=lambda case: _shares(case)[0],
                needed=lambda case: LOOSE_SHARE * case.limits.min_mutual_share,
                setting="min_mutual_share",
            ),
            fixed("part of that share outside common runs", _reworded, REWORDED),
            _NO_BRIEF,
        ),
    ),
    *(Route(route.then, (*route.guards, _FEW_COMMON_RUNS)) for route in RETELLS),
)
"""
The routes to a copy of the whole and no excerpt: most of one article, much of both, or the details of both.

What is reworded aligns in part only, and what is moved besides even less, so that shares say too little there. Where
runs of words are common they do not: alignment has found what there is.
"""

QUOTES_THE_SAME = by_setting("min_quoted_words", "words that both quote", attrgetter("evidence.measures.quoted_words"))
"""Enough words in shared quotations."""

SAME_FACTS = by_setting("min_retold", "content pairs retold in other words", attrgetter("evidence.measures.retold"))
"""Enough content pairs that both tell in words of their own."""

VERBATIM = (
    fixed(
        "words in common runs, of the more covered article", lambda case: _more_covered(case)[1], 0.0, is_strict=True
    ),
    Guard(
        measured="words in common runs, against its own share",
        value=lambda case: _more_covered(case)[1],
        needed=lambda case: case.limits.min_verbatim * _more_covered(case)[0],
        setting="min_verbatim",
    ),
)
"""What makes a copy a verbatim one: the words of the more covered article, the likely copy, stand in common runs."""

EDITED = (
    Guard(
        measured="copied own words that it takes to be an edited copy",
        value=lambda case: case.limits.min_edited * _aligned_words(case),
        needed=lambda _: 0.0,
        setting="min_edited",
        is_strict=True,
    ),
    Guard(
        measured="own words in verbatim and edited fragments, for an edited copy",
        value=_copied_words,
        needed=lambda case: case.limits.min_edited * _aligned_words(case),
        setting="min_edited",
    ),
)
"""What makes another copy an edited one: enough of what is aligned is verbatim or lightly edited."""
