"""The shape of the code: one direction of imports, small modules, nothing heavy before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import reportparse

SOURCE = Path(reportparse.__file__).parent
MODULES = {
    ".".join(("reportparse", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
ROOT = Path(__file__).parents[1]
MAX_LINES = 400
HEAVY = (
    "lxml",
    "docx",
    "bs4",
    "pydantic",
    "pdfplumber",
    "pdfminer",
    "pypdfium2",
    "duckdb",
    "rapidfuzz",
    "numpy",
    "cv2",
    "onnxruntime",
    "PIL",
    "jinja2",
)

ROOMS = (
    "version",
    "loading",
    "patterns",
    "diagnostics",
    "chinese",
    "colours",
    "forms",
    "organs",
    "document",
    "traditional",
    "labels",
    "layout",
    "files",
    "sandbox",
    "readers",
    "sections",
    "masthead",
    "normalise",
    "narrative",
    "trust",
    "record",
    "pipeline",
    "across",
    "writers",
    "batch",
    "api",
    "cluster",
    "spark",
    "cli",
    "__main__",
)
"""The rooms from the ground up, in the order in which the data walks. A room imports what stands before it, nothing above."""

APART = {
    "writers": {"readers", "layout", "sections", "normalise", "masthead", "trust", "pipeline"},
    "readers": {"labels", "forms"},
    "batch": {"sections", "normalise", "masthead", "trust", "across"},
}
"""Rooms below that a room has no business with: a writer neither reads nor judges, a reader only says what is there."""


@cache
def imports(path: Path) -> set[str]:
    """Modules of the package that a module imports, when it is loaded or when its functions are called."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reportparse"):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & MODULES.keys()) or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("reportparse")}
    return found


def room(module: str) -> str:
    """The room of a module: `reportparse.readers.pdf.reader` stands in `readers`; the package's own face in none."""
    return ([*module.split("."), ""])[1]


def test_every_room_is_known() -> None:
    assert {room(module) for module in MODULES} - {""} == set(ROOMS)


def not_below(module: str) -> set[str]:
    """What a module imports that does not stand below it."""
    own = room(module)
    allowed = {*ROOMS[: ROOMS.index(own) + 1]} - APART.get(own, set())
    return {name for name in imports(MODULES[module]) if room(name) not in allowed}


def test_a_room_imports_only_what_stands_below_it() -> None:
    found = {module: not_below(module) for module in MODULES if module != "reportparse"}
    assert {module: names for module, names in found.items() if names} == {}


def test_no_circle_of_imports() -> None:
    edges = {name: imports(path) & MODULES.keys() for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for below in sorted(edges[name]):
                visit(below, (*above, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())


@pytest.mark.parametrize("folder", [SOURCE, *(ROOT / name for name in ("tests", "instruments", "benchmarks"))])
def test_modules_are_small(folder: Path) -> None:
    modules = folder.rglob("*.py")
    long = [str(path) for path in modules if len(path.read_text(encoding="utf-8").splitlines()) > MAX_LINES]
    assert long == []


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in ran.stderr.split()}


ASKED = "sys.argv = ['reportparse', '{}']\nfrom reportparse.cli.main import main\ntry: main()\nexcept SystemExit: pass"


@pytest.mark.parametrize(
    "code",
    [
        "import reportparse.cli.main",
        "import reportparse.readers",
        "import reportparse.cli.parse",
        ASKED.format("--help"),
        ASKED.format("--version"),
    ],
)
def test_nothing_heavy_before_it_is_needed(code: str) -> None:
    assert loaded_by(code) & set(HEAVY) == set()


def test_reports_alone_are_parsed_without_reading_options(tmp_path: Path) -> None:
    """Loading typer, and pydantic through it, takes longer than a report does."""
    report = tmp_path / "report.txt"
    report.write_text("x", encoding="utf-8")
    assert loaded_by(ASKED.format(report)) & {"typer", "pydantic", "rich"} == set()


def test_a_word_file_is_read_without_python_docx() -> None:
    assert "docx" not in loaded_by("import reportparse.readers.docx.reader")
