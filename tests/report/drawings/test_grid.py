"""The sentence grid: a letter for each sentence that a member has, in which order it has them, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.model import PassageClass, Span
from dedup.report.drawings.grid import ORIGINAL, Aligned, column

V, S = PassageClass.VERBATIM, PassageClass.PARAPHRASED
SENTENCES = tuple(Span(10 * place, 10 * place + 9) for place in range(4))


def aligned(source: int, other: int, kind: PassageClass = V) -> Aligned:
    return Aligned(source=SENTENCES[source], other=Span(10 * other, 10 * other + 9), kind=kind)


def test_a_text_that_was_cut_has_no_letters_from_some_sentence_on():
    cells = column(SENTENCES, [aligned(0, 0), aligned(1, 1, S)])

    assert [cell.kind for cell in cells] == [V, S, None, None]
    assert cells[2] == ORIGINAL


def test_the_places_are_those_of_the_members_own_text_and_what_was_moved_says_so():
    cells = column(SENTENCES, [aligned(0, 3), aligned(1, 0), aligned(2, 1), aligned(3, 2)])

    assert [(cell.place, cell.is_moved) for cell in cells] == [(4, True), (1, False), (2, False), (3, False)]


def test_a_passage_of_several_sentences_stands_for_each_of_them():
    cells = column(SENTENCES, [Aligned(source=Span(0, 29), other=Span(0, 31), kind=V)])

    assert [(cell.kind, cell.place) for cell in cells] == [(V, 1), (V, 1), (V, 1), (None, 0)]


def test_a_passage_that_covers_a_word_of_a_sentence_does_not_stand_for_it():
    assert column(SENTENCES, [Aligned(source=Span(8, 19), other=Span(0, 9), kind=V)])[0] == ORIGINAL


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(0, 20))


@given(st.lists(st.builds(Aligned, source=spans, other=spans, kind=st.sampled_from(PassageClass)), max_size=12))
def test_what_is_not_moved_rises(fragments):
    cells = column(SENTENCES, fragments)
    places = [cell.place for cell in cells if cell.kind is not None and not cell.is_moved]

    assert len(cells) == len(SENTENCES)
    assert places == sorted(places)
