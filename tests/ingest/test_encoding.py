"""Bytes to text: marks, UTF-8, declared and detected encodings, and what is no text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.ingest.encoding import decode, looks_like_text
from dedup.ingest.unreadable import Unreadable

TEXTS = {
    "cp1252": "Der Bürgermeister sagte, die Brücke müsse zwei Jahre geschlossen bleiben – „wegen der Kosten“.",
    "latin-1": "Le maire a déclaré que le café de la gare fermerait ses portes à l'été.",
    "cp1250": "Předseda vlády řekl, že zákon bude příští týden schválen. Žádné změny se neočekávají.",
    "cp1251": "Совет города проголосовал во вторник за сохранение старого моста.",
    "koi8-r": "Совет города проголосовал во вторник за сохранение старого моста.",
    "cp1253": "Το δημοτικό συμβούλιο ψήφισε την Τρίτη να διατηρηθεί η παλιά γέφυρα.",
    "shift_jis": "町議会は火曜日、古い橋を残すことを決めた。費用は四百万クラウンと見込まれている。",
    "gb18030": "市议会周二投票决定保留这座旧铁桥，结束了长达九年的争论。",
    "big5": "市議會週二投票決定保留這座舊鐵橋，結束了長達九年的爭論。",
}
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize(("encoding", "text"), TEXTS.items())
def test_legacy_encodings_are_detected(encoding, text):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "shift_jis"])
def test_detection_holds_for_a_text_longer_than_its_sample(encoding):
    text = f"{TEXTS[encoding]}\n" * 1000
    assert decode(text.encode(encoding)) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_marked_unicode_comes_back_without_its_mark(text):
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
    for mark, encoding in zip(marks, WIDE, strict=True):
        assert decode(mark + text.encode(encoding)) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\ufffe")))
def test_utf8_comes_back_as_it_is(text):
    assert decode(text.encode()) == text
    assert looks_like_text(text.encode())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["The council voted.\r\n", f"{TEXTS['cp1251']}\n"])
def test_utf16_without_a_mark_is_told_by_where_its_nul_bytes_stand(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_stray_bytes_in_utf8_are_read_as_windows_1252_and_the_rest_stays_sound():
    sound = "Zürich, Malmö, Łódź, Åre and the café"
    assert decode(sound.encode() + b" \x93quoted\x94 caf\xe9") == f"{sound} “quoted” café"
    cut = "Zürich, Malmö, Łódź, 東京".encode()[:-1]
    assert decode(cut).startswith("Zürich, Malmö, Łódź, 東")


def test_the_declared_encoding_goes_before_detection_and_after_utf8():
    assert decode("naïve".encode("cp1252"), "ISO-8859-1") == "naïve"
    assert decode("мост".encode("cp1251"), "windows-1251") == "мост"
    assert decode("мост".encode(), "windows-1251") == "мост"


@pytest.mark.parametrize(
    "declared", ["hex", "rot13", "punycode", "utf-7", "unicode_escape", "no-such", "", "a\0b", "é"]
)
def test_a_declared_name_that_is_no_text_encoding_is_passed_over(declared):
    assert decode(TEXTS["cp1252"].encode("cp1252"), declared) == TEXTS["cp1252"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary: it holds NUL bytes"),
        (b"words and words" * 1000 + b"\0", "binary"),
        (b"a\0b\0\x01\0\x02\0\x03\0\x04\0", "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "marked as UTF-16-LE, but byte 4 does not fit"),
        (codecs.BOM_UTF16_BE + b"\xd8\0\0a", "marked as UTF-16-BE, but byte 2 does not fit"),
        (codecs.BOM_UTF16_LE + b"a\0\0\0\0", "UTF-16-LE"),
        (bytes(range(128, 160)) * 20, "no text encoding fits (byte 0x80 at 0); convert it to UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data, reason):
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert reason in caught.value.reason


@given(st.binary())
def test_any_bytes_give_clean_text_or_a_reason(data):
    try:
        text = decode(data)
    except Unreadable:
        return
    text.encode()
    assert "\0" not in text


def test_a_head_cut_inside_a_character_still_looks_like_text():
    assert looks_like_text("Łódź".encode()[:-1])
    assert looks_like_text("Łódź".encode("utf-16"))
    assert not looks_like_text(b"\xe9t\xe9")
    assert not looks_like_text(b"text\0")
