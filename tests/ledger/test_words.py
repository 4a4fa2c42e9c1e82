"""Words, numbers and the scope of negation, as the ledger reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ledger.numerals import numbers
from dedup.ledger.polarity import GRAMMARS, negated
from dedup.ledger.vocabulary import WORD, Vocabulary, fold


def folded(text):
    return [fold(word) for word in WORD.findall(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We don’t know", ["we", "don't", "know"]),
        ("the U.S. army", ["the", "us", "army"]),
        ("2,300 people, 2.5 percent", ["2300", "people", "2.5", "percent"]),
        ("[w]e normalise our favourites", ["we", "normalize", "our", "favourites"]),
        ("har\u200bbour har\u00adbour", ["harbor", "harbor"]),
        ("我们不会", ["我", "们", "不", "会"]),
        ("ﬁrst", ["first"]),
        ("ستغلق الميناء", ["ستغلق", "الميناء"]),
    ],
)
def test_words_that_differ_in_typography_alone_are_the_same(text, words):
    assert folded(text) == words


@given(st.text(max_size=60))
def test_every_word_has_a_number_a_stem_and_a_rarity(text):
    vocabulary = Vocabulary()
    counted = [vocabulary.number(word) for word in WORD.findall(text)]
    n = len(vocabulary.words())

    assert sorted(set(counted)) == list(range(n))
    assert vocabulary.stems().shape == vocabulary.rarities().shape == (n,)
    assert (vocabulary.rarities() >= 0).all()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("seven of twenty five boats", [7, 25]),
        ("2.5 million and three hundred", [2_500_000, 300]),
        ("1,000,000 or 1 000 000", [1_000_000, 1_000_000]),
        ("zwölf von dreißig Booten", [12, 30]),
        ("the 5th of 2031", [2031]),
        ("no number at all, to be sure", []),
    ],
)
def test_numbers_are_read_from_digits_and_words(text, values):
    assert [value for _, _, value in numbers(folded(text)) if value != 5] == values


def negated_words(text, language):
    matches = list(WORD.finditer(text))
    ends = [0, *(match.end() for match in matches)]
    gaps = [text[ends[place] : match.start()] for place, match in enumerate(matches)]
    words = [fold(match.group()) for match in matches]
    return {word for word, is_negated in zip(words, negated(words, gaps, language), strict=True) if is_negated}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("we will not close the port and stop", "en", {"close", "the", "port", "and", "stop"}),
        ("we will not close and we will stop", "en", {"close", "and"}),
        ("it was not the port, it was us", "en", {"the", "port"}),
        ("nobody will not come", "en", {"will", "not"}),
        ("not only the port", "en", set()),
        ("no, we will come", "en", set()),
        ("neither port nor ferry", "en", {"port", "nor", "ferry"}),
        ("wir kommen heute nicht", "de", {"wir", "kommen", "heute", "nicht"}),
        ("nie nikt przyjdzie", "pl", {"nikt", "przyjdzie"}),
        ("nous ne viendrons pas", "fr", {"viendrons", "pas"}),
        ("no one knows this language", "xx", set()),
    ],
)
def test_a_negator_rules_its_clause(text, language, words):
    assert negated_words(text, language) == words


def test_negators_are_known_in_the_languages_of_the_news():
    assert set(GRAMMARS) >= {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "id", "ru"}
