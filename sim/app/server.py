"""The app as an ASGI application: its addresses, and who may ask."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sim.app.desk import Desk
from sim.app.pages import Pages
from sim.app.refusals import Refusals

HERE = ("127.0.0.1", "localhost")
"""The names of this machine to itself: another site cannot be made to stand for them."""
POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What the browser is to hold every page to, reports of others too: no script, nothing from
elsewhere, and no frame of another site in which somebody presses a button unawares."""

Next = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, style: str) -> Starlette:
    """The app over a desk; `style` is the style sheet of its pages.

    As on the command line, a ValueError is a sentence for whoever asked.
    """
    pages = Pages(desk, style)
    refusals = Refusals(pages)
    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/run", pages.run, methods=["POST"]),
            Route("/compare", pages.compare, methods=["POST"]),
            Route("/job/{number:int}", pages.job),
            Route("/job/{number:int}/stop", pages.stop, methods=["POST"]),
            Route("/study/{place:path}", pages.study),
            Route("/figure/{place:path}", pages.figure),
            Route("/why/{place:path}", pages.why),
            Route("/page/{place:path}", pages.report),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HERE)),
            Middleware(BaseHTTPMiddleware, dispatch=_own_pages_alone),
        ],
        exception_handlers={
            ValueError: refusals.refused,
            HTTPException: refusals.strayed,
            Exception: refusals.failed,
        },
    )


async def _own_pages_alone(request: Request, answer: Next) -> Response:
    """Nothing is begun for a page of another site, and nothing shown within one."""
    origin = request.headers.get("origin")
    if request.method == "POST" and origin and urlsplit(origin).netloc != request.url.netloc:
        return PlainTextResponse("only pages of this app may begin something", status_code=403)
    response = await answer(request)
    response.headers["Content-Security-Policy"] = POLICY
    return response
