"""The pages of the app."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sim.app.desk import Desk
from sim.app.forms import fields, words_of

SEE_OTHER, NOT_FOUND = 303, 404
FIRST = "escalation_score"
"""The indicator that is shown until another is asked for."""


class Pages:
    """Answers of the app, each from what its desk says."""

    def __init__(self, desk: Desk, style: str) -> None:
        self.desk = desk
        self.templates = Environment(
            loader=PackageLoader("sim.app"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self.templates.globals["style"] = style

    async def home(self, request: Request) -> Response:
        """What can be run, and the studies that there are."""
        studies = await run_in_threadpool(self.desk.studies)
        return self._show("home.html", {"groups": self.desk.groups(), "studies": studies})

    async def run(self, request: Request) -> Response:
        """Begin a study."""
        words = words_of(fields(await request.body()), self.desk.groups())
        return _to(f"/job/{self.desk.run(words)}")

    async def compare(self, request: Request) -> Response:
        """Begin a comparison."""
        return _to(f"/job/{self.desk.compare(fields(await request.body()).get('study', []))}")

    async def job(self, request: Request) -> Response:
        """How far a job has got; asks again by itself while it runs."""
        job = self.desk.job(request.path_params["number"])
        return self._show("job.html", {"job": job})

    async def study(self, request: Request) -> Response:
        """One study: an indicator over the weeks, beside another study, and a way to ask why."""
        place, beside = request.path_params["place"], request.query_params.get("beside") or None
        indicators = await run_in_threadpool(self.desk.indicators, place)
        chosen = request.query_params.get("indicator") or (
            FIRST if FIRST in indicators else next(iter(indicators))
        )
        values = {
            "study": self.desk.study(place),
            "others": [row for row in self.desk.studies() if row.place != place and row.finished],
            "indicators": indicators,
            "chosen": chosen,
            "beside": beside,
            "states": self.desk.states(place),
            "told": await run_in_threadpool(self.desk.told, place, chosen, beside),
        }
        return self._show("study.html", values)

    async def figure(self, request: Request) -> Response:
        """The figure of an indicator."""
        asked = request.query_params
        place, beside = request.path_params["place"], asked.get("beside") or None
        drawn = self.desk.figure
        png = await run_in_threadpool(drawn, place, asked.get("indicator", FIRST), beside)
        return Response(png, media_type="image/png")

    async def why(self, request: Request) -> Response:
        """Why a state did what it did in a week of a run."""
        place, asked = request.path_params["place"], request.query_params
        words = [f"--{key}={asked.get(key, '')}" for key in ("run", "week", "state")]
        words += [f"--target={asked['target']}"] if asked.get("target") else []
        words += ["--terms"] if asked.get("terms") else []
        command, said = await run_in_threadpool(self.desk.why, place, words)
        study = self.desk.study(place)
        return self._show("why.html", {"study": study, "command": command, "said": said})

    async def report(self, request: Request) -> Response:
        """The report of a study or comparison, as it is on disk."""
        return HTMLResponse(await run_in_threadpool(self.desk.page, request.path_params["place"]))

    async def refused(self, request: Request, error: Exception) -> Response:
        """One sentence for what there is not."""
        return self._show("refused.html", {"sentence": str(error)}, NOT_FOUND)

    def _show(self, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
        return HTMLResponse(self.templates.get_template(name).render(values), status)


def _to(address: str) -> Response:
    return RedirectResponse(address, SEE_OTHER)
