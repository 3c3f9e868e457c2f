"""The words of `sim app`."""

import socket
from pathlib import Path

import pytest

from sim.cli.app import app


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("port=80", "port is 80; allowed is 1024 to 65535"),
        ("port=many", "port is many; allowed is 1024 to 65535"),
        ("open=perhaps", "open is perhaps; allowed are true and false"),
        ("scenario=oil_act", "sim app: scenario=oil_act; allowed are studies=DIR"),
        ("studies=", "sim app: studies=; allowed are studies=DIR"),
    ],
)
def test_a_slip_is_one_sentence(word: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        app([word])


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ValueError, match=f"port is {port}, where something answers already"):
            app([f"port={port}", "open=false"])


def test_the_browser_is_opened_where_somebody_listens_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met = []

    def visit(address: str) -> bool:
        with socket.socket() as browser:
            met.append(browser.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))))
        return True

    monkeypatch.setattr("webbrowser.open", visit)
    monkeypatch.setattr("sim.cli.app._serve", lambda root, door: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert app([f"port={port}", f"studies={tmp_path}"]) == 0
    assert met == [0]
