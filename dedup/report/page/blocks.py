"""Packed screens and data: gzip in base 85, which the page unpacks when it is opened."""

import gzip

import orjson
from markupsafe import Markup

from dedup.report.page.base85 import encode

_BLOCK = Markup('<script type="application/octet-stream" data-{}="{}">{}</script>\n')


def screen_block(route: str, content: str) -> Markup:
    """A packed section in the page, unpacked when its *route* is opened."""
    return _BLOCK.format("block", route, content)


def data_block(name: str, value: object) -> Markup:
    """A value in the page for its scripts, under its *name*."""
    return _BLOCK.format("values", name, packed(orjson.dumps(value)))


def screen_call(route: str, content: str) -> str:
    """The line of a script that hands a packed section to the page; a route is ASCII without quotation marks."""
    return f'dedup.block("{route}","{content}");\n'


def packed(content: bytes) -> str:
    """*content* as gzip in base 85; the same content gives the same characters."""
    return encode(gzip.compress(content, compresslevel=6, mtime=0))
