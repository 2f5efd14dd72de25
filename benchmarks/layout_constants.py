"""In which range each constant of the layout room gives the same tables and paragraphs as it does now.

    python -m benchmarks.layout_constants [NAME…]

The documents are the PDF fixtures and one of each kind of `benchmarks.pdf_kinds`, as both engines hand over their pages.
For every numeric constant, values below and above it are tried until a document reads differently. What a range says:
how far the documents at hand leave a constant free, not that all values in it are as good. Constants that the engines
ask for themselves (`ruled/ink.py`, slants) are left out: pages are read once. With all constants it takes about an hour.
"""

from __future__ import annotations

import ast
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pdfplumber.utils.exceptions import PdfminerException

import reportparse
from benchmarks.pdf_kinds import KINDS, cases
from reportparse.document import Table
from reportparse.layout.document_flow import DocumentFlow, flow_of
from reportparse.layout.page import Page
from reportparse.readers.pdf import pdfium, plumber

ROOT = Path(__file__).parents[1]
LAYOUT = Path(reportparse.__file__).parent / "layout"
SMALL_COUNT = 20
"""Whole numbers below this are tried one by one, others as multiples."""
BELOW, ABOVE = (0.9, 0.75, 0.5, 0.25, 0.0), (1.1, 1.33, 1.6, 2.0, 4.0)

Flow = Callable[[Iterable[Page]], DocumentFlow]


class Constant(NamedTuple):
    """A numeric constant: its module below the layout room, its name, and where its value stands in the source."""

    module: str
    name: str
    value: float
    line: int
    start: int
    end: int


def documents() -> Iterator[list[Page]]:
    """The pages of every document, by each engine that can open it."""
    fixtures = [path.read_bytes() for path in sorted((ROOT / "fixtures").rglob("*.pdf"))]
    for data in [*fixtures, *(data for *_, data in cases(KINDS, quick=True))]:
        yield list(pdfium.pages(data))
        with suppress(PdfminerException):  # a damaged cross-reference table
            yield list(plumber.pages(data))


def constants() -> Iterator[Constant]:
    """The numeric constants of the layout room."""
    for path in sorted(LAYOUT.rglob("*.py")):
        if path.name == "ink.py":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.Assign):
                continue
            (target,), value = node.targets, node.value
            pairs: list[tuple[ast.expr, ast.expr]] = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = [*zip(target.elts, value.elts, strict=True)]
            for name, number in pairs:
                if not isinstance(name, ast.Name) or "SLANT" in name.id or "SKEW" in name.id:
                    continue
                if isinstance(number, ast.Constant) and type(number.value) in (int, float) and number.end_col_offset:
                    where = number.lineno, number.col_offset, number.end_col_offset
                    yield Constant(str(path.relative_to(LAYOUT)), name.id, ast.literal_eval(number), *where)


def outcome(flow: Flow, pages: Sequence[Page]) -> object:
    """What is compared: the cells of tables, paragraphs, furniture, kinds of issues."""
    found = flow(pages)
    blocks = [
        [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells]
        if isinstance(block, Table)
        else block.text
        for block in found.blocks
    ]
    return blocks, [line.text for line in found.furniture], [one.kind for one in found.issues]


def is_same(constant: Constant, value: float, pages: Sequence[list[Page]], expected: Sequence[object]) -> bool:
    """Whether every document reads as expected where a constant has another value: tried in a process of its own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(LAYOUT, Path(folder, "layout"))
        path = Path(folder, "layout", constant.module)
        lines = path.read_bytes().split(b"\n")
        line = lines[constant.line - 1]
        lines[constant.line - 1] = line[: constant.start] + repr(value).encode() + line[constant.end :]
        path.write_bytes(b"\n".join(lines))
        try:
            for name in [name for name in sys.modules if name.startswith("reportparse.layout")]:
                del sys.modules[name]
            reportparse.__path__.insert(0, folder)
            flow = importlib.import_module("reportparse.layout.document_flow").flow_of
            same = all(outcome(flow, one) == known for one, known in zip(pages, expected, strict=True))
        except Exception:  # a value may make no sense at all
            same = False
    os._exit(not same)


def tried(constant: Constant, factors: Sequence[float]) -> list[float]:
    """The values to try on one side of a constant, from near to far."""
    if not isinstance(constant.value, int):
        return [round(constant.value * factor, 4) for factor in factors]
    if constant.value >= SMALL_COUNT:
        return [round(constant.value * factor) for factor in factors]
    up = factors[0] > 1
    steps = [constant.value + step if up else constant.value - step for step in (1, 2)]
    return [*steps, *(constant.value * factor if up else constant.value // factor for factor in (2, 4))]


def main(names: Sequence[str]) -> None:
    """Print the range of each constant, or of those of these names."""
    pages = list(documents())
    expected = [outcome(flow_of, one) for one in pages]
    for constant in constants():
        if names and constant.name not in names:
            continue
        ends = []
        for factors in (BELOW, ABOVE):
            end, beyond = constant.value, "and beyond"
            for value in tried(constant, factors):
                if not is_same(constant, value, pages, expected):
                    beyond = f"not {value}"
                    break
                end = value
            ends.append(f"{end} ({beyond})")
        print(f"{constant.module} {constant.name} = {constant.value}: same from {' to '.join(ends)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
