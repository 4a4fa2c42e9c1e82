"""What a cluster tells: its headline, its source and how sure that is, what is spun, altered and not credited."""

from dedup.model import CreditStatus, PassageClass, Verdict
from dedup.report.choice import Choice
from dedup.report.screens.stories import MAX_QUOTED, Story, altered_changes
from tests.report.screens.stories import TEXT, article, follows, run_of


def story(articles, relations) -> Story:
    run = run_of(articles, relations, [each.article.id for each in articles])
    return Story(Choice(run), run.clusters[0])


def test_the_headline_is_the_one_that_most_members_have():
    told = story(
        [article("a", title="First"), article("b", title="Other"), article("c", title="Other")],
        [follows("a", "b"), follows("a", "c")],
    )

    assert told.headline == "Other"


def test_the_headline_of_the_source_is_taken_where_all_differ():
    told = story([article("a", title="Copy"), article("b", title="Source")], [follows("b", "a")])

    assert told.headline == "Source"


def test_a_source_is_told_with_the_lowest_confidence_of_what_leads_from_it():
    told = story([article("a"), article("b"), article("c")], [follows("a", "b"), follows("a", "c")])

    assert told.source == "a"
    assert told.confidence == 0.76


def test_one_link_of_which_nobody_knows_the_way_makes_the_source_unsure():
    told = story([article("a"), article("b"), article("c")], [follows("a", "b"), follows("a", "c", is_likely=False)])

    assert told.source == "a"
    assert told.confidence == 0


def test_without_any_direction_there_is_no_source():
    assert story([article("a"), article("b")], [follows("a", "b", is_likely=False)]).source is None


def test_members_of_a_common_source_have_none_among_them():
    told = story([article("a"), article("b")], [follows("a", "b", common="Reuters")])

    assert told.source is None
    assert told.missing() == "Reuters"


def test_what_is_paraphrased_counts_by_its_text():
    told = story(
        [article("a"), article("b"), article("c")],
        [follows("a", "b", kind=PassageClass.PARAPHRASED, verdict=Verdict.REWRITTEN_COPY), follows("a", "c")],
    )

    assert told.spun == 0.5


def test_a_copy_that_says_where_its_text_is_from_is_credited():
    told = story(
        [article("a"), article("b"), article("c")],
        [follows("a", "b"), follows("a", "c", status=CreditStatus.CREDITED)],
    )

    assert [(kin.is_credited, kin.is_uncredited) for kin in told.kin] == [(False, False), (False, True), (True, False)]


def test_the_label_of_a_copy_has_its_share_and_its_passages_by_class():
    told = story([article("a"), article("b")], [follows("a", "b", share=0.62)])

    assert [kin.label for kin in told.kin] == ["", "62 % V1"]


def test_a_quotation_in_other_words_is_told_with_its_gravest_change():
    said = "“We will not close the bridge before the winter comes,” said Mara Quill. "
    turned = "“We will close the bridge before the winter comes,” said Mara Quill. "
    told = story([article("a", said + TEXT), article("b", said + TEXT + " Yes."), article("c", turned + TEXT)],
                 [follows("a", "b"), follows("a", "c"), follows("b", "c")])  # fmt: skip
    (entry,) = told.altered

    assert altered_changes(entry)[0].value == "negation-flipped"


def test_of_many_copies_of_the_same_words_one_is_asked_for_its_quotations():
    many = [article(f"{number:03}") for number in range(2 * MAX_QUOTED)]
    told = story(many, [follows("000", each.article.id) for each in many[1:]])

    assert told.quoted == ("000",)
