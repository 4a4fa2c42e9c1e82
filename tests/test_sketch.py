"""Sketches, and their way to datasketch and back."""

import io
import pickle

import numpy as np
import pytest
from datasketch import LeanMinHash, MinHash, MinHashLSH
from hypothesis import given
from hypothesis import strategies as st

from dedup.config import SketchConfig
from dedup.errors import ConfigError, FormatError
from dedup.shingles import tokenise, verbatim_view
from dedup.sketch import Sketch, sketch
from dedup.text.parse import parse
from tests.prose import article, sentences

CONFIG = SketchConfig()


def sketch_of(text, config=CONFIG):
    return Sketch(signature=sketch([parse(text)], config).signatures[0], shingle_words=config.shingle_words)


def trimmed(seed, share):
    """A text of forty sentences, and its first ones."""
    whole = sentences(seed, 40)
    return " ".join(whole), " ".join(whole[: round(40 * share)])


def resemblance(left, right):
    left_set, right_set = ({*verbatim_view(tokenise(parse(text)), CONFIG).tolist()} for text in (left, right))
    return len(left_set & right_set) / len(left_set | right_set)


def test_no_texts_have_no_sketches():
    block = sketch([], CONFIG)

    assert block.signatures.shape == (0, 128)
    assert block.keys.size == block.terms.size == block.quotations.size == 0


TEXTS = st.lists(
    st.sampled_from(["", "A few words.", "漢字の町", '"We will all stay here for good," she told them.', article(3)]),
    max_size=5,
)


@given(TEXTS)
def test_a_text_is_sketched_alike_alone_and_among_others(texts):
    together = sketch([parse(text) for text in texts], CONFIG)
    alone = [sketch([parse(text)], CONFIG) for text in texts]

    for place, block in enumerate(alone):
        for name in ("signatures", "bands", "n_words", "digests"):
            np.testing.assert_array_equal(getattr(together, name)[place], getattr(block, name)[0])
        for name, offsets in (
            ("keys", "key_offsets"),
            ("terms", "term_offsets"),
            ("quotations", "quotation_offsets"),
        ):
            begin, end = getattr(together, offsets)[place : place + 2]
            np.testing.assert_array_equal(getattr(together, name)[begin:end], getattr(block, name))


def test_articles_of_the_same_words_have_the_same_sketch_and_digest():
    block = sketch([parse("The ferry, ONDINE, ran aground."), parse("the ferry 'Ondine' ran aground")], CONFIG)

    assert block.digests[0] == block.digests[1]
    np.testing.assert_array_equal(block.signatures[0], block.signatures[1])


def test_articles_of_other_words_or_another_order_have_another_digest():
    texts = ["one two three", "one three two", "one two", "one two three three", ""]

    assert np.unique(sketch([parse(text) for text in texts], CONFIG).digests).size == len(texts)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_the_estimate_follows_the_exact_resemblance_of_texts(share):
    errors = []
    for seed in range(40):
        left, right = trimmed(seed, share)
        exact = resemblance(left, right)
        errors.append(sketch_of(left).estimated_resemblance(sketch_of(right)) - exact)

    assert abs(np.mean(errors)) <= 4 * np.sqrt(share * (1 - share) / 128 / 40)
    assert np.std(errors) <= 1.3 * np.sqrt(share * (1 - share) / 128)


@pytest.mark.parametrize(
    "config", [SketchConfig(shingle_words=4), SketchConfig(bands=16), SketchConfig(bands=64, rows=4)]
)
def test_sketches_of_other_settings_do_not_compare(config):
    one, other = sketch_of(article(1)), sketch_of(article(1), config)

    assert not one.is_compatible(other)
    with pytest.raises(ConfigError, match=f"128 bins over 5 words and of .* {config.shingle_words} words do not"):
        one.estimated_resemblance(other)


def test_bands_do_not_matter_for_comparing_as_long_as_the_signature_is_as_long():
    one, other = sketch_of(article(1)), sketch_of(article(1), SketchConfig(bands=64, rows=2))

    assert one.estimated_resemblance(other) == 1.0


def stored_by_pickle(minhash):
    return pickle.loads(pickle.dumps(minhash))  # noqa: S301 - our own


def stored_by_serialize(minhash):
    buffer = bytearray(minhash.bytesize())
    minhash.serialize(buffer)
    return LeanMinHash.deserialize(buffer)


def stored_by_numpy(minhash):
    file = io.BytesIO()
    np.save(file, minhash.hashvalues)
    file.seek(0)
    return LeanMinHash(seed=minhash.seed, hashvalues=np.load(file), scheme=minhash.scheme)


def as_full_minhash(minhash):
    return MinHash(num_perm=len(minhash), seed=minhash.seed, hashvalues=minhash.hashvalues, scheme=minhash.scheme)


@pytest.mark.parametrize(
    "store", [lambda minhash: minhash, stored_by_pickle, stored_by_serialize, stored_by_numpy, as_full_minhash]
)
@pytest.mark.parametrize("text", [article(5), ""])
def test_a_sketch_comes_back_from_datasketch_and_its_storage(store, text):
    one = sketch_of(text)

    other = Sketch.from_datasketch(store(one.to_datasketch()), shingle_words=5)

    assert one.is_compatible(other)
    np.testing.assert_array_equal(one.signature, other.signature)
    assert other.signature.dtype == np.uint32


@pytest.mark.parametrize("share", [0.0, 0.3, 0.8, 1.0])
def test_datasketch_estimates_the_same_resemblance(share):
    one, other = (sketch_of(text) for text in trimmed(6, share))

    assert one.to_datasketch().jaccard(other.to_datasketch()) == one.estimated_resemblance(other)


def test_an_index_of_datasketch_finds_copies_by_our_sketches():
    index = MinHashLSH(threshold=0.5, num_perm=128)
    whole, part = trimmed(7, 0.9)
    for key, text in (("copy", part), *((f"other {seed}", article(seed)) for seed in range(20))):
        index.insert(key, sketch_of(text).to_datasketch())

    assert index.query(sketch_of(whole).to_datasketch()) == ["copy"]


def test_the_sketch_and_its_export_share_no_memory():
    one = sketch_of(article(8))
    before = one.signature.copy()

    one.to_datasketch().hashvalues[:] = 0

    np.testing.assert_array_equal(one.signature, before)


@pytest.mark.parametrize("minhash", [MinHash(num_perm=128), LeanMinHash(MinHash(num_perm=128, seed=9))])
def test_a_minhash_that_dedup_did_not_make_is_refused(minhash):
    with pytest.raises(FormatError, match=f"seed {minhash.seed} and scheme .* was not made by dedup"):
        Sketch.from_datasketch(minhash, shingle_words=5)
