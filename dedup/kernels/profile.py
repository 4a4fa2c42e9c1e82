"""A block of texts to their profiles: words, sentences, and all that comparing needs of them, in columns."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.columns import Columns, Pairs, Postings, Sentences, Values, Words
from dedup.kernels.compiler import njit
from dedup.kernels.dots import place_pairs, sort_pairs
from dedup.kernels.order import stable_order
from dedup.kernels.scan import IS_EXCLUDED, IS_NUMBER, IS_QUOTED, mark_words, scan
from dedup.kernels.sentences import find_details, join_sentences, postings, sentence_words
from dedup.kernels.shingle import content_shingles, number_hashes, weigh, word_shingles
from dedup.kernels.stretches import pair_room

_EXCLUDED = np.uint8(IS_EXCLUDED)
_NUMBER = np.uint8(IS_NUMBER)
_QUOTED = np.uint8(IS_QUOTED)
_NOTHING = np.uint8(0)
_COMMON = np.float32(0)


class Texts(NamedTuple):
    """
    Texts made ready, one after the other.

    Attributes:
        utf8: uint8[…], all canonical texts.
        offsets: int64[n + 1], where each begins.
        mask_starts: int32[…], code points of its text where a marked span begins; see `kernels.scan.mark_words`.
        mask_ends: int32[…].
        mask_flags: uint8[…].
        mask_offsets: int64[n + 1], where the marked spans of each text begin.
        spans: int32[…, 2], code points [begin, end) of each sentence, rising and apart.
        span_offsets: int64[n + 1], where the sentences of each text begin.
    """

    utf8: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    mask_starts: NDArray[np.int32]
    mask_ends: NDArray[np.int32]
    mask_flags: NDArray[np.uint8]
    mask_offsets: NDArray[np.int64]
    spans: NDArray[np.int32]
    span_offsets: NDArray[np.int64]


class Tables(NamedTuple):
    """What is known of letters and stems before any text is read; see `scan.scan` and `shingle.weigh`."""

    page_of: NDArray[np.uint16]
    pages: NDArray[np.uint32]
    stems: NDArray[np.uint64]
    rarities: NDArray[np.float32]
    unknown: float
    common: float


class Shape(NamedTuple):
    """
    What a profile is made of.

    Attributes:
        shingle_words: words in a word shingle.
        content_gap: how far apart the words of a content-pair shingle stand at most, in content words.
        pair_gap: the same of the pairs that are kept with their places.
        min_terms: distinct terms that a sentence needs to have postings.
        min_own_terms: distinct unquoted terms that it needs to have unquoted postings.
        max_sentences: beyond, neighbours count as one sentence.
    """

    shingle_words: int
    content_gap: int
    pair_gap: int
    min_terms: int
    min_own_terms: int
    max_sentences: int


class Places(NamedTuple):
    """
    Where the words stand, in code points of the canonical text, and what they are; as long as `columns.Words`.

    Attributes:
        starts: int32[…], first code point of each word.
        ends: int32[…], code point after it.
        flags: uint8[…], bits `IS_…` of `kernels.scan`.
        span_starts: int32[…], where a span that begins with the word begins: at the word, or at its sentence's first
            character when it is the sentence's first word.
        span_ends: int32[…], the same of ends.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    flags: NDArray[np.uint8]
    span_starts: NDArray[np.int32]
    span_ends: NDArray[np.int32]


@njit(nogil=True, cache=True)
def profile_block(texts: Texts, tables: Tables, shape: Shape) -> tuple[Columns, Places]:
    """The profiles of some texts, and where their words stand."""
    words, places = _words(texts, tables, shape.pair_gap)
    n = texts.offsets.size - 1
    n_words = words.words.size
    n_content = n_numbers = 0
    for word in range(n_words):
        n_content += words.weights[word] > _COMMON
        n_numbers += places.flags[word] & _NUMBER != _NOTHING
    sentences = Sentences(np.zeros(n + 1, np.int64), np.empty((texts.spans.shape[0], 2), np.int32))
    told, own = _empty_postings(n, n_content), _empty_postings(n, n_content)
    pairs = _empty_pairs(n, n_content * shape.pair_gap)
    shingles, content = _empty_values(n, n_words), _empty_values(n, n_content * shape.content_gap)
    numbers, details = _empty_values(n, n_numbers), _empty_values(n, n_words)
    vocabulary = _empty_values(n, n_content + n_numbers)
    for text in range(n):
        first, last = words.offsets[text], words.offsets[text + 1]
        ranges = _sentences(text, texts, words, places, shape.max_sentences, sentences)
        terms, weights, quoted = words.terms[first:last], words.weights[first:last], words.quoted[first:last]
        hashes, flags = words.words[first:last], places.flags[first:last]
        _keep_postings(text, terms, weights, np.zeros(last - first, np.bool_), ranges, shape.min_terms, told)
        _keep_postings(text, terms, weights, quoted, ranges, shape.min_own_terms, own)
        _keep_pairs(text, terms, weights, ranges, shape.pair_gap, pairs)
        begin = shingles.offsets[text]
        shingles.offsets[text + 1] = begin + word_shingles(
            hashes, hashes.size, shape.shingle_words, shingles.values[begin:]
        )
        _keep_content(text, terms, weights, quoted, shape.content_gap, content)
        found = np.empty(last - first, np.uint64)
        n_found = number_hashes(hashes, places.starts[first:last], places.ends[first:last], flags, quoted, found)
        _keep_once(text, found[:n_found], numbers)
        n_found = find_details(hashes, terms, weights, flags, ranges, found)
        _keep_once(text, found[:n_found], details)
        _keep_vocabulary(text, hashes, terms, weights, flags, vocabulary)
    return (
        Columns(
            words,
            Sentences(sentences.offsets, sentences.words[: sentences.offsets[n]]),
            _trimmed(told),
            _trimmed(own),
            Pairs(
                pairs.offsets,
                pairs.keys[: pairs.offsets[n]],
                pairs.words[: pairs.offsets[n]],
                pairs.sentences[: pairs.offsets[n]],
            ),
            Values(shingles.offsets, shingles.values[: shingles.offsets[n]]),
            Values(content.offsets, content.values[: content.offsets[n]]),
            Values(numbers.offsets, numbers.values[: numbers.offsets[n]]),
            Values(details.offsets, details.values[: details.offsets[n]]),
            Values(vocabulary.offsets, vocabulary.values[: vocabulary.offsets[n]]),
        ),
        places,
    )


