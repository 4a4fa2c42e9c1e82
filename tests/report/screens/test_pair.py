"""The pair screen says what the two share and how: in one glance, word by word, and with figures that add up."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

import dedup
from dedup.model import Fragment, PassageClass, Span
from dedup.report.choice import Choice
from dedup.report.page.render import screen
from dedup.report.screens.columns import FOLDS_FROM, MAX_CHARS, column, folded
from dedup.report.screens.differences import differences
from dedup.report.screens.pair import PairView, pair_view
from dedup.spin.words import words

SAMPLES = Path(__file__).parents[3] / "samples" / "newsroom"
ARABIC = Path(__file__).parents[3] / "docs" / "images" / "arabic.jsonl"
WIRE, LAKE = "castrel-wire/dam-release.txt", "worldpage-mirror/lake-water.txt"


@pytest.fixture(scope="module")
def choice() -> Choice:
    """The invented newsroom."""
    return Choice(dedup.cluster(dedup.read(SAMPLES)))


@pytest.fixture(scope="module")
def lake(choice) -> PairView:
    """A story that was translated there and back."""
    return view(choice, WIRE, LAKE)


def view(choice: Choice, left: str, right: str) -> PairView:
    return pair_view(choice, next(each for each in choice.pairs if (each.left, each.right) == (left, right)))


def shown(pieces) -> str:
    """Pieces with those that differ in brackets."""
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces)


def test_the_story_is_told_in_one_glance(lake):
    assert [fact.title for fact in lake.glance] == [
        "Order kept",
        "Four fifths of the length",
        "1 quotation turned round",
        "Other words",
    ]
    assert lake.heading.endswith("tell the same, in other words, in the same order")


def test_a_quotation_that_was_turned_round_stands_first_with_the_words_that_differ(lake):
    first = lake.quotations.changed[0]

    assert first.is_grave
    assert "turned round" in first.changes
    assert [lake.passages[number - 1].tag for number in first.passages] == ["Q!7"]
    assert "[No household]" in shown(first.left)
    assert "many households will" in shown(first.right).replace("[", "").replace("]", "")


def test_a_pair_in_arabic_tells_its_story_too():
    choice = Choice(dedup.cluster(dedup.read(ARABIC)))
    pair = pair_view(choice, choice.pairs[0])

    assert [fact.title for fact in pair.glance if fact.needs_look] == ["1 quotation turned round"]
    assert pair.left.language == pair.right.language == "ar"


def test_figures_by_class_add_up_to_the_measured_shares(choice):
    """Every word has one class; those of all classes over all words are what the relation measured."""
    for relation in choice.pairs:
        shown_pair = pair_view(choice, relation)
        for side, share in (
            (shown_pair.left, relation.measures.left_share),
            (shown_pair.right, relation.measures.right_share),
        ):
            n_shared = sum(n_words for _, n_words, _ in side.counts.by_class)

            assert n_shared / side.counts.n_words == pytest.approx(share)
            assert side.counts.n_words == side.card.n_words


def test_what_the_page_recounts_with_is_what_was_counted(lake):
    recount = orjson.loads(lake.recount)

    assert recount["word"] == "shared"
    assert recount["left"]["words"] == lake.left.counts.n_words
    assert recount["right"]["classes"]["q"] == next(n for letter, *n in lake.right.counts.by_class if letter == "Q")


def test_words_that_were_exchanged_stand_with_what_stands_for_them(choice):
    pair = view(choice, "brimfeed/ferry-crash-alert.txt", "castrel-wire/ferry-inquiry.txt")
    swaps = {swap for passage in pair.passages for swap in passage.swaps}
    marked = {
        piece.swap
        for block in pair.left.blocks
        for stretch in block.stretches
        for piece in stretch.pieces
        if piece.swap
    }

    assert "paper → report" in swaps
    assert marked <= swaps
    assert pair.swaps[0].count >= 1


def test_islands_of_common_words_do_not_cut_a_change_up(article_of):
    """“of the” in the middle of a change is no common ground; a name is."""
    left = words(article_of("The Brindle council refused plans of the harbour master Quillan yesterday evening."))
    right = words(article_of("The Brindle council turned down proposals of the port captain Quillan on Monday."))
    fragment = Fragment(left=Span(0, 200), right=Span(0, 200), kind=PassageClass.PARAPHRASED, score=0.5)
    found = differences(fragment, left, right)
    text = "The Brindle council refused plans of the harbour master Quillan yesterday evening."

    assert [edit.span.of(text) for edit in found.left] == ["refused plans of the harbour master", "yesterday evening"]


def test_the_same_words_differ_nowhere(article_of):
    one = words(article_of("Nothing was changed in here at all."))
    fragment = Fragment(left=Span(0, 35), right=Span(0, 35), kind=PassageClass.VERBATIM, score=1.0)

    assert differences(fragment, one, one).left == differences(fragment, one, one).right == ()


def test_what_is_left_out_of_matching_is_told_with_its_reason(run):
    pair = pair_view(Choice(run), run.relations[0])

    assert [(each.role, each.reason) for each in pair.right.about.excluded] == [
        ("title", "the first line is the title"),
        ("boilerplate", "asks to subscribe"),
    ]


def test_characters_that_look_like_others_are_flagged_with_their_innocent_cause(run):
    disguised = tuple(replace(facts, disguises=(("soft hyphens", 3),)) for facts in run.articles)
    relation = run.relations[0]
    choice = Choice(replace(run, articles=disguised))
    pair = pair_view(choice, relation)
    page = str(screen("pair", pair))

    assert [(each.kind, each.count) for each in pair.left.about.disguises] == [("soft hyphens", 3)]
    assert "A flag is no proof" in page
    assert "3 × soft hyphens" in page
    assert "innocent cause: typesetting" in page


def test_reasons_are_told_for_and_against_with_what_they_rest_on(run):
    direction = pair_view(Choice(run), run.relations[0]).direction

    assert direction is not None
    assert [heading for heading, _ in direction.groups] == ["Why we think so", "What speaks against it"]
    assert [reason.strength for _, reasons in direction.groups for reason in reasons] == ["strong", "slight", "slight"]
    assert ("left", "PORT ALDER –") in direction.groups[0][1][1].shown
    assert direction.is_credited is False


def test_pairs_of_a_cluster_lead_to_one_another(run):
    choice = Choice(run)
    first, *_, last = [pair_view(choice, relation) for relation in choice.inside[run.clusters[0].id]]

    assert first.before == last.after == ""
    assert first.after
    assert last.before


def test_far_parts_of_a_huge_text_are_folded_and_counted():
    paragraph = "A sentence that nobody else has. " * 30
    text = "\n\n".join([paragraph] * (FOLDS_FROM // len(paragraph) + 40))
    middle = Span(len(text) // 2, len(text) // 2 + 20)
    blocks = column(text, [middle], ())

    assert any(stretch.passages for block in blocks for stretch in block.stretches)
    assert sum(block.folded or 1 for block in blocks) == text.count("\n\n") + 1
    assert sum(len(block.stretches) > 0 for block in blocks) <= 11
    assert folded(tuple(blocks)).endswith("are not shown here")


def test_a_column_shows_no_more_than_its_bound():
    text = "\n\n".join(["x" * 999] * 1_000)
    blocks = column(text, [Span(0, len(text))], ())

    assert (
        sum(len(piece.text) for block in blocks for stretch in block.stretches for piece in stretch.pieces) <= MAX_CHARS
    )


@pytest.fixture
def article_of():
    """An article of a text."""
    return lambda text: dedup.Article(id="a", text=text)
