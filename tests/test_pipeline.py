"""The main job: every odd collection has a defined answer, and the order of the input never matters."""

import random

import pytest

import dedup
from dedup import pipeline
from dedup.config import preset
from dedup.engines.local import LocalEngine

STORY = (
    "The harbour master of Tolvane closed the eastern channel on Monday after a survey found that the breakwater "
    "had moved by eleven centimetres since March. Forty fishing boats will have to land their catch at Merrin "
    "until engineers have poured new footings. The work is to cost two million crowns and to last until autumn."
)
OTHER = (
    "Brass bands from nine valleys met in Oberwald on Sunday for the first contest since the hall burned down. "
    "The jury gave the golden horn to the players of Kaltbach, who had rehearsed in a cowshed all winter."
)


def articles(**texts: str) -> list[dedup.Article]:
    return [dedup.Article(id=name, text=text) for name, text in texts.items()]


def members(run: dedup.Run) -> list[tuple[str, ...]]:
    return [cluster.members for cluster in run.clusters]


def test_no_article_gives_an_empty_run():
    run = dedup.cluster([])

    assert (run.articles, run.relations, run.clusters) == ((), (), ())
    assert run.counts["articles"] == 0


def test_one_article_stands_alone_with_its_facts():
    run = dedup.cluster(articles(a=STORY))

    assert [facts.article.id for facts in run.articles] == ["a"]
    assert not run.clusters


def test_exact_copies_are_one_cluster_however_many_and_each_is_tied_to_the_first():
    run = dedup.cluster(articles(**{f"copy{i:03}": STORY for i in range(200)}, other=OTHER))

    assert [len(found) for found in members(run)] == [200]
    assert {"copy000"} == {relation.left for relation in run.relations}
    assert {dedup.Verdict.VERBATIM_COPY} == {relation.verdict for relation in run.relations}
    assert all(relation.score > 0.99 for relation in run.relations)


def test_texts_of_the_same_words_are_exact_copies_whatever_their_case_and_marks():
    run = dedup.cluster(articles(a=STORY, b=STORY.upper().replace(",", " --")))

    assert members(run) == [("a", "b")]
    assert run.counts["same_words"] == 1


@pytest.mark.parametrize("text", ["", " \n\t", "...", "Too short to tell.", "One two three four five six seven"])
def test_texts_of_a_few_words_are_never_joined(text):
    run = dedup.cluster(articles(a=text, b=text, c=STORY))

    assert not run.relations
    assert {facts.article.id: facts.too_short for facts in run.articles} == {"a": True, "b": True, "c": False}


THIRD = (
    "The old observatory on Mount Serrin sold its brass telescope at auction for eighty thousand florins. A retired "
    "glazier from Quell bought it unseen, and means to watch herons with it from his balcony above the reservoir."
)


def test_stories_that_only_a_round_up_holds_stay_apart_and_it_goes_with_one_of_them():
    run = dedup.cluster(articles(a=STORY, b=OTHER, c=THIRD, roundup=f"{STORY}\n\n{OTHER}\n\n{THIRD}"))

    (found,) = run.clusters
    assert len(found.members) == 2
    assert "roundup" in found.members
    assert len(found.related) == 2
    assert run.counts["kept_apart"] == 2
    assert run.counts["verified_pairs"] == 3
    assert {relation.verdict for relation in run.relations} == {dedup.Verdict.VERBATIM_COPY}


def test_eight_words_are_enough():
    eight = " ".join(STORY.split()[:8])
    run = dedup.cluster(articles(a=eight + ".", b=eight + "!"))

    assert members(run) == [("a", "b")]


def test_two_articles_of_one_id_are_refused_by_name():
    with pytest.raises(dedup.InputError, match="'a'"):
        dedup.cluster([dedup.Article(id="a", text=STORY), dedup.Article(id="a", text=OTHER)])


def test_the_order_of_the_input_and_the_number_of_threads_never_matter():
    rng = random.Random(7)
    sentences = [
        f"{a} {b} the {c} of {d}."
        for a in ["North", "South", "East", "West"]
        for b in ["sold", "bought", "moved"]
        for c in ["granary", "lighthouse", "foundry", "ferry"]
        for d in ["Tolvane", "Merrin", "Kaltbach", "Oberwald"]
    ]
    collection = [
        dedup.Article(id=f"n{i:03}", text=" ".join(rng.sample(sentences, 12))) for i in range(300)
    ] + articles(story=STORY, reprint=STORY.replace("Monday", "Tuesday"), other=OTHER)
    first = dedup.cluster(collection, dedup.Config(jobs=1))
    rng.shuffle(collection)

    for jobs in (1, 2, 4):
        again = dedup.cluster(collection, dedup.Config(jobs=jobs))
        for part in ("settings", "input_digest", "articles", "relations", "clusters", "skips", "counts"):
            assert getattr(first, part) == getattr(again, part)


def test_compare_and_cluster_say_the_same_of_a_pair():
    left, right = articles(a=STORY, b=STORY.replace("Forty", "Thirty").replace("two million", "three million"))

    assert dedup.compare(left, right) == dedup.cluster([left, right]).relations[0]


