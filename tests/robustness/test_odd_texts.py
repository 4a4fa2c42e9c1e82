"""Texts that are no prose: too short, all alike, of one kind of character, of any script, full of marks."""

import random

import pytest

import dedup
from dedup import Article, Verdict

WORDS = ["harbour", "master", "closes", "eastern", "channel", "after", "survey", "of", "breakwater"]

SCRIPTS = {
    "digits": (0x30, 0x39, " "),
    "chinese": (0x4E00, 0x9000, ""),
    "thai": (0x0E01, 0x0E2E, ""),
    "arabic": (0x0627, 0x064A, " "),
    "hindi": (0x0905, 0x0939, " "),
    "hebrew": (0x05D0, 0x05EA, " "),
    "georgian": (0x10D0, 0x10F0, " "),
}

MARKED = {
    "quotation marks": '"' * 100_000,
    "open quotations": "“a " * 30_000,
    "all kinds of marks": "“a\" «b' " * 15_000,
    "emoji": "😀👨‍👩‍👧‍👦 " * 10_000,
    "joiners": "\u200d" * 100_000,
    "accents": "e" + "\u0301" * 100_000,
    "brackets": "(" * 100_000,
    "tags": "<p>" * 50_000,
    "spaces": " \t\n" * 50_000,
    "nothing": "",
}


def text_of(script, seed):
    """Sixty sentences of random letters of a script."""
    first, last, space = SCRIPTS[script]
    chance = random.Random(seed)
    words = [["".join(chr(chance.randint(first, last)) for _ in range(5)) for _ in range(9)] for _ in range(60)]
    return ". ".join(space.join(sentence) for sentence in words)


def cluster(*texts):
    return dedup.cluster([Article(id=f"{number:04}", text=text) for number, text in enumerate(texts)])


@pytest.mark.parametrize(("n_words", "n_clusters"), [(0, 0), (1, 0), (4, 0), (7, 0), (8, 1), (9, 1)])
def test_two_equal_texts_are_a_cluster_from_eight_words_on(n_words, n_clusters):
    text = " ".join(WORDS[:n_words])
    run = cluster(text, text)

    assert len(run.clusters) == n_clusters
    assert [facts.too_short for facts in run.articles] == [n_clusters == 0] * 2


def test_no_article_and_one_article_are_runs_without_clusters(prose):
    assert cluster().clusters == cluster(prose(9, 1)).clusters == ()


def test_five_hundred_equal_articles_are_one_cluster_and_not_a_hundred_thousand_relations(prose):
    run = cluster(*[prose(12, 1)] * 500)

    assert [len(found.members) for found in run.clusters] == [500]
    assert len(run.relations) == 499


def test_five_hundred_articles_that_share_a_paragraph_are_compared_with_a_bounded_number_each(prose):
    shared = prose(4, 0)
    run = cluster(*(f"{prose(12, number)}\n\n{shared}" for number in range(1, 501)))

    assert run.clusters == ()
    assert run.counts["candidate_pairs"] <= 64 * 500


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_copy_is_found_in_any_script(script):
    text = text_of(script, 1)
    run = cluster(text, text[: len(text) * 9 // 10], text_of(script, 2))

    assert [found.members for found in run.clusters] == [("0000", "0001")]


@pytest.mark.parametrize("kind", MARKED)
def test_a_text_of_marks_alone_is_no_copy_of_prose(kind, prose):
    run = cluster(MARKED[kind], MARKED[kind] + " x", prose(12, 1), MARKED[kind] + prose(12, 1))

    members = {member for found in run.clusters for member in found.members}
    assert not {"0000", "0001"} & members


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(" ", "\0"),
        lambda text: "\u202e" + text + "\u2066" * 99,
        lambda text: "\ud800" + text + "\udfff",
        lambda text: text.replace(" ", "\u00a0"),
        "\u00ad".join,
        lambda text: text.upper(),
        lambda text: text.replace(". ", ".\r\n\r\n"),
    ],
    ids=["nul", "bidi", "surrogates", "hard spaces", "soft hyphens", "capitals", "line ends"],
)
def test_a_copy_is_found_behind_what_a_reader_does_not_see(spoil, prose):
    relation = dedup.compare(Article(id="a", text=prose(12, 1)), Article(id="b", text=spoil(prose(12, 1))))

    assert relation.verdict is Verdict.VERBATIM_COPY


def test_every_offset_points_into_the_text_as_given(prose):
    texts = [
        *MARKED.values(),
        *(text_of(script, 1) for script in SCRIPTS),
        "\0" + prose(12, 1),
        "\ud800" + prose(12, 1),
    ]
    for text in texts:
        left = Article(id="a", text=text[:5000])
        relation = dedup.compare(left, Article(id="b", text=text[:4000]))
        for passage in relation.passages:
            assert 0 <= passage.left.start < passage.left.end <= len(left.text)
            assert 0 <= passage.right.start < passage.right.end <= 4000
