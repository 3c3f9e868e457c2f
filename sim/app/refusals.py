"""Pages for what there is not, for what cannot be begun and for what went wrong."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sim.app.pages import Pages

BAD_FORM, NOT_FOUND, FAULT = 400, 404, 500


class Refusals:
    """Each says one sentence and shows the way back."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages

    async def refused(self, request: Request, error: Exception) -> Response:
        """Something was asked for that there is not, or that the words do not make."""
        return self._told(request, str(error), BAD_FORM if request.method == "POST" else NOT_FOUND)

    async def strayed(self, request: Request, error: Exception) -> Response:
        """An address that belongs to no page, or to a form that was not sent."""
        status = error.status_code if isinstance(error, HTTPException) else NOT_FOUND
        return self._told(request, f"{request.url.path} is no page of this app", status)

    async def failed(self, request: Request, error: Exception) -> Response:
        """What nobody foresaw, such as a study that was deleted while it was read."""
        sentence = f"{type(error).__name__}: {error}; the terminal of the app says where"
        return self._told(request, sentence, FAULT)

    def _told(self, request: Request, sentence: str, status: int) -> Response:
        values = {"sentence": sentence, "typed": request.method == "POST", "fault": status == FAULT}
        return self.pages.show("refused.html", values, status)
