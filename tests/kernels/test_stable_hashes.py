"""
Hashes are part of the stored formats: these values never change, whatever the machine and the versions.

An index, a datasketch store or a sketch kept by anyone would silently stop
matching. Where one of these tests fails, the change is wrong and not the test.
"""

import numpy as np

from dedup.kernels.letters import letters
from dedup.kernels.minhash import band_keys, minhash
from dedup.kernels.scan import IS_QUOTED, scan
from dedup.kernels.shingle import content_shingles, digest, weigh, word_shingles
from dedup.kernels.sketch import content_keys, pack_terms, quotation_keys

TEXT = "The Straße to ŁÓDŹ, café No. 7: Internationalisierung! 漢字 Привет “Ondine ran aground”"

WORDS = """
    88e2cb8614ed2b76 fcf0841c9b364a8c 44e75b8daa671bfc 42502b5b79f1994b 491359b61fd85eb3 7a8cadc39e07001a
    423ca99094ce1c21 dd6e9e56849aee93 89b48908c60f2a3d 72ee38d0b6228118 bf8266cea5adce59 3a595167cc972005
    3432403545e7a27e e035180005c2b5c9
"""
STEMS = "e10537c01a5ee553 89b48908c60f2a3d 72ee38d0b6228118"
TERMS = "e10537c01a5ee553 cd83c088f0cf8840 0"
WORD_SHINGLES = """
    e70fb5f309339ae8 78e43989646eae9f f3771627f79ee6d3 2b321b7e4fa98988 a7cbc0878457938b 88c2fb5f84a15b7b
    7121babc9a58a058 82bee0e1418d4c14 b0c9359f74fe47cf a470802df91a4903
"""
SHORT_SHINGLE = "d341b722340bd76f"
PAIR_SHINGLES = """
    22123863b467636c c454661587ad9c43 bde718bd7356014c 312b0b7a2a616cd3 ca34ae22577edd99
"""
DIGEST = "ce53e6add9c2d31b"
SIGNATURE = """
    d057ae3 ec060fd4 3db288b1 61fda734 fb4295a7 4fa98988
    4489a8c8 c0d9e1a0 6abc36e9 13895c56 786023a 40beb096
    9e366d1b 238b8189 9a58a058 646eae9f 418d4c14 84a15b7b
    6257adcc 7109d5b3 8457938b 50218486 74fe47cf b4075c04
    f11b0b18 711ffb64 4ef76e98 2e1cadf4 9339ae8 b90bb0df
    f79ee6d3 ca04f473
"""
BAND_KEYS = """
    17e81476a907e261 f11d46fa1f03782a c16a82da83893fac ab00512896a0228f 3772bd633e95c12f ffa14324046c8256
    92e3651bc0eaaaeb cde47fac79ee98ee
"""
DIGEST_OF_SPARSE_SIGNATURE = "f991627a54bf4869"
CONTENT_KEYS = """
    c454661587ad9c43 312b0b7a2a616cd3 bab708d417b55c52 102716e37d70ccd7 bcd03cd79250b184 dc5111aee75f042a
    c2c157358b553c60 581a06bb8b4ee09c b06effa93e1520b3 6193e29c641b30a4 1b00285cb62a0346 33192ff9e5c2e88f
    da0a843f072410d e450e5ea839843b4 7d2b7cb87f16478a 1391194346c86f56 26e99ba9ffd39100 dabe4baf80286d0d
    e33be88adb52b43f f4498aa2830a341 c579ca68910d1a3e 11c5b8318bd81b55 8bb3b036df8f7bee 8f0b7571aeb9e1a4
    651b4f04bc74d475 25ce6a1c103dbe10 b9bc918c220441af bc2d71836778b974
"""
PACKED_TERMS = """
    88e2cb82 fcf08403 44e75b84 42502b45 491359a5 7a8cadc6 423ca987 e10537c8 cd83c089 a
    bf8266cb 3a59516c 3432402d 2e7574e
"""
QUOTATION_KEYS = "2b321b7e4fa98988"


def scanned(text):
    """Hashes, stems and terms of the words of *text*, every one of them a content word."""
    data = np.frombuffer(text.encode(), np.uint8)
    words, stems, terms = (np.empty(data.size, np.uint64) for _ in range(3))
    starts, ends = np.empty(data.size, np.int32), np.empty(data.size, np.int32)
    flags, weights = np.empty(data.size, np.uint8), np.empty(data.size, np.float32)
    n = scan(data, *letters(), words, stems, starts, ends, flags)
    nothing_known = np.zeros(2, np.uint64), np.zeros(2, np.float32)
    weigh(stems, starts, ends, flags, n, *nothing_known, 1.0, 0.5, terms, weights)
    return words[:n], stems[:n], terms[:n]


def hexadecimal(values):
    return [f"{value:x}" for value in values.tolist()]


def test_hashes_of_words_are_stable():
    assert hexadecimal(scanned(TEXT)[0]) == WORDS.split()


def test_hashes_of_stems_and_of_pairs_of_letters_are_stable():
    _, stems, terms = scanned("Internationalisierung 漢字")

    assert hexadecimal(stems) == STEMS.split()
    assert hexadecimal(terms) == TERMS.split()


def test_shingles_and_digests_are_stable():
    words, _, terms = scanned(TEXT)
    shingles, pairs = np.empty(words.size, np.uint64), np.empty(3 * words.size, np.uint64)

    assert hexadecimal(shingles[: word_shingles(words, words.size, 5, shingles)]) == WORD_SHINGLES.split()
    assert hexadecimal(shingles[: word_shingles(words, 2, 5, shingles)]) == SHORT_SHINGLE.split()
    assert hexadecimal(pairs[: content_shingles(terms[:4], 2, pairs)]) == PAIR_SHINGLES.split()
    assert f"{int(digest(words, words.size)):x}" == DIGEST


def test_signatures_and_keys_of_bands_are_stable():
    words, _, _ = scanned(TEXT)
    shingles, signature, keys = np.empty(words.size, np.uint64), np.empty(32, np.uint32), np.empty(8, np.uint64)
    minhash(shingles, word_shingles(words, words.size, 5, shingles), signature)
    band_keys(signature, 4, keys)

    assert hexadecimal(signature) == SIGNATURE.split()
    assert hexadecimal(keys) == BAND_KEYS.split()


def test_a_signature_of_few_shingles_is_stable_through_all_rounds():
    signature = np.empty(256, np.uint32)
    minhash(np.array([1 << 40], np.uint64), 1, signature)

    assert f"{int(digest(signature.astype(np.uint64), 256)):x}" == DIGEST_OF_SPARSE_SIGNATURE


def test_keys_of_content_pairs_and_quotations_and_packed_terms_are_stable():
    words, _, terms = scanned(TEXT)
    keys, packed, weights = np.empty(60, np.uint64), np.empty(20, np.uint32), np.linspace(2, 8, 20, dtype=np.float32)
    quoted = np.full(words.size, IS_QUOTED, np.uint8)
    scratch, quotations = np.empty(words.size, np.uint64), np.empty(4, np.uint64)
    pack_terms(terms, weights, terms.size, 1.6, packed)

    assert hexadecimal(keys[: content_keys(terms, weights, terms.size, 3, 9.0, 1.6, keys)]) == CONTENT_KEYS.split()
    assert hexadecimal(packed[: terms.size]) == PACKED_TERMS.split()
    n = quotation_keys(words, quoted, words.size, 5, 8, scratch, quotations)
    assert hexadecimal(quotations[:n]) == QUOTATION_KEYS.split()
