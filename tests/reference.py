"""
The slow twins: every kernel of `dedup.kernels`, written from its definition in plain Python.

Integers are Python's and sets are sets; nothing here is fast, and nothing
here knows how the kernel does it. Each twin has the kernel's name, takes
lists where the kernel takes arrays, and returns what the kernel writes.
"""

import math
import re
import string
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache, reduce
from itertools import combinations, pairwise, product, zip_longest
from operator import or_

import numpy as np

from dedup.kernels import abstracts, fragments, hashing, join, letters, overlap, pairs, runs, sets, support, wordscan
from dedup.kernels import dots as dots_kernel
from dedup.kernels import lines as lines_kernel
from dedup.kernels import minhash as minhash_kernel
from dedup.kernels import scan as scan_kernel
from dedup.kernels import sketch as sketch_kernel
from dedup.kernels import stretches as stretches_kernel

MODULUS = 1 << 64

WORD, WORD_END = int(hashing.WORD), int(hashing.WORD_END)
SHINGLE_BASE, SHINGLE_END = int(hashing.SHINGLE_BASE), int(hashing.SHINGLE_END)
PAIR_LOW, PAIR_HIGH = int(hashing.PAIR_LOW), int(hashing.PAIR_HIGH)
BIGRAM_LEFT, BIGRAM_RIGHT = int(hashing.BIGRAM_LEFT), int(hashing.BIGRAM_RIGHT)
ROUND, BAND = int(hashing.ROUND), int(hashing.BAND)

EMPTY = int(minhash_kernel.EMPTY)
ROUNDS = minhash_kernel.ROUNDS
PAIRS, COMMON_PAIRS = sketch_kernel.PAIRS, sketch_kernel.COMMON_PAIRS
HIGHEST_RARITY = (1 << sketch_kernel.RARITY_BITS) - 1


# hashing


def fold(a, b):
    product = a * b
    return (product >> 64) ^ (product % MODULUS)


def bin_shift(n_bins):
    return 64 - int(math.log2(n_bins))


# scan


@dataclass(frozen=True)
class Word:
    """One word of a text; `start` and `end` in code points."""

    hash: int
    stem: int
    start: int
    end: int
    flags: int


def scan(text):
    classes = "".join(_class_of(character) for character in text)
    return [_word(text, *match.span()) for match in re.finditer("sm*|l[lm]*", classes)]


def scan_fully(text):
    return scan(text)


def mark_words(words, masks):
    """*words* with the flags of the *masks* that they begin in, which are (start, end, flags)."""
    return [
        replace(
            word, flags=reduce(or_, (flags for start, end, flags in masks if start <= word.start < end), word.flags)
        )
        for word in words
    ]


def _class_of(character):
    """`l` for letters and numbers, `s` for letters of scripts without spaces, `m` for marks, `-` for the rest."""
    group = unicodedata.category(character)[0]
    if group == "L" and any(first <= ord(character) <= last for first, last in letters._STANDALONE_RANGES):
        return "s"
    return {"L": "l", "N": "l", "M": "m"}.get(group, "-")


def _word(text, start, end):
    is_standalone = _class_of(text[start]) == "s"
    spelling = text[start] if is_standalone else text[start:end]
    folded = [_fold_case(character) for character in spelling]
    flags = 0
    if unicodedata.category(text[start]) in {"Lu", "Lt"}:
        flags |= scan_kernel.IS_UPPER
    if any(unicodedata.category(character)[0] == "N" for character in spelling):
        flags |= scan_kernel.IS_NUMBER
    if is_standalone:
        flags |= scan_kernel.IS_STANDALONE
    return Word(hash_word("".join(folded)), hash_word("".join(folded[: scan_kernel.STEM_LETTERS])), start, end, flags)


def _fold_case(character):
    """The one letter that *character* folds to; one that folds to several is put in lower case instead."""
    return next(form for form in (character.casefold(), character.lower(), character) if len(form) == 1)


def hash_word(folded):
    data = folded.encode()
    whole = len(data) // 8 * 8
    state = WORD
    for at in range(0, whole, 8):
        state = fold(state ^ int.from_bytes(data[at : at + 8], "little"), WORD)
    return fold(state ^ int.from_bytes(data[whole:], "little"), WORD_END ^ len(data))


# wordscan


def scan_words(text, classes=None):
    """The (hash, first byte, byte after) of every word, or what is to be asked instead."""
    beyond = [character for character in text if not character.isascii()]
    if classes is not None and _needs_canonical(text, beyond, classes):
        return wordscan.NEEDS_CANONICAL
    for character in beyond:
        folded_width = len(_fold_case(character).encode())
        if _class_of(character) == "s" or (_class_of(character) in "lm" and folded_width != len(character.encode())):
            return wordscan.NEEDS_SCAN
    return [(word.hash, len(text[: word.start].encode()), len(text[: word.end].encode())) for word in scan(text)]


def _needs_canonical(text, beyond, classes):
    """Whether canonical form may change the words of *text*; *classes* is a list."""
    kinds = [classes[ord(each)] if ord(each) < len(classes) else wordscan.CHANGES for each in beyond]
    if wordscan.CHANGES in kinds:
        return True
    marked = {_fold_case(each) for each, kind in zip(beyond, kinds, strict=True) if kind == wordscan.MARKED}
    if len(marked) > wordscan.MOST_MARKED:
        return True
    lookalikes = {each for each, kind in zip(beyond, kinds, strict=True) if kind == wordscan.LOOKALIKE}
    latin = set(string.ascii_letters)
    return any((a in latin and b in lookalikes) or (a in lookalikes and b in latin) for a, b in pairwise(text))


# shingle


def word_shingles(words, k):
    width = min(k, len(words))
    return [_shingle(words[at : at + width]) for at in range(len(words) - width + 1)] if words else []


def _shingle(words):
    total = sum(word * SHINGLE_BASE ** (len(words) - 1 - j) for j, word in enumerate(words))
    return fold((total % MODULUS) ^ len(words), SHINGLE_END)


def digest(words):
    state = SHINGLE_BASE
    for word in words:
        state = fold(state ^ word, SHINGLE_END)
    return state


