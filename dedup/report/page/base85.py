"""Bytes as ASCII, five characters for four bytes, which is a sixteenth less than base64."""

import numpy as np

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-.:;=?@[]^_{|}"
"""The digits from 0 to 84: no quotation mark, `&`, `<`, `>` or backslash, which mean something in a page."""

_DIGITS = np.frombuffer(ALPHABET.encode("ascii"), np.uint8)
_POWERS = np.array([85**4, 85**3, 85**2, 85, 1], np.uint32)


def encode(content: bytes) -> str:
    """
    *content* in base 85, as blocks.js reads it.

    Every four bytes, taken as a number whose first byte counts most, give
    five digits; k bytes at the end, filled up with zeros, give k + 1.
    """
    missing = -len(content) % 4
    numbers = np.frombuffer(content + bytes(missing), ">u4").astype(np.uint32)
    digits = _DIGITS[(numbers[:, None] // _POWERS) % np.uint32(85)]
    return str(digits.tobytes()[: digits.size - missing], "ascii")
