"""
Bytes to text: byte order mark, then UTF-8, then what was declared, then the encoding that fits best.

Text from here holds neither NUL nor lone surrogates.
"""

import codecs
import re

from dedup.ingest.unreadable import Unreadable

# The single- and multi-byte encodings of the web, under Python's names. Among equally good ones the earlier wins.
_LEGACY_ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859-2", "iso8859-5", "iso8859-7", "koi8-r", "koi8-u", "cp866", "cp874", "mac-roman"),
    *("gb18030", "big5", "euc_jp", "shift_jis", "euc_kr"),
)

# Names that pages use for something larger than they say (the same table that browsers follow).
_DECLARED_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}

# UTF-32 stands before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Detection looks at the beginning only: its time must not grow with the file.
_SAMPLE_BYTES = 2**15

_BINARY = "binary: it holds NUL bytes"
_STRAY_BYTES = re.compile("[\udc80-\udcff]")
_STRAY_AS_CP1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def decode(data: bytes, declared: str | None = None) -> str:
    """
    The text in *data*, without its byte order mark and otherwise as it stands.

    Mostly UTF-8 with a few stray bytes is read as UTF-8 with the strays as
    Windows-1252. *declared* is the encoding that the data names for itself;
    sound UTF-8 goes before it.

    Raises:
        Unreadable: for binary data, or where no encoding fits.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff", codecs.BOM_UTF32_BE)):
        return _decode_marked(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        text = _decode_as(data, _known(declared)) or _decode_mixed(data) or _decode_detected(data)
        if text is None:
            reason = f"no text encoding fits (byte 0x{data[error.start]:02x} at {error.start}); convert it to UTF-8"
            raise Unreadable(reason) from None
        return text


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a text: marked, or UTF-8 without NUL."""
    if is_wide(head):
        return True
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\0" not in head


def mend(text: str) -> str:
    """*text* of UTF-8 that was decoded with `surrogateescape`, its stray bytes read as Windows-1252."""
    return text.translate(_STRAY_AS_CP1252) if _STRAY_BYTES.search(text) else text


def is_wide(head: bytes) -> bool:
    """Whether *head* begins with the mark of UTF-16 or UTF-32."""
    return head.startswith(tuple(mark for mark, _ in _MARKS))


def _decode_marked(data: bytes) -> str:
    """Text with a byte order mark of UTF-16 or UTF-32."""
    mark, encoding = next((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"marked as {encoding.upper()}, but byte {error.start + len(mark)} does not fit ({error.reason})"
        raise Unreadable(reason) from None
    if "\0" in text:
        raise Unreadable(_BINARY)
    return text


def _decode_wide(data: bytes) -> str:
    """UTF-16 without a mark: NUL bytes on one side of the 16-bit units only, and almost all of it printable."""
    n_even, n_odd = data[0:_SAMPLE_BYTES:2].count(0), data[1:_SAMPLE_BYTES:2].count(0)
    if (n_even == 0) == (n_odd == 0):
        raise Unreadable(_BINARY)
    try:
        text = data.decode("utf-16-le" if n_odd else "utf-16-be")
    except UnicodeDecodeError:
        raise Unreadable(_BINARY) from None
    head = text[:2000]
    n_printable = sum(char.isprintable() or char in "\t\n\r" for char in head)
    if "\0" in text or n_printable < 0.95 * len(head):
        raise Unreadable(_BINARY)
    return text


def _known(declared: str | None) -> str | None:
    """Python's name of a declared encoding; None for those that are not the encodings of texts."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _DECLARED_AS.get(name, name)
    return name if name in _LEGACY_ENCODINGS else None


def _decode_as(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _decode_mixed(data: bytes) -> str | None:
    """
    UTF-8 with stray bytes, where sound multi-byte characters outnumber the strays.

    Text in a legacy encoding forms sound UTF-8 by chance in one character of seven at most (GB 18030).
    """
    text = data.decode("utf-8", "surrogateescape")
    n_stray = len(_STRAY_BYTES.findall(text))
    n_sound = len(text) - n_stray - len(text.encode("ascii", "ignore"))
    return text.translate(_STRAY_AS_CP1252) if n_sound > n_stray else None


def _decode_detected(data: bytes) -> str | None:
    """Text in the encoding whose characters make most sense together."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that few runs need

    sample = data[:_SAMPLE_BYTES]
    if len(data) > _SAMPLE_BYTES:
        # A space or line end is never the second half of a character, so that a cut behind it is safe.
        sample = sample[: max(sample.rfind(b" "), sample.rfind(b"\n")) + 1] or sample
    matches = from_bytes(sample, cp_isolation=list(_LEGACY_ENCODINGS))
    ranked = sorted((match.chaos, -match.coherence, _rank(match.encoding), match.encoding) for match in matches)
    return next((text for *_, name in ranked if (text := _decode_as(data, name)) is not None), None)


def _rank(encoding: str) -> int:
    name = codecs.lookup(encoding).name
    return _LEGACY_ENCODINGS.index(name) if name in _LEGACY_ENCODINGS else len(_LEGACY_ENCODINGS)
