"""Each kind of reason speaks for the right article, both ways round, and says nothing where there is nothing."""

import pytest

from dedup.model import ReasonKind, Span, Verdict
from dedup.provenance import quoting, wording
from dedup.provenance.coverage import coverage_reasons
from dedup.provenance.credit import CREDITED, credit_reasons
from dedup.provenance.dating import HASTY, SURE, UNSURE, date_reasons
from dedup.provenance.quoting import quotation_reasons
from dedup.provenance.residue import CROP, residue_reasons
from dedup.provenance.signature import byline_reasons, dateline_reasons
from dedup.provenance.wording import wording_reasons
from tests.provenance.stories import SENTENCES, SPUN, STORY, passage, relation, span, traced, whole


def said(function, left, right, *more):
    """Which article each reason speaks for; the same when the two change sides."""
    one = sorted((reason.source, reason.kind, reason.weight, reason.words) for reason in function(left, right, *more))
    if not more:
        other = sorted((r.source, r.kind, r.weight, r.words) for r in function(right, left))
        assert one == other
    return [source for source, *_ in one]


class TestDates:
    def test_the_earlier_article_is_the_source(self):
        left, right = traced(STORY, "a", date="2026-11-05"), traced(STORY, "b", date="2026-11-03")
        (reason,) = date_reasons(left, right)

        assert said(date_reasons, left, right) == ["b"]
        assert reason.weight == SURE
        assert reason.words == "was published later: 2026-11-05, the other 2026-11-03"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("2026-11-03", "3 November 2026"),
            ("2026-11-03", "2026-11-03T12:00Z"),
            ("2026-11-03", "soon"),
            ("2026", "2026-11-03"),
        ],
    )
    def test_equal_overlapping_and_unreadable_dates_say_nothing(self, one, other):
        assert said(date_reasons, traced(STORY, "a", date=one), traced(STORY, "b", date=other)) == []

    def test_minutes_weigh_less_than_days(self):
        left = traced(STORY, "a", date="2026-11-03T10:00:00Z")
        weights = [
            next(date_reasons(left, traced(STORY, "b", date=date))).weight
            for date in ("2026-11-03T10:05:00Z", "2026-11-03T22:00:00Z", "2026-11-05T10:00:00Z")
        ]

        assert HASTY < weights[0] < weights[1] < weights[2] == SURE

    def test_two_days_in_a_row_may_be_one_evening(self):
        left = traced(STORY, "a", date="2026-11-03")

        assert HASTY < next(date_reasons(left, traced(STORY, "b", date="2026-11-04"))).weight < SURE

    def test_the_day_of_a_dateline_stands_in_for_a_date_and_weighs_less(self):
        wire = traced(f"MERROW, Nov. 3 (KLN) — {STORY}", "a")
        later, same = (traced(STORY, "b", date=f"2026-11-0{day}") for day in (4, 3))

        assert said(date_reasons, wire, later) == ["a"]
        assert next(date_reasons(wire, later)).weight == UNSURE
        assert said(date_reasons, wire, same) == []


