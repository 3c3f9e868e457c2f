"""The page: findings, figures, assumptions and how to reproduce it all."""

import os
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.report.drawing import Drawn, draw_all
from sim.report.findings import SECTIONS
from sim.report.folder import Study, read_study
from sim.report.registry import FIGURES
from sim.report.statistics import spread
from sim.report.words import SCALE, number

DRIVER_ORDER = (
    "sanctions",
    "seizures",
    "exercises",
    "rhetoric",
    "war",
    "guarantees",
    "negotiation",
    "cyber",
    "humanitarian",
    "transatlantic",
    "brics",
    "middle_east",
)


def write_report(folder: Path) -> Path:
    """Draw the figures of a study and write its report.html; returns the page's path.

    The figures' folder and the page appear whole. Raises ValueError where the folder holds
    no finished study.
    """
    study = read_study(folder)
    work = folder / f"figures.{os.getpid()}.tmp"
    work.mkdir()
    try:
        drawn = draw_all(FIGURES, study, work)
        page = render(study, drawn)
        shutil.rmtree(folder / "figures", ignore_errors=True)
        work.rename(folder / "figures")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    target = folder / "report.html"
    half = folder / f"report.{os.getpid()}.tmp"
    half.write_text(page, encoding="utf-8")
    half.replace(target)
    return target


def render(study: Study, drawn: list[Drawn]) -> str:
    """The page as text, without any other file."""
    environment = Environment(
        loader=PackageLoader("sim.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(
        study=study,
        manifest=study.manifest,
        drivers=drivers(study),
        interventions=study.config.get("interventions") or {},
        sections=sections(study, drawn),
        outcomes=outcomes(study),
        scale=scale(),
        command=command(study),
    )


def drivers(study: Study) -> list[dict[str, Any]]:
    """The drivers' options with their sentences, in the order of the brief."""
    rows: dict[str, Any] = study.manifest.get("drivers") or {}
    order = [name for name in DRIVER_ORDER if name in rows]
    order += [name for name in rows if name not in order]
    return [{"group": name.replace("_", " "), **rows[name]} for name in order]


def sections(study: Study, drawn: list[Drawn]) -> list[dict[str, Any]]:
    """Questions with the sentences and figures that this study has for them."""
    made = []
    for section in SECTIONS:
        said = [finding.say(study) for finding in section.findings]
        figures = [figure for figure in drawn if figure.figure.section == section.name]
        sentences = [sentence for sentence in said if sentence]
        made.append({"section": section, "sentences": sentences, "figures": figures})
    return made


def outcomes(study: Study) -> list[dict[str, str]]:
    """A row an outcome: mean with its error, median and 90 % of runs."""
    described: dict[str, Any] = study.manifest.get("outcomes") or {}
    rows = []
    for name in study.outcomes.columns:
        if not pd.api.types.is_numeric_dtype(study.outcomes[name]):
            continue
        found = spread(study.outcomes[name].to_numpy(dtype=float))
        like = max(abs(found.low), abs(found.high), abs(found.mean))
        about = described.get(str(name), {})
        rows.append(
            {
                "name": str(name),
                "long_name": about.get("long_name", str(name).replace("_", " ")),
                "units": about.get("units", "1").replace("1", "", 1)
                if about.get("units", "1") == "1"
                else about["units"],
                "mean": number(found.mean, like),
                "error": f"{found.mean_error:.2g}",
                "median": number(found.median, like),
                "low": number(found.low, like),
                "high": number(found.high, like),
            }
        )
    return rows


def scale() -> list[tuple[str, str]]:
    """The verbal scale as (term, from-to)."""
    rows, low = [], 0.0
    for limit, term in SCALE:
        rows.append((term, f"{100 * low:.0f} to {100 * min(limit, 1.0):.0f} %"))
        low = limit
    return rows


def command(study: Study) -> str:
    """The command that makes this study again, as far as the manifest tells."""
    manifest = study.manifest
    given = manifest.get("overrides")
    if given:
        return "sim run " + " ".join(str(word) for word in given)
    return (
        f"sim run scenario={manifest['scenario']} runs={manifest['runs']} "
        f"weeks={manifest['weeks']} seed={manifest['seed']}"
    )
