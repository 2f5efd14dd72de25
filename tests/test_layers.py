"""The shape of the code: one direction of imports, small modules, nothing heavy before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reportparse

SOURCE = Path(reportparse.__file__).parent
MODULES = {
    ".".join(("reportparse", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
MAX_LINES = 400
HEAVY = ("lxml", "docx", "bs4", "pydantic", "pdfplumber", "pdfminer", "pypdfium2", "duckdb", "rapidfuzz")

FOUNDATION = {
    "reportparse.diagnostics.issues": set[str](),
    "reportparse.chinese.text": set[str](),
    "reportparse.diagnostics.errors": set[str](),
    "reportparse.masthead.contact": set[str](),
    "reportparse.diagnostics.language": set[str](),
    "reportparse.forms.declaration": set[str](),
    "reportparse.labels.alignment": set[str](),
    "reportparse.chinese.values": {"reportparse.chinese.text"},
    "reportparse.document": {"reportparse.diagnostics.issues"},
    "reportparse.sandbox": {"reportparse.diagnostics.errors"},
}
"""What the lowest modules may import of the package."""

JUDGES = (
    "segment",
    "normalise",
    "headings",
    "masthead",
    "admission",
    "checks",
    "compose",
    "report",
    "pipeline",
    "commands",
)
"""What judges a document; a reader only says what is in it."""

READER_EXCEPTIONS: dict[str, set[str]] = {
    # A PDF's tables are joined over pages by what their rows say.
    "reportparse.readers.text_layout": {"reportparse.labels.likeness", "reportparse.labels.table_kinds"},
    "reportparse.readers.text_tables": {"reportparse.labels.likeness", "reportparse.labels.table_kinds"},
}


def imports(path: Path, *, lazy: bool = True) -> set[str]:
    """Modules of the package that a module imports, when it is loaded or (`lazy`) when its functions are called."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree) if lazy else tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("reportparse"):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & MODULES.keys()) or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("reportparse")}
    return found


@pytest.mark.parametrize("module", FOUNDATION)
def test_the_foundation_imports_nothing_above_it(module: str) -> None:
    assert imports(MODULES[module]) <= FOUNDATION[module]


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("reportparse.readers")])
def test_readers_do_not_judge(module: str) -> None:
    above = {name for name in imports(MODULES[module]) if name.split(".")[1] in JUDGES}
    assert above - READER_EXCEPTIONS.get(module, set()) == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("reportparse.writers")])
def test_writers_neither_read_nor_judge(module: str) -> None:
    judges = {"readers", "layout", "segment", "normalise", "headings", "masthead", "admission", "pipeline", "commands"}
    assert {name for name in imports(MODULES[module]) if name.split(".")[1] in judges} == set()


def test_no_circle_of_imports() -> None:
    edges = {name: imports(path, lazy=False) & MODULES.keys() for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for below in sorted(edges[name]):
                visit(below, (*above, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())


@pytest.mark.parametrize("module", MODULES)
def test_modules_are_small(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
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


def test_a_word_file_is_read_without_python_docx() -> None:
    assert "docx" not in loaded_by("import reportparse.readers.docx.reader")
