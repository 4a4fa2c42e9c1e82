"""The mixing function."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels import hashing
from dedup.kernels.hashing import bin_shift, fold
from tests import reference

WORDS = st.integers(0, 2**64 - 1)


@given(WORDS, WORDS)
def test_fold_is_the_two_halves_of_the_product_xored(a, b):
    assert int(fold(np.uint64(a), np.uint64(b))) == reference.fold(a, b)


@given(WORDS, st.integers(1, 20).map(lambda bits: 1 << bits))
def test_the_upper_bits_of_a_hash_number_its_bin(word, n_bins):
    shift = int(bin_shift(n_bins))

    assert shift == reference.bin_shift(n_bins)
    assert word >> shift == word * n_bins // 2**64


def test_folding_with_a_constant_changes_about_half_of_the_bits_when_one_bit_of_the_word_changes():
    rng = np.random.default_rng(1)
    words = [int(word) for word in rng.integers(0, 2**64, 50, np.uint64)]

    changed = [
        (reference.fold(word, reference.ROUND) ^ reference.fold(word ^ (1 << bit), reference.ROUND)).bit_count()
        for word in words
        for bit in range(64)
    ]

    assert 26 < np.mean(changed) < 38


def test_every_use_of_the_mixing_function_has_a_constant_of_its_own():
    constants = [int(value) for name, value in vars(hashing).items() if name.isupper() and not name.startswith("_")]

    assert len(constants) == 10
    assert len(set(constants)) == len(constants)
    assert all(constant % 2 == 1 for constant in constants)
