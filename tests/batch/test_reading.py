"""An output read back gives the same rows, whatever it was written as; what is none is refused, whatever it says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportparse.across.overview import WANTED
from reportparse.batch.reading import Row, Wanted, rows_of_output
from reportparse.batch.run import Order, run
from reportparse.batch.workers import Limits
from reportparse.diagnostics.errors import UnreadableFile

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
OUTPUTS = ("a.jsonl", "folder", "a.duckdb", "a.sqlite", "a.parquet", "years.parquet/")
ASKED = [Wanted(*one) for one in WANTED]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with sums that fail, one of another form, one that is none, in every output."""
    folder = tmp_path_factory.mktemp("outputs")
    bad = folder / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no zip")
    files = [str(FIXTURES / name) for name in ("bureau-2021form-error.docx", "county-2019form.html")]
    order = Order((*files, str(bad)), tuple(f"{folder}/{name}" for name in OUTPUTS), quiet=True, limits=Limits(1))
    assert run(order) == 1
    return folder


def held(rows: Iterator[tuple[str, Row]]) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) for row in rows)


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_gives_the_same_rows(outputs: Path, output: str) -> None:
    rows = held(rows_of_output(f"{outputs}/{output}", ASKED))
    assert rows == held(rows_of_output(f"{outputs}/a.jsonl", ASKED))
    assert sum('"outcome"' in row for row in rows) == 3
    assert sum('"requests_form"' in row for row in rows) == 2


def test_a_broken_record_costs_itself_alone(outputs: Path, tmp_path: Path) -> None:
    lines = (outputs / "a.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_bytes(lines[0] + b'{"schema_version": "1.1"}\n' + lines[1])
    files = [row for table, row in rows_of_output(str(tmp_path / "a.jsonl"), ASKED) if table == "files"]
    assert [(row["outcome"], row["kind"]) for row in files] == [
        ("complete", None), ("failed", "not-a-record"), ("complete", None),
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_an_input_that_failed(tmp_path: Path) -> None:
    rows = list(rows_of_output(str(tmp_path / "gone.jsonl"), ASKED))
    assert [(table, row["kind"]) for table, row in rows] == [("files", "not-found")]


@pytest.mark.parametrize("name", ["a.duckdb", "a.sqlite", "a.parquet", "a.txt"])
def test_what_is_no_output_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no database")
    with pytest.raises(UnreadableFile, match="not-a-record"):
        list(rows_of_output(str(tmp_path / name), ASKED))


def test_a_database_with_other_types_is_refused(outputs: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "a.sqlite"
    hostile.write_bytes((outputs / "a.sqlite").read_bytes())
    with closing(sqlite3.connect(hostile, isolation_level=None)) as database:
        database.execute("UPDATE reports SET year = '<script>'")
    with pytest.raises(UnreadableFile, match=r"reports\.year"):
        list(rows_of_output(str(hostile), ASKED))
