"""The speaker is found where the text says plainly who spoke, in many languages, and is unknown where it does not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ledger.speakers import Speakers
from dedup.text.parse import parse


def speakers(text):
    """The speakers of the quotations of a text, None where unknown."""
    parsed = parse(text)
    spans = [parsed.offsets.to_original(span) for span in parsed.quotations]
    return [each and each.speaker for each in Speakers(text, spans).attributions()]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will build it again,” Mara Quill said.", "Mara Quill"),
        ("“We will build it again,” said Mara Quill, who runs the line.", "Mara Quill"),
        ("“We will build it again,” said lead engineer Mara Quill on Monday.", "Mara Quill"),
        ("“We will build it again,” Mara Quill, the chair of the board, told reporters.", "Mara Quill"),
        ("“We will build it again,” its director, Mara Quill, said in a statement.", "Mara Quill"),
        ("“We will build it again,” declared the head of the company, Mara Quill, on Friday.", "Mara Quill"),
        ("“We will build it again,” Health Minister Mara De Quill said.", "Mara De Quill"),
        ("“Will we build it again?” asked Dr. Mara B. Quill.", "Mara B. Quill"),
        ("Mara Quill said: “We will build it again.”", "Mara Quill"),
        ("On Monday, Chief Executive Mara Quill told the council that “we will build it again.”", "Mara Quill"),
        ("Mara Quill called the vote of the council “a day of shame for Orm”.", "Mara Quill"),
        ("According to Mara Quill, “the line will be built again.”", "Mara Quill"),
        ("The line “will be built again next year,” according to Mara Quill.", "Mara Quill"),
        ("Mara Quill: “We will build it again.”", "Mara Quill"),
        ("“We will build it again,” the Justice Department said.", "Justice Department"),
        ("“We will build it again,” said a spokeswoman for the line.", "a spokeswoman for the line"),
        ("“We will build it again,” said the Turkish official.", "the Turkish official"),
        ('“We will build it again," Mara Quill said.', "Mara Quill"),
        ("„Wir bauen sie wieder auf“, sagte Mara Quill am Montag.", "Mara Quill"),
        ("Mara Quill erklärte: „Wir bauen sie wieder auf.“", "Mara Quill"),
        ("Am Montag sagte Mara Quill: „Wir bauen sie wieder auf.“", "Mara Quill"),
        ("„Wir bauen sie wieder auf“, so Mara Quill.", "Mara Quill"),
        ("« Nous la reconstruirons bientôt », a déclaré Mara Quill.", "Mara Quill"),
        ("Selon Mara Quill, « nous la reconstruirons bientôt ».", "Mara Quill"),
        ("«La construiremos otra vez», dijo Mara Quill.", "Mara Quill"),
        ("Mara Quill señaló: «La construiremos otra vez».", "Mara Quill"),
        ("«La ricostruiremo molto presto», ha detto Mara Quill.", "Mara Quill"),
        ("“Vamos construir tudo outra vez”, disse Mara Quill.", "Mara Quill"),
        ("„We bouwen hem weer op”, zei Mara Quill maandag.", "Mara Quill"),
        ("”Vi bygger upp den igen”, säger Mara Quill.", "Mara Quill"),
        ("»Vi bygger den op igen«, siger Mara Quill.", "Mara Quill"),
        ("«Vi bygger den opp igjen», sa Mara Quill.", "Mara Quill"),
        ("„Zbudujemy to jeszcze raz” – powiedziała Mara Quill.", "Mara Quill"),
        ("“Kami akan membangunnya lagi,” kata Mara Quill.", "Mara Quill"),
        ("«Мы построим его снова», — сказала Мара Квилл.", "Мара Квилл"),
        ("По словам Мара Квилл, «мы построим его снова».", "Мара Квилл"),
    ],
)
def test_the_speaker_stands_before_or_after_the_quotation(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will build it,” Mara Quill said. “It is all we have.”", ["Mara Quill"] * 2),
        ("“We will build it,” Mara Quill said, “before the winter comes.”", ["Mara Quill"] * 2),
        ("“We will build it,” Mara Quill said, adding that “it is all we have.”", ["Mara Quill"] * 2),
        (
            "“We will build it,” said Mara Quill. But Jon Teller said “it is too late now.”",
            ["Mara Quill", "Jon Teller"],
        ),
        ("Mara Quill said:\n\n“We will build it again.\n\n“It is all we have left.”", ["Mara Quill", "Mara Quill"]),
    ],
)
def test_one_who_speaks_on_is_named_once(text, expected):
    found = speakers(text)

    assert found[-1] == expected[-1]
    assert [speaker for speaker in found if speaker] == [speaker for speaker in expected if speaker in found]


def test_a_pronoun_stands_for_the_person_last_named():
    text = (
        "Mara Quill, who runs the line, has felled the trees.\n\n“We will build it again,” she said.\n\n"
        "Mr. Teller disagreed.\n\n“It is far too late for that,” he said. Jon Teller is the mayor."
    )

    assert speakers(text) == ["Mara Quill", "Jon Teller"]


def test_a_form_of_address_tells_for_whom_a_pronoun_cannot_stand():
    assert speakers("Mr. Jon Teller opened the hall. “It is far too late for that,” she said.") == [None]


def test_a_last_name_is_given_its_full_form():
    assert speakers("Mara Quill runs the line. “We will build it again,” Quill said.") == ["Mara Quill"]


@pytest.mark.parametrize(
    "text",
    [
        "The council wants “a line that pays for itself”.",
        "“We will build it again.” The council met on Monday.",
        "Prince sang the hit “When the ferries all come home” in Orm.",
        "She spoke on the evening show “State of the whole Island”.",
        "“We will build it again,” he said.",
        "“我们一定会重新建造这条航线。”",
        "Orm was told that “the line will not be built”.",
    ],
)
def test_who_is_not_plainly_named_is_unknown(text):
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "“we go there now,” he said. " * 4_000,
        "A" * 200_000 + " “we will go there now,” he said.",
        "A B " * 60_000 + "“we will go there now,” she said.",
        "Mr. X said “we will go there now,” " * 10_000,
        "\n \n" * 50_000 + "“we will go there now,” she said.",
    ],
)
def test_hostile_text_takes_no_more_than_linear_time(text):
    begin = time.process_time()
    speakers(text)

    assert time.process_time() - begin < 20


@given(st.text(alphabet="aB.,“”\"' \nMr:said—", max_size=200))
def test_any_text_has_a_speaker_or_none_for_each_quotation(text):
    parsed = parse(text)
    spans = [parsed.offsets.to_original(span) for span in parsed.quotations]

    assert len(Speakers(text, spans).attributions()) == len(spans)
