"""Signatures and bucket keys."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dedup.kernels.minhash import EMPTY, agreement, band_keys, minhash
from tests import reference
from tests.conftest import IS_COMPILED

SHINGLES = st.lists(st.integers(0, 2**64 - 1), max_size=30)
N_BINS = st.sampled_from([2, 4, 16, 64])
N_SETS = 400 if IS_COMPILED else 20


def signature_of(shingles, n_bins):
    signature = np.empty(n_bins, np.uint32)
    minhash(np.asarray(shingles, np.uint64), len(shingles), signature)
    return signature


@given(SHINGLES, N_BINS)
@example([2**64 - 1, 2**64 - 1], 4)
def test_a_signature_is_the_least_value_of_the_first_round_that_fills_each_bin(shingles, n_bins):
    assert signature_of(shingles, n_bins).tolist() == reference.minhash(shingles, n_bins)


def test_bins_that_no_round_fills_take_the_least_hash_of_their_own():
    # With one shingle, 12 rounds leave most of 256 bins empty.
    assert signature_of([12345], 256).tolist() == reference.minhash([12345], 256)


@given(SHINGLES.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))), N_BINS)
def test_order_and_repeats_do_not_matter(orders, n_bins):
    shingles, shuffled = orders

    np.testing.assert_array_equal(signature_of(shingles, n_bins), signature_of([*shuffled, *shingles], n_bins))


@given(SHINGLES, SHINGLES, N_BINS)
def test_only_the_signature_of_nothing_holds_the_empty_value(shingles, more, n_bins):
    assert (signature_of([], n_bins) == EMPTY).all()
    assert not (signature_of([*shingles, *more, 2**64 - 1], n_bins) == EMPTY).any()


@given(st.lists(st.integers(0, 2**32 - 1), min_size=16, max_size=16), st.sampled_from([1, 2, 4, 16]))
def test_band_keys_fold_the_rows_of_each_band(values, rows):
    keys = np.empty(16 // rows, np.uint64)
    band_keys(np.array(values, np.uint32), rows, keys)

    assert keys.tolist() == reference.band_keys(values, rows)


def test_equal_rows_in_different_bands_make_different_buckets():
    keys = np.empty(32, np.uint64)
    band_keys(np.zeros(128, np.uint32), 4, keys)

    assert len(set(keys.tolist())) == 32


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_agreement_counts_equal_bins(values):
    left, right = np.array(values, np.uint32).T

    assert agreement(left, right) == reference.agreement(left.tolist(), right.tolist())


@pytest.mark.parametrize("resemblance", [0.0, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("n_shingles", [20, 600])
def test_agreement_estimates_resemblance_without_bias_and_with_less_error_than_permutations(resemblance, n_shingles):
    rng = np.random.default_rng(7)
    n_bins, n_shared = 128, round(n_shingles * resemblance)
    n_own = (n_shingles - n_shared) // 2
    estimates = []
    for _ in range(N_SETS):
        shingles = rng.integers(0, 2**64, n_shared + 2 * n_own, np.uint64)
        left, right = shingles[: n_shared + n_own], np.concatenate([shingles[:n_shared], shingles[n_shared + n_own :]])
        estimates.append(agreement(signature_of(left, n_bins), signature_of(right, n_bins)) / n_bins)

    exact = n_shared / (n_shared + 2 * n_own)
    error = np.sqrt(exact * (1 - exact) / n_bins)  # of as many independent permutations

    assert abs(np.mean(estimates) - exact) <= 4 * error / np.sqrt(N_SETS)
    assert np.std(estimates) <= error * (1.1 if IS_COMPILED else 1.6)
