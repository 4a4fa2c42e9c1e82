"""Texts in memory to near-duplicates."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dedup
from benchmarks.speed.generator import generate
from benchmarks.speed.truth import exact_pairs
from dedup.errors import ConfigError
from dedup.shingles import tokenise, verbatim_view
from dedup.sketch import sketch
from dedup.text.normalise import normalise
from dedup.text.offsets import IDENTITY
from dedup.text.parse import ParsedText
from dedup.verbatim import PAIRS_A_BLOCK, _hash_block

SHAPE = dedup.Config().sketch
WORDS = [f"word{i}" for i in range(400)]


def text_of(first, last):
    return " ".join(WORDS[first:last])


def pairs_of(found):
    return list(zip(found.lefts.tolist(), found.rights.tolist(), strict=True))


def test_copies_are_found_and_what_they_have_in_common_is_exact():
    texts = [text_of(0, 104), "Quite another text about the harbour of Tolvane.", text_of(0, 84)]
    found = dedup.near_duplicates(texts)

    assert found.clusters.tolist() == [0, 1, 0]
    assert pairs_of(found) == [(0, 2)]
    assert found.resemblances.tolist() == [0.8]
    assert found.left_containments.tolist() == [0.8]
    assert found.right_containments.tolist() == [1.0]


def test_a_pair_below_the_least_resemblance_is_none():
    texts = [text_of(0, 104), text_of(0, 84)]

    assert pairs_of(dedup.near_duplicates(texts, min_resemblance=0.8)) == [(0, 1)]
    assert pairs_of(dedup.near_duplicates(texts, min_resemblance=0.81)) == []


@pytest.mark.parametrize("wrong", [0.0, -1.0, 1.01, float("nan")])
def test_a_least_resemblance_that_is_none_is_refused_by_name(wrong):
    with pytest.raises(ConfigError, match="min_resemblance"):
        dedup.near_duplicates([], min_resemblance=wrong)


def test_nothing_has_no_near_duplicates():
    assert dedup.near_duplicates([]).clusters.tolist() == []
    assert dedup.near_duplicates(["", "", " …", "\ud800"]).clusters.tolist() == [0, 1, 2, 3]


def test_bytes_are_taken_as_utf_8_and_what_is_none_is_replaced():
    text = text_of(0, 60) + " café"

    assert dedup.near_duplicates([text, text.encode()]).resemblances.tolist() == [1.0]
    assert dedup.near_duplicates([text.encode() + b"\xff", text + "\ufffd"]).resemblances.tolist() == [1.0]


def test_joining_pairs_are_enough_for_the_clusters_that_all_pairs_make():
    texts = [story.text for story in generate(300)]
    joining, every = dedup.near_duplicates(texts), dedup.near_duplicates(texts, every_pair=True)

    assert joining.clusters.tolist() == every.clusters.tolist()
    assert set(pairs_of(joining)) <= set(pairs_of(every))
    assert joining.lefts.size == np.count_nonzero(joining.clusters != np.arange(len(texts)))


def test_all_true_pairs_of_generated_articles_are_found_with_their_exact_resemblance():
    texts = [story.text for story in generate(300)]
    found, truth = dedup.near_duplicates(texts, every_pair=True), exact_pairs(texts)
    wanted = {(left, right): value for left, right, value in zip(*map(list, vars_of(truth)), strict=True)}
    got = dict(zip(pairs_of(found), found.resemblances.tolist(), strict=True))

    assert got.items() <= wanted.items()
    assert len(got) >= 0.985 * len(wanted)


def vars_of(pairs):
    return pairs.lefts.tolist(), pairs.rights.tolist(), pairs.resemblances.tolist()


def test_threads_change_nothing():
    texts = [story.text for story in generate(300)]
    one, two = (dedup.near_duplicates(texts, config=dedup.Config(jobs=jobs)) for jobs in (1, 2))

    assert pairs_of(one) == pairs_of(two)


def test_a_thousand_copies_are_one_cluster_by_a_bounded_number_of_candidates():
    found = dedup.near_duplicates([text_of(0, 50)] * 1000)

    assert found.clusters.tolist() == [0] * 1000
    assert found.n_candidates == 2 * 1000 - 3
    assert found.n_thinned == SHAPE.bands
    assert found.n_candidates > PAIRS_A_BLOCK


def test_disguises_are_seen_through():
    plain = text_of(0, 60)

    for disguised in (
        plain.replace("word1", "wo\u00adrd1"),
        plain.replace("word2", "w\u043erd2"),
        plain.replace("word3", "wo\u0305rd3"),
        plain.replace(" ", "\u3000"),
    ):
        assert dedup.near_duplicates([plain, disguised]).resemblances.tolist() == [1.0]


@given(st.text(st.sampled_from("ab7 \n’“é́ßİа漢ж½…́\u00ad\u200bＡ½ªﬁ´`"), max_size=80))
def test_bucket_keys_are_those_of_the_verbatim_view_of_the_canonical_text(text):
    """Whether the fast scan takes the text as it is, or canonical form is made first."""
    canonical = normalise(text).text
    parsed = ParsedText(canonical=canonical, offsets=IDENTITY, quotations=(), roles=())
    keys, n_words = _hash_block(SHAPE, [text])
    if n_words[0] < 0:
        keys, n_words = _hash_block(SHAPE, [canonical], is_canonical=True)

    assert n_words[0] == tokenise(parsed).words.size
    assert (keys[:, 0] == sketch([parsed], SHAPE).bands[0] >> np.uint64(32)).all()
    assert bool(verbatim_view(tokenise(parsed), SHAPE).size) == bool(n_words[0])


@given(
    st.lists(st.sampled_from([b"ab ", b"7", "é’a".encode(), "漢😀".encode(), b"\xc3", b"\x80", b"\xe2\x80", b"\xff"]))
)
@example([b"\xc0\xaf"])
@example([b"\xe0\x80\xa9a"])
@example([b"\xf0\x82\x82\xac"])
@example([b"\xed\xa0\x80"])
@example([b"\xf8\x88\x80\x80\x80", b"a" * 62, b"\xc3"])
def test_bytes_that_are_no_utf_8_are_never_taken_as_they_are(parts):
    raw = b"".join(parts)
    keys, n_words = _hash_block(SHAPE, [raw])
    decoded, n_decoded = _hash_block(SHAPE, [raw.decode("utf-8", "replace")])

    assert n_words[0] == n_decoded[0] or "\ufffd" in raw.decode("utf-8", "replace")
    if n_words[0] >= 0:
        assert (keys == decoded).all()
