"""Texts to words and shingles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.config import SketchConfig
from dedup.kernels.scan import IS_EXCLUDED, IS_QUOTED
from dedup.shingles import content_view, masks, tokenise, verbatim_view
from dedup.text.parse import parse
from tests import reference
from tests.prose import article

QUOTED = (
    'The mayor of Orrin spoke. "Every quay will stay open," he said. Boats sailed.\n\nBy Ada Quayle\n\nThe end came.'
)


def spelled(parsed, tokens):
    return [parsed.canonical[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def all_of(tokens):
    return np.ones(tokens.words.size, np.bool_)


@given(st.text())
def test_any_text_has_words_that_stand_where_they_say(text):
    parsed = parse(text)
    tokens = tokenise(parsed)
    scanned = reference.scan(parsed.canonical)
    by_start = {word.start: word for word in scanned}

    for start, end, word in zip(tokens.starts.tolist(), tokens.ends.tolist(), tokens.words.tolist(), strict=True):
        assert (by_start[start].end, by_start[start].hash) == (end, word)
    assert len(scanned) - tokens.words.size == sum(
        any(role.span.start <= word.start < role.span.end for role in parsed.roles) for word in scanned
    )


def test_words_in_excluded_spans_are_left_out():
    parsed = parse(QUOTED)

    words = spelled(parsed, tokenise(parsed))

    assert "Ada" not in words
    assert words[-3:] == ["The", "end", "came"]


def test_words_in_quotations_are_kept_and_marked():
    parsed = parse(QUOTED)
    tokens = tokenise(parsed)

    quoted = [word for word, is_quoted in zip(spelled(parsed, tokens), tokens.quoted, strict=True) if is_quoted]

    assert quoted == ["Every", "quay", "will", "stay", "open"]


def test_masks_are_the_quotations_and_roles_in_order():
    parsed = parse(QUOTED)
    mask, offsets = masks([parsed])

    assert offsets.tolist() == [0, mask.starts.size]

    assert mask.starts.tolist() == sorted(mask.starts.tolist())
    spans = {(span.start, span.end, IS_QUOTED) for span in parsed.quotations}
    spans |= {(role.span.start, role.span.end, IS_EXCLUDED) for role in parsed.roles}
    assert set(zip(mask.starts.tolist(), mask.ends.tolist(), mask.flags.tolist(), strict=True)) == spans
    assert len(spans) == 2


def test_the_masks_of_several_texts_stand_one_after_the_other():
    texts = [parse(QUOTED), parse("Nobody spoke."), parse(QUOTED)]
    mask, offsets = masks(texts)
    alone, _ = masks(texts[:1])

    n = alone.starts.size
    assert offsets.tolist() == [0, n, n, 2 * n]
    assert mask.starts.tolist() == [*alone.starts, *alone.starts]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...!", "\ufeff"])
def test_a_text_without_words_has_no_shingles(text):
    tokens = tokenise(parse(text))

    assert tokens.words.size == 0
    assert verbatim_view(tokens, SketchConfig()).size == 0
    assert content_view(tokens, all_of(tokens), SketchConfig()).size == 0


@pytest.mark.parametrize("n_words", [1, 4, 5, 6, 20])
def test_the_verbatim_view_has_a_shingle_for_each_word_that_k_words_follow(n_words):
    tokens = tokenise(parse(" ".join(f"word{number}" for number in range(n_words))))

    assert verbatim_view(tokens, SketchConfig(shingle_words=5)).size == max(1, n_words - 4)


def test_case_and_punctuation_change_no_shingle():
    plain, shouted = (
        tokenise(parse(text)) for text in ("the boats, at last, sailed home", "THE BOATS -- at last! Sailed... HOME")
    )

    np.testing.assert_array_equal(verbatim_view(plain, SketchConfig()), verbatim_view(shouted, SketchConfig()))


def test_endings_and_common_words_change_no_content_pair():
    one, other = (
        tokenise(parse(text))
        for text in ("engineers inspected the breakwater", "an engineer was inspecting a breakwater")
    )

    np.testing.assert_array_equal(
        content_view(one, all_of(one), SketchConfig()), content_view(other, all_of(other), SketchConfig())
    )


def test_the_content_view_takes_only_the_words_that_are_kept():
    tokens = tokenise(parse(article(1)))
    kept = np.arange(tokens.words.size) < 20
    head = tokenise(parse(" ".join(article(1).split(" ")[:20])))

    np.testing.assert_array_equal(
        content_view(tokens, kept, SketchConfig()), content_view(head, all_of(head), SketchConfig())
    )
    assert content_view(tokens, ~all_of(tokens), SketchConfig()).size == 0


@pytest.mark.parametrize(
    "text",
    [
        "北の港で三十人が救助された。船は朝に着いた。",
        "กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย",
        "ميناء المدينة أغلق بعد العاصفة الكبيرة",
        "항구는 폭풍 이후에 닫혔다",
        "Порт закрыли после сильного шторма",
    ],
)
def test_any_script_has_shingles_of_both_views(text):
    tokens = tokenise(parse(text))

    assert verbatim_view(tokens, SketchConfig()).size >= 1
    assert content_view(tokens, all_of(tokens), SketchConfig()).size >= 3
