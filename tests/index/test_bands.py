"""The S-curve is what really happens to signatures."""

import numpy as np
import pytest

from dedup.index.bands import candidate_probability, threshold
from dedup.kernels.minhash import band_keys, minhash

N_PAIRS = 300


@pytest.mark.parametrize("resemblance", [0.1, 0.3, 0.42, 0.6, 0.8])
@pytest.mark.parametrize(("bands", "rows"), [(32, 4), (64, 2)])
def test_pairs_become_candidates_as_often_as_the_curve_says(resemblance, bands, rows):
    rng = np.random.default_rng(11)
    n_shingles = 500
    n_shared = round(n_shingles * resemblance)
    n_own = (n_shingles - n_shared) // 2
    n_met = 0
    for _ in range(N_PAIRS):
        shingles = rng.integers(0, 2**64, n_shared + 2 * n_own, np.uint64)
        left, right = shingles[: n_shared + n_own], np.concatenate([shingles[:n_shared], shingles[n_shared + n_own :]])
        n_met += bool(set(keys_of(left, bands, rows)) & set(keys_of(right, bands, rows)))

    expected = candidate_probability(n_shared / (n_shared + 2 * n_own), bands=bands, rows=rows)

    assert abs(n_met / N_PAIRS - expected) <= 4 * np.sqrt(max(expected * (1 - expected), 0.01) / N_PAIRS)


def keys_of(shingles, bands, rows):
    signature, keys = np.empty(bands * rows, np.uint32), np.empty(bands, np.uint64)
    minhash(shingles, shingles.size, signature)
    band_keys(signature, rows, keys)
    return keys.tolist()


@pytest.mark.parametrize(("bands", "rows"), [(32, 4), (64, 2), (1, 8), (128, 1)])
def test_the_curve_rises_from_never_to_always(bands, rows):
    curve = [candidate_probability(step / 50, bands=bands, rows=rows) for step in range(51)]

    assert curve[0] == 0.0
    assert curve[-1] == 1.0
    assert curve == sorted(curve)


@pytest.mark.parametrize(("bands", "rows"), [(32, 4), (64, 2), (16, 8)])
def test_the_curve_is_steepest_about_the_threshold(bands, rows):
    curve = [candidate_probability(step / 1000, bands=bands, rows=rows) for step in range(1001)]
    steepest = int(np.argmax(np.diff(curve))) / 1000

    assert steepest == pytest.approx(threshold(bands=bands, rows=rows), abs=0.05)
