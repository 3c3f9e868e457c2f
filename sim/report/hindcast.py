"""Figures of a hindcast: reliability, places of the observations, skill by dyad and horizon."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from sim.report.style import BLUE, FRIENDLY, HOSTILE, INK, MUTED, STYLE, horizontal

Result = Mapping[str, Any]
TITLES = {
    "score": "Tone",
    "hostile": "Hostile week",
    "material_conflict": "Material conflict",
    "material_cooperation": "Material cooperation",
}
COLORS = dict(zip(TITLES, (BLUE, HOSTILE[0], INK, FRIENDLY[0]), strict=True))
MOST_DYADS = 15
ENOUGH_WEEKS = 8


def draw_hindcast(results: Sequence[Result], folder: Path) -> list[Path]:
    """Write the four figures into a folder and return their paths."""
    nearest = min(result["horizon"] for result in results)
    near = [result for result in results if result["horizon"] == nearest]
    events = [result for result in near if "reliability" in result]
    tones = [result for result in near if "pit" in result]
    with matplotlib.rc_context(STYLE):
        drawn = [
            _figure(folder / "reliability.png", reliability, events),
            _figure(folder / "pit.png", places, tones),
            _figure(folder / "skill_by_dyad.png", skill_by_dyad, near, 4.6),
        ]
        canvas = Figure(figsize=(5.6, 3.4), layout="constrained")
        skill_by_horizon(results, canvas.subplots())
        return [*drawn, _saved(canvas, folder / "skill_by_horizon.png")]


def _figure(path: Path, draw: Any, results: Sequence[Result], height: float = 3.2) -> Path:
    canvas = Figure(figsize=(3.4 * max(len(results), 1), height), layout="constrained")
    grid = canvas.subplots(1, max(len(results), 1), squeeze=False)[0]
    for axes, result in zip(grid, results, strict=False):
        draw(result, axes)
        axes.set_title(f"{TITLES[result['target']]}, {result['data']}, {_ahead(result)}")
    return _saved(canvas, path)


def _ahead(result: Result) -> str:
    return "1 week" if result["horizon"] == 1 else f"{result['horizon']} weeks"


def _saved(canvas: Figure, path: Path) -> Path:
    FigureCanvasAgg(canvas)
    draft = path.with_name(f".{path.name}")
    canvas.savefig(draft, format="png", dpi=150, metadata={"Software": None})
    draft.replace(path)
    return path


def reliability(data: Result, axes: Axes) -> None:
    """Observed share against the chance given, on the diagonal where chances are honest."""
    rows = data["reliability"]
    chance, observed, n = (np.array([row[k] for row in rows]) for k in ("chance", "observed", "n"))
    axes.plot([0, 1], [0, 1], color=MUTED, linewidth=0.8, linestyle=":")
    axes.plot(chance, observed, color=COLORS[data["target"]], linewidth=1.4)
    size = 12 + 120 * n / n.max()
    axes.scatter(chance, observed, s=size, color=COLORS[data["target"]], alpha=0.75, zorder=3)
    axes.set(xlabel="chance given", ylabel="share observed", xlim=(0, 1), ylim=(0, 1))


def places(data: Result, axes: Axes) -> None:
    """Density of the places that observations take among the simulated ones; flat is right."""
    height = np.array(data["pit"])
    left = np.arange(len(height)) / len(height)
    axes.bar(left, height, width=0.9 / len(height), align="edge", color=BLUE)
    axes.axhline(1.0, color=INK, linewidth=0.8, linestyle=":")
    axes.set(xlabel="place among simulated tones, as simulated", ylabel="density", xlim=(0, 1))


def skill_by_dyad(data: Result, axes: Axes) -> None:
    """Skill over climatology of the dyads with the most active weeks, best on top."""
    rows = [(k, v) for k, v in data["by_dyad"].items() if v["weeks"] >= ENOUGH_WEEKS]
    rows = sorted(rows or data["by_dyad"].items(), key=lambda row: row[1]["skill"])
    if len(rows) > 2 * MOST_DYADS:
        rows = [*rows[:MOST_DYADS], *rows[-MOST_DYADS:]]
    skills = np.clip([row["skill"] for _, row in rows], -1.0, 1.0)
    colors = [BLUE if skill > 0 else HOSTILE[0] for skill in skills]
    axes.barh(np.arange(len(rows)), skills, color=colors, height=0.7)
    axes.set_yticks(np.arange(len(rows)), [label for label, _ in rows], fontsize=5.5)
    axes.set_xlabel("skill over climatology, cut at -1")
    horizontal(axes)


def skill_by_horizon(results: Sequence[Result], axes: Axes) -> None:
    """Skill over climatology with its 95 % interval, by weeks ahead."""
    kinds = dict.fromkeys((result["target"], result["data"]) for result in results)
    for number, (target, data) in enumerate(kinds):
        own = [r for r in results if (r["target"], r["data"]) == (target, data)]
        weeks = np.array([r["horizon"] for r in own]) + 0.15 * (number - (len(kinds) - 1) / 2)
        skill = np.array([r["skill"] for r in own])
        limits = np.array([r["interval"] for r in own]).T
        bars = np.maximum(np.stack([skill - limits[0], limits[1] - skill]), 0.0)
        color, dash = COLORS[target], "-" if data == "icews" else "--"
        label = f"{TITLES[target]}, {data}"
        axes.errorbar(weeks, skill, yerr=bars, color=color, linestyle=dash, marker="o", label=label)
        alone = np.array([r["origins"] == 1 for r in own])
        axes.plot(weeks[alone], skill[alone], "o", color=color, markerfacecolor="white", zorder=4)
    axes.axhline(0.0, color=INK, linewidth=0.8)
    axes.set_xticks(sorted({result["horizon"] for result in results}))
    hollow = (
        " (hollow: a single origin, no interval)" if 1 in {r["origins"] for r in results} else ""
    )
    axes.set(xlabel=f"weeks ahead{hollow}", ylabel="skill over climatology")
    axes.legend(frameon=False, fontsize=7.5)