class TestCredits:
    @pytest.mark.parametrize(
        "line",
        [
            "The closure was first reported by the Merrow Gazette.",
            "Die Schließung meldete zuerst die Merrow Gazette.",
            "(Merrow Gazette)",
            "Read more at https://merrowgazette.example/hall",
            "Con información de Merrow Gazette.",
        ],
    )
    def test_who_names_or_links_the_others_publisher_is_the_copy(self, line):
        source = traced(STORY, "a", outlet="The Merrow Gazette", url="https://www.merrowgazette.example/hall")
        copy = traced(f"{STORY}\n\n{line}", "b", outlet="Aldenham Star")
        (reason,) = credit_reasons(source, copy)

        assert said(credit_reasons, source, copy) == ["a"]
        assert reason.weight == CREDITED
        assert reason.right[0].of(copy.text).casefold() in line.casefold()

    @pytest.mark.parametrize(
        "line", ["Mit Material von dpa.", "MERROW (dpa) -", "Quelle: dpa", "(dpa)", "/dpa/", "dpa"]
    )
    def test_an_agency_is_named_by_a_word_in_a_place_of_credit(self, line):
        text = f"{line} {STORY}" if line.endswith("-") else f"{STORY}\n\n{line}"
        assert said(credit_reasons, traced(STORY, "a", outlet="dpa"), traced(text, "b", outlet="Tageblatt")) == ["a"]

    @pytest.mark.parametrize(
        "line",
        [
            "来源：新华社",
            "（新华社）",
            "新华社北京11月3日电",
            "Источник: ТАСС",
            "Source: Reuters",
            "via AFP",
            "fonte: ANSA",
        ],
    )
    def test_agencies_are_credited_in_many_languages(self, line):
        copy = traced(f"{STORY}\n\n{line}", "b", outlet="Aldenham Star")

        assert [naming.span.of(copy.text) in line for naming in copy.credits] == [True]

    @pytest.mark.parametrize(
        "line", ["For a time nothing happened, and then the sun came out.", "The Sun rose.", "sun"]
    )
    def test_a_common_word_that_is_also_a_name_is_no_credit(self, line):
        copy = traced(f"{STORY} {line} {STORY}", "b", outlet="Aldenham Star")

        assert said(credit_reasons, traced(STORY, "a", outlet="The Sun"), copy) == []

    def test_to_pass_on_what_was_said_to_an_agency_is_no_credit(self):
        assert not traced(f"{STORY} “It is what it is,” she told Reuters on Monday.", "b", outlet="Star").credits

    @pytest.mark.parametrize("name", ["Reuters", "Merrow Gazette"])
    def test_the_credit_of_a_picture_is_no_credit_of_the_text(self, name):
        line = f"The hall in May. Photo: {name}\n"
        copy = traced(f"{line}{line}\n{STORY}", "b", outlet="Star")

        assert not copy.credits
        assert said(credit_reasons, traced(STORY, "a", outlet=name), copy) == []

    def test_an_outlet_that_names_itself_credits_nobody(self):
        left = traced(f"{STORY} This was told to the Merrow Gazette.", "a", outlet="Merrow Gazette")

        assert said(credit_reasons, left, traced(STORY, "b", outlet="Merrow Gazette")) == []
        assert said(credit_reasons, left, traced(STORY, "b", outlet="Aldenham Star")) == []

    def test_a_wire_service_that_signs_its_text_is_known_by_name_and_initials(self):
        wire = traced(f"By Tove Harm, Kattegat Lowland News\n\nMERROW, Nov. 3 (KLN) — {STORY}", "a")
        copy = traced(f"By Star Reporters\n\n{STORY}\n\nSource: KLN", "b", outlet="Aldenham Star")

        assert wire.names == ("Kattegat Lowland News", "KLN")
        assert said(credit_reasons, wire, copy) == ["a"]

    def test_a_post_behind_a_name_is_no_publisher(self):
        assert traced(f"By Tove Harm, Science Editor\n\n{STORY}", "a").names == ()

    def test_the_label_of_a_domain_stands_for_it_on_a_byline(self):
        source = traced(STORY, "a", outlet="knn.example")
        copy = traced(f"By Tove Harm, KNN\n\n{STORY}", "b", outlet="star.example")

        assert said(credit_reasons, source, copy) == ["a"]


