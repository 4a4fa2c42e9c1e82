"""Direction, credit and swaps in sentences that name both articles and accuse nobody."""

from dataclasses import replace

from dedup.model import CommonSource, Credit, CreditStatus, Direction, Provenance
from dedup.report.origin import origin_lines, sure_direction


def told(relation):
    return list(origin_lines(relation, "L", "R"))


def test_a_direction_is_told_with_reasons_for_and_against(run):
    assert told(run.relations[0]) == [
        (
            "“R” likely follows “L” (confidence 0.84): it was published later: 2031-03-08, the other 2031-03-07; it "
            "lacks the dateline of the other. Against it: “L” carries leftovers of a publishing system, “null”."
        ),
        "“R” does not credit its likely source. Headline changed, dateline only on the left.",
    ]


def test_a_common_source_is_told_by_name(run):
    relation = next(each for each in run.relations if each.provenance and each.provenance.direction.common_source)

    assert told(relation) == [
        "Both likely follow “Reuters”: both credit “Reuters”, which publishes neither.",
        "“L” credits “Reuters”.",
    ]


def test_what_is_undetermined_says_so_with_what_there_is(run):
    relation = run.relations[0]
    direction = relation.provenance.direction
    open_ = Direction(source=None, copy=None, confidence=0.2, reasons=direction.reasons[:2])
    unknown = Credit(status=CreditStatus.UNKNOWN)
    thin = replace(relation, provenance=Provenance(direction=open_, credit=unknown))
    nothing = replace(relation, provenance=Provenance(direction=replace(open_, reasons=()), credit=unknown))

    assert told(thin) == [
        (
            "Which one follows the other is undetermined: “R” was published later: 2031-03-08, the other 2031-03-07; "
            "but “L” carries leftovers of a publishing system, “null”."
        )
    ]
    assert told(nothing) == ["Which one follows the other is undetermined: nothing tells."]


def test_an_inferred_source_is_told_with_the_signs_against_either(run):
    relation = run.relations[0]
    reasons = relation.provenance.direction.reasons[:2]
    third = CommonSource(name=None, words="either shows signs of a source that is not the other one")
    direction = Direction(source=None, copy=None, confidence=0.0, reasons=reasons, common_source=third)
    unknown = Credit(status=CreditStatus.UNKNOWN)

    assert told(replace(relation, provenance=Provenance(direction=direction, credit=unknown))) == [
        (
            "Both likely follow a third text, which is not here: “R” was published later: 2031-03-08, the other "
            "2031-03-07; but “L” carries leftovers of a publishing system, “null”."
        )
    ]


def test_nothing_is_told_where_nothing_was_copied(run):
    assert told(replace(run.relations[0], provenance=None)) == []


def test_only_a_sure_direction_is_told_among_findings(run):
    relation = run.relations[0]
    thin = replace(relation.provenance, direction=replace(relation.provenance.direction, confidence=0.6))

    assert sure_direction(relation, "L", "R").endswith("it was published later: 2031-03-08, the other 2031-03-07.")
    assert not sure_direction(replace(relation, provenance=thin), "L", "R")


def test_no_control_character_is_told(hostile_run):
    for relation in hostile_run.relations:
        text = "".join(origin_lines(relation, "L", "R"))
        assert "\x1b" not in text
        assert "\u202e" not in text
