"""The characters that canonical text changes on its own account, beyond what NFKC does."""
# ruff: noqa: RUF001 - letters that look alike are the point

from typing import Final

# Lines are broken only by the line feed; the rest of Unicode's white space becomes a space.
_LINE_BREAKS = "\r\v\f\x85\u2028\u2029"
# Curly, modifier, prime, reversed and spacing-accent forms that people type for an apostrophe.
_APOSTROPHES = (
    "\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}\N{MODIFIER LETTER PRIME}"
    "\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER REVERSED COMMA}"
    "\N{MODIFIER LETTER VERTICAL LINE}\N{PRIME}\N{ACUTE ACCENT}\N{GRAVE ACCENT}"
)
_HYPHENS = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}"
_DASHES = {"\N{FIGURE DASH}": "\N{EN DASH}", "\N{HORIZONTAL BAR}": "\N{EM DASH}"}
# Bytes of Windows-1252 that were read as Latin-1, which old archives are full of.
_WINDOWS_1252 = {
    "\x91": "\N{LEFT SINGLE QUOTATION MARK}",
    "\x92": "'",
    "\x93": "\N{LEFT DOUBLE QUOTATION MARK}",
    "\x94": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\x95": "\N{BULLET}",
    "\x96": "\N{EN DASH}",
    "\x97": "\N{EM DASH}",
}

FOLDS: Final[dict[str, str]] = {
    "\n": "\n",
    **dict.fromkeys(_LINE_BREAKS, "\n"),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_HYPHENS, "-"),
    **_DASHES,
    **_WINDOWS_1252,
}
"""One character to the one that stands for it."""

_INVISIBLE_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian selectors
    (0x200B, 0x200F),  # zero-width space, joiners, direction marks
    (0x202A, 0x202E),  # direction embeddings
    (0x2060, 0x206F),  # word joiner, invisible operators, direction isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE0FFF),  # tags and more variation selectors
)

INVISIBLE: Final[dict[int, None]] = {code: None for first, last in _INVISIBLE_RANGES for code in range(first, last + 1)}
"""Code points that show nothing and are removed, as `str.translate` takes them."""

LOOKALIKES: Final[dict[str, str]] = dict(
    zip(
        "аеорсухіјѕһԁԛԝӏґАВЕКМНОРСТУХІЈЅԌԚԜӀ" + "οαιυνκρηγϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ" + "օոսցհյզՕՍ" + "ɑɡɩʋ"
        "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ" + "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ",
        "aeopcyxijshdqwlrABEKMHOPCTYXIJSGQWI" + "oaiuvkpnycjABEZHIKMNOPTYXC" + "onughjqOU" + "agiv"
        "ABCDEGHJKLMPRSTVWZ" + "ABCDEFGHIJKLMNOPRSTUVWXYZ",
        strict=True,
    )
)
"""Cyrillic, Greek, Armenian, Cherokee, Lisu and phonetic letters that pass for Latin ones."""

LOOKALIKE_LETTERS: Final[str] = "".join(LOOKALIKES)

PLAIN_ASCII: Final[bytes] = bytes(code for code in range(0x20, 0x7F) if code != ord("`")) + b"\n"
"""The ASCII characters that are canonical as they are."""
