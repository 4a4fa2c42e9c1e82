"""The sentences of one text as words, and as weighed terms."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.order import stable_order
from dedup.kernels.scan import IS_NUMBER, IS_QUOTED, IS_UPPER

_UPPER = np.uint8(IS_UPPER)
_NUMBER = np.uint8(IS_NUMBER)
_QUOTED = np.uint8(IS_QUOTED)
_NOTHING = np.uint8(0)


@njit(nogil=False, cache=True)
def sentence_words(
    starts: NDArray[np.int32], spans: NDArray[np.int32], ranges: NDArray[np.int32], kept: NDArray[np.int32]
) -> int:
    """
    The words of each sentence.

    Args:
        starts: int32[n], first code point of each word, rising.
        spans: int32[s, 2], code points [begin, end) of each sentence, rising and apart.
        ranges: out, int32[≥ s, 2], words [begin, end) of each sentence that has any.
        kept: out, int32[≥ s], the place in *spans* of each of those.

    Returns:
        The number of sentences that have words.
    """
    n_kept = 0
    word = 0
    for i in range(spans.shape[0]):
        while word < starts.size and starts[word] < spans[i, 0]:
            word += 1
        first = word
        while word < starts.size and starts[word] < spans[i, 1]:
            word += 1
        if word > first:
            ranges[n_kept, 0], ranges[n_kept, 1] = first, word
            kept[n_kept] = i
            n_kept += 1
    return n_kept


@njit(nogil=False, cache=True)
def join_sentences(ranges: NDArray[np.int32], most: int) -> NDArray[np.int32]:
    """*ranges*, int32[s, 2] in order, with as many neighbours as one as leave at most *most* of them."""
    step = max(1, 1 + (ranges.shape[0] - 1) // most)
    joined = np.empty(((ranges.shape[0] + step - 1) // step, 2), np.int32)
    for place in range(joined.shape[0]):
        joined[place, 0] = ranges[place * step, 0]
        joined[place, 1] = ranges[min((place + 1) * step, ranges.shape[0]) - 1, 1]
    return joined


@njit(nogil=False, cache=True)
def postings(
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    skipped: NDArray[np.bool_],
    ranges: NDArray[np.int32],
    min_terms: int,
    n_terms: NDArray[np.int32],
) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.float32]]:
    """
    The terms of every sentence, weighed: (1 + ln count) · rarity, scaled to length 1.

    Args:
        terms: uint64[n], the term of each word.
        weights: float32[n], its rarity; 0 leaves the word out.
        skipped: bool[n], words to leave out besides.
        ranges: int32[n_sentences, 2], words [begin, end) of each sentence, rising and apart.
        min_terms: distinct terms that a sentence needs; one with fewer has no postings.
        n_terms: out, int32[n_sentences], distinct terms of each sentence.

    Returns:
        terms, sentences, values of the postings, sorted by term, then by sentence.
    """
    keys, places, owners = np.empty_like(terms), np.empty(terms.size, np.int32), np.empty(terms.size, np.int32)
    n_kept = 0
    for sentence in range(ranges.shape[0]):
        n_terms[sentence] = 0
        for i in range(ranges[sentence, 0], ranges[sentence, 1]):
            if weights[i] > np.float32(0) and not skipped[i]:
                keys[n_kept], places[n_kept], owners[n_kept] = terms[i], i, sentence
                n_kept += 1
    order = stable_order(keys[:n_kept])
    out_terms = np.empty(n_kept, np.uint64)
    out_sentences = np.empty(n_kept, np.int32)
    out_values = np.empty(n_kept, np.float32)
    squares = np.zeros(n_terms.size, np.float64)
    n_out = 0
    begin = 0
    while begin < n_kept:
        term, sentence = keys[order[begin]], owners[order[begin]]
        end = begin + 1
        while end < n_kept and keys[order[end]] == term and owners[order[end]] == sentence:
            end += 1
        value = (1.0 + np.log(end - begin)) * weights[places[order[begin]]]
        out_terms[n_out], out_sentences[n_out], out_values[n_out] = term, sentence, value
        squares[sentence] += value * value
        n_terms[sentence] += 1
        n_out += 1
        begin = end
    n_told = 0
    for i in range(n_out):
        sentence = out_sentences[i]
        if n_terms[sentence] >= min_terms:
            out_terms[n_told], out_sentences[n_told] = out_terms[i], sentence
            out_values[n_told] = out_values[i] / np.sqrt(squares[sentence])
            n_told += 1
    return out_terms[:n_told].copy(), out_sentences[:n_told].copy(), out_values[:n_told].copy()


@njit(nogil=False, cache=True)
def find_details(
    words: NDArray[np.uint64],
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    flags: NDArray[np.uint8],
    ranges: NDArray[np.int32],
    details: NDArray[np.uint64],
) -> int:
    """
    The names and numbers that a text tells: words with a capital that begin no sentence, and words with a digit.

    Quoted and common words are none.

    Args:
        words: uint64[n], hash of each word.
        terms: uint64[n], the term of each word.
        weights: float32[n], its rarity.
        flags: uint8[n], bits `IS_…` of `kernels.scan`.
        ranges: int32[n_sentences, 2], words [begin, end) of each sentence.
        details: out, uint64[≥ n], the word of each number and the term of each name, repeats included.

    Returns:
        How many there are.
    """
    n_details = 0
    for sentence in range(ranges.shape[0]):
        for i in range(ranges[sentence, 0], ranges[sentence, 1]):
            if flags[i] & _QUOTED != _NOTHING:
                continue
            if flags[i] & _NUMBER != _NOTHING:
                details[n_details] = words[i]
                n_details += 1
            elif flags[i] & _UPPER != _NOTHING and i > ranges[sentence, 0] and weights[i] > np.float32(0):
                details[n_details] = terms[i]
                n_details += 1
    return n_details
