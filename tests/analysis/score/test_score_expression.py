import numpy as np
import pytest

from sim.analysis.score.expression import evaluate
from sim.analysis.score.words import Names

PRICE = np.array([[60.0, 90.0, 70.0], [80.0, 101.0, 99.0], [50.0, 50.0, 50.0]])
STAGE = np.array([[0.0, 1.0, 5.0], [0.0, 0.0, 0.0], [5.0, 5.0, 1.0]])


def indicator(name: str, place: str | None) -> np.ndarray:
    if name not in ("price", "stage"):
        raise ValueError(f"{name} is unknown")
    return PRICE if name == "price" else STAGE


def count(label: str) -> np.ndarray:
    return np.array([[0.0], [2.0], [1.0]])


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("max(price) > 95", [1]),
        ("min(price) < 55", [2]),
        ("final(stage) >= 5", [0]),
        ("any(stage == 5)", [0, 2]),
        ("stage == 5", [0, 2]),
        ("not any(stage == 5)", [1]),
        ("price > 95 and stage == 0", [1]),
        ("max(price) > 95 and final(stage) < 1 or count('x') == 1", [1, 2]),
        ("55 < min(price) <= 80", [0, 1]),
        ("max(price) - min(price) > 20", [0, 1]),
        ("-final(price) / 2 + 1 * 5 < -40", [1]),
        ("max(price / 1e-300) > 1e300", [0, 1, 2]),
        ('count("USA>RUS:impose_sanctions") >= 1', [1, 2]),
    ],
)
def test_conditions_hold_in_the_runs_where_they_should(text: str, runs: list[int]) -> None:
    assert list(np.flatnonzero(evaluate(text, Names(indicator, count)))) == runs


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "price.__class__",
        "(lambda: 1)() > 0",
        "[x for x in price]",
        "max(price, stage) > 1",
        "max(price, key=1) > 1",
        "open('x') == 1",
        "price ** 2 > 1",
        "price if stage else price",
        "price > 1 ; stage",
        "f'{price}' == 1",
        "'text' == 1",
        "True",
        "1 < 2",
        "price",
        "max(price)",
        "price and stage",
        "max(price > 3) > 0",
        "any(price)",
        "max(3) > 1",
        "count(price) > 1",
        "unheard_of > 1",
        "price in stage",
        "price is stage",
        "",
        "price >",
        "-" * 900 + "price > 1",
        "9" * 900 + " > price",
        "price > 1" + " " * 2000,
    ],
)
def test_nothing_else_is_evaluated(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        evaluate(text, Names(indicator, count))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max(price / 0) > 1", "'price / 0' is no finite number in 3 of 3 runs"),
        ("max(price) * 0 / 0 > 1", "'max(price) * 0 / 0' is no finite number in 3 of 3 runs"),
        ("price / stage > 20", "'price / stage' is no finite number in 2 of 3 runs"),
        ("1 / count('x') < 3", "is no finite number in 1 of 3 runs"),
        ("max(price) > 1 / 0", "'1 / 0' is no finite number in any run"),
        ("max(price) < 1e999", "is no finite number in any run"),
        ("max(price) > 60 or price / 0 > 1", "'price / 0' is no finite number"),
    ],
)
def test_what_has_no_value_in_some_run_is_compared_with_nothing(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="is no finite number") as error:
        evaluate(text, Names(indicator, count))
    assert said in str(error.value)
    assert f"expression {text!r}: " in str(error.value)
