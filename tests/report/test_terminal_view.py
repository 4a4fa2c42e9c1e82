"""The terminal tells what was found in honest words, at any width, and shows hostile text as text."""

import io
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from rich.console import Console

import dedup
from dedup.model import Bridge, MemberPair, Relation, Run, Verdict
from dedup.report.terminal import print_comparison, print_run
from dedup.report.terminal_explanation import print_explanation
from dedup.report.terminal_spins import print_spins
from dedup.report.words import LETTERS
from dedup.spin.values import (
    OutletTable,
    PairTable,
    SharedSubstitution,
    Spins,
    SpinSignature,
    Substitution,
    SubstitutionTable,
)
from tests.report.hostile import TITLES


def printed(print_view, *values, width: int = 100) -> str:
    """What a view prints without colours, with no spaces at the ends of lines."""
    stream = io.StringIO()
    print_view(*values, Console(file=stream, width=width, color_system=None))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def compared(run: Run, relation: Relation, width: int = 100) -> str:
    articles = {facts.article.id: facts.article for facts in run.articles}
    return printed(print_comparison, relation, articles[relation.left], articles[relation.right], width=width)


def test_the_clusters_are_the_golden_ones(run, gold):
    gold("clusters.txt", printed(print_run, run))


@pytest.mark.parametrize(("name", "width"), [("comparison.txt", 100), ("comparison_narrow.txt", 60)])
def test_the_comparison_is_the_golden_one(name, width, run, gold):
    """A narrow terminal gets the two sides one below the other."""
    gold(name, compared(run, run.relations[0], width))


@pytest.mark.parametrize("width", [10, 40, 72, 200])
def test_no_line_is_wider_than_the_terminal(width, run, hostile_run):
    for text in (printed(print_run, run, width=width), printed(print_run, hostile_run, width=width)):
        assert all(len(line) <= width for line in text.splitlines())


def test_nothing_found_is_said_in_a_sentence(quiet_run, empty_run):
    assert printed(print_run, quiet_run).startswith("No copies were found among 6 articles.\n")
    assert printed(print_run, empty_run) == "There was no article to read.\n"


def test_one_article_has_nothing_to_be_compared_with(run):
    alone = Run(settings="", input_digest="", articles=run.articles[:1], relations=(), clusters=())

    assert printed(print_run, alone) == "There is one article, and nothing to compare it with yet.\n"


def test_a_cluster_names_its_weakest_pair_when_that_is_no_copy_and_what_it_hangs_on(run):
    cluster = run.clusters[0]
    one, other, third = cluster.members
    weakest = MemberPair(left=one, right=third, verdict=Verdict.SAME_EVENT, score=0.2)
    bridge = Bridge(members=(other,), parts=((one,), (third,)))
    text = printed(print_run, replace(run, clusters=(replace(cluster, weakest_pair=weakest, bridges=(bridge,)),)))

    assert f"weakest pair: {one} and {third}, same event, 0.20" in " ".join(text.split())
    assert f"held together by {other}: without, 1 and 1 apart" in " ".join(text.split())
    assert "weakest pair" not in printed(print_run, run)


def test_long_tables_end_with_what_is_missing(run):
    """A run of many clusters names the first ones and counts the rest."""
    many = Run(settings="", input_digest="", articles=run.articles, relations=(), clusters=run.clusters * 1021)

    assert "and 1,001 more clusters; -f jsonl prints all" in printed(print_run, many)


def test_the_first_four_members_of_a_cluster_are_named(run, crowded_run):
    """They stand below the headline, the one that bears it first."""
    assert "\n         alder-post/ferry.txt · Alder Post" in printed(print_run, run)
    lines = [line.strip() for line in printed(print_run, crowded_run).splitlines()]
    at = next(number for number, line in enumerate(lines) if line.startswith("copy-000"))

    assert [line.split(" ")[0] for line in lines[at : at + 4]] == ["copy-000", "copy-001", "copy-002", "copy-003"]
    assert lines[at + 4] == "and 116 more"


