"""The shipped table of rarities."""

from importlib.resources import files

import numpy as np
import pytest

from dedup.kernels.shingle import weigh
from dedup.text.rarity import COMMON, STEP, rarity_table
from tests import reference


@pytest.fixture(scope="module")
def shipped():
    with np.load(str(files("dedup.text") / "rarity.npz")) as file:
        return dict(file)


def looked_up(stems, common=0.0):
    """The weights that the kernel finds for words of *stems*."""
    n = len(stems)
    table = rarity_table()
    terms, weights = np.empty(n, np.uint64), np.empty(n, np.float32)
    places = np.arange(n, dtype=np.int32)
    flags = np.zeros(n, np.uint8)
    weigh(stems, places, places + 1, flags, n, table.keys, table.rarities, table.unknown, common, terms, weights)
    return weights


def rarity_of(word):
    return float(looked_up(np.array([reference.hash_word(word[:6])], np.uint64))[0])


def test_every_shipped_stem_is_found_with_its_rarity(shipped):
    np.testing.assert_array_equal(looked_up(shipped["stems"]), shipped["sixteenths"] / np.float32(STEP))


def test_the_table_is_at_most_half_full_so_that_a_search_ends(shipped):
    table = rarity_table()

    assert (table.keys != 0).sum() == shipped["stems"].size
    assert table.keys.size >= 2 * shipped["stems"].size
    assert table.keys.size & (table.keys.size - 1) == 0


def test_no_stem_has_the_hash_that_means_a_free_place(shipped):
    assert shipped["stems"].all()
    assert np.unique(shipped["stems"]).size == shipped["stems"].size


def test_a_stem_that_is_not_in_the_table_is_as_rare_as_any(shipped):
    table = rarity_table()

    assert rarity_of("zqxjkvwy") == pytest.approx(table.unknown)
    assert table.unknown >= shipped["sixteenths"].max() / STEP - 1


@pytest.mark.parametrize("word", ["the", "and", "of", "said", "to"])
def test_the_commonest_words_are_no_content_words(word):
    assert rarity_of(word) < COMMON


@pytest.mark.parametrize(("common", "rare"), [("year", "harbour"), ("people", "breakwater"), ("new", "astronomer")])
def test_rarer_words_weigh_more(common, rare):
    assert rarity_of(common) < rarity_of(rare)


def test_the_table_is_read_once():
    assert rarity_table() is rarity_table()