class TestFrame:
    def test_the_one_that_bears_the_mark_of_its_agency_is_the_source(self):
        wire = traced(f"By Tove Harm, Kattegat Lowland News\n\nMERROW, Nov. 3 (KLN) — {STORY}", "a")

        assert said(byline_reasons, wire, traced(STORY, "b")) == ["a"]
        assert said(dateline_reasons, wire, traced(STORY, "b")) == ["a"]

    @pytest.mark.parametrize("byline", ["By Herald Staff and Agencies", "Von Tageblatt und Agenturen", "Par Agences"])
    def test_a_byline_of_agencies_is_that_of_a_copy(self, byline):
        assert said(byline_reasons, traced(STORY, "a"), traced(f"{byline}\n\n{STORY}", "b", outlet="H")) == ["a"]

    @pytest.mark.parametrize("line", ["Von unserer Redaktion", "*By Star Reporters*", "来源：岚汀日报综合", "本报讯"])
    def test_a_desk_is_known_in_many_languages(self, line):
        article = traced(f"The hall closes\n\n{line}\n\n{STORY}")

        assert article.byline.of(article.text) == line.strip("*")

    @pytest.mark.parametrize(
        "byline", ["By Anna Stafford", "By Ole Deskin, Kattegat News Agency", "By Wirell Redaktionsen"]
    )
    def test_a_name_that_holds_such_a_word_is_a_writers(self, byline):
        assert (
            said(
                byline_reasons,
                traced(f"By Tove Harm\n\n{STORY}", "a", outlet="A"),
                traced(f"{byline}\n\n{STORY}", "b", outlet="Kattegat News Agency"),
            )
            == []
        )

    def test_a_sentence_about_a_desk_is_no_byline(self):
        assert (
            traced(f"The hall closes\n\nBy then the staff had gone home, and the lights were out.\n\n{STORY}").byline
            is None
        )

    def test_a_desk_follows_a_writer_and_two_writers_say_nothing(self):
        writer, desk = traced(f"By Tove Harm\n\n{STORY}", "a"), traced(f"By Star Newsdesk\n\n{STORY}", "b")

        assert said(byline_reasons, writer, desk) == ["a"]
        assert said(byline_reasons, writer, traced(f"By Ole Brim\n\n{STORY}", "b")) == []

    def test_a_shorter_dateline_follows_a_fuller_one_and_equal_ones_say_nothing(self):
        full, short = traced(f"MERROW, Nov. 3 (KLN) — {STORY}", "a"), traced(f"MERROW — {STORY}", "b")

        assert said(dateline_reasons, full, short) == ["a"]
        assert said(dateline_reasons, full, full) == []
        assert said(dateline_reasons, full, traced(f"ALDENHAM — {STORY}", "b")) == []

    @pytest.mark.parametrize("start", ["Merrow (dpa) - ", "Merrow. ", "OSLO, 3. mai — ", "MERROW -- "])
    def test_datelines_have_many_forms(self, start):
        article = traced(f"{start}{STORY}")

        assert article.dateline.of(article.text).strip() == start.strip()

    @pytest.mark.parametrize(
        "start", ["“We swim,” she said — ", "nothing (much) - ", "It is over - ", "1931 - ", "To be - ", "No comment. "]
    )
    def test_prose_with_a_dash_is_no_dateline(self, start):
        assert traced(f"{start}{STORY}").dateline is None


class TestResidue:
    def test_the_clean_one_is_the_source(self):
        assert said(residue_reasons, traced(STORY, "a"), traced(f"{STORY}\n\nExit mobile version", "b")) == ["a"]

    def test_the_name_of_a_crop_shows_the_page_of_the_original(self):
        crop = traced(f"14HALL Merrow 02 facebookJumbo\n\n{STORY}", "a")
        (reason,) = residue_reasons(crop, traced(STORY, "b"))

        assert (reason.source, reason.weight) == ("a", CROP)
        assert reason.left[0].of(crop.text) == "14HALL Merrow 02 facebookJumbo"

    def test_where_both_have_it_nothing_is_told(self):
        both = [traced(f"{STORY}\n\nExit mobile version", name) for name in "ab"]

        assert said(residue_reasons, *both) == []

    def test_a_repeated_line_is_no_leftover(self):
        line = "The hall at Quay Street, seen from the harbour in May\n"
        assert said(residue_reasons, traced(STORY, "a"), traced(f"{line}{line}\n{STORY}", "b")) == []


class TestCoverage:
    def both_ways(self, left_text, right_text, *passages, left_share, right_share):
        left, right = traced(left_text, "a"), traced(right_text, "b")
        turned = [passage(p.right, p.left, p.score) for p in passages]
        one = list(coverage_reasons(left, right, relation(*passages, left_share=left_share, right_share=right_share)))
        other = list(
            coverage_reasons(
                traced(right_text, "a"),
                traced(left_text, "b"),
                relation(*turned, left_share=right_share, right_share=left_share),
            )
        )
        assert [{"a": "b", "b": "a"}[r.source] for r in other] == [r.source for r in one]
        return [(reason.source, reason.kind) for reason in one]

    def test_the_one_that_stops_early_is_the_copy(self):
        head = " ".join(SENTENCES[:4])
        shared = passage(span(head, head), span(STORY, head))

        assert self.both_ways(head, STORY, shared, left_share=1.0, right_share=0.5) == [("b", ReasonKind.TRUNCATION)]

    def test_the_one_that_leaves_out_the_middle_is_the_copy(self):
        cut = " ".join((*SENTENCES[:2], *SENTENCES[6:]))
        passages = [
            passage(span(cut, part), span(STORY, part)) for part in (" ".join(SENTENCES[:2]), " ".join(SENTENCES[6:]))
        ]

        assert self.both_ways(cut, STORY, *passages, left_share=1.0, right_share=0.5) == [("b", ReasonKind.TRUNCATION)]

    def test_the_one_that_embeds_the_other_is_the_copy(self):
        own = "Swimming halls are closing all over the county, and no one has a plan for what comes after them. " * 4
        longer = f"{own}\n\n{STORY}\n\n{own}"
        shared = passage(span(STORY, STORY), span(longer, STORY))

        assert self.both_ways(STORY, longer, shared, left_share=1.0, right_share=0.5) == [("a", ReasonKind.EMBEDDING)]

    def test_equal_texts_say_nothing(self):
        assert self.both_ways(STORY, STORY, whole(STORY, STORY), left_share=1.0, right_share=1.0) == []

    def test_furniture_at_the_end_is_nothing_that_was_left_out(self):
        framed = f"{STORY}\n\n" + "\n".join(["Sign up for our newsletter and read the day's news before breakfast"] * 6)
        shared = passage(span(STORY, STORY), span(framed, STORY))

        assert self.both_ways(STORY, framed, shared, left_share=1.0, right_share=0.8) == []


