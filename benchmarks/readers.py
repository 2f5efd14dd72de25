"""Speed and value accuracy of our readers beside other tools and the floor of each format, in one run.

    python -m benchmarks.readers [--rounds 7] [FILE…]

Without FILEs: the fixtures, and the real samples where they are present. A peer that is not installed is left out and
said so. Times are of the processor, medians of alternating rounds in one process; `ratio` is the peer's time over ours, the
median of each round's own ratio, so that a slow moment of the machine touches both sides; what a tool leaves to be collected
is cleared away before the next one's turn, or that would pay for it. `right` counts the
values of the expected record that a tool's tables give when they are read by our own labels and forms, so that only the
tables are compared. Licences: pymupdf is AGPL, and never a dependency of this project.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import re
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from reportparse.document import Cell, Table
from reportparse.normalise import normalise
from reportparse.pipeline import record_of
from reportparse.sections.layout_tables import number_table

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"

Rows = list[list[str | None]]
Peer = Callable[[bytes, Path], list[Rows] | None]
"""Bytes to tables as rows of cells; None where the tool is a floor that makes no tables."""


def pdfplumber_tables(data: bytes, _path: Path) -> list[Rows]:
    """pdfplumber's own tables and text of every page."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        found: list[Rows] = []
        for page in pdf.pages:
            found += page.extract_tables()
            page.extract_text()
        return found


def camelot_tables(_data: bytes, path: Path) -> list[Rows]:
    """camelot's lattice tables."""
    import camelot

    return [table.df.values.tolist() for table in camelot.read_pdf(str(path), pages="all", flavor="lattice")]


def pymupdf_tables(data: bytes, _path: Path) -> list[Rows]:
    """pymupdf's find_tables and text (AGPL)."""
    import pymupdf

    found: list[Rows] = []
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        for page in pdf:
            found += [table.extract() for table in page.find_tables().tables]
            page.get_text()
    return found


def tablers_tables(_data: bytes, path: Path) -> list[Rows]:
    """tablers' tables."""
    import tablers

    document = tablers.Document(str(path))
    tables = [table for page in document.pages() for table in tablers.find_tables(page, extract_text=True)]
    return [[[cell.text for cell in row] for row in table.to_list()] for table in tables]


def markitdown_text(_data: bytes, path: Path) -> None:
    """markitdown's Markdown of the whole file."""
    from markitdown import MarkItDown

    MarkItDown(enable_plugins=False).convert(str(path))


def pdfium_floor(data: bytes, _path: Path) -> None:
    """Every glyph with its box, handed to Python, and nothing else."""
    import ctypes

    pdfium: Any = import_module("pypdfium2")
    raw: Any = import_module("pypdfium2.raw")
    pdf = pdfium.PdfDocument(data)
    edges = [ctypes.c_double() for _ in range(4)]
    glyphs = []
    for page in pdf:
        text = page.get_textpage()
        for index in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetCharBox(text, index, *edges)
            glyphs.append((raw.FPDFText_GetUnicode(text, index), *(edge.value for edge in edges)))
        text.close()
        page.close()
    pdf.close()


def docx_cell_loop(data: bytes, _path: Path) -> list[Rows]:
    """python-docx's own rows and cells."""
    import docx

    document = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def docx2python_tables(data: bytes, _path: Path) -> list[Rows]:
    """docx2python's body."""
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as content:
        return [[["\n".join(map(str, cell)) for cell in row] for row in table] for table in content.body]


_MUST_READ = re.compile(
    r"_rels/\.rels|docProps/core\.xml|word/(?:_rels/document\.xml\.rels"
    r"|(?:document|styles|numbering|header\d*|footer\d*|footnotes|endnotes)\.xml)"
)


