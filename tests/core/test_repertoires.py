"""Moves and repertoires are read from any table, or refused in one sentence."""

from pathlib import Path

import numpy as np
import pytest
import yaml
from worlds import scenario

from sim.config.compose import CONFIGS
from sim.moves import CHANNELS, Moves, Repertoire, load_moves, load_repertoire

MOVES = CONFIGS / "moves" / "default.yaml"
TABLE = CONFIGS / "repertoires" / "default.csv"
DYADS = ("RUS>USA", "USA>RUS")
HEADER = "sender,target,move,rate,low,high,basis,source\n"


def moves() -> Moves:
    return load_moves(MOVES)


def repertoire(path: Path = TABLE, **rates: float) -> Repertoire:
    return load_repertoire(moves(), path, DYADS, {"USA>RUS": rates} if rates else {})


def table(folder: Path, *rows: str) -> Path:
    lines = [f"{row},0,1,data,a source\n" for row in rows]
    (folder / "table.csv").write_text(HEADER + "".join(lines))
    return folder / "table.csv"


def altered(folder: Path, move: str, **changes: object) -> Path:
    rows = yaml.safe_load(MOVES.read_text())
    rows[move].update(changes)
    (folder / "moves.yaml").write_text(yaml.safe_dump(rows, sort_keys=False))
    return folder / "moves.yaml"


def test_cells_are_sorted_by_dyad_then_channel_then_move() -> None:
    cells = scenario().repertoire
    keys = np.stack([cells.move, cells.moves.channel[cells.move], cells.dyad])
    np.testing.assert_array_equal(np.lexsort(keys), np.arange(cells.count))


def test_a_cell_is_labelled_by_its_dyad_and_move() -> None:
    cells = scenario().repertoire
    labels = scenario().actors.dyads.labels
    made = [
        f"{labels[d]}:{cells.moves.names[m]}" for d, m in zip(cells.dyad, cells.move, strict=True)
    ]
    assert tuple(made) == cells.labels
    assert all(cells.positions[label] == i for i, label in enumerate(cells.labels))


def test_a_dyad_outside_the_world_has_no_cells() -> None:
    assert {label.partition(":")[0] for label in repertoire().labels} == set(DYADS)


def test_rates_a_year_become_chances_a_week() -> None:
    cells = repertoire(impose_sanctions=26.0)
    cell = cells.positions["USA>RUS:impose_sanctions"]
    assert cells.base[cell] == pytest.approx(0.5)
    assert cells.reference_base[cell] == pytest.approx(cells.reference[cell] / 52)


def test_a_scenario_changes_its_own_rates_and_never_the_reference() -> None:
    plain, changed = repertoire(), repertoire(impose_sanctions=26.0)
    np.testing.assert_array_equal(plain.reference, changed.reference)
    differing = np.flatnonzero(plain.rate != changed.rate)
    assert [plain.labels[cell] for cell in differing] == ["USA>RUS:impose_sanctions"]


def test_expected_counts_are_the_summed_reference_chances_of_the_moves_with_the_effect() -> None:
    cells = scenario().repertoire
    loop = np.zeros(cells.dyads)
    for cell in range(cells.count):
        if cells.does("imposes")[cell]:
            loop[cells.dyad[cell]] += cells.reference[cell] / 52
    np.testing.assert_allclose(cells.expected_count("imposes"), loop, atol=1e-15)


def test_a_group_holds_the_cells_of_one_channel_of_one_dyad() -> None:
    cells = scenario().repertoire
    starts, inverse = cells.groups
    channel = cells.moves.channel[cells.move]
    assert (np.diff(starts) > 0).all()
    np.testing.assert_array_equal(cells.dyad[starts][inverse], cells.dyad)
    np.testing.assert_array_equal(channel[starts][inverse], channel)


def test_an_unknown_channel_or_effect_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="channel of praise is psychic.*diplomatic"):
        load_moves(altered(tmp_path, "praise", channel="psychic"))
    with pytest.raises(ValueError, match="does of praise is enchants.*imposes"):
        load_moves(altered(tmp_path, "praise", does=["enchants"]))


def test_a_move_outside_the_table_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no move is called bribe"):
        repertoire(table(tmp_path, "USA,RUS,bribe,1"))


def test_the_same_move_twice_in_a_dyad_is_refused_by_its_label(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="USA>RUS:praise.*twice"):
        repertoire(table(tmp_path, "USA,RUS,praise,1", "USA,RUS,praise,1"))


def test_a_rate_below_zero_is_refused_by_key_and_value(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="rates.USA>RUS.praise is -1"):
        repertoire(praise=-1.0)
    with pytest.raises(ValueError, match="rate of USA>RUS:praise is -3"):
        repertoire(table(tmp_path, "USA,RUS,praise,-3"))


def test_a_rate_of_a_move_that_the_dyad_has_not_is_refused_by_key() -> None:
    with pytest.raises(ValueError, match="rates.USA>RUS.guarantee_nothing"):
        repertoire(guarantee_nothing=1.0)


def test_a_channel_whose_chances_reach_one_is_refused_with_its_sum() -> None:
    with pytest.raises(ValueError, match="channel of USA>RUS:.* a year; allowed is below 52"):
        repertoire(impose_sanctions=60.0)


@pytest.mark.parametrize("codes", ["[USA,RUS]", "[CHN,IND]", "[UKR,POL]"])
def test_every_group_of_a_small_world_leaves_room_for_holding(codes: str) -> None:
    cells = scenario(f"states={codes}").repertoire
    sums = np.bincount(cells.group[cells.chosen], weights=cells.base[cells.chosen])
    assert cells.count > 0 and sums.max() < 1
    assert cells.group.max() < cells.dyads * len(CHANNELS)
