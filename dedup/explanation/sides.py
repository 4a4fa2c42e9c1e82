"""The two articles as matching saw them: what is left out, what matched, and what did not."""

from dataclasses import dataclass

import numpy as np

from dedup.align.profile import Profile
from dedup.config import SketchConfig
from dedup.explanation.values import SharedPair, Side
from dedup.model import Article, RoleSpan, Span, merge_spans
from dedup.shingles import content_view

MAX_PAIRS = 20
"""Shared content pairs that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """The content pairs of one article: each shingle with the places of its two words."""

    places: tuple[tuple[int, int], ...]
    shingles: tuple[int, ...]


def sides(
    articles: tuple[Article, Article],
    profiles: tuple[Profile, Profile],
    passages: tuple[tuple[Span, ...], tuple[Span, ...]],
    config: SketchConfig,
) -> tuple[Side, Side, tuple[SharedPair, ...]]:
    """
    Both articles as matching saw them, and the rarest content pairs that they share.

    Args:
        articles: the left one and the right one.
        profiles: the same, ready to be compared.
        passages: the spans of all passages in the one text and in the other.
        config: what a content pair is.
    """
    left, right = (_content_pairs(each, config) for each in profiles)
    shared = set(left.shingles) & set(right.shingles)
    one, other = (
        _side(article, profile, pairs, shared, spans)
        for article, profile, pairs, spans in zip(articles, profiles, (left, right), passages, strict=True)
    )
    return one, other, _rarest(articles[0], profiles[0], left, shared)


def _content_pairs(profile: Profile, config: SketchConfig) -> _Pairs:
    """The content pairs of one article in the order in which `content_view` gives them."""
    kept = ~profile.quoted
    words = np.flatnonzero((profile.tokens.weights > 0) & kept).tolist()
    return _Pairs(
        places=tuple(
            (word, other)
            for place, word in enumerate(words)
            for other in words[place + 1 : place + 1 + config.pair_gap]
        ),
        shingles=tuple(content_view(profile.tokens, kept, config).tolist()),
    )


def _side(article: Article, profile: Profile, pairs: _Pairs, shared: set[int], passages: tuple[Span, ...]) -> Side:
    parsed = profile.parsed
    original = parsed.offsets.to_original
    words = {
        word for both, shingle in zip(pairs.places, pairs.shingles, strict=True) if shingle in shared for word in both
    }
    sentences = (profile.span(begin, end - 1) for begin, end in profile.sentences.tolist())
    covered = merge_spans(passages)
    return Side(
        article=article,
        n_words=profile.n_words,
        roles=tuple(RoleSpan(span=original(each.span), role=each.role, reason=each.reason) for each in parsed.roles),
        quotations=tuple(map(original, parsed.quotations)),
        matched=tuple(sorted(_word_span(profile, word) for word in words)),
        unmatched=tuple(_outside(tuple(sentences), covered)),
    )


def _outside(spans: tuple[Span, ...], covered: tuple[Span, ...]) -> list[Span]:
    """The *spans* that overlap none of *covered*; both sorted, the latter disjoint."""
    starts = [span.start for span in covered]
    kept = []
    for span in spans:
        before = int(np.searchsorted(starts, span.end, side="left")) - 1
        if before < 0 or not covered[before].overlaps(span):
            kept.append(span)
    return kept


def _rarest(article: Article, profile: Profile, pairs: _Pairs, shared: set[int]) -> tuple[SharedPair, ...]:
    """The shared pairs of the rarest words, each once, as *article* spells them."""
    weights = profile.tokens.weights
    place_of = {
        shingle: both
        for both, shingle in zip(reversed(pairs.places), reversed(pairs.shingles), strict=True)
        if shingle in shared
    }
    ranked = sorted(place_of.values(), key=lambda both: (-float(weights[both[0]] + weights[both[1]]), both))
    return tuple(
        SharedPair(
            one=_word_span(profile, one).of(article.text),
            other=_word_span(profile, other).of(article.text),
            rarity=float(weights[one] + weights[other]),
        )
        for one, other in ranked[:MAX_PAIRS]
    )


def _word_span(profile: Profile, word: int) -> Span:
    """Where a word stands in the text as given."""
    canonical = Span(int(profile.tokens.starts[word]), int(profile.tokens.ends[word]))
    return profile.parsed.offsets.to_original(canonical)
