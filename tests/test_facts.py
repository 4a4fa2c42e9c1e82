"""The facts about articles are those of each article on its own, however they are kept."""

import hashlib
import itertools

import numpy as np

import dedup
from dedup.facts import FactTable, find_facts, input_digest
from dedup.model import Article, ArticleFacts, Role, Span
from dedup.text.parse import parse

QUOTE = "“We will not sell the ferry to anyone,”"
SAID = f"{QUOTE} the mayor said."
ARTICLES = (
    Article(id="a", text=f"By Ann Brandt\n\n{SAID} Then she went home.\n\nAdvertisement\n"),
    Article(id="b", text="Nothing was ﬁnal. " + QUOTE),
    Article(id="c", text=""),
)


def table(*cuts: int) -> FactTable:
    """The facts about the articles, found in blocks that end at *cuts*."""
    borders = [0, *cuts, len(ARTICLES)]
    blocks = []
    for begin, end in itertools.pairwise(borders):
        articles = ARTICLES[begin:end]
        parsed = [parse(article.text) for article in articles]
        n_words = np.array([len(article.text.split()) for article in articles], np.int32)
        blocks.append(find_facts(articles, parsed, n_words))
    return FactTable(ARTICLES, blocks, 4)


def test_spans_point_into_the_text_as_it_was_given():
    first, second, third = table()

    assert [(role.span.of(first.article.text), role.role) for role in first.roles] == [
        ("By Ann Brandt", Role.BYLINE),
        ("Advertisement", Role.BOILERPLATE),
    ]
    for facts in (first, second):
        assert [span.of(facts.article.text) for span in facts.quotations] == [QUOTE]
    assert third == ArticleFacts(article=ARTICLES[2], n_words=0, too_short=True)


def test_the_blocks_in_which_facts_were_found_change_nothing():
    assert table() == table(1) == table(1, 1, 2) == tuple(table())
    assert table() != tuple(table())[:2]
    assert table(2)[-1] == table()[2]
    assert table(1)[1:] == tuple(table())[1:]
    assert table(1).n_words.tolist() == [facts.n_words for facts in table()]


def test_a_quotation_is_a_span_even_where_characters_were_removed_before_it():
    text = "\u200bShe said: " + QUOTE + " and went."
    block = find_facts([Article(id="a", text=text)], [parse(text)], np.array([20], np.int32))
    (facts,) = FactTable([Article(id="a", text=text)], [block], 4)

    assert facts.quotations == (Span(11, 11 + len(QUOTE)),)


def test_the_input_digest_is_sha256_over_those_of_ids_and_texts():
    digests = find_facts(ARTICLES[1:2], [parse("")], np.zeros(1, np.int32)).digests
    text = ARTICLES[1].text.encode()
    one = hashlib.sha256((1).to_bytes(8, "little") + b"b" + len(text).to_bytes(8, "little") + text).digest()

    assert input_digest(digests) == hashlib.sha256(one).hexdigest()
    assert input_digest([]) == hashlib.sha256().hexdigest()


def test_what_disguises_a_text_is_counted_for_its_article_alone():
    disguised = Article(
        id="b", text="The har\u200bbour mas\u200bter closed the channel. Forty boats will land at Merrin."
    )
    plain = Article(id="a", text="The harbour master closed the channel. Forty boats will land at Merrin.")
    run = dedup.cluster([disguised, plain])
    assert [facts.disguises for facts in run.articles] == [(), (("zero-width characters", 2),)]
    assert [facts.disguises for facts in iter(run.articles)] == [run.articles[n].disguises for n in range(2)]