class TestQuotations:
    PLAIN = "“We will fight for this hall until the last lane is drained,” said Berit Solling, who leads the club."

    def pair(self, one, other, score=0.5):
        left, right = traced(f"{one} {STORY}", "a"), traced(f"{other} {STORY}", "b")
        found = relation(passage(Span(0, len(one)), Span(0, len(other)), score))
        turned = relation(passage(Span(0, len(other)), Span(0, len(one)), score))
        reasons = list(quotation_reasons(left, right, found))
        back = list(quotation_reasons(traced(right.text, "a"), traced(left.text, "b"), turned))
        assert [{"a": "b", "b": "a"}[r.source] for r in back] == [r.source for r in reasons]
        return [(reason.source, reason.weight) for reason in reasons]

    @pytest.mark.parametrize("marks", ["“”", "„“", "«»", '""', "「」"])
    def test_who_reports_what_the_other_quotes_is_the_copy(self, marks):
        plain = self.PLAIN.replace("“", marks[0]).replace("”", marks[1])
        reported = "The club would not give up the hall while there was water in it, its leader Berit Solling said."

        assert self.pair(plain, reported) == [("a", quoting.A_QUOTATION)]

    def test_who_has_half_of_a_quotation_is_the_copy(self):
        half = "“We will fight for this hall,” said Berit Solling, the leader of the club, when she was asked."

        assert self.pair(self.PLAIN, half) == [("a", quoting.CUT_QUOTATION)]

    def test_an_equal_quotation_and_one_that_was_never_closed_say_nothing(self):
        assert self.pair(self.PLAIN, self.PLAIN, 1.0) == []
        assert self.pair(self.PLAIN.replace("”", ""), "The club would not give up its hall, she said to them.") == []


class TestWording:
    def test_the_one_with_rarer_words_is_the_copy(self):
        left, right = traced(STORY, "a"), traced(SPUN, "b")
        (reason,) = wording_reasons(left, right, relation(whole(STORY, SPUN, 0.5)))
        (back,) = wording_reasons(right, left, relation(whole(SPUN, STORY, 0.5), left="b", right="a"))

        assert reason.source == back.source == "a"
        assert reason.weight == pytest.approx(back.weight)
        assert 0 < reason.weight <= wording.MOST_BY_WORDING

    def test_equal_texts_and_few_words_say_nothing(self):
        short = [SENTENCES[0], SENTENCES[0].replace("close", "shutter")]
        for one, other in ((STORY, STORY), short):
            assert not list(wording_reasons(traced(one, "a"), traced(other, "b"), relation(whole(one, other, 0.9))))

    def test_numbers_are_no_rare_words(self):
        tokens = traced("In 48173 days 99217 people swam 31.337 lanes").tokens

        assert tokens.weights.tolist().count(0) >= 4

    def test_halves_of_surrogate_pairs_do_no_harm(self):
        text = f"\ud800 {STORY} \udfff"
        assert not list(wording_reasons(traced(text, "a"), traced(text, "b"), relation(whole(text, text, 0.5))))


def test_an_excerpt_is_not_judged_by_its_frame():
    from dedup.provenance.direction import direction

    wire = traced(f"By Tove Harm, Kattegat Lowland News\n\nMERROW, Nov. 3 (KLN) — {STORY}", "a")
    found = direction(wire, traced(STORY, "b"), relation(verdict=Verdict.EXCERPT))

    assert found.reasons == ()
