"""Lines around the prose are marked with their role and reason; prose is never lost."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Role
from dedup.text.noise import roles

PROSE = "The harbour board said on Monday that the northern quay would close for repairs until the spring."
MORE = "Traders said they had not been asked, and that they would lose much of their winter business to the plan."


def marked(text, title=None):
    return [(role.role, role.span.of(text)) for role in roles(text, title)]


def role_of(line):
    """The role of *line* between two paragraphs of prose."""
    found = marked(f"{PROSE}\n\n{line}\n\n{MORE}")
    assert [text for _, text in found] in ([], [line])
    return found[0][0] if found else None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("COMMENTS", Role.BOILERPLATE),
        ("What's Hot", Role.BOILERPLATE),
        ("Popular in the Community", Role.BOILERPLATE),
        ("Please let us know if you're having issues with commenting.", Role.BOILERPLATE),
        ("Sign up for our newsletter", Role.BOILERPLATE),
        ("Read more: Quay closes early", Role.BOILERPLATE),
        ("Lesen Sie auch: Kai schließt früher", Role.BOILERPLATE),
        ("À lire aussi : le quai ferme plus tôt", Role.BOILERPLATE),
        ("Baca juga: Dermaga ditutup", Role.BOILERPLATE),
        ("Читайте также: Причал закрыт", Role.BOILERPLATE),
        ("© 2031 The Quayside Post", Role.BOILERPLATE),
        ("Copyright 2031 by the Quayside Post. All rights reserved.", Role.BOILERPLATE),
        ("Support our journalism with three crowns a week.", Role.BOILERPLATE),
        (
            f"Copyright © 2031 Quayside Radio. All rights reserved. {' '.join(['The air counts.'] * 9)}",
            Role.BOILERPLATE,
        ),
        ("Exit mobile version", Role.RESIDUE),
        ("LOADINGERROR LOADING", Role.RESIDUE),
        ("Card 1 of 4", Role.RESIDUE),
        ("Image 2 of 3", Role.RESIDUE),
        ("Harbour Dispute: Key Things to Know", Role.RESIDUE),
        ("07QUAY harbour 02 facebookJumbo", Role.RESIDUE),
        ("quay_north-1200x800.jpg", Role.RESIDUE),
        ("ferry_quay_dusk_1140x640 copy", Role.RESIDUE),
        ("quay-at-dusk-1140x640 (2)", Role.RESIDUE),
        ("IMG_20310304_101112", Role.RESIDUE),
        ("ferry_quay_dusk", Role.RESIDUE),
        ("By Ada Quayle and Tom O'Dell, Staff Writers", Role.BYLINE),
        ("BY ADA QUAYLE", Role.BYLINE),
        ("Von Ada Quayle und Tom Dell", Role.BYLINE),
        ("Par Ada Quayle", Role.BYLINE),
        ("ada.quayle@quayside.example", Role.BYLINE),
        ("May 31, 2019, 9:52 PM UTC", Role.BYLINE),
        ("Updated 6:35 PM ET, Fri June 1, 2018", Role.BYLINE),
        ("(Reporting by Ada Quayle in Port Emery; Editing by Tom Dell)", Role.BYLINE),
        ("A ferry leaves the old town of Port Emery on Monday. (AP Photo/Ada Quayle)", Role.CAPTION),
        ("A ferry leaves. (Photo by Ada Quayle/Getty Images)", Role.CAPTION),
        ("The quay in March. (Ada Quayle/AFP)", Role.CAPTION),
        ("Photo: Ada Quayle", Role.CAPTION),
        ("Picture: Quayside archive", Role.CAPTION),
        ("The Merrin at the quay after the storm. Picture: Quayside archive", Role.CAPTION),
        ("Die Merrin am Kai. Foto: Ada Quayle/Archiv.", Role.CAPTION),
        ("Ada Quayle/Getty Images", Role.CAPTION),
        ("via Associated Press", Role.CAPTION),
        ("FILE - In this May 1, 2018, file photo, a ferry leaves the old town of Port Emery.", Role.CAPTION),
    ],
)
def test_lines_that_are_not_prose_have_a_role(line, role):
    assert role_of(line) is role


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the quay was closed.",
        "By the time the ferries came, nobody was left on the quay",
        "Comments from the board were not to be had on Monday.",
        "Read the report, the board said, and you will see why.",
        "Share prices fell on Monday as traders took fright.",
        "Share ownership is common in the old town",
        "More on that was to follow on Tuesday, she said.",
        "Photographs of the quay were shown to the board.",
        "Der Kai ist seit Montag gesperrt, teilte das Amt mit. (dpa)",
        "The board (see photos below) met on Monday. (See the photos of the meeting.)",
        "In May 2011 the quay was new",
        "Points in March    +4.5     +2.1",
        "Close the quay, they said.",
        "Screens of 1140x640 points for the old town",
        "She had one question about the picture: who took it?",
        "He showed them two. Picture: the quay. Photograph: the ferry; both were lost in the fire.",
        "A quay, a ferry and a storm",
    ],
)
def test_lines_of_prose_and_subheadings_have_none(line):
    assert role_of(line) is None


def test_a_first_line_that_is_a_headline_is_the_title():
    title = "Northern Quay to Close Until Spring"

    assert marked(f"{title}\n\n{PROSE}\n{MORE}") == [(Role.TITLE, title)]


def test_a_title_given_twice_is_marked_twice():
    title = "Northern quay to close until spring"

    assert marked(f"{title}\n\n{title}\n\n{PROSE}") == [(Role.TITLE, title), (Role.TITLE, title)]


def test_a_title_stands_below_residue():
    text = f"07QUAY harbour 02 facebookJumbo\n\nQuay to close, board says\n\n{PROSE}"

    assert [role for role, _ in marked(text)] == [Role.RESIDUE, Role.TITLE]


def test_a_known_title_is_found_though_the_outlet_stands_behind_it():
    text = f"Northern quay to close until spring.\n{PROSE}"

    assert marked(text, "Northern quay to close until spring - Quayside Post")[0][0] is Role.TITLE


def test_where_the_title_is_known_no_other_line_is_taken_for_it():
    assert marked(f"A short first line\n{PROSE}", "Something else altogether here") == []


@pytest.mark.parametrize("first", ["The quay was closed.", "The quay was", "PORT EMERY (Quayside) -", "Is it true?"])
def test_a_first_line_of_prose_is_no_title(first):
    assert marked(f"{first}\nclosed on Monday, the board said in the evening.") == []


def test_the_second_of_two_equal_lines_is_marked():
    assert marked(f"{PROSE}\n{MORE}\n{PROSE}") == [(Role.RESIDUE, PROSE)]


def test_a_caption_given_twice_is_marked_twice():
    caption = "A ferry leaves the old town of Port Emery on Monday. (AP Photo/Ada Quayle)"

    assert marked(f"{PROSE}\n{caption}\n{caption}\n{MORE}") == [(Role.CAPTION, caption)] * 2


def test_a_caption_cut_short_is_known_by_the_credit_below():
    text = f"{PROSE}\n\nA ferry leaves the old town in the ea\n(Ada Quayle/AFP via Getty Images)\n\n{MORE}"

    assert [role for role, _ in marked(text)] == [Role.CAPTION, Role.CAPTION]


@pytest.mark.parametrize("text", ["", "\n\n", "COMMENTS", "By Ada Quayle", "Quay closes", "COMMENTS\nBy A B", PROSE])
def test_a_text_is_never_marked_whole(text):
    assert roles(text) == ()


def test_a_news_flash_that_is_all_title_stays():
    assert marked("QUAY TO CLOSE UNTIL SPRING\nQuayside", "QUAY TO CLOSE UNTIL SPRING") == []


def test_every_role_has_a_reason():
    assert all(role.reason for role in roles(f"Quay closes\n{PROSE}\nCOMMENTS\nBy Ada Quayle\nPhoto: A"))


LINES = st.sampled_from(["", " ", "COMMENTS", "By A B", PROSE, " Photo: x ", "(a/AFP)", "x", "Card 1 of 2", "é." * 99])


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_roles_are_whole_trimmed_lines_in_order_and_leave_something(text):
    found = roles(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]

    assert all(role.span.of(text) in lines for role in found)
    assert all(left.span.end < right.span.start for left, right in pairwise(found))
    assert not lines or len(found) < len(lines)


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
def test_no_text_and_no_title_crashes(text, title):
    roles(text, title)


@pytest.mark.parametrize("shape", ["a\n", "(((photo)\n", "By A B\n", "1 of 1\n", "x (photo", "- ", "(AP/A)\n"])
def test_hostile_text_takes_linear_time(shape):
    start = time.process_time()
    roles(shape * 50_000)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (
            "In this March 3, 2019 file photo, the ferry leaves Merrin. Its owner has since been fined twice.",
            Role.CAPTION,
        ),
        (
            "FILE - This May 9, 2020, file photo shows the ferry on the day before the accident in the sound.",
            Role.CAPTION,
        ),
        ("FILE – In this undated photo, the ferry is shown at the quay.", Role.CAPTION),
        ("In this file photo the ferry waits for better weather at the quay of Merrin.", Role.CAPTION),
        ("window._adsq = window._adsq || []; _adsq.push({ mode: 'thumbs' });", Role.RESIDUE),
        ("Image 1of/3", Role.RESIDUE),
        ("In this year of floods 2019 was remembered by all who lived near the river and its photo shops.", None),
        ("In this photo-happy age nobody looks at what they see, the curator said on Monday morning.", None),
        ("Files in this case show that the photo was taken a year before the accident happened.", None),
        ("The formula x = {a, b} stands on the wall, and everybody who passes by it reads it aloud.", None),
    ],
)
def test_captions_from_the_files_and_code_are_told_from_prose(line, role):
    text = f"{line}\nThe harbour master closed the channel on Monday. The boats will land at Merrin for now."
    assert (
        next((each.role for each in roles(text) if each.span.start == 0 and each.role is not Role.TITLE), None) == role
    )