@njit(nogil=False, inline=True)
def _words(texts: Texts, tables: Tables, pair_gap: int) -> tuple[Words, Places]:
    """The words of all texts that take part in matching; span ends are those of the words yet."""
    n = texts.offsets.size - 1
    room = texts.utf8.size // 2 + n
    words, stems, terms = np.empty(room, np.uint64), np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends = np.empty(room, np.int32), np.empty(room, np.int32)
    weights, flags = np.empty(room, np.float32), np.empty(room, np.uint8)
    offsets = np.zeros(n + 1, np.int64)
    for text in range(n):
        at = offsets[text]
        first, last = texts.mask_offsets[text], texts.mask_offsets[text + 1]
        n_words = scan(
            texts.utf8[texts.offsets[text] : texts.offsets[text + 1]],
            tables.page_of,
            tables.pages,
            words[at:],
            stems,
            starts[at:],
            ends[at:],
            flags[at:],
        )
        mark_words(
            starts[at:],
            n_words,
            texts.mask_starts[first:last],
            texts.mask_ends[first:last],
            texts.mask_flags[first:last],
            flags[at:],
        )
        weigh(
            stems,
            starts[at:],
            ends[at:],
            flags[at:],
            n_words,
            tables.stems,
            tables.rarities,
            tables.unknown,
            tables.common,
            terms[at:],
            weights[at:],
        )
        kept = at
        for word in range(at, at + n_words):
            if flags[word] & _EXCLUDED == _NOTHING:
                words[kept], terms[kept], weights[kept] = words[word], terms[word], weights[word]
                starts[kept], ends[kept], flags[kept] = starts[word], ends[word], flags[word]
                kept += 1
        offsets[text + 1] = kept
    n_words = offsets[n]
    quoted, rooms = np.empty(n_words, np.bool_), np.empty(n_words, np.float64)
    for word in range(n_words):
        quoted[word] = flags[word] & _QUOTED != _NOTHING
    for text in range(n):
        room_of = pair_room(weights[offsets[text] : offsets[text + 1]], pair_gap)
        for word in range(room_of.size):
            rooms[offsets[text] + word] = room_of[word]
    starts, ends = starts[:n_words], ends[:n_words]
    return (
        Words(offsets, words[:n_words], terms[:n_words], weights[:n_words], quoted, rooms),
        Places(starts, ends, flags[:n_words], starts.copy(), ends.copy()),
    )


@njit(nogil=False, inline=True)
def _sentences(
    text: int, texts: Texts, words: Words, places: Places, max_sentences: int, sentences: Sentences
) -> NDArray[np.int32]:
    """Keep the sentences of one text, and where spans that begin or end with them do; returns their words."""
    spans = texts.spans[texts.span_offsets[text] : texts.span_offsets[text + 1]]
    first, last = words.offsets[text], words.offsets[text + 1]
    ranges, kept = np.empty((spans.shape[0], 2), np.int32), np.empty(spans.shape[0], np.int32)
    n = sentence_words(places.starts[first:last], spans, ranges, kept)
    with_words = np.empty((n, 2), np.int32)
    for s in range(n):
        with_words[s, 0], with_words[s, 1] = spans[kept[s], 0], spans[kept[s], 1]
    ranges, spans = join_sentences(ranges[:n], max_sentences), join_sentences(with_words, max_sentences)
    end = sentences.offsets[text]
    for s in range(ranges.shape[0]):
        sentences.words[end, 0], sentences.words[end, 1] = ranges[s, 0], ranges[s, 1]
        places.span_starts[first + ranges[s, 0]] = spans[s, 0]
        places.span_ends[first + ranges[s, 1] - 1] = spans[s, 1]
        end += 1
    sentences.offsets[text + 1] = end
    return ranges


