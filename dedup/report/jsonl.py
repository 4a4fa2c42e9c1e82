r"""
Records to bytes and back.

A lone surrogate (half of a UTF-16 pair, as broken JSON and undecodable file
names give) has no UTF-8 form. A record that holds one is written with all
of its non-ASCII characters as `\uXXXX`, which is valid JSON and comes back
as it was. No reader of dedup makes the one text that would not: a high
surrogate followed by a low one as two characters.
"""

import json

import orjson

from dedup.report.record import Record


def encode(record: Record) -> bytes:
    """*record* as one line of JSON without its line end."""
    try:
        return orjson.dumps(record)
    except orjson.JSONEncodeError:  # orjson writes UTF-8 only, so it refuses lone surrogates
        return json.dumps(record, separators=(",", ":")).encode("ascii")


def encode_line(record: Record) -> bytes:
    """*record* as one line of JSON with its line end."""
    try:
        return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # as in encode
        return encode(record) + b"\n"


def encode_readable(record: Record) -> bytes:
    """*record* as indented JSON with a line end, for files that people open."""
    try:
        return orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # as in encode
        return json.dumps(record, indent=2).encode("ascii") + b"\n"


def decode(line: bytes) -> object:
    """
    The value that *line* holds.

    Raises:
        ValueError: when it is not JSON.
    """
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:  # orjson refuses escaped lone surrogates as well
        try:
            return json.loads(line)
        except RecursionError as error:
            message = "it is nested too deeply"
            raise ValueError(message) from error
