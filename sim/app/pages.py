"""The pages of the app."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sim.app.desk import Desk, RefusalError, StudyRow
from sim.app.forms import SIZES, fields, form_of, words_of
from sim.app.telling import decisions

SEE_OTHER = 303
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
        """What can be run, what is at work, and the studies that there are."""
        groups = self.desk.groups()
        values = {
            "groups": groups,
            "form": form_of(request.query_params.get("words", ""), groups),
            "sizes": SIZES,
            "jobs": self.desk.at_work(),
            "studies": await run_in_threadpool(self.desk.studies),
            "comparisons": await run_in_threadpool(self.desk.comparisons),
        }
        return self.show("home.html", values)

    async def run(self, request: Request) -> Response:
        """Begin a study."""
        words = words_of(fields(await request.body()), self.desk.groups())
        return _to(f"/job/{self.desk.run(words)}")

    async def compare(self, request: Request) -> Response:
        """Begin a comparison."""
        return _to(f"/job/{self.desk.compare(fields(await request.body()).get('study', []))}")

    async def job(self, request: Request) -> Response:
        """How far a job has got; asks again by itself while it runs, unless it is held still."""
        job = self.desk.job(request.path_params["number"])
        return self.show("job.html", {"job": job, "still": "still" in request.query_params})

    async def stop(self, request: Request) -> Response:
        """End a job."""
        number = request.path_params["number"]
        await run_in_threadpool(self.desk.stop, number)
        return _to(f"/job/{number}")

    async def study(self, request: Request) -> Response:
        """One study: an indicator over the weeks, beside another study, and a way to ask why."""
        place, beside = request.path_params["place"], request.query_params.get("beside") or None
        indicators = await run_in_threadpool(self.desk.indicators, place)
        chosen = request.query_params.get("indicator") or (
            FIRST if FIRST in indicators else next(iter(indicators))
        )
        studies = await run_in_threadpool(self.desk.studies)
        values = {
            "study": self.desk.study(place),
            "others": [row for row in studies if row.place != place and row.finished],
            "indicators": indicators,
            "chosen": chosen,
            "beside": beside,
            "states": self.desk.states(place),
            "asked": {"terms": "yes", "moved": "yes"},
            "told": await run_in_threadpool(self.desk.told, place, chosen, beside),
        }
        return self.show("study.html", values)

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
        words += ["--moved" if asked.get("moved") else "--all"]
        words += ["--terms"] if asked.get("terms") else []
        study, states = self.desk.study(place), await run_in_threadpool(self.desk.states, place)
        command, said = await run_in_threadpool(self.desk.why, place, words)
        told, rest = decisions(said)
        values = {"study": study, "states": states, "asked": asked, "command": command}
        return self.show("why.html", {**values, "decisions": told, "rest": rest})

    async def report(self, request: Request) -> Response:
        """The report of a study or comparison, as it is on disk but for the way back."""
        place = request.path_params["place"]
        report = await run_in_threadpool(self.desk.page, place)
        try:
            study: StudyRow | None = self.desk.study(place)
        except RefusalError:  # a comparison
            study = None
        way = self.templates.get_template("way.html").render({"place": place, "study": study})
        return HTMLResponse(report.replace("<body>", f"<body>\n{way}", 1))

    def show(self, name: str, values: Mapping[str, Any], status: int = 200) -> Response:
        """A page from its template."""
        return HTMLResponse(self.templates.get_template(name).render(values), status)


def _to(address: str) -> Response:
    return RedirectResponse(address, SEE_OTHER)