@njit(nogil=False, inline=True)
def _empty_values(n: int, room: int) -> Values:
    """No values of *n* texts yet, and *room* for them."""
    return Values(np.zeros(n + 1, np.int64), np.empty(room, np.uint64))


@njit(nogil=False, inline=True)
def _empty_postings(n: int, room: int) -> Postings:
    """No postings of *n* texts yet, and *room* for them."""
    return Postings(
        np.zeros(n + 1, np.int64),
        np.empty(room, np.uint64),
        np.empty(room, np.int32),
        np.empty(room, np.float32),
        np.zeros(n, np.int32),
    )


@njit(nogil=False, inline=True)
def _trimmed(kept: Postings) -> Postings:
    """Postings without the room that is left."""
    n = kept.offsets[kept.offsets.size - 1]
    return Postings(kept.offsets, kept.terms[:n], kept.sentences[:n], kept.values[:n], kept.n_telling)


@njit(nogil=False, inline=True)
def _empty_pairs(n: int, room: int) -> Pairs:
    """No content pairs of *n* texts yet, and *room* for them."""
    return Pairs(
        np.zeros(n + 1, np.int64),
        np.empty(room, np.uint64),
        np.empty((room, 2), np.int32),
        np.empty(room, np.int32),
    )


@njit(nogil=False)
def _keep_postings(
    text: int,
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    skipped: NDArray[np.bool_],
    ranges: NDArray[np.int32],
    min_terms: int,
    kept: Postings,
) -> None:
    """Keep the postings of one text behind those before it."""
    n_terms = np.empty(ranges.shape[0], np.int32)
    found, sentences, values = postings(terms, weights, skipped, ranges, min_terms, n_terms)
    end = kept.offsets[text]
    for place in range(found.size):
        kept.terms[end], kept.sentences[end], kept.values[end] = found[place], sentences[place], values[place]
        end += 1
    kept.offsets[text + 1] = end
    n_telling = 0
    for s in range(n_terms.size):
        n_telling += n_terms[s] >= min_terms
    kept.n_telling[text] = n_telling


@njit(nogil=False, inline=True)
def _keep_pairs(
    text: int,
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    ranges: NDArray[np.int32],
    gap: int,
    kept: Pairs,
) -> None:
    """Keep the content pairs of one text behind those before it."""
    sentence_of = np.zeros(terms.size, np.int32)
    for s in range(ranges.shape[0]):
        for word in range(ranges[s, 0], ranges[s, 1]):
            sentence_of[word] = s
    n_content = 0
    for weight in weights:
        n_content += weight > _COMMON
    keys, places = np.empty(n_content * gap, np.uint64), np.empty((n_content * gap, 2), np.int32)
    n = place_pairs(terms, weights, gap, keys, places)
    begin = kept.offsets[text]
    end = begin + n
    sort_pairs(keys[:n], places, sentence_of, kept.keys[begin:end], kept.words[begin:end], kept.sentences[begin:end])
    kept.offsets[text + 1] = end


@njit(nogil=False, inline=True)
def _keep_content(
    text: int,
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    quoted: NDArray[np.bool_],
    gap: int,
    kept: Values,
) -> None:
    """Keep the content view of one text behind those before it."""
    unquoted = np.empty(terms.size, np.uint64)
    n = 0
    for word in range(terms.size):
        if weights[word] > _COMMON and not quoted[word]:
            unquoted[n] = terms[word]
            n += 1
    begin = kept.offsets[text]
    kept.offsets[text + 1] = begin + content_shingles(unquoted[:n], gap, kept.values[begin:])


@njit(nogil=False, inline=True)
def _keep_vocabulary(
    text: int,
    words: NDArray[np.uint64],
    terms: NDArray[np.uint64],
    weights: NDArray[np.float32],
    flags: NDArray[np.uint8],
    kept: Values,
) -> None:
    """Keep the terms and numbers of one text behind those before it."""
    found = np.empty(2 * words.size, np.uint64)
    n = 0
    for word in range(words.size):
        if weights[word] > _COMMON:
            found[n] = terms[word]
            n += 1
        if flags[word] & _NUMBER != _NOTHING:
            found[n] = words[word]
            n += 1
    _keep_once(text, found[:n], kept)


@njit(nogil=False)
def _keep_once(text: int, values: NDArray[np.uint64], kept: Values) -> None:
    """Keep each of some values of one text once, rising, behind those of the texts before it."""
    end = begin = kept.offsets[text]
    for place in stable_order(values):
        if end == begin or values[place] != kept.values[end - 1]:
            kept.values[end] = values[place]
            end += 1
    kept.offsets[text + 1] = end
