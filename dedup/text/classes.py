"""
Which characters canonical form leaves alone, as far as words go: what tells texts that are ready as they are.

Nearly all texts have the same words before and after they are made canonical, and a scan that knows the characters
after which that is not sure needs no canonical form for the others.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.letters import PAGE, letters
from dedup.kernels.wordscan import CHANGES, LOOKALIKE, MARKED, SAME
from dedup.text import characters
from dedup.text.normalise import Kind, change, is_marked

LIMIT = 0x2100
"""Code points that are told apart: the alphabets of Europe and the punctuation that goes with them. Others change."""


@cache
def character_classes() -> NDArray[np.uint8]:
    """uint8[LIMIT]: the class of each code point, `kernels.wordscan.SAME` and so on."""
    page_of, pages = letters()
    values = pages[page_of[: LIMIT // PAGE]].ravel()
    return np.array([_class_of(code_point, values) for code_point in range(LIMIT)], np.uint8)


def _class_of(code_point: int, values: NDArray[np.uint32]) -> np.uint8:
    """The class of one code point, given the letter table up to `LIMIT`."""
    if code_point < 0x80:
        return SAME
    char = chr(code_point)
    changed = change(char)
    if changed.joins or not changed.into:
        return CHANGES
    if not values[code_point]:
        return CHANGES if any(ord(each) >= LIMIT or values[ord(each)] for each in changed.into) else SAME
    if changed.kind is not Kind.PLAIN:
        return CHANGES
    if char in characters.LOOKALIKE_LETTERS:
        return CHANGES if is_marked(char) else LOOKALIKE
    return MARKED if is_marked(char) else SAME
