"""
The one mixing function that every hash is made of.

`fold` multiplies two 64-bit words to 128 bits and xors the halves: much
mixing for one multiplication (the "mum" of wyhash and of the folded
multiply in many hash tables). The high half is written in 32-bit halves, so that
the compiled and the interpreted code give the same bits; LLVM knows the form and
makes one instruction of it.
"""

import numpy as np

from dedup.kernels.compiler import njit

# Odd constants with balanced bits (fractional digits of roots), one for each use, so that no hash of
# one kind is ever the hash of another.
WORD = np.uint64(0x9E3779B97F4A7C15)
WORD_END = np.uint64(0xC2B2AE3D27D4EB4F)
SHINGLE_BASE = np.uint64(0xD1342543DE82EF95)
SHINGLE_END = np.uint64(0xA0761D6478BD642F)
PAIR_LOW = np.uint64(0xE7037ED1A0B428DB)
PAIR_HIGH = np.uint64(0x8EBC6AF09C88C6E3)
BIGRAM_LEFT = np.uint64(0x589965CC75374CC3)
BIGRAM_RIGHT = np.uint64(0x1D8E4E27C47D124F)
ROUND = np.uint64(0xEB44ACCAB455D165)
BAND = np.uint64(0x2D358DCCAA6C78A5)

_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


@njit(nogil=True)
def fold(a: np.uint64, b: np.uint64) -> np.uint64:
    """The high half xor the low half of the 128-bit product a · b."""
    a_low, a_high = a & _LOW, a >> _HALF
    b_low, b_high = b & _LOW, b >> _HALF
    low = a_low * b_low
    middle = a_high * b_low + (low >> _HALF)
    cross = a_low * b_high + (middle & _LOW)
    high = a_high * b_high + (middle >> _HALF) + (cross >> _HALF)
    return high ^ (a * b)


@njit(nogil=True)
def bin_shift(n_bins: int) -> np.uint64:
    """How far to shift a hash to the right so that its upper bits number one of *n_bins*, a power of two."""
    shift = np.uint64(64)
    while n_bins > 1:
        shift -= np.uint64(1)
        n_bins >>= 1
    return shift
