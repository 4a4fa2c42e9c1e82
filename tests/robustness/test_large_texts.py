"""Texts of a book's length and texts that repeat themselves: judged rightly, in seconds."""

import time

import pytest

import dedup
from dedup.text import sentences as splitting
from dedup.text.parse import parse
from dedup.text.sentences import sentences

SENTENCE = "The harbour master closed the eastern channel on Monday after a survey of the old breakwater. "
SECONDS = 20.0
"""Far above what any case takes; each took minutes or hours where time grew with the square of the text."""


def compare(left, right):
    begin = time.process_time()
    relation = dedup.compare(dedup.Article(id="a", text=left), dedup.Article(id="b", text=right))
    assert time.process_time() - begin < SECONDS
    return relation


@pytest.fixture(autouse=True, scope="module")
def compiled():
    """The kernels, compiled before any time is taken."""
    dedup.compare(dedup.Article(id="a", text=SENTENCE * 2), dedup.Article(id="b", text=SENTENCE))


@pytest.mark.parametrize(
    "piece",
    [SENTENCE, SENTENCE.strip() + "\n\n", "这是一个测试句子，说的是港口。", "word ", "漢"],
    ids=["sentence", "paragraph", "chinese sentence", "word", "character"],
)
def test_a_text_of_one_thing_over_and_over_is_a_copy_of_a_little_more_of_it(piece):
    count = 150_000 // len(piece)
    relation = compare(piece * count, piece * (count + 1))

    assert relation.verdict is dedup.Verdict.VERBATIM_COPY


@pytest.mark.parametrize("line", ["a\n", "“a” \n", "Headline here\n", "http://harbour.example/channel "])
def test_ten_thousand_lines_that_say_little_are_compared_in_seconds(line):
    compare(line * 10_000, line * 10_001)


def test_one_word_without_an_end_is_too_short_to_be_judged():
    relation = compare("a" * 1_000_000, "a" * 1_000_000)

    assert relation.verdict is dedup.Verdict.UNRELATED


def test_an_article_of_twenty_thousand_sentences_is_found_again_whole(prose):
    text = prose(20_000, 1)
    relation = compare(text, text + " One more word.")

    assert relation.verdict is dedup.Verdict.VERBATIM_COPY
    assert relation.measures.left_share > 0.999


def test_articles_of_twenty_thousand_other_sentences_are_no_copies(prose):
    relation = compare(prose(20_000, 1), prose(20_000, 2))

    assert not relation.verdict.joins_cluster


def test_a_long_line_is_split_into_the_same_sentences_in_windows_as_in_one(monkeypatch):
    parsed = parse('Der Zug "Adler" fährt nicht. Prof. Dr. Meier fragt: warum?! ' * 60 + "这是一个测试句子。" * 200)
    whole = sentences(parsed)
    monkeypatch.setattr(splitting, "_WINDOW", 1000)

    assert sentences(parsed) == whole
