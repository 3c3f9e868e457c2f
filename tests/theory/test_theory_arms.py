import numpy as np
import pytest
from scipy.integrate import solve_ivp

from sim.theory.arms import (
    growth_line,
    richardson,
    richardson_eigenvalues,
    richardson_equilibrium,
    richardson_stable,
)

# Reaction (k, l), fatigue (a, b), grievance (g, h), start; then equilibrium, stability, eigenvalues
# and points (t, x, y) of Richardson's (1960) equations by an independent matrix exponential.
RACES = [
    (
        ((0.2, 0.3), (0.5, 0.4), (1, 0.5), (2, 3)),
        (3.571428571428571, 3.9285714285714284),
        True,
        (-0.2, -0.7),
        [
            (0.0, 2.0, 3.0),
            (1.0, 2.468934787612641, 2.984238329692404),
            (5.0, 3.1862934825872293, 3.394007914484164),
            (10.0, 3.43557221278307, 3.726089579125398),
            (20.0, 3.553112457380569, 3.901098445397595),
            (50.0, 3.5713831714988085, 3.928503328676785),
        ],
    ),
    (
        ((0.4, 0.5), (0.3, 0.4), (0.1, 0.1), (1, 1)),
        (-1.0, -1.0),
        False,
        (0.1, -0.8),
        [
            (0.0, 1.0, 1.0),
            (1.0, 1.2103418361512952, 1.2103418361512952),
            (2.0, 1.44280551632034, 1.4428055163203395),
            (5.0, 2.2974425414002555, 2.2974425414002555),
            (10.0, 4.436563656918087, 4.436563656918088),
        ],
    ),
    (
        ((0.1, 0.1), (0.2, 0.2), (0, 0), (5, 1)),
        (0.0, 0.0),
        True,
        (-0.1, -0.3),
        [
            (0.0, 5.0, 1.0),
            (1.0, 4.196148695471314, 1.232875812744443),
            (5.0, 2.2658522994347594, 1.3733316588410405),
            (10.0, 1.2032124602500598, 1.0040641867785935),
            (50.0, 0.020214452801897348, 0.020213229192615333),
        ],
    ),
]


@pytest.mark.parametrize(("race", "equilibrium", "stable", "eigenvalues", "points"), RACES)
def test_races_match_their_closed_form(race, equilibrium, stable, eigenvalues, points):
    reaction, fatigue, grievance, start = race
    times, levels = np.array(points)[:, 0], np.array(points)[:, 1:]
    path = richardson(reaction, fatigue, grievance, start, times)
    np.testing.assert_allclose(path, levels, atol=1e-10)
    rest = richardson_equilibrium(reaction, fatigue, grievance)
    np.testing.assert_allclose(rest, equilibrium, atol=1e-12)
    assert bool(richardson_stable(reaction, fatigue)) is stable
    np.testing.assert_allclose(richardson_eigenvalues(reaction, fatigue), eigenvalues, atol=1e-12)


def test_the_path_agrees_with_numerical_integration_in_every_run():
    generator = np.random.default_rng(11)
    reaction, fatigue, grievance, start = generator.random((4, 6, 2))
    times = np.array([0.5, 3.0])
    together = richardson(reaction, fatigue, grievance, start, times)
    for run in range(6):

        def slope(_, z, run=run):
            return reaction[run] * z[::-1] - fatigue[run] * z + grievance[run]

        twin = solve_ivp(slope, (0, 3), start[run], t_eval=times, rtol=1e-9, atol=1e-11).y.T
        np.testing.assert_allclose(together[run], twin, rtol=1e-6)


def test_a_race_without_equilibrium_still_has_a_path():
    path = richardson((0.1, 0.1), (0.1, 0.1), (1, 1), (0, 0), (0.0, 4.0))
    np.testing.assert_allclose(path, [[0, 0], [4, 4]], atol=1e-12)
    with pytest.raises(np.linalg.LinAlgError):
        richardson_equilibrium((0.1, 0.1), (0.1, 0.1), (1, 1))


def test_stability_is_the_sign_of_the_larger_eigenvalue():
    reaction, fatigue = np.random.default_rng(3).random((2, 200, 2))
    largest = richardson_eigenvalues(reaction, fatigue)[:, 0]
    assert np.array_equal(richardson_stable(reaction, fatigue), largest < 0)


def test_the_line_of_1909_to_1913_is_found_again():
    # Budgets of France, Russia, Germany and Austria-Hungary, million pounds (Richardson 1960; BK),
    # whose published line is d(U+V)/dt = .73 (U + V - 194).
    slope, zero = growth_line([199.2, 204.8, 214.9, 238.7, 289.0])
    assert slope == pytest.approx(0.7310150042575037)
    assert zero == pytest.approx(194.9142760487144)


def test_wrong_shapes_and_signs_are_refused():
    with pytest.raises(ValueError, match="shape"):
        richardson_stable((0.1, 0.1, 0.1), (0.1, 0.1, 0.1))
    with pytest.raises(ValueError, match="sign"):
        richardson_eigenvalues((0.1, -0.1), (0.1, 0.1))
    with pytest.raises(ValueError, match="three"):
        growth_line([1.0, 2.0])
