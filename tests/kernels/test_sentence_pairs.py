"""Sentences that say the same, with scikit-learn for an oracle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

from dedup.align.profile import profile
from dedup.config import AlignConfig, SketchConfig
from dedup.kernels.align import best_matches, match_groups
from dedup.kernels.columns import postings_of
from dedup.text.parse import parse
from tests.prose import sentences

POOL = [
    "Harbour engineers inspected the breakwater at Tolvane on Monday.",
    "The breakwater at Tolvane was inspected by engineers of the harbour.",
    "Fishermen ignored every warning, and the warning was ignored again.",
    "Nobody sails beyond the lighthouse; nobody, nobody at all.",
    "Lighthouse keepers warned fishermen about the breakwater.",
    "Taxes will rise in Orrin next spring, the treasurer announced.",
    "So it was.",
]


def profile_of(text):
    return profile(parse(text), SketchConfig())


def postings(article):
    """Terms, sentences and values of all its postings."""
    return postings_of(article.profiles.columns.postings, article.row)


def matches_of(one, other):
    """Best cosine and match of each left sentence, the same of each right one, and the chain."""
    (n, m) = (len(one.sentences), len(other.sentences))
    found = np.empty(n, np.float32), np.empty(n, np.int32), np.empty(m, np.float32), np.empty(m, np.int32)
    chain = best_matches(*postings(one), *postings(other), *found)
    return *found, chain


def tfidf(profiles):
    """One sentence-by-term matrix for each profile: scikit-learn's TF-IDF with our terms and our rarities."""
    rarity = {}
    documents = []
    for each in profiles:
        words = list(zip(each.tokens.terms.tolist(), each.tokens.weights.tolist(), strict=True))
        rarity |= {term: weight for term, weight in words if weight > 0}
        documents.append([[term for term, _ in words[begin:end]] for begin, end in each.sentences.tolist()])
    # The vectorizer counts terms that are in its vocabulary and leaves the others out.
    vectorizer = TfidfVectorizer(
        analyzer=lambda terms: terms, vocabulary=sorted(rarity), sublinear_tf=True, norm="l2", smooth_idf=False
    )
    vectorizer.idf_ = np.array([rarity[term] for term in sorted(rarity)])
    return [vectorizer.transform(document) for document in documents]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(POOL), min_size=1), st.lists(st.sampled_from(POOL), min_size=1))
def test_best_matches_are_those_of_scikit_learns_tfidf_cosine(left, right):
    one, other = profile_of(" ".join(left)), profile_of(" ".join(right))

    left_best, left_match, right_best, right_match, _ = matches_of(one, other)
    if postings(one)[0].size == 0 or postings(other)[0].size == 0:
        expected = np.zeros((len(one.sentences), len(other.sentences)))
    else:
        expected = cosine_similarity(*tfidf([one, other]))

    np.testing.assert_allclose(left_best, expected.max(axis=1), atol=1e-6)
    np.testing.assert_allclose(right_best, expected.max(axis=0), atol=1e-6)
    for i, j in enumerate(left_match.tolist()):
        assert (j == -1) == (expected[i].max() == 0)
        assert j == -1 or expected[i, j] == pytest.approx(expected[i].max(), abs=1e-6)
    for j, i in enumerate(right_match.tolist()):
        assert (i == -1) == (expected[:, j].max() == 0)
        assert i == -1 or expected[i, j] == pytest.approx(expected[:, j].max(), abs=1e-6)


def test_a_copy_chains_every_sentence_and_a_reversed_one_a_single_sentence():
    forward = sentences(1, 8)
    text, reverse = profile_of(" ".join(forward)), profile_of(" ".join(reversed(forward)))

    *_, chain = matches_of(text, text)
    _, match, _, _, turned = matches_of(text, reverse)

    assert chain == pytest.approx(8, abs=1e-5)
    assert match.tolist() == [7, 6, 5, 4, 3, 2, 1, 0]
    assert turned < 2


def groups_of(left, right):
    one, other = profile_of(" ".join(left)), profile_of(" ".join(right))
    config = AlignConfig()
    return match_groups(
        *postings(one),
        *postings(other),
        len(one.sentences),
        len(other.sentences),
        config.min_cosine,
        config.min_cosine_in_order,
    ).tolist()


def test_sentences_that_stay_are_aligned_one_to_one_in_the_order_of_the_left():
    one, two, three, four = sentences(2, 4)

    assert groups_of([one, two, three], [three, four, one]) == [[0, 1, 2, 3], [2, 3, 0, 1]]


def test_a_sentence_split_in_two_is_aligned_with_both_parts_and_the_other_way_round():
    one, two, three = sentences(3, 3, n_words=20)
    words = two.removesuffix(".").split(" ")
    split = [one, " ".join(words[:10]) + ".", " ".join(words[10:]).capitalize() + ".", three]

    assert groups_of([one, two, three], split) == [[0, 1, 0, 1], [1, 2, 1, 3], [2, 3, 3, 4]]
    assert groups_of(split, [one, two, three]) == [[0, 1, 0, 1], [1, 3, 1, 2], [3, 4, 2, 3]]


def test_a_weak_match_counts_only_beside_a_strong_one():
    one, weak, three, other, another = sentences(4, 5)
    shared = " ".join(weak.split(" ")[:4])
    reworded = f"{shared} {other.lower()}"

    assert groups_of([one, weak, three], [one, reworded, three]) == [[0, 1, 0, 1], [1, 2, 1, 2], [2, 3, 2, 3]]
    assert groups_of([weak], [another, reworded]) == []


def test_articles_that_share_nothing_are_not_aligned():
    assert groups_of(sentences(5), sentences(6)) == []
    assert groups_of([], sentences(6)) == []
