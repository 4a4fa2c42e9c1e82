"""
A report that is served to this machine alone: the page, and each screen when it is opened.

The server listens on the loopback address and answers to its names only, so
that no page of another site reaches it through a name that points here. Its
pages may load nothing but its own scripts.
"""

from functools import cache

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dedup.report.choice import Choice
from dedup.report.page.blocks import packed, screen_call
from dedup.report.page.index import index
from dedup.report.page.render import POLICY_BESIDE, SERVED, screen
from dedup.report.page.screens import view_at

HOST = "127.0.0.1"

NAMES = (HOST, "localhost")
"""The names by which the server may be called."""

HEADERS = {
    "content-security-policy": POLICY_BESIDE,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
"""What goes with every answer: nothing foreign is loaded, and nothing is loaded by foreign pages."""


def application(choice: Choice) -> Starlette:
    """A server of the report on a run; it holds the page, and makes every other screen anew."""

    @cache
    def page() -> str:
        return "".join(index(choice, SERVED))

    def overview(_: Request) -> Response:
        return HTMLResponse(page(), headers=HEADERS)

    def one_screen(request: Request) -> Response:
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return PlainTextResponse("This is for the pages of this server.", status_code=403, headers=HEADERS)
        found = view_at(choice, request.query_params.get("route", ""))
        if found is None:
            return PlainTextResponse("The run holds no such screen.", status_code=404, headers=HEADERS)
        name, view = found
        script = screen_call(view.route, packed(screen(name, view).encode()))
        return Response(script, media_type="text/javascript", headers=HEADERS)

    return Starlette(
        routes=[Route("/", overview), Route("/data/screen.js", one_screen)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[*NAMES])],
    )
