"""What became of a quotation from one article to another is told, and only what is sure is called a flip."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dedup
from dedup.ledger.ledger import ledger
from dedup.ledger.values import Change, Edit, said_by
from dedup.model import Article, ArticleFacts, Fragment, Passage, PassageClass, Relation, Run, Span, Verdict
from dedup.text.parse import parse
from tests.ledger.generated import make_run


def facts_of(article):
    parsed = parse(article.text)
    return ArticleFacts(
        article=article, n_words=50, quotations=tuple(map(parsed.offsets.to_original, parsed.quotations))
    )


def run_of(*texts, verdict=Verdict.SHARED_QUOTATIONS):
    """A run of articles called a, b, c …, each two related, and aligned from end to end where they are copies."""
    articles = [Article(id="abcdefgh"[number], text=text) for number, text in enumerate(texts)]
    relations = [
        Relation(
            left=one.id,
            right=other.id,
            verdict=verdict,
            score=0.9,
            measures=dedup.Measures(),
            passages=(_end_to_end(one, other),),
        )
        for place, one in enumerate(articles)
        for other in articles[place + 1 :]
    ]
    return Run(
        settings="", input_digest="", articles=tuple(map(facts_of, articles)), relations=tuple(relations), clusters=()
    )


def _end_to_end(one, other):
    """One passage of one fragment over two whole articles."""
    whole = {"left": Span(0, len(one.text)), "right": Span(0, len(other.text)), "kind": PassageClass.PARAPHRASED}
    return Passage(**whole, score=0.5, fragments=(Fragment(**whole, score=0.5),))


def words_of(run, entry, variant, edits):
    """The folded words of the parts of a diff with these edits."""
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    words = []
    for part in variant.diff:
        if part.edit in edits:
            base = part.edit is Edit.REMOVED or Edit.REMOVED in edits
            article = entry.quotation.article if base else variant.quotation.article
            span = part.base if base else part.variant
            words += span.of(texts[article]).casefold().split()
    return [word.strip("[].,;:…“”") for word in words if word.strip("[].,;:…“”")]


def changes_between(one, other, **settings):
    """The changes of the quotation of a second article against that of the first."""
    entries = ledger(run_of(one, other, *[one] * 3, **settings))
    shared = [entry for entry in entries if entry.variants]
    assert len(shared) == 1, [entry.quotation for entry in entries]
    return next(v.changes for v in shared[0].variants if v.quotation.article == "b")


BASE = "“The council will not close the northern harbour before the winter of 2031,” Mara Quill said."


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        (BASE, ("same",)),
        ("“the council will not close the northern harbour, before the winter of 2031!” said Mara Quill.", ("same",)),
        ("“But the council will not close the northern harbour before the winter of 2031,” Quill said.", ("same",)),
        ("“The council will not close the northern harbour,” Mara Quill said.", ("truncated",)),
        ("“will not close the northern harbour before the winter of 2031,” Mara Quill said.", ("truncated",)),
        ("“The council will not close the northern harbour before the summer of 2031,” Quill said.", ("altered",)),
        (
            "“The council will close the northern harbour before the winter of 2031,” Quill said.",
            ("negation-flipped", "altered"),
        ),
        ("“The council won't close the northern harbour before the winter of 2031,” Quill said.", ("altered",)),
        ("“The council will never close the northern harbour before the winter of 2031,” Quill said.", ("altered",)),
        (
            "“The council will not close the northern harbour before the winter of 2032,” Quill said.",
            ("number-flipped", "altered"),
        ),
        (
            "“The council will close the northern harbour before the winter of 2030,” Quill said.",
            ("negation-flipped", "number-flipped", "altered"),
        ),
        ("“The council will not close the [fishing] harbour before the winter of 2031,” Quill said.", ("bracketed",)),
        ("“The council will not close the northern harbour ... winter of 2031,” Mara Quill said.", ("bracketed",)),
        (
            "“The council will not close the northern (fishing) harbour before the winter of 2031,” Quill said.",
            ("bracketed",),
        ),
        ("“[T]he council will not close the northern harbour before the winter of 2031,” Quill said.", ("bracketed",)),
    ],
)
def test_each_change_is_told_and_no_other(other, changes):
    assert changes_between(BASE, other) == changes


@pytest.mark.parametrize(
    ("one", "other", "is_flipped"),
    [
        ("We will not allow this harbour to decay and allow the ferry line to vanish for ever",
         "We will not allow this harbour to decay and we will allow the ferry line to vanish for ever", True),
        ("No household of the harbour will find its ferry line closed because of this order",
         "In the harbour many households will find their ferry line closed because of this order", True),
        ("This was not the failure of one harbour master on one night, it was the routine of the ferry line",
         "This was the failure of one harbour master on one night and not the routine of the ferry line", True),
        ("Nobody in the harbour believes that the ferry line was not to blame for it",
         "Everybody in the harbour believes that the ferry line was not to blame for it", True),
        ("We do not want the harbour, we want the ferry line and the northern channel",
         "We do not want the harbour we want the ferry line and the northern channel", False),
        ("It is not only the harbour, it is the ferry line that matters to the islanders",
         "It is the harbour, it is the ferry line that matters to the islanders", False),
        ("We believe the harbour and the ferry line and the northern channel will be safe",
         "We do not say that, but the harbour and the ferry line and the northern channel will be safe", False),
        ("No harbour in the north will close before the ferry line does",
         "Harbour in the north will close before the ferry line does", True),
        ("not close any harbour in the north before the ferry line does",
         "close any harbour in the north before the ferry line does", False),
        ("We don't believe the harbour master about the northern ferry line",
         "We do not believe the harbour master about the northern ferry line", False),
    ],
)  # fmt: skip
def test_a_negation_is_flipped_only_when_what_is_negated_differs(one, other, is_flipped):
    found = changes_between(f"“{one},” Mara Quill said.", f"“{other},” Mara Quill said.")

    assert (Change.NEGATION in found) == is_flipped


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„Wir werden den nördlichen Hafen vor dem Winter nicht schließen“, sagte Mara Quill und das ist der Rat.",
         "„Wir werden den nördlichen Hafen vor dem Winter schließen“, sagte Mara Quill und das ist der Rat."),
        ("« Nous ne fermerons pas le port du nord avant cet hiver », a dit Mara Quill dans une ville qui est là.",
         "« Nous fermerons le port du nord avant cet hiver », a dit Mara Quill dans une ville qui est là."),
        ("«No cerraremos el puerto del norte antes del invierno», dijo Mara Quill en la ciudad que es de los.",
         "«Cerraremos el puerto del norte antes del invierno», dijo Mara Quill en la ciudad que es de los."),
        ("«Мы не закроем северный порт до этой зимы», сказала Мара Квилл.",
         "«Мы закроем северный порт до этой зимы», сказала Мара Квилл."),
        ("“我们不会在今年冬天之前关闭北方的港口。”", "“我们会在今年冬天之前关闭北方的港口。”"),
    ],
)  # fmt: skip
def test_a_flip_is_found_in_many_languages(one, other):
    assert Change.NEGATION in changes_between(one, other)


def test_what_stands_in_the_place_of_a_copied_quotation_is_its_variant_however_it_was_reworded():
    """Outside copies, so little in common would make no variant."""
    one = "The board met on Monday. “We let down our passengers and we let down our crews,” Gideon Falk said."
    other = "The board gathered on Monday. “We have disappointed our passengers and crews,” said Gideon Falk."
    entries = ledger(run_of(one, other, verdict=Verdict.REWRITTEN_COPY))

    assert [variant.quotation.article for variant in entries[0].variants] == ["b"]
    assert entries[0].variants[0].changes[0] is Change.ALTERED
    assert entries[0].variants[0].in_copy


def test_the_like_said_by_two_people_is_no_variant():
    one = "“The whole harbour is really proud of the ferry line today,” Mara Quill said."
    other = "“The whole harbour is proud of the old ferry line today,” Jon Teller said."

    assert not any(entry.variants for entry in ledger(run_of(one, other)))


def test_a_quotation_that_two_sentences_of_another_article_make_up_is_not_truncated():
    one = "“The northern harbour will close in winter and the ferry line will go to Merrin,” Mara Quill said."
    other = "“The northern harbour will close in winter,” Mara Quill said. “And the ferry line will go to Merrin.”"
    entry = ledger(run_of(one, other))[0]

    assert [variant.changes for variant in entry.variants] == [(Change.SAME,), (Change.SAME,)]


def test_a_number_in_words_is_the_number_in_digits():
    one = "“The northern harbour will have nine ferries before the winter,” Mara Quill said."

    assert changes_between(one, one.replace("nine", "9")) == (Change.SAME,)
    assert Change.NUMBER in changes_between(one, one.replace("nine", "8"))


def test_an_interrupted_sentence_is_one_quotation():
    text = "“The northern harbour will close in winter,” Mara Quill said, “and the ferry line will go to Merrin.”"
    (entry,) = ledger(run_of(text))

    assert len(entry.quotation.spans) == 2
    assert entry.quotation.words_of(text).endswith("winter, and the ferry line will go to Merrin.")


def test_the_wording_on_which_most_articles_agree_stands_for_the_quotation():
    altered = BASE.replace("harbour", "old harbour")
    entry = ledger(run_of(altered, BASE, BASE))[0]

    assert entry.quotation.article == "b"
    assert [(v.quotation.article, v.changes[0]) for v in entry.variants] == [("a", "altered"), ("c", "same")]


def test_what_one_article_repeats_is_no_variant():
    assert not any(entry.variants for entry in ledger(run_of(f"{BASE}\n\nThe council met.\n\n{BASE}")))


def test_quotations_are_chosen_by_a_part_of_the_name():
    entries = ledger(run_of(BASE, "“Nobody asked the people of the island at all,” Jon Teller said."))

    assert [entry.speaker for entry in said_by(entries, "teller")] == ["Jon Teller"]
    assert said_by(entries, "Brone") == ()


WORDS = st.sampled_from(
    ["harbour", "council", "never", "not", "winter", "ferry", "line", "closed", "seven", "12", "the", "of", "and"]
)
SENTENCES = st.lists(WORDS, min_size=4, max_size=12).map(" ".join)


@settings(max_examples=60)
@given(SENTENCES, SENTENCES)
def test_a_diff_holds_all_words_of_both_sides(one, other):
    run = run_of(f"“{one},” Mara Quill said.", f"“{other},” Mara Quill said.", verdict=Verdict.EDITED_COPY)
    for entry in ledger(run):
        texts = {facts.article.id: facts.article.text for facts in run.articles}
        for variant in entry.variants:
            base = entry.quotation.words_of(texts[entry.quotation.article]).casefold().strip(",").split()
            words = variant.quotation.words_of(texts[variant.quotation.article]).casefold().strip(",").split()
            assert words_of(run, entry, variant, {Edit.KEPT, Edit.REMOVED}) == base
            assert words_of(run, entry, variant, {Edit.KEPT, Edit.ADDED}) == words


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_ledger_is_the_same_in_any_order_of_the_articles(chance):
    run = make_run(12, 4)
    articles = list(run.articles)
    chance.shuffle(articles)
    shuffled = Run(settings="", input_digest="", articles=tuple(articles), relations=(), clusters=())

    assert ledger(shuffled) == ledger(run)


@pytest.mark.parametrize(
    "text",
    [
        "“" + "a b c d. " * 30_000 + "”",
        "“" + "." * 100_000 + "”",
        "“" + "[" * 50_000 + " a b c d”",
        "“a b c d” " * 10_000,
        "“" + "word " * 60_000 + "” said Mara Quill.",
        "“" + "no " * 30_000 + "” said Mara Quill.",
        "“" + "\u200b" * 50_000 + " a b c d e”",
        "“" + "7" * 50_000 + " million people of the harbour”",
        "“… … … …” “' ' ' ' '”",
        "“سنغلق الميناء الشمالي قبل الشتاء” قالت مارا كويل. " * 100,
        "“我们不会在今年冬天之前关闭北方的港口。”" * 500,
    ],
)
def test_hostile_quotations_end_soon(text):
    begin = time.process_time()
    ledger(run_of(text, text + " ", text.swapcase(), verdict=Verdict.EDITED_COPY))

    assert time.process_time() - begin < 30


def test_ten_thousand_quotations_take_seconds():
    """A hundred thousand then take well under a minute; the work grows in proportion."""
    run = make_run(2_000, 5)
    begin = time.process_time()
    entries = ledger(run)

    assert len(entries) > 5_000
    assert sum(bool(entry.variants) for entry in entries) > 1_000
    assert time.process_time() - begin < 15


def test_a_chain_of_variants_is_compared_with_one_wording():
    """A family is a star: every variant was verified against the wording that it is shown with."""
    rng = random.Random(3)
    words = [
        "council",
        "harbour",
        "winter",
        "ferry",
        "line",
        "northern",
        "channel",
        "island",
        "bridge",
        "council",
        "vote",
        "engineer",
        "survey",
    ]
    texts = []
    for _ in range(6):
        words[rng.randrange(len(words))] = rng.choice(["orchard", "tunnel", "quarry", "brewery"])
        texts.append(f"“The {' '.join(words)} matter,” Mara Quill said.")
    for entry in ledger(run_of(*texts)):
        for variant in entry.variants:
            kept = sum(part.edit is Edit.KEPT for part in variant.diff)
            assert kept > 0
