"""The laws of the house that no linter keeps: what the rooms hold, and what stands nowhere in the tree."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "jobs", "usecases", "db", "domain")
TREE = (*ROOMS, "templates", "tests", "docs", "examples", "requirements", ".ci")
LONGEST = 250
LONGER: set[str] = set()
NAMELESS = {"util", "utils", "helper", "helpers", "manager", "service", "services", "common", "misc"}
VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def sources(*rooms: str) -> list[Path]:
    """The Python files of rooms, without the migrations: each of those is as long as its change."""
    found = (file for room in rooms for file in (ROOT / room).rglob("*.py"))
    return sorted(file for file in found if "versions" not in file.parts)


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def nodes(*rooms: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node of the rooms' syntax trees, with the file in which it stands."""
    for file in sources(*rooms):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield name(file), node


def texts() -> Iterator[tuple[str, str]]:
    """Every file of the tree that is text, but this one, which must name what it forbids."""
    files = [file for folder in TREE for file in (ROOT / folder).rglob("*")]
    files += [file for file in ROOT.iterdir() if file.name not in (".env", ".git")]
    for file in files:
        if file.is_file() and "__pycache__" not in file.parts and file != Path(__file__):
            try:
                yield name(file), file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_is_longer_than_a_reader_can_hold():
    long = {name(file) for file in sources(*ROOMS) if len(file.read_text("utf-8").splitlines()) > LONGEST}
    assert long == LONGER


def test_every_module_has_a_name_of_its_own():
    words = {
        name(file): set(file.stem.split("_")) | set(file.parent.parts) for file in sources(*ROOMS, "tests")
    }
    assert [file for file, found in words.items() if found & NAMELESS] == []


def test_only_one_place_reads_the_clock():
    reads = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
    reads |= {("time", "time"), ("time", "time_ns")}
    found = {
        file
        for file, node in nodes(*ROOMS)
        if isinstance(node, ast.Attribute)
        and (getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr) in reads
    }
    assert found == {"bot/clock.py"}


def imported(*rooms: str) -> Iterator[tuple[str, str]]:
    """(file, top package) of every absolute import."""
    for file, node in nodes(*rooms):
        if isinstance(node, ast.Import):
            yield from ((file, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield file, str(node.module).split(".")[0]


def test_the_domain_needs_nothing_but_the_standard_library_and_one_for_matching_text():
    allowed = sys.stdlib_module_names | {"domain", "rapidfuzz"}
    assert [pair for pair in imported("domain") if pair[1] not in allowed] == []


def test_the_domain_reads_no_file_and_no_network():
    outside = {
        "os",
        "pathlib",
        "io",
        "socket",
        "urllib",
        "http",
        "subprocess",
        "sqlite3",
        "random",
        "secrets",
    }
    assert [pair for pair in imported("domain") if pair[1] in outside] == []


def test_nothing_below_the_jobs_awaits():
    awaiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    found = {file for file, node in nodes("usecases", "db", "domain") if isinstance(node, awaiting)}
    assert found == set()


def docstrings(file: Path) -> set[int]:
    """Lines on which a bare string stands: a docstring, or one about the name above it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.value.lineno for node in ast.walk(tree) if isinstance(node, ast.Expr)}


@pytest.mark.parametrize("room", ["bot/handlers", "bot/channels", "bot/web", "usecases", "db", "jobs"])
def test_no_sentence_stands_outside_of_the_templates(room):
    found = [
        f"{name(file)}:{node.lineno}"
        for file in sources(room)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE.search(node.value)
        and node.lineno not in docstrings(file)
    ]
    assert found == []


def test_no_test_stands_on_a_mock():
    forbidden = re.compile(
        r"^\s*(from|import) unittest(\.mock)?\b|\bmonkeypatch\b|\bMagicMock\b", re.MULTILINE
    )
    found = [name(file) for file in sources("tests") if forbidden.search(file.read_text(encoding="utf-8"))]
    assert [file for file in found if file != name(Path(__file__))] == []


OF_ONE_MACHINE = {
    "a path": r"(?<![\w.:/])/(work|root|home|Users|tmp)/\w",
    "a package index": r"py[p]i\.org|python[h]osted\.org|registry\.npm[j]s|-{2}(extra-)?index-url|-{2}find-links\b",
    "a bot's token": r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b",
}


@pytest.mark.parametrize("what", OF_ONE_MACHINE)
def test_nothing_of_one_machine_stands_in_the_tree(what):
    found = [
        f"{file}: {match[0]}" for file, text in texts() for match in re.finditer(OF_ONE_MACHINE[what], text)
    ]
    assert found == []


def test_the_rooms_import_downward_only():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
