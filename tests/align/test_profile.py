"""Everything about one article that comparing needs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.align.profile import MIN_OWN_TERMS, profile
from dedup.config import SketchConfig
from dedup.text.parse import parse
from tests.prose import article, sentences

QUOTED = (
    "Harbour engineers inspected the breakwater at Tolvane. "
    '"Nobody should sail beyond the lighthouse tonight," warned Mara Quillfeather. '
    "Fishermen ignored every warning."
)


def profile_of(text):
    return profile(parse(text), SketchConfig())


def postings(found):
    """The postings of an article that has profiles of its own: all, and those outside quotations."""
    return found.profiles.columns.postings, found.profiles.columns.unquoted


def test_sentences_are_ranges_of_words_that_cover_all_words():
    found = profile_of(article(1, 5))

    assert found.sentences[0, 0] == 0
    assert found.sentences[-1, 1] == found.n_words == 5 * 16
    np.testing.assert_array_equal(found.sentences[1:, 0], found.sentences[:-1, 1])


def test_a_span_of_whole_sentences_takes_in_their_marks():
    text = f"  {QUOTED}  "
    found = profile_of(text)

    first, second, third = (found.span(begin, end - 1).of(text) for begin, end in found.sentences.tolist())

    assert first == "Harbour engineers inspected the breakwater at Tolvane."
    assert second == '"Nobody should sail beyond the lighthouse tonight," warned Mara Quillfeather.'
    assert third == "Fishermen ignored every warning."


def test_a_span_inside_a_sentence_is_that_of_its_words():
    assert profile_of(QUOTED).span(1, 2).of(QUOTED) == "engineers inspected"


@given(st.text(st.sampled_from("ab É漢字.\n\"“”'!  ﬁ\u00ad")))
def test_any_text_has_a_profile_whose_spans_lie_in_it(text):
    found = profile_of(text)

    for begin, end in found.sentences.tolist():
        assert 0 <= begin < end <= found.n_words
        span = found.span(begin, end - 1)
        assert 0 <= span.start < span.end <= len(text)
    for each in postings(found):
        assert set(each.sentences.tolist()) <= set(range(len(found.sentences)))


@pytest.mark.parametrize("text", ["", "...", "\n \n"])
def test_a_text_without_prose_has_an_empty_profile(text):
    found = profile_of(text)

    assert found.n_words == 0
    assert found.sentences.shape == (0, 2)
    for each in postings(found):
        assert each.terms.size == each.n_telling[0] == 0


def test_the_squares_of_a_sentences_weights_add_up_to_one():
    found = profile_of(article(2))
    told, _ = postings(found)

    squares = np.bincount(told.sentences, told.values.astype(np.float64) ** 2)

    np.testing.assert_allclose(squares, 1, atol=1e-6)
    assert told.n_telling[0] == len(found.sentences) == 12


def test_quoted_words_are_left_out_of_the_unquoted_postings():
    told, own = postings(profile_of(QUOTED))

    assert 1 in told.sentences
    # What is left of the second sentence, "warned Mara Quillfeather", are three content words.
    assert (own.sentences == 1).sum() == 3
    assert own.n_telling[0] == 3


def test_a_sentence_with_little_of_its_own_to_say_does_not_speak():
    told, own = postings(profile_of(QUOTED.replace("warned Mara Quillfeather", "she said")))

    assert 1 not in own.sentences
    assert 1 in told.sentences
    assert own.n_telling[0] == 2
    assert MIN_OWN_TERMS == 3


def test_sentences_of_common_words_alone_tell_nothing():
    found = profile_of("And so it was. " + sentences(1, 1)[0])

    assert len(found.sentences) == 2
    assert postings(found)[0].n_telling[0] == 1