def test_swapping_the_two_sides_mirrors_the_relation():
    left, right = articles(a=STORY + " " + OTHER, b=OTHER)
    one, other = dedup.compare(left, right), dedup.compare(right, left)

    assert (one.verdict, one.score) == (other.verdict, other.score)
    assert (one.measures.left_share, one.measures.right_share) == (
        other.measures.right_share,
        other.measures.left_share,
    )
    assert [(p.left, p.right) for p in one.passages] == [(p.right, p.left) for p in other.passages]


def test_an_article_compared_with_itself_is_a_verbatim_copy_through_and_through():
    relation = dedup.compare(*articles(a=STORY, b=STORY))

    assert relation.verdict is dedup.Verdict.VERBATIM_COPY
    assert (
        relation.measures.left_share,
        relation.measures.right_share,
        relation.measures.resemblance,
    ) == (1.0, 1.0, 1.0)


def test_every_stage_is_followed_and_timed():
    class Watch:
        def __init__(self):
            self.done = {}

        def stage(self, name, total):
            from contextlib import contextmanager

            @contextmanager
            def follow():
                self.done[name] = [0, total]

                def advance(steps):
                    self.done[name][0] += steps

                yield advance

            return follow()

    watch = Watch()
    run = pipeline.run(
        dedup.Collection(articles=tuple(articles(a=STORY, b=STORY, c=OTHER))),
        dedup.Config(),
        engine=LocalEngine(2),
        progress=watch,
    )

    assert (
        {"boilerplate", "sketch", "candidates", "compare", "verify", "cluster"}
        == watch.done.keys()
        == run.timings.keys()
    )
    assert watch.done["sketch"] == [3, 3]
    assert watch.done["compare"] == [1, 1]


def test_a_quotation_that_both_print_is_never_copying():
    quote = (
        "“We will not sell the ferry, we will not lease the ferry, and as long as I hold this office nobody will "
        "so much as repaint the ferry without asking the people who ride it,” said Mayor Ilse Brandt."
    )
    run = dedup.cluster(
        articles(
            a="Tolvane's council met for nine hours behind closed doors. " + quote + " The vote was put off until May.",
            b="A crowd cheered in the rain when the mayor came out on the steps. " + quote + " Then she went home.",
        )
    )

    assert not run.clusters


def test_a_language_without_spaces_and_one_without_case_cluster_too():
    chinese = (
        "汐澜市旧码头的冷库周六改建成图书馆并向公众开放。馆长林秋月说，馆内藏书八万册，一半由渔民捐出。"
        "工程历时三年，耗资四千万元，屋顶仍保留着当年的吊钩。附近居民清早便排起长队等候入场。"
    )
    arabic = (
        "أعلنت بلدية تلفان يوم الاثنين إغلاق القناة الشرقية للميناء بعد أن كشف المسح أن حاجز الأمواج تحرك أحد عشر "
        "سنتيمترا منذ شهر مارس. وسيضطر أربعون قاربا للصيد إلى إنزال صيدها في ميناء ميرين حتى يصب المهندسون أساسات "
        "جديدة."
    )
    run = dedup.cluster(
        articles(
            zh1=chinese, zh2=chinese.replace("八万", "九万"), ar1=arabic, ar2=arabic.replace("الاثنين", "الثلاثاء")
        )
    )

    assert sorted(members(run)) == [("ar1", "ar2"), ("zh1", "zh2")]


def test_the_verbatim_preset_finds_copies_and_leaves_the_content_view_out():
    reworded = STORY.replace("closed", "shut").replace("survey", "check").replace("found", "showed")
    shuffled = " ".join(f"{word} indeed" for word in STORY.split())
    run = dedup.cluster(articles(a=STORY, b=STORY + " " + OTHER, c=reworded, d=shuffled), preset("verbatim"))

    assert members(run) == [("a", "b", "c")]
    assert (
        run.counts["pairs_met"]
        < dedup.cluster(articles(a=STORY, b=STORY + " " + OTHER, c=reworded, d=shuffled)).counts["pairs_met"]
    )


def test_a_block_of_pairs_holds_each_article_once_and_is_cut_where_its_articles_are_long(monkeypatch):
    articles = [dedup.Article(id=str(number), text="x" * 10) for number in range(6)]
    pairs = [(0, 1), (0, 2), (1, 2), (3, 4), (4, 5), (3, 5)]

    def blocks():
        return [
            ([article.id for article in block.articles], block.lefts.tolist(), block.rights.tolist())
            for block in pipeline._pair_blocks(pairs, articles)
        ]

    assert blocks() == [(list("012345"), [0, 0, 1, 3, 4, 3], [1, 2, 2, 4, 5, 5])]
    monkeypatch.setattr(pipeline, "PAIRS_A_BLOCK", 3)
    assert blocks() == [(list("012"), [0, 0, 1], [1, 2, 2]), (list("345"), [0, 1, 0], [1, 2, 2])]
    monkeypatch.setattr(pipeline, "CHARS_A_BLOCK", 20)
    assert [len(lefts) for _, lefts, _ in blocks()] == [1] * 6