def pair_shingle(a, b):
    return fold(min(a, b) ^ PAIR_LOW, max(a, b) ^ PAIR_HIGH)


def pairs_within(terms, gap):
    """The places of the first word and the hash of every pair of terms that stand at most *gap* apart."""
    return [(i, pair_shingle(terms[i], terms[j])) for i, j in combinations(range(len(terms)), 2) if j - i <= gap]


def content_shingles(terms, gap):
    return [shingle for _, shingle in pairs_within(terms, gap)]


def weigh(words, rarities, unknown, common):
    """The (term, weight) of each `Word`; *rarities* is a dict."""
    found = []
    for word, following in zip_longest(words, words[1:]):
        term = word.stem
        if word.flags & scan_kernel.IS_STANDALONE:
            touches = following is not None and following.start == word.end
            if not (touches and following.flags & scan_kernel.IS_STANDALONE):
                found.append((0, 0.0))
                continue
            term = fold(word.stem ^ BIGRAM_LEFT, following.stem ^ BIGRAM_RIGHT)
        rarity = rarities.get(term, unknown)
        is_content = rarity >= common and not word.flags & scan_kernel.IS_EXCLUDED
        found.append((term, rarity if is_content else 0.0))
    return found


# minhash


def minhash(shingles, n_bins):
    """The value of the least (round, value) that falls into each bin, over all rounds and the one of its own."""
    falls = defaultdict(set)
    for shingle in shingles:
        for turn in range(ROUNDS):
            h = fold(shingle ^ (turn * BAND % MODULUS), ROUND) if turn else shingle
            falls[h * n_bins >> 64].add((turn, min(h % (1 << 32), EMPTY - 1)))
        for j in range(n_bins):
            h = fold(shingle ^ ((ROUNDS + j) * BAND % MODULUS), ROUND)
            falls[j].add((ROUNDS, min(h % (1 << 32), EMPTY - 1)))
    return [min(falls[j])[1] if falls[j] else EMPTY for j in range(n_bins)]


