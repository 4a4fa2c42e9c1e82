"""The document screen parts a text by its closest source, and names what only it has."""

from pathlib import Path

import pytest

import dedup
from dedup.report.choice import Choice
from dedup.report.screens.document import document_view

SAMPLES = Path(__file__).parents[3] / "samples" / "newsroom"


@pytest.fixture(scope="module")
def choice() -> Choice:
    """The invented newsroom."""
    return Choice(dedup.cluster(dedup.read(SAMPLES)))


def test_an_article_is_told_with_all_its_sources_the_closest_first(choice):
    view = document_view(choice, choice.facts["sallowmere-echo/dam-order.txt"])
    shares = [source.best for source in view.sources]

    assert view.sources[0].card.id == "castrel-wire/dam-release.txt"
    assert shares[0] != "0 %"
    assert [source.number for source in view.sources] == list(range(1, len(shares) + 1))


def test_every_part_has_a_tag_of_its_class_and_the_number_of_its_source(choice):
    view = document_view(choice, choice.facts["tessary-times/ferry-report.md"])

    assert view.parts
    for part in view.parts:
        assert part.tag == f"{part.letter.upper()}{part.source}"
        assert 1 <= part.source <= len(view.sources)
    assert {bar.source for bar in view.strip} == {part.source for part in view.parts}


def test_sentences_of_its_own_are_named(choice):
    view = document_view(choice, choice.facts["port-ellery-herald/customs-hall.txt"])

    assert view.n_own == len(view.own) > 3
    assert f"{view.n_own} sentences are only here" in view.summary


def test_an_article_alone_says_so(choice):
    view = document_view(choice, choice.facts["castrel-ledger/tram-fares.txt"])

    assert view.sources == view.parts == view.strip == ()
    assert view.summary == "No other article of this run has a passage of it."


def test_values_are_told_with_what_states_them(choice):
    view = document_view(choice, choice.facts["lorvane-courier/skelder-sound-report.html"])
    headline = next(each for each in view.about.known if each.name == "headline")

    assert headline.value == "Report on Skelder Sound disaster blames a company's routine"
    assert headline.stated
    assert 1 <= headline.trust <= 9
