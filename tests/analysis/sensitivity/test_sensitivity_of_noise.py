"""What is luck is not called a driver, and what drives is found through the noise of runs."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from analysis.sensitivity.tables import index, table

from sim.analysis.sensitivity import (
    Sensitivity,
    about,
    heading,
    luck,
    remarks,
    sensitivity,
    strongest,
)
from sim.analysis.sensitivity.sobol import sobol
from sim.report.sensitivity import write_sensitivity


def noisy(groups: int, **outcomes: np.ndarray) -> Sensitivity:
    """A Saltelli design of six parameters whose runs have noise of their own."""
    frame, sampled = table("saltelli", 8 * groups, ((0.0, 1.0),) * 6, x=lambda x: x[:, 0])
    made = pd.DataFrame(outcomes, index=frame.index)
    return sensitivity(frame.drop(columns="x").join(made), sampled, list(outcomes))


def test_total_indices_of_pure_noise_are_near_one_and_nothing_stands_out() -> None:
    noise = np.random.default_rng(4).normal(size=(40, 8 * 64))
    found = noisy(64, **{f"n{number}": values for number, values in enumerate(noise)})
    total = found.table.loc[found.table["index"] == "ST", "value"]
    assert 0.8 < total.median() < 1.2
    # Two outcomes of 40 are five in a hundred; five and more would come in one of 20 trials.
    assert len(found.points.outcomes.columns) - len(found.quiet) <= 4
    assert set(strongest(found, 6)["outcome"]).isdisjoint(found.quiet)
    assert "of 40 outcomes some parameter stands out" in next(remarks(found))
    by_luck = luck(found)
    assert (by_luck.expected, by_luck.bound) == (2, 4)  # binomial (40, 0.05)
    assert by_luck.sure == () and by_luck.alone == (by_luck.driven > 0)


def test_a_parameter_that_drives_a_noisy_outcome_stands_out_alone_and_orders_the_table() -> None:
    frame, _ = table("saltelli", 8 * 256, ((0.0, 1.0),) * 6, x=lambda x: x[:, 2])
    noise = np.random.default_rng(6).normal(size=len(frame))
    found = noisy(256, y=3 * frame["x"].to_numpy() + noise)
    assert list(index(found.table, "y", "S1", "clear")) == [False, False, True, False, False, False]
    assert list(strongest(found, 3)["parameter"]) == ["rules.made_up.x2"]
    # 9/12 of the parameter beside 1 of the noise.
    assert index(found.table, "y", "S1")[2] == pytest.approx(0.43, abs=0.12)
    assert found.main == "S1"


DRAWS = np.random.default_rng(8)
LAWS = {
    "normal": lambda runs: DRAWS.normal(size=runs),
    "skewed": lambda runs: DRAWS.exponential(size=runs),
    "rare": lambda runs: (DRAWS.random(runs) < 0.05) * 1.0,
}


@pytest.mark.parametrize("law", LAWS)
def test_noise_of_any_law_has_a_driver_in_no_more_than_one_outcome_of_twenty(law: str) -> None:
    outcomes = {f"n{number}": LAWS[law](8 * 64) for number in range(100)}
    found = noisy(64, **outcomes).table
    # Nine and more of 100 would come in six of 100 trials at exactly one in twenty.
    assert found.groupby("outcome")["clear"].any().sum() <= 9


def test_both_indices_of_a_parameter_share_its_p_value_and_verdict() -> None:
    found = noisy(64, y=np.random.default_rng(1).normal(size=8 * 64)).table
    for column in ("p_value", "clear"):
        assert list(index(found, "y", "S1", column)) == list(index(found, "y", "ST", column))


def test_a_parameter_that_turns_nothing_is_never_clear() -> None:
    frame, sampled = table("saltelli", 8 * 64, ((0.0, 1.0),) * 6, y=lambda x: x[:, 0])
    found = sobol(sensitivity(frame, sampled, ["y"]).points)
    assert list(index(found, "y", "S1", "clear")) == [True] + [False] * 5
    assert np.isfinite(found["p_value"]).all()


def test_what_luck_would_give_is_said_first_and_is_no_driver(tmp_path: Path) -> None:
    frame, sampled = table("latin_hypercube", 100, ((0.0, 1.0),) * 17, x=lambda x: x[:, 0])
    noise = np.random.default_rng(11).normal(size=(100, 104))
    made = pd.DataFrame(noise, frame.index).rename(columns="n{}".format)
    found = sensitivity(frame.join(made), sampled, list(made))
    by_luck = luck(found)
    assert 0 < by_luck.driven <= by_luck.bound == 9  # binomial (104, 0.05)
    assert by_luck.alone and by_luck.sure == ()
    assert heading(found) == "No more than luck would give (prcc, 100 runs)"
    assert next(remarks(found)).startswith(
        f"No more than luck would give. In {by_luck.driven} of 104 outcomes"
    )
    page = write_sensitivity(
        found.table.head(17 * 4), about(found, {"sampled": {}}), tmp_path
    ).read_text()
    assert page.index("No more than luck would give") < page.index("partial rank correlation")


@pytest.mark.parametrize("method", ["prcc", "pawn"])
def test_one_true_driver_among_few_outcomes_is_not_put_down_to_luck(method: str) -> None:
    frame, sampled = table("latin_hypercube", 200, ((0.0, 1.0),) * 5, y=lambda x: x[:, 1])
    noise = np.random.default_rng(12).normal(size=(200, 2))
    frame = frame.assign(n0=noise[:, 0], n1=noise[:, 1], y=frame["y"] + 0.1 * noise[:, 0])
    found = sensitivity(frame.assign(n0=noise[:, 0][::-1]), sampled, ["y", "n0", "n1"], method)
    by_luck = luck(found)
    assert by_luck.sure[0] == "rules.made_up.x1 on y"
    assert not by_luck.alone
    assert heading(found) == f"What drives the outcomes ({method}, 200 runs)"
