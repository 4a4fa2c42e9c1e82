"""The outlets: what each takes and gives, and which of them show the signals of living on others."""

from dedup.model import CreditStatus, PassageClass, Run, Verdict
from dedup.report.choice import Choice
from dedup.report.screens.outlets import outlets_view
from dedup.report.screens.signals import candidates
from dedup.report.screens.tallies import Tally
from dedup.spin.values import SharedSubstitution, SpinSignature
from tests.report.screens.stories import article, follows, run_of


def newsroom(n_stories: int = 2) -> Run:
    """Stories of a wire; Post reprints each and says so, Mill rewrites each and does not; Local writes its own."""
    articles, relations, clusters = [article("local", outlet="Local")], [], []
    for number in range(n_stories):
        wire, post, mill = (f"{number}-{name}" for name in ("wire", "post", "mill"))
        articles += [article(wire, outlet="Wire"), article(post, outlet="Post"), article(mill, outlet="Mill")]
        relations.append(follows(wire, post, status=CreditStatus.CREDITED))
        relations.append(follows(wire, mill, verdict=Verdict.REWRITTEN_COPY, kind=PassageClass.PARAPHRASED))
        clusters.append((wire, post, mill))
    return run_of(articles, relations, *clusters)


def test_what_one_outlet_takes_another_gives():
    view = outlets_view(Choice(newsroom()))
    rows = {row.name: row for row in view.outlets}

    assert (rows["Wire"].n_gave, rows["Wire"].n_took) == (4, 0)
    assert (rows["Post"].n_took, rows["Post"].credit, rows["Post"].spun) == (2, "2 of 2", "0 %")
    assert (rows["Mill"].n_took, rows["Mill"].credit, rows["Mill"].spun) == (2, "0 of 2", "100 %")
    assert rows["Mill"].sources == (("Wire", 2),)
    assert (rows["Local"].n_clustered, rows["Local"].own) == (0, "")
    assert sum(row.n_gave for row in view.outlets) == sum(row.n_took for row in view.outlets)


def test_the_summary_counts_who_takes_and_who_says_so():
    assert outlets_view(Choice(newsroom())).summary == (
        "2 of 4 outlets have 4 articles that likely follow another outlet. "
        "Of those for which that is known, 2 of 4 say so."
    )


def test_an_outlet_that_only_rewrites_others_is_named_with_its_signals():
    view = outlets_view(Choice(newsroom()))
    (mill,) = [candidate for candidate in view.candidates if candidate.name == "Mill"]

    assert "2 of its 2 articles likely follow another outlet" in mill.signals
    assert "100 % of the text it takes is paraphrased" in mill.signals
    assert "0 of 2 say where the text is from" in mill.signals


def test_one_story_is_no_reason_to_name_anybody():
    assert outlets_view(Choice(newsroom(1))).candidates == ()


def test_an_outlet_that_credits_and_has_much_of_its_own_is_not_named():
    tally = Tally(articles=9, took=3, credited=3, gave=2, own_shares=2.0, stories={"1", "2", "3"})

    assert candidates({"Post": tally}, ()) == ()


def test_outlets_with_one_habit_are_named_together():
    words = (SharedSubstitution(plain="army", spun="soldiery", n_stories=3, weight=2.0),)
    signature = SpinSignature(
        id="s-1",
        pairs=(("a", "b"),),
        substitutions=words,
        chance=0.001,
        plain_outlets=("Wire",),
        spun_outlets=("Gull", "Mill"),
    )
    taker = Tally(articles=2, took=2, uncredited=2, stories={"1", "2"})
    other = Tally(articles=2, took=2, uncredited=2, stories={"3", "4"})
    mill = next(each for each in candidates({"Mill": taker, "Gull": other}, (signature,)) if each.name == "Mill")

    assert "it exchanges the same words in several stories: army → soldiery" in mill.signals
    assert mill.companions == ("Gull: the same words exchanged (signature s-1)",)


def test_articles_that_name_no_outlet_are_counted():
    view = outlets_view(Choice(run_of([article("a"), article("b")], [follows("a", "b")], ["a", "b"])))

    assert (view.outlets, view.n_unnamed) == ((), 2)
    assert view.summary == "No article names its outlet."
