"""Headlines and front matter of plain texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ingest.metadata import split_front_matter, title_of

TITLE = "River town votes to keep its bridge"
BODY = (
    "The council of Lower Marsh voted on Tuesday to keep the old iron bridge, ending a dispute that ran for nine years."
)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{BODY}",
        f"\n\n  {TITLE}  \r\n\r\n{BODY}",
        f"{TITLE}\n{BODY}",
        f"{TITLE}\nNine years of dispute end\n{BODY}",
        f"{TITLE}\n{TITLE}\n{BODY}",
        f"# {TITLE}\n\n{BODY}",
        f"2DC River 04 facebookJumbo\n\n{TITLE}\n\n{BODY}",
        f"bridge_768x432.jpg\n{TITLE}\n\n{BODY}",
        f"river-bridge-04\n\n{TITLE}\n\n{BODY}",
    ],
)
def test_a_short_first_line_with_more_behind_it_is_the_title(text):
    assert title_of(text) == TITLE


def test_a_repeated_first_line_is_a_title_whatever_it_ends_with():
    assert title_of(f"It is over.\n\nIt is over.\n\n{BODY}") == "It is over."


@pytest.mark.parametrize(
    "title", ["Who will pay for the bridge?", "町議会、橋を残す", "Aufgepasst: die Brücke bleibt!"]
)
def test_questions_and_space_free_scripts_have_titles_too(title):
    assert title_of(f"{title}\n\n{BODY}") == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        TITLE,
        f"{TITLE}\n\n\n",
        BODY,
        f"{BODY}\n\nThe repair is expected to cost four million crowns.",
        f"The vote was close.\n\n{BODY}",
        f"“The vote was close.”\n\n{BODY}",
        f"議会は橋を残す。\n\n{BODY}",
        f"Who will pay?\n{BODY}",
        f"Advertisement\n\n{BODY}",
        f"{'long ' * 60}\n\n{BODY}",
        "The council voted to keep\nthe old bridge, ending a dispute that ran for\nnine years.",
        "bridge_768x432.jpg",
    ],
)
def test_what_is_no_headline_is_not_taken_for_one(text):
    assert title_of(text) is None


@given(st.text())
def test_a_title_is_one_stripped_line_of_the_text(text):
    title = title_of(text)
    assert title is None or (title and title in text and title == title.strip() and len(title.splitlines()) == 1)


def test_front_matter_is_taken_off_and_read():
    said, text = split_front_matter(
        '---\r\ntitle: "River town: a vote"\r\ndate: 2024-03-05\r\nurl: https://invented.example/a\r\n'
        "outlet: 'The Marsh Post'\r\ntags: [a, b]\r\n---\r\n\r\nThe text.\r\n"
    )
    assert said == {
        "title": "River town: a vote",
        "date": "2024-03-05",
        "url": "https://invented.example/a",
        "outlet": "The Marsh Post",
    }
    assert text == "\r\nThe text.\r\n"


@pytest.mark.parametrize(
    "text", ["", "---", "---\ntitle: never closed\n\nText.", "Text.\n---\ntitle: a\n---\n", "----\na\n---\n"]
)
def test_text_without_closed_front_matter_stays_whole(text):
    assert split_front_matter(text) == ({}, text)


@given(st.text(st.sampled_from("-:\n\r\"' ab\u2028")).map(lambda rest: "---\n" + rest))
def test_front_matter_takes_nothing_from_the_text_behind_it(text):
    _, rest = split_front_matter(text)
    assert text.endswith(rest)
