"""
The different wordings among the sentences of a ledger, as arrays of words.

Sentences of the same words in the same order have one wording, whatever their
letter case and marks: most quotations are copied as they are, and only
wordings are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.diff import align_words
from dedup.ledger.utterances import Sentence
from dedup.ledger.vocabulary import Vocabulary

# Weight of a word in an alignment: as much for being there, and that much for each unit of its rarity.
_BASE_WEIGHT = 2
_WEIGHT_PER_RARITY = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wordings:
    """
    The wordings of a ledger, and which sentences have each.

    Attributes:
        words: int64[n], the words of all wordings one after the other, by their numbers.
        bounds: int64[w + 1], where each wording begins in `words`.
        members: the numbers of the sentences that have each wording, rising.
        wording_of: the wording of each sentence.
        stems: int64[v], the stem of each word of the vocabulary.
        rarities: float64[v], how rare each is; 0 for common words.
        folded: the words of the vocabulary.
    """

    words: NDArray[np.int64]
    bounds: NDArray[np.int64]
    members: tuple[tuple[int, ...], ...]
    wording_of: tuple[int, ...]
    stems: NDArray[np.int64]
    rarities: NDArray[np.float64]
    folded: tuple[str, ...]

    def of(self, wording: int) -> NDArray[np.int64]:
        """int64[k], the words of one wording."""
        return self.words[self.bounds[wording] : self.bounds[wording + 1]]

    def weight(self, words: NDArray[np.int64]) -> float:
        """The rarities of *words* together."""
        return float(self.rarities[words].sum())

    def align(self, left: int, right: int) -> NDArray[np.int32]:
        """int32[k], for each word of the *left* wording the word of the *right* one that stands for it; -1 for none."""
        one, other = self.of(left), self.of(right)
        weights = _BASE_WEIGHT + np.rint(_WEIGHT_PER_RARITY * self.rarities[one]).astype(np.int64)
        match = np.empty(one.size, np.int32)
        align_words(one, self.stems[one], other, self.stems[other], weights, match)
        return match


def wordings(texts: Sequence[str], sentences: Sequence[Sentence]) -> Wordings:
    """
    The wordings of *sentences*.

    Args:
        texts: the text of the article of each sentence.
        sentences: in a fixed order.
    """
    vocabulary = Vocabulary()
    numbers: dict[tuple[int, ...], int] = {}
    members: list[list[int]] = []
    wording_of: list[int] = []
    for place, (text, sentence) in enumerate(zip(texts, sentences, strict=True)):
        words = tuple([vocabulary.number(text[start:end]) for start, end in sentence.words])
        number = numbers.setdefault(words, len(numbers))
        if number == len(members):
            members.append([])
        members[number].append(place)
        wording_of.append(number)
    return Wordings(
        words=np.array([word for wording in numbers for word in wording], np.int64),
        bounds=np.cumsum([0, *map(len, numbers)], dtype=np.int64),
        members=tuple(map(tuple, members)),
        wording_of=tuple(wording_of),
        stems=vocabulary.stems(),
        rarities=vocabulary.rarities(),
        folded=tuple(vocabulary.words()),
    )
