import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sim.theory.voting import coalition_strength, probabilistic_condorcet

UTILITY = arrays(float, (4, 5), elements=st.floats(0, 1, width=32))
WEIGHT = arrays(float, 4, elements=st.floats(0, 10, width=32))


def election(blocks, seed=7):
    generator = np.random.default_rng(seed)
    return generator.random((blocks, 16, 6)), generator.random((blocks, 16))


def scalar_election(utility, weight):
    """The published algorithm in plain loops, one election at a time."""
    actors, options = len(utility), len(utility[0])
    span = range(options)
    c = [
        [
            1e-8 + sum(max(0.0, weight[k] * (utility[k][i] - utility[k][j])) for k in range(actors))
            for j in span
        ]
        for i in span
    ]
    v = [[c[i][j] / (c[i][j] + c[j][i]) for j in span] for i in span]
    n = [[c[i][j] * v[i][j] + (1e-10 if i == j else 0.0) for j in span] for i in span]
    challenge = [[n[i][j] / sum(n[k][j] for k in span) for j in span] for i in span]
    p = [1.0 / options] * options
    while True:
        contest = [[p[i] * challenge[j][i] for j in span] for i in span]
        q = [sum(v[i][j] * (contest[i][j] + contest[j][i]) for j in span) for i in span]
        if max(abs(a - b) for a, b in zip(p, q, strict=True)) < 1e-8:
            return p
        p = [(a + b) / 2 for a, b in zip(p, q, strict=True)]


@settings(max_examples=40, deadline=None)
@given(UTILITY, WEIGHT)
def test_the_vectorised_election_equals_its_scalar_twin(utility, weight):
    expected = scalar_election(utility.tolist(), weight.tolist())
    np.testing.assert_allclose(probabilistic_condorcet(utility, weight), expected, atol=3e-8)


@settings(max_examples=40, deadline=None)
@given(UTILITY, WEIGHT)
def test_chances_are_not_negative_and_sum_to_one(utility, weight):
    probability = probabilistic_condorcet(utility, weight)
    assert np.all(probability >= 0)
    assert probability.sum() == pytest.approx(1.0, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(UTILITY, WEIGHT, st.permutations(range(4)), st.permutations(range(5)))
def test_the_order_of_actors_and_options_does_not_matter(utility, weight, actors, options):
    expected = probabilistic_condorcet(utility, weight)[list(options)]
    shuffled = probabilistic_condorcet(
        utility[list(actors)][:, list(options)], weight[list(actors)]
    )
    np.testing.assert_allclose(shuffled, expected, atol=1e-6)


@pytest.mark.parametrize("block", [1, 17])
def test_an_election_gives_the_same_bits_in_any_block(block):
    utility, weight = election(300)
    whole = probabilistic_condorcet(utility, weight)
    parts = [
        probabilistic_condorcet(utility[i : i + block], weight[i : i + block])
        for i in range(0, 300, block)
    ]
    assert np.array_equal(whole, np.concatenate(parts))


def test_a_slow_neighbour_does_not_move_an_election_that_has_settled():
    utility, weight = election(2)
    utility[1] = -((np.linspace(0, 1, 16)[:, None] - np.linspace(0, 1, 6)) ** 2)
    alone = probabilistic_condorcet(utility[0], weight[0])
    assert np.array_equal(probabilistic_condorcet(utility, weight)[0], alone)


def test_one_set_of_weights_serves_a_batch_of_utilities():
    utility, weight = election(3)
    together = probabilistic_condorcet(utility.reshape(3, 1, 16, 6), weight[0])
    assert together.shape == (3, 1, 6)
    assert np.array_equal(together[2, 0], probabilistic_condorcet(utility[2], weight[0]))


def test_indifferent_actors_leave_every_option_equally_likely():
    np.testing.assert_allclose(probabilistic_condorcet(np.ones((3, 4)), np.ones(3)), 0.25)


def test_a_condorcet_cycle_of_equals_is_a_three_way_tie():
    cycle = [[2.0, 1.0, 0.0], [0.0, 2.0, 1.0], [1.0, 0.0, 2.0]]
    np.testing.assert_allclose(probabilistic_condorcet(cycle, np.ones(3)), 1 / 3, atol=1e-9)


def test_a_unanimous_favourite_wins_almost_surely():
    probability = probabilistic_condorcet([[0.1, 0.9, 0.5]] * 3, [1.0, 2.0, 3.0])
    assert probability[1] > 0.999


def test_the_heavier_side_is_likelier_to_have_its_way():
    camps = [[1.0, 0.0], [0.0, 1.0]]
    chance = [probabilistic_condorcet(camps, [w, 1.0])[0] for w in (0.5, 1.0, 2.0, 4.0)]
    assert np.all(np.diff(chance) > 0)
    assert chance[1] == pytest.approx(0.5)


def test_coalitions_weigh_only_the_gains_of_their_members():
    strength = coalition_strength([[1.0, 0.0], [0.0, 0.25]], [2.0, 4.0])
    np.testing.assert_allclose(strength - 1e-8, [[0.0, 2.0], [1.0, 0.0]], atol=1e-15)


@pytest.mark.parametrize(
    ("utility", "weight"),
    [([[1.0, 0.0]], [-1.0]), ([[1.0, 0.0]], [1.0, 1.0]), ([[np.nan, 0.0]], [1.0]), ([1.0], [1.0])],
)
def test_bad_input_is_refused(utility, weight):
    with pytest.raises(ValueError, match="utility"):
        probabilistic_condorcet(utility, weight)