def band_keys(signature, rows):
    keys = []
    for band in range(len(signature) // rows):
        key = (band + 1) * ROUND % MODULUS
        for value in signature[band * rows : (band + 1) * rows]:
            key = fold(key ^ value, BAND)
        keys.append(key)
    return keys


def agreement(left, right):
    return sum(a == b for a, b in zip(left, right, strict=True))


# sketch


def content_keys(terms, weights, gap, unknown, common):
    """*weights* are 32-bit floats, and so is what is made of them."""
    n_unknown = sum(weight >= np.float32(unknown) for weight in weights)
    most = PAIRS // sketch_kernel.UNKNOWN_RATE if 2 * n_unknown > len(terms) else PAIRS
    keys = []
    for i, j in combinations(range(len(terms)), 2):
        above = (weights[i] + weights[j] - np.float32(2 * common)) / sketch_kernel.RARITY_STEP
        steps = int(above) + (sketch_kernel.SHORT_STEPS if len(terms) < sketch_kernel.SHORT else 0)
        kept = min(COMMON_PAIRS << min(max(steps, 0), sketch_kernel.MOST_STEPS), most)
        shingle = pair_shingle(terms[i], terms[j])
        if j - i <= gap and shingle % PAIRS < kept:
            keys.append(shingle)
    return keys


def pack_terms(terms, weights, common):
    """*weights* are 32-bit floats."""
    rarities = [min(int((weight - np.float32(common)) * np.float32(3)) + 1, HIGHEST_RARITY) for weight in weights]
    bits = sketch_kernel.RARITY_BITS
    return [(term >> 32 + bits << bits) + rarity for term, rarity in zip(terms, rarities, strict=True)]


def quotation_keys(words, flags, k, min_words):
    marks = "".join(
        "q" if flag & scan_kernel.IS_QUOTED and not flag & scan_kernel.IS_EXCLUDED else "-" for flag in flags
    )
    runs = [match.span() for match in re.finditer("q+", marks)]
    return [min(word_shingles(words[begin:end], k)) for begin, end in runs if end - begin >= min_words]


@dataclass(frozen=True)
class Sketched:
    """What `sketch_block` says of one text."""

    signature: list
    bands: list
    n_words: int
    digest: int
    keys: list
    terms: list
    quotations: list


def sketch_block(text, masks, rarities, unknown, common, k, gap, rows, min_quoted_words, n_values):
    """One text of the block; *n_values* is the length of its signature."""
    scanned = mark_words(scan(text), masks)
    weighed = weigh(scanned, rarities, unknown, common)
    words = [word.hash for word in scanned if not word.flags & scan_kernel.IS_EXCLUDED]
    content = [
        (term, np.float32(weight))
        for word, (term, weight) in zip(scanned, weighed, strict=True)
        if weight > 0 and not word.flags & scan_kernel.IS_QUOTED
    ]
    terms, weights = [term for term, _ in content], [weight for _, weight in content]
    signature = minhash(word_shingles(words, k), n_values)
    return Sketched(
        signature=signature,
        bands=band_keys(signature, rows),
        n_words=len(words),
        digest=digest(words),
        keys=content_keys(terms, weights, gap, unknown, common),
        terms=pack_terms(terms, weights, common),
        quotations=quotation_keys(
            [word.hash for word in scanned], [word.flags for word in scanned], k, min_quoted_words
        ),
    )


# verbatim


def verbatim_block(text, k, rows, n_values):
    """One text of the block: words, digest, signature and bucket keys, and the different shingles in order."""
    words = [word.hash for word in scan(text)]
    shingles = word_shingles(words, k)
    signature = minhash(shingles, n_values)
    return len(words), digest(words), signature, band_keys(signature, rows), list(dict.fromkeys(shingles))


# buckets


def bucket_pairs(keys, takes_part, max_bucket):
    """The set of pairs of the texts that have the same key, and how many keys too many have."""
    buckets = defaultdict(list)
    for text, (key, looked_at) in enumerate(zip(keys, takes_part, strict=True)):
        if looked_at:
            buckets[key].append(text)
    pairs = set()
    for members in buckets.values():
        if len(members) <= max_bucket:
            pairs |= set(combinations(members, 2))
        else:
            pairs |= {*pairwise(members), *((members[0], other) for other in members[1:])}
    return pairs, sum(len(members) > max_bucket for members in buckets.values())


# verify


def count_common_shingles(pairs, sets, least, *, every_pair):
    """How many elements the two of each pair have in common; None for those that the pairs before connect."""
    groups = {text: {text} for text in range(len(sets))}
    counts = []
    for left, right in pairs:
        if not every_pair and right in groups[left]:
            counts.append(None)
            continue
        n_common = len(sets[left] & sets[right])
        counts.append(n_common)
        n_either = len(sets[left] | sets[right])
        if n_either and n_common / n_either >= least:
            together = groups[left] | groups[right]
            groups.update(dict.fromkeys(together, together))
    return counts


# runs


def common_runs(left, right, k):
    """Greedily from the left, the longest run of words not taken yet; (left word, right word, words)."""
    width = min(k, len(left), len(right))
    found, taken, behind = [], set(), 0
    i = 0
    while width and i + width <= len(left):
        starts = [j for j in range(len(right) - width + 1) if right[j : j + width] == left[i : i + width]]
        lengths = [(j, _run_length(left[i:], right[j:], range(j, len(right)), taken)) for j in starts]
        lengths = [(j, length) for j, length in lengths if length >= width][: runs.MOST_PLACES]
        if not lengths:
            i += 1
            continue
        place, longest = max(lengths, key=lambda each: (each[1], each[0] >= behind, -each[0]))
        found.append((i, place, longest))
        taken |= set(range(place, place + longest))
        behind = place + longest
        i += longest
    return found


def _run_length(left, right, places, taken):
    """How many words the two begin with that are the same and free."""
    length = 0
    for ours, theirs, place in zip(left, right, places, strict=False):
        if ours != theirs or place in taken:
            break
        length += 1
    return length


# join


def drop_repeats(entries):
    return sorted(set(entries))


def split_entries(entries, shift):
    """The parts of *entries*, those that agree above *shift* bits."""
    parts = [[] for _ in range(1 << 64 - shift)]
    for entry in entries:
        parts[entry >> shift].append(entry)
    return parts


def sort_entries(entries):
    return sorted(entries)


def group_buckets(entries):
    """*entries* are sorted (key, article); the members of the buckets of two and more, each behind their number."""
    buckets = defaultdict(list)
    for key, article in sorted(set(entries)):
        buckets[key].append(article)
    return [value for members in buckets.values() if len(members) > 1 for value in (len(members), *members)]


def place_articles(buckets, n_articles):
    """Where the buckets of each article begin, *buckets* being lists of members."""
    begins = [sum(1 + len(before) for before in buckets[:number]) for number in range(len(buckets))]
    return [
        [begin for begin, members in zip(begins, buckets, strict=True) if article in members]
        for article in range(n_articles)
    ]


def count_larger(buckets, most):
    return sum(len(members) > most for members in buckets)


def count_shared(entries, min_shared, min_rarity, max_bucket):
    """The set of (left, right, count) over a set of (key, article)."""
    buckets = defaultdict(set)
    for key, article in entries:
        buckets[key].add(article)
    counts, rarities = Counter(), Counter()
    for bucket in buckets.values():
        members = sorted(bucket)
        if len(members) <= max_bucket:
            pairs = set(combinations(members, 2))
        else:
            pairs = {*pairwise(members), *((members[0], other) for other in members[1:])}
        counts.update(pairs)
        for pair in pairs:
            rarities[pair] += join.RARITY_UNIT // (min(len(members), max_bucket) - 1)
    least = int(min_rarity * join.RARITY_UNIT)
    return {(*pair, count) for pair, count in counts.items() if count >= min_shared and rarities[pair] >= least}


# overlap


def screen_pairs(left, right, block, min_passage, min_spread):
    """Of the packed terms of two articles: the share of their best passages and stretches, and whether it passes."""
    mean = (_mean_rarity(left) + _mean_rarity(right)) / 2
    shares = []
    for n_blocks, limit, least in (
        (overlap.BLOCKS, int(mean * block * overlap.BLOCKS), min_passage),
        (2 * overlap.BLOCKS, int(mean * block * (1.0 / overlap.BLOCK_LIMIT)), min_spread),
    ):
        whole = mean * max(1, min(n_blocks * block, len(left), len(right)))
        shared = _best_window(left, right, block, n_blocks, limit)
        enough = math.ceil(least * whole)
        shares.append((shared / whole if shared >= enough else 0, shared >= enough))
    passes = all(is_enough for _, is_enough in shares)
    return *(share if passes else 0 for share, _ in shares), passes


def mean_rarities(articles):
    return list(map(_mean_rarity, articles))


def _mean_rarity(terms):
    rarities = [term & HIGHEST_RARITY for term in terms]
    return sum(rarities) / len(rarities) if any(rarities) else 1.0


def _best_window(left, right, block, n_blocks, limit):
    blocks_of = defaultdict(list)
    for i, term in enumerate(left):
        if i // block not in blocks_of[term]:
            blocks_of[term].append(i // block)
    size = n_blocks * block
    begins = [0, *range(size // 2, len(right) - size // 2, size // 2)]
    best = 0
    for begin in begins:
        sums = Counter()
        for term in set(right[begin : begin + size]) & set(left):
            for number in blocks_of[term][-overlap.OCCURRENCES :]:
                sums[number] += term & HIGHEST_RARITY
        stretches = (range(first, first + n_blocks) for first in sums)
        best = max([best, *(sum(min(sums[number], limit) for number in stretch) for stretch in stretches)])
    return best


# components


def components(pairs, n_articles):
    together = [{article} for article in range(n_articles)]
    for one, other in pairs:
        joined = together[one] | together[other]
        for article in joined:
            together[article] = joined
    return [min(each) for each in together]


# order


def stable_order(keys):
    return sorted(range(len(keys)), key=keys.__getitem__)


# sets


def shared_shingles(left, right):
    """|A|, |B|, |A ∩ B|, and the state of every left and right one; *left* and *right* are (shingle, quoted)."""
    ours, theirs = {shingle for shingle, _ in left}, {shingle for shingle, _ in right}
    unquoted = {shingle for shingle, quoted in [*left, *right] if not quoted}

    def state(shingle):
        if shingle not in ours & theirs:
            return sets.ABSENT
        return sets.SHARED if shingle in unquoted else sets.QUOTED

    states = [[state(shingle) for shingle, _ in side] for side in (left, right)]
    return len(ours), len(theirs), len(ours & theirs), *states


# align


def cosines(left, right, n, m):
    """The matrix of n rows and m columns of inner products; *left* and *right* are (term, sentence, value)."""
    matrix = [[0.0] * m for _ in range(n)]
    for term, i, value in left:
        for other_term, j, other_value in right:
            if term == other_term:
                matrix[i][j] += value * other_value
    return matrix


def best_matches(matrix, n, m):
    """(best, match) of every row, the same of every column, and the best monotone chain."""
    rows = [_best(row) for row in matrix]
    columns = [_best([row[j] for row in matrix]) for j in range(m)]

    @cache
    def chain(i, j):
        """The best chain among the first i rows and j columns."""
        if i == 0 or j == 0:
            return 0.0
        return max(chain(i - 1, j), chain(i, j - 1), chain(i - 1, j - 1) + matrix[i - 1][j - 1])

    return rows, columns, chain(n, m)


def _best(values):
    best = max(values, default=0.0)
    return (best, values.index(best)) if best > 0 else (0.0, -1)


def group_sentences(rows, columns, min_cosine, min_cosine_in_order):
    """The (left begin, left end, right begin, right end) of each group; see `best_matches` for the input."""
    cosine_of = {(i, j): cosine for i, (cosine, j) in enumerate(rows) if j >= 0}
    for j, (cosine, i) in enumerate(columns):
        if i >= 0:
            cosine_of.setdefault((i, j), cosine)
    groups = []
    before = None
    while before != str(groups):
        before = str(groups)
        for (i, j), cosine in sorted(cosine_of.items(), key=lambda item: -item[1]):
            ours = next((group for group in groups if i in group[0]), None)
            theirs = next((group for group in groups if j in group[1]), None)
            least = min_cosine_in_order if _is_beside(i, j, groups) else min_cosine
            if cosine < least or (ours and theirs):
                continue
            if ours and {j - 1, j + 1} & ours[1]:
                ours[1].add(j)
            elif theirs and {i - 1, i + 1} & theirs[0]:
                theirs[0].add(i)
            elif not ours and not theirs:
                groups.append(({i}, {j}))
    return [(min(lefts), max(lefts) + 1, min(rights), max(rights) + 1) for lefts, rights in groups]


def _is_beside(i, j, groups):
    """Whether some group stands at most two sentences before (i, j) on both sides, or after it."""
    return any(
        (0 <= i - max(lefts) <= 2 and 0 <= j - max(rights) <= 2)
        or (0 <= min(lefts) - i <= 2 and 0 <= min(rights) - j <= 2)
        for lefts, rights in groups
    )


def match_groups(left, right, n, m, min_cosine, min_cosine_in_order):
    """Both sides are (term, sentence, value)."""
    rows, columns, _ = best_matches(cosines(left, right, n, m), n, m)
    return sorted(group_sentences(rows, columns, min_cosine, min_cosine_in_order))


def common_order(left, right):
    @cache
    def longest(i, j):
        """The longest common subsequence of the first i and the first j words."""
        if i == 0 or j == 0:
            return 0
        if left[i - 1] == right[j - 1]:
            return longest(i - 1, j - 1) + 1
        return max(longest(i - 1, j), longest(i, j - 1))

    return longest(len(left), len(right))


def compare_groups(left, right):
    """Words in common order in all, inside quotations of both, outside; *left* and *right* are (word, quoted)."""

    def words(side, kinds):
        return [word for word, quoted in side if quoted in kinds]

    of_all, inside, outside = (
        common_order(words(left, kinds), words(right, kinds)) for kinds in ({True, False}, {True}, {False})
    )
    return (of_all, inside, outside) if words(left, {True}) and words(right, {True}) else (of_all, 0, of_all)


# dots, stretches


def place_pairs(terms, weights, gap):
    """The (hash, (earlier word, later word)) of each pair of content words, by the later one, the nearest first."""
    content = [word for word, weight in enumerate(weights) if weight > 0]
    return [
        (pair_shingle(terms[content[i]], terms[content[j]]), (content[i], content[j]))
        for j in range(len(content))
        for i in range(j - 1, max(-1, j - 1 - gap), -1)
    ]


def sort_pairs(pairs, sentence_of):
    """The (hash, (earlier word, later word), sentence) of each pair by rising hash."""
    return [(key, words, sentence_of[words[1]]) for key, words in sorted(pairs, key=lambda pair: pair[0])]


def place_dots(dots, weights, kept, left_words, right_words):
    """The ((left words, right words, numbers), weight) of the dots that are kept, by the first left word."""
    placed = [
        ((*left_words[left], *right_words[right], left, right), weight)
        for (left, right), weight, is_kept in zip(dots, weights, kept, strict=True)
        if is_kept
    ]
    return sorted(placed, key=lambda dot: dot[0][0])


def shared_dots(left, right, most):
    """The ((place on the left, place on the right), weight) of each dot; *most* dots a pair."""
    found = []
    for key in sorted(set(left) & set(right)):
        ours, theirs = ([place for place, other in enumerate(side) if other == key] for side in (left, right))
        ways = len(ours) * len(theirs)
        dots = product(ours, theirs) if ways <= most else zip(ours, theirs, strict=False)
        found += [(dot, 1 / math.sqrt(math.sqrt(min(ways, most)))) for dot in dots]
    return found


def best_dots(dots, left_cells, right_cells):
    cells = [(left_cells[i], right_cells[j]) for i, j in dots]
    crowds = Counter(cells)
    return [
        all(crowds[other] <= crowds[cell] for (a, b), other in zip(dots, cells, strict=True) if a == i or b == j)
        for (i, j), cell in zip(dots, cells, strict=True)
    ]


def close_cells(cells, max_gap, max_difference):
    def is_close(one, other):
        gaps = [max(0, other[s] - one[s + 1], one[s] - other[s + 1]) for s in (0, 2)]
        return max(gaps) <= max_gap and abs(gaps[0] - gaps[1]) <= max_difference

    labels = list(range(len(cells)))
    for a, b in combinations(range(len(cells)), 2):
        if is_close(cells[a], cells[b]):
            one, other = sorted((labels[a], labels[b]))
            labels = [one if label == other else label for label in labels]
    return labels


def best_stretch(gains, begins, ends, first, last, cut):
    runs = [
        (sum(gains[begin:end]) - cut * (not begins[begin]) - cut * (not ends[end - 1]), -end, -begin)
        for begin, end in combinations(range(first, last + 1), 2)
    ]
    most, end, begin = max(runs, default=(0, 0, 0))
    return (-begin, -end, most) if most > 0 else (first, first, 0)


def pair_room(weights, gap):
    room = [0.0] * len(weights)
    for _, words in place_pairs([0] * len(weights), weights, gap):
        for word in words:
            room[word] += 0.5
    return room


def find_stretches(dots, weights, rooms, sentences, max_gap, max_difference, cut, min_evidence):
    """The ((left begin, left end, right begin, right end), (gain, left share, right share)) of each stretch."""

    def sentence_of(side, word):
        return next((begin, end) for begin, end in sentences[side] if begin <= word < end)

    def mirrored(side, box):
        """The best stretch of one side of *box*, and the mean share of its pairs."""
        begin, end = box[2 * side : 2 * side + 2]
        hits, seen = [0.0] * len(rooms[side]), set()
        for dot, weight in zip(dots, weights, strict=True):
            inside = box[0] <= dot[0] and dot[1] < box[1] and box[2] <= dot[2] and dot[3] < box[3]
            if inside and dot[4 + side] not in seen:
                seen.add(dot[4 + side])
                for word in dot[2 * side : 2 * side + 2]:
                    hits[word] += weight / 2
        whole = sum(rooms[side][begin:end])
        share = sum(hits[begin:end]) / whole if whole else 0.0
        least = stretches_kernel.CHANCE + stretches_kernel.SLACK * share
        gains = [hit - least * room for hit, room in zip(hits, rooms[side], strict=True)]
        begins = [any(word == begin for begin, _ in sentences[side]) for word in range(len(hits))]
        ends = [any(word == end - 1 for _, end in sentences[side]) for word in range(len(hits))]
        return best_stretch(gains, begins, ends, begin, end, cut), share

    cells = sorted({(*sentence_of(0, dot[1]), *sentence_of(1, dot[3])) for dot in dots})
    found = []
    while cells:
        labels = close_cells(cells, max_gap, max_difference)
        rest = []
        for label in sorted(set(labels)):
            cluster = [cell for cell, other in zip(cells, labels, strict=True) if other == label]
            begins, ends, other_begins, other_ends = zip(*cluster, strict=True)
            box, before = (min(begins), max(ends), min(other_begins), max(other_ends)), None
            gain = 0.0
            while box != before and box[0] < box[1] and box[2] < box[3]:
                before = box
                ((a, b, gain), share), ((c, d, more), other_share) = mirrored(0, box), mirrored(1, box)
                gain, box = gain + more, (a, b, c, d)
            if box == before and gain >= min_evidence:
                found.append((box, (gain, share, other_share)))
                outside = [
                    cell
                    for cell in cluster
                    if not (
                        2 * box[0] <= cell[0] + cell[1] < 2 * box[1] and 2 * box[2] <= cell[2] + cell[3] < 2 * box[3]
                    )
                ]
                rest += outside if len(outside) < len(cluster) else []
        cells = sorted(rest)
    return found


# abstracts


def _whole(run, side, n_words):
    """The (words of both sides, (evidence, shares of both sides)) of the steps of *run* as one stretch."""
    words = [(0, n) for n in n_words]
    words[side] = (min(box[side][0] for box, _ in run), max(box[side][1] for box, _ in run))
    sizes = [box[side][1] - box[side][0] for box, _ in run]
    shares = [sum(size * each[1 + s] for size, (_, each) in zip(sizes, run, strict=True)) / sum(sizes) for s in (0, 1)]
    return tuple(words), (sum(each[0] for _, each in run), *shares)


def _is_abstract(run, whole, side, n_words, enough):
    other = 1 - side
    (begin, end), (_, *shares) = whole[0][side], whole[1]
    spread = max(box[other][1] for box, _ in run) - min(box[other][0] for box, _ in run)
    longest = max(box[side][1] - box[side][0] for box, _ in run)
    n_forward = sum(one[other] < two[other] for (one, _), (two, _) in pairwise(run))
    n_retold = sum(box[other][1] - box[other][0] for box, _ in run)
    return (
        any(each[0] >= enough for _, each in run)
        and shares[side] <= abstracts.WORD_FOR_WORD
        and spread >= max(abstracts.MUCH_LONGER * (end - begin), abstracts.MIN_SPREAD * n_words[other])
        and n_retold
        >= max(abstracts.MIN_COUNTERPARTS * n_words[other], sum(box[side][1] - box[side][0] for box, _ in run))
        and 2 * n_forward >= len(run) - 1
        and (len(run) == 1 or longest <= abstracts.MOST_OF_ABSTRACT * (end - begin))
    )


def join_abstracts(stretches, side, n_words, enough):
    """Each stretch is (words of both sides, (evidence, shares of both sides))."""
    runs = []
    for stretch in sorted(stretches, key=lambda each: (each[0][side], each[0][1 - side])):
        last = max((box[side][1] for box, _ in runs[-1]), default=0) if runs else 0
        if runs and stretch[0][side][0] - last <= abstracts.TOUCHING:
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    joined = []
    for run in runs:
        whole = _whole(run, side, n_words)
        joined += [whole] if _is_abstract(run, whole, side, n_words, enough) else run
    return joined


def keep_apart(stretches, enough):
    kept = []
    for box, figures in sorted(stretches, key=lambda each: (-each[1][0], min(each[0]), max(each[0]))):
        overlaps = any(
            one[0] < two[1] and two[0] < one[1] for other, _ in kept for one, two in zip(box, other, strict=True)
        )
        if figures[0] >= enough and not overlaps:
            kept.append((box, figures))
    return sorted(kept)


# fragments


def groups_within(stretch, groups):
    begin, end, other_begin, other_end = stretch
    inside = [
        (max(a, begin), min(b, end), max(c, other_begin), min(d, other_end))
        for a, b, c, d in groups
        if 2 * begin <= a + b < 2 * end and 2 * other_begin <= c + d < 2 * other_end
    ]
    return inside or [tuple(stretch)]


def class_fragments(groups, left, right, verbatim_likeness, edited_likeness):
    """The ((words of both sides, class), likeness) of each fragment; *left* and *right* are (word, quoted)."""
    found = []
    for begin, end, other_begin, other_end in groups:
        common, inside, outside = compare_groups(left[begin:end], right[other_begin:other_end])
        likeness = 2 * common / (end - begin + other_end - other_begin)
        if inside >= fragments.MIN_QUOTED_WORDS and inside >= fragments.QUOTED_SHARE * (inside + outside):
            kind = fragments.QUOTATION
        elif likeness >= verbatim_likeness:
            kind = fragments.VERBATIM
        else:
            kind = fragments.EDITED if likeness >= edited_likeness else fragments.PARAPHRASED
        if kind == fragments.VERBATIM and found:
            (a, b, c, d, before), of_it = found[-1]
            if before == kind and (b, d) == (begin, other_begin):
                mean = (of_it * (b - a) + likeness * (end - begin)) / (end - a)
                found[-1] = ((a, end, c, other_end, kind), mean)
                continue
        found.append(((begin, end, other_begin, other_end, kind), likeness))
    return found


def class_passage(parts, likenesses):
    sizes = [b - a + d - c for a, b, c, d, _ in parts]
    n_words = [sum(size for size, part in zip(sizes, parts, strict=True) if part[4] == kind) for kind in range(4)]
    alike = sum(size * likeness for size, likeness in zip(sizes, likenesses, strict=True))
    return n_words.index(max(n_words)), alike / sum(sizes)


# pairs


@dataclass(frozen=True)
class Profiled:
    """One article as `align_pairs` and `measure_pairs` see it, in lists."""

    words: list  # (hash, term, weight, quoted)
    sentences: list
    postings: list
    unquoted: list
    pairs: list  # (key, (word, word), sentence)
    shingles: list
    content: list
    numbers: list
    details: list
    vocabulary: list


def align_pairs(left, right, limits, gap):
    """The ((words of both sides, class), likeness, fragments) of the passages of one pair."""
    keys = [[key for key, _, _ in side.pairs] for side in (left, right)]
    enough = min(limits.min_evidence, *map(len, keys))
    least = min(limits.min_part_evidence, enough)
    found = shared_dots(*keys, dots_kernel.MAX_DOTS_A_PAIR)
    dots, weights = [dot for dot, _ in found], [weight for _, weight in found]
    cells = [[sentence for _, _, sentence in side.pairs] for side in (left, right)]
    places = [[words for _, words, _ in side.pairs] for side in (left, right)]
    placed = place_dots(dots, weights, best_dots(dots, *cells), *places)
    n_words = (len(left.words), len(right.words))
    stretches = []
    if 2 * sum(weight for _, weight in placed) >= least:
        boxes = find_stretches(
            [dot for dot, _ in placed],
            [weight for _, weight in placed],
            [pair_room([weight for _, _, weight, _ in side.words], gap) for side in (left, right)],
            [side.sentences for side in (left, right)],
            limits.max_gap,
            limits.max_gap_difference,
            pairs.CUT,
            least,
        )
        stretches = [(((a, b), (c, d)), figures) for (a, b, c, d), figures in boxes]
    for side in (0, 1):
        stretches = join_abstracts(stretches, side, n_words, enough)
    groups = [
        (left.sentences[a][0], left.sentences[b - 1][1], right.sentences[c][0], right.sentences[d - 1][1])
        for a, b, c, d in match_groups(
            left.postings,
            right.postings,
            len(left.sentences),
            len(right.sentences),
            limits.min_cosine,
            limits.min_cosine_in_order,
        )
    ]
    passages = []
    for ours, theirs in (box for box, _ in keep_apart(stretches, enough)):
        parts = class_fragments(
            groups_within((*ours, *theirs), groups),
            *([(word, quoted) for word, _, _, quoted in side.words] for side in (left, right)),
            limits.verbatim_likeness,
            limits.edited_likeness,
        )
        kind, likeness = class_passage([part for part, _ in parts], [each for _, each in parts])
        passages.append(((*ours, *theirs, kind), likeness, parts))
    return passages


# profile


def profile_block(text, masks, spans, rarities, unknown, common, shape):
    """The profile of one text, where its words stand, and how many sentences tell anything at all and unquoted."""
    scanned = mark_words(scan(text), masks)
    kept = [
        (word, term, float(np.float32(weight)))
        for word, (term, weight) in zip(scanned, weigh(scanned, rarities, unknown, common), strict=True)
        if not word.flags & scan_kernel.IS_EXCLUDED
    ]
    words = [word for word, _, _ in kept]
    hashes, terms, weights = [word.hash for word in words], [term for _, term, _ in kept], [each[2] for each in kept]
    quoted = [bool(word.flags & scan_kernel.IS_QUOTED) for word in words]
    has_digit = [bool(word.flags & scan_kernel.IS_NUMBER) for word in words]
    told = sentence_words([word.start for word in words], spans)
    ranges = join_sentences([(begin, end) for begin, end, _ in told], shape.max_sentences)
    bounds = join_sentences([spans[place] for _, _, place in told], shape.max_sentences)
    sentence_of = {word: s for s, (begin, end) in enumerate(ranges) for word in range(begin, end)}
    starts, ends = [word.start for word in words], [word.end for word in words]
    for (begin, end), (first, last) in zip(ranges, bounds, strict=True):
        starts[begin], ends[end - 1] = first, last
    entries = [
        [
            (term, weight, sentence_of.get(word, len(ranges)), skipped)
            for word, (term, weight, skipped) in enumerate(zip(terms, weights, flags, strict=True))
        ]
        for flags in ([False] * len(words), quoted)
    ]
    (postings_of, n_terms), (unquoted, n_own) = (
        postings(each, len(ranges), least)
        for each, least in zip(entries, (shape.min_terms, shape.min_own_terms), strict=True)
    )
    profiled = Profiled(
        words=list(zip(hashes, terms, weights, quoted, strict=True)),
        sentences=ranges,
        postings=postings_of,
        unquoted=unquoted,
        pairs=sort_pairs(place_pairs(terms, weights, shape.pair_gap), sentence_of),
        shingles=word_shingles(hashes, shape.shingle_words),
        content=content_shingles(
            [term for term, weight, q in zip(terms, weights, quoted, strict=True) if weight > 0 and not q],
            shape.content_gap,
        ),
        numbers=sorted(
            set(
                number_hashes(
                    [(word.hash, word.start, word.end, n) for word, n in zip(words, has_digit, strict=True)], quoted
                )
            )
        ),
        details=sorted(
            set(find_details([(word.hash, term, weight, word.flags) for word, term, weight in kept], ranges))
        ),
        vocabulary=sorted(
            {term for term, weight in zip(terms, weights, strict=True) if weight > 0}
            | {word for word, n in zip(hashes, has_digit, strict=True) if n}
        ),
    )
    where = [(word.start, word.end, word.flags, *span) for word, *span in zip(words, starts, ends, strict=True)]
    n_telling = [sum(n >= shape.min_terms for n in n_terms), sum(n >= shape.min_own_terms for n in n_own)]
    return profiled, where, n_telling


# measure


def count_rising(places):
    return sum(one <= other for one, other in combinations(places, 2))


def pairwise_sum(values):
    return np.add.reduce(np.array(values, np.float32))


def measure_pairs(left, right, aligned, gap):
    """The counts and sums of one pair, by name and by side; *aligned* are (words of both sides, class)."""
    sides = (left, right)
    quoted = [[quoted for *_, quoted in side.words] for side in sides]
    *n_words, in_right, in_left = shared_shingles(
        *(list(zip(side.shingles, flags, strict=False)) for side, flags in zip(sides, quoted, strict=True))
    )
    common = (in_right, in_left)
    runs = [words_in_runs(kinds, flags) for kinds, flags in zip(common, quoted, strict=True)]
    own = [
        [not q or c for q, c in zip(flags, copied, strict=True)]
        for flags, (copied, _) in zip(quoted, runs, strict=True)
    ]
    inside = [
        [any(each[2 * s] <= word < each[2 * s + 1] for each in aligned) for word in range(len(side.words))]
        for s, side in enumerate(sides)
    ]
    retold = [
        content_shingles(
            [
                term
                for (_, term, weight, q), c in zip(side.words, copied, strict=True)
                if weight > 0 and not q and not c
            ],
            gap,
        )
        for side, (copied, _) in zip(sides, runs, strict=True)
    ]
    n, m = len(left.sentences), len(right.sentences)
    rows, columns, chain = best_matches(cosines(left.unquoted, right.unquoted, n, m), n, m)
    of_sentence = [
        [{term: value for term, s, value in entries if s == sentence} for sentence in range(len(side.sentences))]
        for side, entries in ((left, left.unquoted), (right, right.unquoted))
    ]
    of_all = [
        [{term: value for term, s, value in side.postings if s == sentence} for sentence in range(len(side.sentences))]
        for side in sides
    ]
    return {
        "aligned": [sum(flags) for flags in inside],
        "own": [sum(flags) for flags in own],
        "own_aligned": [sum(map(min, *both)) for both in zip(own, inside, strict=True)],
        "copied": [sum(copied) for copied, _ in runs],
        "quotation": [sum(quotation) for _, quotation in runs],
        "quoted": [sum(flags) for flags in quoted],
        "quoted_shared": [
            sum(q and (c or shared) for q, c, shared in zip(flags, *both, strict=True))
            for flags, both in zip(quoted, runs, strict=True)
        ],
        "details": [count_common(left.details, right.vocabulary), count_common(right.details, left.vocabulary)],
        "words": n_words,
        "content": _sizes(left.content, right.content),
        "retold": _sizes(*retold),
        "together": list(told_together(*([sorted(each) for each in side] for side in of_sentence), support.MAX_TERMS)),
        "numbers": count_common(left.numbers, right.numbers),
        "rising": count_rising([each[2] for each in aligned]),
        "fragments": [sum(each[4] == kind for each in aligned) for kind in range(4)],
        "classed": [
            [
                sum(sum(own[s][each[2 * s] : each[2 * s + 1]]) for each in aligned if each[4] == kind)
                for kind in range(4)
            ]
            for s in (0, 1)
        ],
        "chain": chain,
        "best": [float(pairwise_sum([cosine for cosine, _ in side])) for side in (rows, columns)],
        "weakest": [weakest_support(of_sentence[0], of_all[1]), weakest_support(of_sentence[1], of_all[0])],
    }


def _sizes(left, right):
    """|A|, |B| and |A ∩ B|."""
    return [len(set(left)), len(set(right)), len(set(left) & set(right))]


def postings(words, n_sentences, min_terms):
    """
    The sorted (term, sentence, value) of sentences with *min_terms* terms, and the distinct terms of each sentence.

    *words* are (term, weight, sentence, skipped).
    """
    kept = [(term, sentence, weight) for term, weight, sentence, skipped in words if weight > 0 and not skipped]
    counts = Counter(entry for entry in kept if entry[1] < n_sentences)
    values = {(term, s): (1 + math.log(count)) * weight for (term, s, weight), count in counts.items()}
    of_sentence = [[value for (_, s), value in values.items() if s == sentence] for sentence in range(n_sentences)]
    found = [
        (term, s, value / math.hypot(*of_sentence[s]))
        for (term, s), value in sorted(values.items())
        if len(of_sentence[s]) >= min_terms
    ]
    return found, [len(each) for each in of_sentence]


def sentence_words(starts, spans):
    """The (begin, end, place of the sentence) of every sentence that holds a word, the words told by their *starts*."""
    found = []
    for place, (begin, end) in enumerate(spans):
        inside = [word for word, start in enumerate(starts) if begin <= start < end]
        if inside:
            found.append((inside[0], inside[-1] + 1, place))
    return found


def join_sentences(ranges, most):
    step = max(1, math.ceil(len(ranges) / most))
    return [(ranges[i][0], ranges[min(i + step, len(ranges)) - 1][1]) for i in range(0, len(ranges), step)]


def number_hashes(words, skipped):
    """The hash of each number; *words* are (hash, start, end, is a number)."""
    numbers, after = [], None
    for (word, start, end, is_number), is_skipped in zip(words, skipped, strict=True):
        if not is_number or is_skipped:
            after = None
        elif after is not None and start == after + 1:
            numbers[-1].append(word)
            after = end
        else:
            numbers.append([word])
            after = end
    return [sum(word * (2 * place + 1) for place, word in enumerate(number)) % 2**64 for number in numbers]


def words_in_runs(common, quoted):
    """For each word, whether it is copied and whether it is a shared quotation; *common* as of `shared_shingles`."""
    width = len(quoted) - len(common) + 1
    over = [common[max(0, word - width + 1) : word + 1] for word in range(len(quoted))]
    quotation = [is_quoted and sets.QUOTED in kinds for kinds, is_quoted in zip(over, quoted, strict=True)]
    return [sets.SHARED in kinds and not q for kinds, q in zip(over, quotation, strict=True)], quotation


# anchors


def anchor_words(left, right, weights):
    """The weight of the heaviest common subsequence, and its right word for each left word, earliest pairs first."""

    @cache
    def heaviest(i, j):
        if i == len(left) or j == len(right):
            return 0
        taken = weights[i] + heaviest(i + 1, j + 1) if left[i] == right[j] else 0
        return max(taken, heaviest(i + 1, j), heaviest(i, j + 1))

    anchors, i, j = [], 0, 0
    while i < len(left):
        equal = j < len(right) and left[i] == right[j]
        if equal and heaviest(i, j) == weights[i] + heaviest(i + 1, j + 1):
            anchors.append(j)
            i, j = i + 1, j + 1
        elif j < len(right) and heaviest(i, j + 1) == heaviest(i, j):
            j += 1
        else:
            anchors.append(-1)
            i += 1
    return heaviest(0, 0), anchors


# diff


def align_words(left_words, left_stems, right_words, right_stems, weights):
    """The most that any rising pairs of equal words can weigh together, from the definition."""

    @cache
    def rest(i, j, follows):
        """The most that pairs from (i, j) on weigh; *follows* when (i - 1, j - 1) is a pair."""
        if i == len(left_words) or j == len(right_words):
            return 0
        most = max(rest(i + 1, j, False), rest(i, j + 1, False))  # noqa: FBT003 - see `rest`
        worth = worth_of_pair(left_words[i], left_stems[i], right_words[j], right_stems[j], weights[i])
        return max(most, worth + follows + rest(i + 1, j + 1, True)) if worth else most  # noqa: FBT003 - see `rest`

    return rest(0, 0, False)  # noqa: FBT003 - see `rest`


def worth_of_pair(word, stem, other_word, other_stem, weight):
    """Twice the weight for the same word, once for the same stem, else nothing."""
    return 2 * weight if word == other_word else weight if stem == other_stem else 0


# wording


def replaced_words(ranges, left, right):
    """Number, sum and sum of squares of the rarities of words that only one side of a passage has, for each side."""

    def sums(pairs):
        rarities = [
            rarity
            for ours, theirs in pairs
            for term, rarity in ours
            if rarity > 0 and term not in {other for other, _ in theirs}
        ]
        return [len(rarities), sum(rarities), sum(rarity * rarity for rarity in rarities)]

    passages = [(left[begin:end], right[other:last]) for begin, end, other, last in ranges]
    return [sums(passages), sums([(theirs, ours) for ours, theirs in passages])]


# support


def find_details(words, ranges):
    """Each word is (hash, term, weight, flags)."""
    found = []
    for begin, end in ranges:
        for place in range(begin, end):
            word, term, weight, flags = words[place]
            if flags & scan_kernel.IS_QUOTED:
                continue
            if flags & scan_kernel.IS_NUMBER:
                found.append(word)
            elif flags & scan_kernel.IS_UPPER and place > begin and weight > 0:
                found.append(term)
    return found


def count_common(left, right):
    return len(set(left) & set(right))


def weakest_support(mine, theirs):
    """Both are lists of sentences, each a mapping of terms to weights."""
    supports = []
    for sentence in filter(None, mine):
        rest, held = dict(sentence), 0.0
        for _ in range(min(2, len(theirs))):
            best = max(theirs, key=lambda other: sum(rest[term] for term in rest if term in other))
            held += sum(rest.pop(term) for term in list(rest) if term in best)
        supports.append(held / sum(sentence.values()))
    pairs = [(one + other) / 2 for one, other in pairwise(supports)]
    return min(pairs) if pairs else sum(supports)


def told_together(left, right, most):
    """Both are lists of sentences, each a sorted list of terms."""
    common = {term for sentence in left for term in sentence} & {term for sentence in right for term in sentence}
    pairs = [
        {
            pair
            for sentence in sentences
            for pair in combinations([term for term in sentence if term in common][:most], 2)
        }
        for sentences in (left, right)
    ]
    return len(pairs[0]), len(pairs[1]), len(pairs[0] & pairs[1])


# lines


def line_hashes(text, shortest, longest, n_before):
    """The hashes of the lines of *text*, bytes, behind *n_before* zeros."""
    lines = [line.strip(bytes(range(33))) for line in text.split(b"\n")]
    return [0] * n_before + [_line_hash(line) for line in lines if shortest <= len(line) <= longest]


def _line_hash(line):
    state = lines_kernel.LINE
    whole = len(line) // 8 * 8
    for at in range(0, whole, 8):
        state = fold(state ^ int.from_bytes(line[at : at + 8], "little"), lines_kernel.LINE)
    rest = int.from_bytes(line[whole:], "little")
    return fold(state ^ rest, lines_kernel.LINE ^ 2 * len(line)) >> 32
