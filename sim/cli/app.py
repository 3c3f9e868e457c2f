"""Serve the app on this machine."""

import contextlib
import socket
import webbrowser
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from sim.cli.failure import WorkError

HERE, PORT = "127.0.0.1", 8765
KEYS = ("studies", "port", "open")


def app(words: list[str]) -> int:
    """Serve until interrupted. Prints the address; opens a browser unless `open=false`."""
    given = read(words)
    root, port = Path(given.get("studies", "outputs")), _port(given.get("port", str(PORT)))
    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise WorkError(f"the app needs {missing[0]}: pip install 'brinkwatch[app]'")
    # A browser that is opened before the port listens finds nobody there.
    with _listening(port) as door:
        root.mkdir(parents=True, exist_ok=True)
        print(f"http://{HERE}:{port}   (Ctrl-C ends it)", flush=True)
        if given.get("open", "true") == "true":
            webbrowser.open(f"http://{HERE}:{port}")
        _serve(root, door)
    return 0


def read(words: list[str]) -> Mapping[str, str]:
    """The words of the command. Raises ValueError for any that it does not take."""
    given = {}
    for word in words:
        key, is_given, value = word.partition("=")
        if key not in KEYS or not is_given or not value:
            raise ValueError(f"sim app: {word}; allowed are studies=DIR, port=N and open=false")
        given[key] = value
    if given.get("open", "true") not in ("true", "false"):
        raise ValueError(f"open is {given['open']}; allowed are true and false")
    return given


def _port(word: str) -> int:
    if not word.isdecimal() or not 1024 <= int(word) <= 65535:
        raise ValueError(f"port is {word}; allowed is 1024 to 65535")
    return int(word)


def _listening(port: int) -> socket.socket:
    """The port, where whoever asks from now on waits until he is answered."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HERE, port))
    except OSError as error:
        door.close()
        raise ValueError(
            f"port is {port}, where something answers already; allowed is another"
        ) from error
    door.listen()
    return door


def _serve(root: Path, door: socket.socket) -> None:
    import uvicorn

    from sim.app import application
    from sim.cli.app_desk import StudyDesk
    from sim.report.indicator import style

    desk = StudyDesk(root)
    server = uvicorn.Server(uvicorn.Config(application(desk, style()), log_level="warning"))
    try:
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[door])
    finally:
        desk.jobs.end()
