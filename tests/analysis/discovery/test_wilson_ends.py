"""The interval of a share holds the share, at both ends too."""

import pytest

from sim.analysis.discovery.event import wilson


@pytest.mark.parametrize("number", [1, 7, 200, 2000])
def test_an_interval_holds_its_share_and_stays_between_0_and_1(number: int) -> None:
    for happened in {0, 1, number // 2, number - 1, number}:
        low, high = wilson(happened, number)
        assert 0.0 <= low <= happened / number <= high <= 1.0
    assert wilson(0, number)[0] == 0.0
    assert wilson(number, number)[1] == 1.0
