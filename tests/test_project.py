"""The project keeps its own rules: layers, sizes, docstrings, clean imports, no machine paths."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from jaxtyping import TypeCheckError

import sim

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sim"
SOURCES = sorted(PACKAGE.rglob("*.py"))
INITS = sorted(PACKAGE.rglob("__init__.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
CONTRACTS = [contract["id"] for contract in TOOLS["importlinter"]["contracts"]]

MOST_LINES_IN_A_FILE = {True: 150, False: 200}
"""In the package, and in its tests, whose cases are long but not deep."""
MOST_LINES_IN_A_FUNCTION = 25
MACHINE_FOLDERS = ("root", "work", "home")
MACHINE_PATH = re.compile(rf"(?<![\w.])/(?:{'|'.join(MACHINE_FOLDERS)})/\w")
TEXT = {".py", ".yaml", ".yml", ".md", ".toml", ".txt", ".csv", ".json", ".ipynb", ".html", ""}

PROBE = """import numpy as np
from jaxtyping import Float
def first(table: Float[np.ndarray, "run state"]) -> Float[np.ndarray, " run"]:
    return table[..., 0]
"""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked_texts() -> list[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.suffix in TEXT and path.is_file()]


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def lines_of(part: ast.stmt) -> int:
    return (part.end_lineno or part.lineno) - part.lineno + 1


def code_lines(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    docstring = function.body[:1] if ast.get_docstring(function) is not None else []
    return lines_of(function) - sum(map(lines_of, docstring))


def is_declaration(part: ast.stmt) -> bool:
    """Whether a statement is a docstring, an import or the list `__all__`."""
    docstring = isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
    names = isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "__all__"
    return docstring or names or isinstance(part, ast.Import | ast.ImportFrom)


def loads_on_demand(part: ast.stmt) -> bool:
    """Whether a statement is a table of names or the function that loads them when asked."""
    if isinstance(part, ast.If):
        return ast.unparse(part.test) == "TYPE_CHECKING" and all(map(is_declaration, part.body))
    table = isinstance(part, ast.Assign | ast.AnnAssign)
    return table or (isinstance(part, ast.FunctionDef) and part.name in {"__getattr__", "__dir__"})


@pytest.mark.parametrize("contract", CONTRACTS)
def test_imports_keep_every_contract_of_the_architecture(contract: str) -> None:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-cache", "--contract", contract]
    report = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert report.returncode == 0, report.stdout + report.stderr


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=relative)
def test_a_file_fits_in_its_limit_of_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES_IN_A_FILE[path in SOURCES]


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_functions_fit_in_their_limit_of_lines(path: Path) -> None:
    lengths = [(part.name, code_lines(part)) for part in functions(ast.parse(path.read_text()))]
    assert [part for part in lengths if part[1] > MOST_LINES_IN_A_FUNCTION] == []


def test_the_length_of_a_function_leaves_its_docstring_out() -> None:
    source = 'def area(side):\n    """Square.\n\n    More.\n    """\n    return side**2\n'
    (function,) = functions(ast.parse(source))
    assert code_lines(function) == 2


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_every_file_of_the_package_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", INITS, ids=relative)
def test_an_init_file_holds_imports_and_no_logic(path: Path) -> None:
    # The top package alone loads its names on demand, so that the command line starts fast.
    also = loads_on_demand if path.parent == PACKAGE else is_declaration
    assert all(is_declaration(part) or also(part) for part in ast.parse(path.read_text()).body)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the list of files of git")
def test_no_file_names_a_path_of_one_machine() -> None:
    found = [relative(path) for path in tracked_texts() if MACHINE_PATH.search(path.read_text())]
    assert not found


def test_every_folder_of_the_package_is_a_package() -> None:
    assert {path.parent for path in SOURCES} == {path.parent for path in INITS}


def test_every_test_is_named_by_a_sentence() -> None:
    names = [part.name for path in TESTS for part in functions(ast.parse(path.read_text()))]
    assert [name for name in names if name.startswith("test_") and name.count("_") < 3] == []


def test_the_search_for_machine_paths_finds_them_and_spares_relative_ones() -> None:
    assert all(MACHINE_PATH.search(f"out=/{folder}/x") for folder in MACHINE_FOLDERS)
    assert not any(MACHINE_PATH.search(f"data=../shared/{name}/x") for name in MACHINE_FOLDERS)


def test_arrays_of_a_wrong_shape_are_refused_while_tests_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shape_probe.py").write_text(PROBE)
    monkeypatch.setattr(sim, "__path__", [*sim.__path__, str(tmp_path)])
    first = importlib.import_module("sim.shape_probe").first
    assert first(np.ones((2, 3))).shape == (2,)
    with pytest.raises(TypeCheckError):
        first(np.ones(2))
