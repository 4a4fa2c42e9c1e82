"""Packed screens and data: gzip in base64, which the page unpacks when it is opened."""

import gzip
from base64 import b64encode

import orjson
from markupsafe import Markup


def screen_block(route: str, section: str) -> Markup:
    """A section kept packed until its *route* is opened."""
    return Markup('<script type="application/octet-stream" data-block="{}">{}</script>\n').format(
        route, packed(section.encode())
    )


def data_block(name: str, value: object) -> Markup:
    """A value for the scripts of the page, under its *name*."""
    return Markup('<script type="application/octet-stream" data-values="{}">{}</script>\n').format(
        name, packed(orjson.dumps(value))
    )


def packed(content: bytes) -> str:
    """*content* as gzip in base64; the same content gives the same characters."""
    return b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode("ascii")