def test_a_weak_likeness_is_not_called_shared(run):
    quoted = next(relation for relation in run.relations if relation.verdict is Verdict.SHARED_QUOTATIONS)

    assert "similar   without quotations" in compared(run, quoted)
    assert "shared   without quotations" in compared(run, run.relations[0])


def test_the_tally_explains_the_tags(run):
    assert "Passages: V 1 verbatim · E 1 lightly edited · Q 1 shared quotation" in compared(run, run.relations[0])


def test_no_more_than_ten_lines_tell_of_relations_that_join_no_cluster(run):
    articles = tuple(
        replace(run.articles[0], article=replace(run.articles[0].article, id=f"{number:02}", title=None))
        for number in range(13)
    )
    links = tuple(replace(run.relations[1], left="00", right=f"{number:02}") for number in range(1, 13))
    text = printed(print_run, replace(run, articles=articles, relations=links, clusters=()))

    assert text.count("shared quotations: “00” and") == 10
    assert "and 2 more relations; -f jsonl prints all" in text


def test_markup_in_titles_is_text(hostile_run):
    text = printed(print_run, hostile_run, width=400)

    assert "[bold red]markup[/] [link=https://evil.example]here[/link]" in text
    assert "{{ 7 * 191 }}" in text


def test_no_control_character_reaches_the_terminal(hostile_run):
    outputs = [printed(print_run, hostile_run)]
    outputs += [compared(hostile_run, relation) for relation in hostile_run.relations]
    for text in outputs:
        assert {unicodedata.category(character) for character in text if character != "\n"}.isdisjoint({"Cc", "Cs"})
        assert "\u202e" not in text


def test_classes_are_told_apart_without_colour(run):
    """Every passage has its letter and number, so that colour says nothing that a letter does not."""
    text = compared(run, run.relations[0])

    for number, passage in enumerate(run.relations[0].passages, start=1):
        assert f"{LETTERS[passage.kind]}{number} " in text


def test_no_word_accuses(run):
    texts = [printed(print_run, run), *(compared(run, relation) for relation in run.relations)]
    for word in ("plagiar", "stolen", "theft", "steal", "guilt"):
        assert not any(word in text.lower() for text in texts)


@pytest.mark.parametrize("width", [20, 72, 120])
def test_an_explanation_of_hostile_articles_stays_within_the_terminal_and_steers_nothing(hostile_run, width):
    articles = [facts.article for facts in hostile_run.articles]
    for one, other in pairwise(articles):
        text = printed(print_explanation, dedup.explain(one, other, run=hostile_run), width=width)

        assert all(len(line) <= width for line in text.splitlines())
        assert not any(unicodedata.category(sign) == "Cc" for sign in text.replace("\n", ""))
        assert "\u202e" not in text


def hostile_spins(text: str) -> Spins:
    """Spins in which every text is *text*."""
    substitution = Substitution(left=text, right=text, count=2, left_rarity=3.0, right_rarity=4.0)
    shared = SharedSubstitution(plain=text, spun=text, n_stories=2, weight=3.0)
    table = SubstitutionTable(left=text, right=text, substitutions=(substitution,) * 30)
    signature = SpinSignature(
        id=text,
        pairs=((text, text),) * 30,
        substitutions=(shared,) * 30,
        chance=0.004,
        plain_outlets=(text,) * 30,
        spun_outlets=(text,),
    )
    outlet = OutletTable(outlet=text, n_stories=2, substitutions=(shared,), signatures=(text,))
    pair = PairTable(table=table, signature=text, known=0.5)
    return Spins(pairs=(pair,) * 30, signatures=(signature,) * 30, outlets=(outlet,) * 30)


@pytest.mark.parametrize("width", [20, 72, 120])
def test_spins_of_hostile_words_stay_within_the_terminal_and_steer_nothing(width):
    for title in TITLES:
        text = printed(print_spins, hostile_spins(title), width=width)

        assert all(len(line) <= width for line in text.splitlines() if line.isascii())
        assert not any(unicodedata.category(sign) == "Cc" for sign in text.replace("\n", ""))
        assert "\u202e" not in text
        assert "and 18 more pairs" in " ".join(text.split())