def docx_floor(data: bytes, _path: Path) -> None:
    """Unzip and parse with lxml the parts that any reader must read.

    These are the relations, the document, its styles and numbers, headers, footers and notes, and the properties;
    themes, fonts and settings are no part of the floor.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _MUST_READ.fullmatch(name):
                etree.fromstring(package.read(name))


def pandas_tables(data: bytes, _path: Path) -> list[Rows]:
    """pandas.read_html."""
    import pandas

    frames = pandas.read_html(io.BytesIO(data), encoding="utf-8", flavor="lxml")
    return [[[str(cell) for cell in row] for row in frame.values.tolist()] for frame in frames]


def bs4_tables(data: bytes, _path: Path) -> list[Rows]:
    """beautifulsoup4 with lxml, cells as they come."""
    import bs4

    soup = bs4.BeautifulSoup(data, "lxml")
    return [
        [[cell.get_text() for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
        for table in soup.find_all("table")
    ]


def lxml_floor(data: bytes, _path: Path) -> None:
    """A tree of the page by lxml.html."""
    import lxml.html

    lxml.html.document_fromstring(data)


PEERS: dict[str, dict[str, Peer]] = {
    ".pdf": {
        "pdfplumber": pdfplumber_tables,
        "camelot": camelot_tables,
        "pymupdf": pymupdf_tables,
        "tablers": tablers_tables,
        "markitdown": markitdown_text,
        "floor: pdfium glyphs": pdfium_floor,
    },
    ".docx": {
        "python-docx cell loop": docx_cell_loop,
        "docx2python": docx2python_tables,
        "markitdown": markitdown_text,
        "floor: unzip + lxml": docx_floor,
    },
    ".html": {
        "pandas.read_html": pandas_tables,
        "beautifulsoup4": bs4_tables,
        "markitdown": markitdown_text,
        "floor: lxml tree": lxml_floor,
    },
}

OURS = "reportparse (bytes to record)"


def values_of(record: Any, path: str = "") -> dict[str, Any]:
    """The leaves of a nested record by path."""
    if not isinstance(record, dict):
        return {path: record}
    return {leaf: value for key, part in record.items() for leaf, value in values_of(part, f"{path}.{key}").items()}


def right_values(tables: Iterable[Rows], expected: dict[str, Any]) -> int:
    """How many expected numbers the tables give when our normaliser reads their labels."""
    numbered = [
        number_table(
            number,
            Table(
                tuple(
                    Cell(i, j, cell or "")
                    for i, row in enumerate(rows)
                    for j, cell in enumerate(row)
                    if cell is not None
                )
            ),
        )
        for number, rows in enumerate(tables, 1)
    ]
    found = normalise(numbered)
    got = {f".{value.path}": value.value for reading in found.readings.values() for value in reading.values}
    return sum(value is not None and got.get(path) == value for path, value in expected.items())


def expected_values(path: Path) -> dict[str, Any]:
    """The values of a file's expected record, by path; empty where there is none."""
    stem = path.name.split(".")[0]
    for beside in (path.with_name(f"{stem}.expected.json"), path.parent / "expected" / f"{stem}.json"):
        if beside.exists():
            record = json.loads(beside.read_text(encoding="utf-8"), parse_float=Decimal)
            tables = {name: record[name] for name in ("disclosure", "requests", "review") if record.get(name)}
            return {leaf: v for leaf, v in values_of(tables).items() if not leaf.endswith(".form") and v is not None}
    return {}


def measure(path: Path, rounds: int) -> list[tuple[str, float, float, str]]:
    """(tool, median milliseconds, ratio to ours, values right) for one file; ours first."""
    data = path.read_bytes()
    expected = expected_values(path)
    runs: dict[str, Callable[[], Any]] = {OURS: lambda: record_of(data, path.name)}
    missing = []
    for name, peer in PEERS[path.suffix].items():
        try:
            peer(data, path)
        except ImportError:
            missing.append(name)
            continue
        except Exception as error:  # a peer that fails on a file is a result, not our failure
            print(f"  {name} failed: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        runs[name] = lambda peer=peer: peer(data, path)  # type: ignore[misc]
    if missing:
        print(f"  not installed: {', '.join(missing)}", file=sys.stderr)
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
    rows = []
    for name in runs:
        right = ""
        if name == OURS:
            got = values_of({k: v for k, v in record_of(data, path.name).items() if k in _TABLES})
            right = f"{sum(got.get(leaf) == value for leaf, value in expected.items())}/{len(expected)}"
        elif (tables := PEERS[path.suffix][name](data, path)) is not None:
            right = f"{right_values(tables, expected)}/{len(expected)}"
        ratio = statistics.median(peer / own for peer, own in zip(times[name], times[OURS], strict=True))
        rows.append((name, statistics.median(times[name]) * 1000, ratio, right if expected else ""))
    return rows


_TABLES = ("disclosure", "requests", "review")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print one Markdown table a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args(arguments)
    fixtures = ROOT / "fixtures" / "reports"
    default = [fixtures / f"city-2021form.{ending}" for ending in ("lo.pdf", "cr.pdf", "docx", "html")]
    default += sorted(SAMPLES.glob("*.pdf")) if SAMPLES.exists() else []
    for path in options.files or default:
        print(f"\n{path.name}, {path.stat().st_size // 1024} KB, {options.rounds} rounds\n")
        print("| tool | ms | ratio to ours | values right |\n|---|---|---|---|")
        for name, milliseconds, ratio, right in measure(path, options.rounds):
            print(f"| {name} | {milliseconds:.1f} | {ratio:.2f} | {right} |")


if __name__ == "__main__":
    main()
