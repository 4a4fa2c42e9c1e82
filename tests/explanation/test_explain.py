"""An explanation agrees with what it explains."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dedup
from dedup.explanation.reasons import COPY
from dedup.model import Verdict
from dedup.probability import verdict_model
from dedup.relation import DISAGREEING

STORY = (
    "The harbour master of Tolvane closed the eastern channel on Monday after a survey found that the breakwater "
    "had moved by eleven centimetres since March. Forty fishing boats will have to land their catch at Merrin "
    "until engineers have poured new footings.\n\n“Nobody will be left without a berth this winter,” said the mayor, "
    "Ilse Orban. The work is to cost 2.4 million crowns and to last until autumn.\n\nPhoto: the breakwater at dusk."
)
SPUN = (
    "The port chief of Tolvane shut the eastern passage on Monday after a study discovered that the breakwater "
    "had shifted by eleven centimetres since March. Forty angling vessels will need to unload their haul at Merrin "
    "till builders have cast fresh footings. The job is to take 2.4 million crowns and to go on until autumn."
)
QUOTING = (
    "Ilse Orban has never lost an election. “Nobody will be left without a berth this winter,” she told pensioners "
    "over soup, and they believed her. Her rival, a dentist, keeps bees and counts votes in his sleep."
)
OTHER = (
    "Brass bands from nine valleys met in Oberwald on Sunday for the first contest since the hall burned down. "
    "The jury gave the golden horn to the players of Kaltbach, who had rehearsed in a cowshed all winter."
)
TEXTS = {
    "story": STORY,
    "trimmed": STORY[:180] + ".",
    "edited": STORY.replace("Forty", "Some forty"),
    "spun": SPUN,
    "quoting": QUOTING,
    "other": OTHER,
    "long": f"{OTHER} {STORY} {OTHER}",
    "short": "Too short to tell.",
    "japanese": "港湾局長は月曜日、調査で防波堤が三月以来十一センチ動いたと判明し、東水路を閉鎖した。",
}
PAIRS = [(one, other) for one in TEXTS for other in TEXTS if one < other]


def article(name: str, text: str | None = None) -> dedup.Article:
    return dedup.Article(id=name, text=TEXTS[name] if text is None else text)


@pytest.fixture(scope="module")
def explained() -> dict:
    return {pair: dedup.explain(*map(article, pair)) for pair in PAIRS}


def is_asked_by(reasons) -> bool:
    """Whether the model counts, by the checks alone."""
    routes = [all(check.is_met for check in route.checks) for route in reasons.routes]
    return all(check.is_met for check in reasons.grounds) and any(routes)


def verdict_by(reasons) -> Verdict:
    """The verdict that the checks alone would give."""
    met = {check.setting: check.is_met for check in reasons.checks}
    kinds = {
        kind: all(check.is_met for check in reasons.checks if check.leads_to is kind)
        for kind in (Verdict.VERBATIM_COPY, Verdict.EDITED_COPY)
    }
    if not met["verdict.min_words"]:
        return Verdict.UNRELATED
    if reasons.same_words:
        return Verdict.VERBATIM_COPY
    if met["verdict.min_score"] and any(all(check.is_met for check in route.checks) for route in reasons.coverings):
        return next((kind for kind, holds in kinds.items() if holds), COPY)
    if met["verdict.min_score"] or met["verdict.min_excerpt_words"]:
        return Verdict.EXCERPT
    if met["verdict.min_quoted_words"]:
        return Verdict.SHARED_QUOTATIONS
    return Verdict.SAME_EVENT if met["verdict.min_retold"] else Verdict.UNRELATED


def score_by(reasons) -> float:
    """The score that the probabilities alone would give, where the model counts if the checks say so."""
    met = {check.setting: check.is_met for check in reasons.checks}
    if not met["verdict.min_words"] or reasons.same_words:
        return float(met["verdict.min_words"])
    asked = is_asked_by(reasons)
    return max(reasons.model * (1 if asked else DISAGREEING), reasons.word_for_word, reasons.lifted)


def assert_explained(found) -> None:
    """The checks and probabilities shown give the verdict and the score."""
    reasons = found.reasons
    decides = next(check for check in reasons.checks if check.setting == "verdict.min_score")

    assert is_asked_by(reasons) is reasons.is_asked
    assert decides.value == reasons.whole == max(reasons.model if reasons.is_asked else 0.0, reasons.word_for_word)
    assert verdict_by(reasons) is found.relation.verdict
    assert score_by(reasons) == found.relation.score


@pytest.mark.parametrize("pair", PAIRS)
def test_the_checks_give_the_verdict_that_they_explain(explained, pair):
    found = explained[pair]

    assert found.relation == dedup.compare(*map(article, pair))
    assert_explained(found)


def test_the_checks_give_every_verdict_of_the_samples():
    run = dedup.cluster(dedup.read("samples/newsroom"))
    articles = {facts.article.id: facts.article for facts in run.articles}
    for relation in run.relations:
        found = dedup.explain(articles[relation.left], articles[relation.right])

        assert found.relation == relation
        assert_explained(found)


@pytest.mark.parametrize("pair", PAIRS)
def test_contributions_and_intercept_add_up_to_the_model(explained, pair):
    reasons = explained[pair].reasons
    logit = reasons.intercept + sum(feature.contribution for feature in reasons.features)

    assert reasons.model == pytest.approx(1 / (1 + math.exp(-logit)))
    assert {feature.name for feature in reasons.features} == set(verdict_model().coefficients)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_feature_of_the_value_that_it_would_need_reaches_the_threshold(explained, pair):
    reasons = explained[pair].reasons
    logit = reasons.intercept + sum(feature.contribution for feature in reasons.features)
    for feature in reasons.features:
        changed = logit + feature.coefficient * (feature.needed - feature.value)

        assert 1 / (1 + math.exp(-changed)) == pytest.approx(dedup.Config().verdict.min_score)


@pytest.mark.parametrize("pair", PAIRS)
def test_two_articles_are_candidates_exactly_when_a_run_compares_them(explained, pair):
    run = dedup.cluster(map(article, pair))

    assert explained[pair].meeting.is_candidate == bool(run.counts["candidate_pairs"])


@pytest.mark.parametrize("pair", PAIRS)
def test_misses_are_unmet_checks_of_stronger_verdicts_the_nearest_first(explained, pair):
    found = explained[pair]
    strength = list(Verdict)
    distances = [check.nearness for check in found.misses]

    assert distances == sorted(distances, reverse=True)
    assert all(check.nearness < 1 or (check.is_strict and check.value == check.needed) for check in found.misses)
    for check in found.misses:
        assert not check.is_met
        assert (check.leads_to is None) == (check.setting or "").startswith(("candidates.", "sketch."))
        assert check.leads_to is None or strength.index(check.leads_to) < strength.index(found.relation.verdict)
    if found.meeting.is_candidate:
        assert all(check.leads_to for check in found.misses)


def test_the_spun_copy_meets_by_content_and_not_by_bands(explained):
    meeting = explained["spun", "story"].meeting

    assert meeting.shared_pairs > 0
    assert meeting.probability < 0.01
    assert not meeting.same_words


def test_the_same_words_need_no_screen():
    meeting = dedup.explain(article("story"), article("again", STORY.upper())).meeting

    assert (meeting.same_words, meeting.is_candidate) == (True, True)
    assert len(meeting.bands) == meeting.n_bands == 32


def test_both_sides_show_what_matched_what_is_masked_and_what_is_left(explained):
    side = explained["spun", "story"].right

    assert [span.of(STORY) for span in side.quotations] == ["“Nobody will be left without a berth this winter,”"]
    assert [role.role for role in side.roles] == [dedup.Role.CAPTION]
    assert {"Tolvane", "breakwater", "crowns"} <= {span.of(STORY) for span in side.matched}
    assert not any("berth" in span.of(STORY) for span in side.matched)
    assert [span.of(STORY)[:7] for span in side.unmatched] == ["“Nobody"]
    assert {"Tolvane"} <= {word for pair in explained["spun", "story"].shared_pairs for word in (pair.one, pair.other)}


ANY_TEXT = st.text(max_size=200) | st.lists(st.sampled_from([*STORY.split(), "“", "”", "\n", "\u202e", "\ud800"])).map(
    " ".join
)


@settings(max_examples=40, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_any_two_texts_have_an_explanation_that_fits_them(left, right):
    found = dedup.explain(article("left", left), article("right", right))

    assert_explained(found)
    for side, passages in (
        (found.left, [each.left for each in found.relation.passages]),
        (found.right, [each.right for each in found.relation.passages]),
    ):
        text = side.article.text
        assert all(span.end <= len(text) for span in (*side.matched, *side.unmatched, *side.quotations))
        assert not any(span.overlaps(passage) for span in side.unmatched for passage in passages)
        assert not any(span.overlaps(role.span) for span in side.matched for role in side.roles)
        assert not any(span.overlaps(quoted) for span in side.matched for quoted in side.quotations)
