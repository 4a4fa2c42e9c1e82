"""Passages and their fragments."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.align.evidence import gather
from dedup.align.profile import profile
from dedup.config import Config
from dedup.model import PassageClass
from dedup.text.parse import parse
from tests.prose import sentences

CONFIG = Config()


def aligned(left, right):
    """The profiles of two lists of sentences, and their passages."""
    one, other = (profile(parse(" ".join(side)), CONFIG.sketch) for side in (left, right))
    return one, other, gather(one, other, CONFIG).passages


def reworded(sentence, every, seed):
    """*sentence* with one word in *every* replaced."""
    (other,) = sentences(seed, 1, n_words=len(sentence.split(" ")))
    words = zip(sentence.split(" "), other.split(" "), strict=True)
    return " ".join(new if place % every == 1 else old for place, (old, new) in enumerate(words))


TEXT = sentences(1, 8)


def test_a_passage_of_sentences_reworded_more_and_less_has_a_fragment_for_each():
    copy = [TEXT[0], reworded(TEXT[1], 8, 21), reworded(TEXT[2], 3, 22), *sentences(23, 3)]

    _, _, (passage,) = aligned(TEXT[:3], copy)

    assert passage.left == passage.right == (0, 48)
    assert [fragment.kind for fragment in passage.fragments] == [
        PassageClass.VERBATIM,
        PassageClass.EDITED,
        PassageClass.PARAPHRASED,
    ]


def test_a_passage_has_the_class_of_most_of_its_words_and_their_likeness():
    _, _, (passage,) = aligned(TEXT[:3], [*TEXT[:2], reworded(TEXT[2], 3, 22)])
    likenesses = [fragment.likeness for fragment in passage.fragments]

    assert passage.kind is PassageClass.VERBATIM
    assert likenesses[0] == 1.0
    assert passage.likeness == (2 * likenesses[0] + likenesses[1]) / 3


def test_what_is_aligned_by_chance_is_no_fragment():
    weak = " ".join([*TEXT[0].split(" ")[:4], *sentences(24, 1)[0].split(" ")[4:]])

    _, _, found = aligned([weak, *sentences(25, 6)], [TEXT[0], *sentences(26, 6)])

    assert found == ()


POOL = [*TEXT, *(reworded(sentence, every, 30) for sentence in TEXT[:3] for every in (2, 4)), "So it was."]
TEXTS = st.lists(st.sampled_from(POOL), max_size=10)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_fragments_lie_within_their_passage_and_both_sides_of_each_share_words(left, right):
    one, other, found = aligned(left, right)

    for passage in found:
        assert passage.fragments
        assert 0 <= passage.likeness <= 1
        for fragment in passage.fragments:
            assert passage.left[0] <= fragment.left[0] < fragment.left[1] <= passage.left[1]
            assert passage.right[0] <= fragment.right[0] < fragment.right[1] <= passage.right[1]
            words, others = one.tokens.words[slice(*fragment.left)], other.tokens.words[slice(*fragment.right)]
            assert set(words.tolist()) & set(others.tolist())
        terms, others = one.tokens.terms[slice(*passage.left)], other.tokens.terms[slice(*passage.right)]
        assert len(set(terms.tolist()) & set(others.tolist())) >= 2
