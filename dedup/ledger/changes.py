"""What a word diff amounts to: cuts, other words, brackets, flipped negations and numbers."""

from collections.abc import Sequence
from typing import Final

from dedup.kernels.scan import STEM_LETTERS
from dedup.ledger.flips import flips_negation, flips_number, respells_number
from dedup.ledger.polarity import OPENINGS, is_negator
from dedup.ledger.values import Change
from dedup.ledger.worddiff import Hunk, Wording

# At an edge, runs whose lengths differ by more are a cut and not a replacement.
_MOST_EDGE_WORDS: Final = 3


def changes(
    found: Sequence[Hunk], match: Sequence[int], base: Wording, variant: Wording, covered: Sequence[bool]
) -> tuple[Change, ...]:
    """
    What the hunks amount to, the gravest first.

    Args:
        found: see `hunks`.
        match: see `hunks`.
        base: the entry's wording.
        variant: the other one.
        covered: whether each base word stands somewhere in the variant's article, in this or in another sentence.
    """
    edges = [
        hunk
        for hunk in found
        if _is_cut_off(hunk, base, variant)
        and not _is_moved(hunk, found, base, variant)
        and not (hunk.begin == 0 == hunk.other_begin and _is_undone(hunk, base, variant))
    ]
    inner = [hunk for hunk in found if hunk not in edges]
    held = set()
    missing = [word for hunk in edges for word in range(hunk.begin, hunk.end) if not covered[word]]
    if _counts(missing, base):
        held.add(Change.TRUNCATED)
    if any(not _is_explained(hunk, base, variant) for hunk in inner):
        held.add(Change.ALTERED)
    elif _counts([word for hunk in edges for word in range(hunk.other_begin, hunk.other_end)], variant):
        held.add(Change.EXTENDED)
    if base.is_edited != variant.is_edited or (inner and variant.is_edited):
        held.add(Change.BRACKETED)
    if flips_negation(inner, match, base, variant):
        held.add(Change.NEGATION)
    if any(flips_number(hunk, base, variant) for hunk in inner):
        held.add(Change.NUMBER)
    return tuple(change for change in Change if change in held) or (Change.SAME,)


def _counts(cut: Sequence[int], wording: Wording) -> bool:
    """Whether words that are cut off or put on change a wording; the “and” or “but” that it begins with does not."""
    return bool(cut) and (len(cut) > 1 or wording.words[cut[0]] not in OPENINGS)


def _is_cut_off(hunk: Hunk, base: Wording, variant: Wording) -> bool:
    """Whether a hunk is what one side has more at its beginning or end, and no replacement."""
    is_first = hunk.begin == 0 and hunk.other_begin == 0
    is_last = hunk.end == len(base.words) and hunk.other_end == len(variant.words)
    sizes = (hunk.end - hunk.begin, hunk.other_end - hunk.other_begin)
    return (is_first or is_last) and (min(sizes) == 0 or max(sizes) > _MOST_EDGE_WORDS + 3 * min(sizes))


def _is_undone(hunk: Hunk, base: Wording, variant: Wording) -> bool:
    """
    Whether all that one side lacks at its beginning is a negator, and it begins as a sentence does all the same.

    A part that begins in the middle may have the negator before its marks: the council will not “close the harbour”.
    """
    for more, less, begin, end in (
        (base, variant, hunk.begin, hunk.end),
        (variant, base, hunk.other_begin, hunk.other_end),
    ):
        if end - begin == 1 and hunk.end - hunk.begin + hunk.other_end - hunk.other_begin == 1:
            start = less.sentence.words[0][0]
            return is_negator(more.words[begin], more.language) and less.text[start].isupper()
    return False


def _is_moved(hunk: Hunk, found: Sequence[Hunk], base: Wording, variant: Wording) -> bool:
    """Whether rare words of a hunk stand in another hunk of the other side: `no household in …`, `in … households`."""
    ours = _stems(base, hunk.begin, hunk.end)
    theirs = _stems(variant, hunk.other_begin, hunk.other_end)
    return any(
        ours & _stems(variant, other.other_begin, other.other_end) or theirs & _stems(base, other.begin, other.end)
        for other in found
        if other is not hunk
    )


def _stems(wording: Wording, begin: int, end: int) -> set[str]:
    """The stems of the rare words among [begin, end)."""
    return {wording.words[word][:STEM_LETTERS] for word in range(begin, end) if wording.rarities[word] > 0}


def _is_explained(hunk: Hunk, base: Wording, variant: Wording) -> bool:
    """Whether brackets or dots on either side own up to the change, or a number is but written in another way."""
    if respells_number(hunk, base, variant):
        return True
    return _owns_up(variant, hunk.other_begin, hunk.other_end) or _owns_up(base, hunk.begin, hunk.end)


def _owns_up(wording: Wording, begin: int, end: int) -> bool:
    if begin == end:
        return wording.elided[begin]
    return all(wording.bracketed[begin:end])
