"""R reads every output as docs/tables.md says: numbers, days and Chinese as they were written, and blank is not zero.

Skipped where R is not, but for `REPORTPARSE_R=required`. Debian's packages: r-base-core, r-cran-readr, r-cran-jsonlite,
r-cran-rsqlite, r-cran-haven, r-cran-readxl.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from instruments.made import random_report, render_text
from reportparse.batch import run as running
from reportparse.batch.run import Order, run
from reportparse.pipeline import parse
from reportparse.record.columns import Type
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.writers.json import to_json
from reportparse.writers.stata import short_names
from tests.batch.runs import in_turn

SHOWN = re.compile(r"```r\n(.*?)```", re.DOTALL)
ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / name for name in ("tables.md", "tables.zh-CN.md")]
READS = Path(__file__).with_name("in_r.R")
PACKAGES = ("readr", "jsonlite", "RSQLite", "haven", "readxl")
ENDINGS = (".csv", ".sqlite", ".dta", ".xlsx", ".duckdb")

NUMBERS = {"numeric", "integer", "integer64"}
CLASSES: dict[str, dict[Type, set[str]]] = {
    "csv": {"text": {"character"}, "date": {"Date"}, "boolean": {"logical"}},
    "sqlite": {"text": {"character"}, "date": {"Date"}, "boolean": {"integer"}},
    "dta": {"text": {"character"}, "date": {"Date"}, "boolean": {"numeric"}},
    "xlsx": {"text": {"character"}, "date": {"POSIXct"}, "boolean": {"logical"}},
}
"""What R has for each type; where all are null, a workbook says none, and SQLite none of decimals."""

Told = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    """Runs do the work themselves, without worker processes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "supervised", in_turn)
        yield


@pytest.fixture(scope="module", autouse=True)
def r() -> None:
    """R and its packages are here."""
    asked = "".join(f"stopifnot(requireNamespace('{name}', quietly=TRUE));" for name in PACKAGES)
    program = shutil.which("Rscript")
    if program and subprocess.run([program, "-e", asked], check=False, capture_output=True).returncode == 0:
        return
    why = f"not here: R with {', '.join(PACKAGES)}"
    if os.environ.get("REPORTPARSE_R") == "required":
        pytest.fail(why)
    pytest.skip(why)


def written(folder: Path, *changes: dict[str, Any]) -> Path:
    """Every output, of records whose first cells are changed so."""
    records = []
    for seed, form in enumerate(("2021", "2019", "2021")):
        record = parse(render_text(random_report(seed, form)), f"市 {seed}.txt", cells=True).as_dict()
        for cell, change in zip(record["cells"], changes, strict=False):
            cell |= change
        records.append(record)
    records[0]["preamble"] = "根据《条例》“编制”本报告，\n100% 'NA'；" * 300
    records[0]["report"] |= {"published": "2022-01-31", "organ": '甲市“测试”"局"'}
    (folder / "r.jsonl").write_bytes(b"".join(to_json(record, compact=True) for record in records))
    outputs = tuple(str(folder / f"reports{ending}") for ending in ENDINGS)
    assert run(Order((str(folder / "r.jsonl"),), outputs, quiet=True, records="only")) in (0, 3)
    return folder


def told(folder: Path, page: Path) -> tuple[Told, str]:
    """What R reads of them by the lines of a page, and its warnings."""
    (shown,) = SHOWN.findall(page.read_text("utf-8"))
    (folder / "shown.R").write_text(shown, "utf-8")
    command = ["Rscript", "--vanilla", str(READS), "shown.R", *(table.name for table in TABLES)]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    return json.loads(done.stdout), done.stderr.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whole numbers before those with a fraction, none between noughts, more than 32 bits and less than nothing."""
    values = (5, 0, None, 3_000_000_000, Decimal("2.5"), -7, 0, 123456789012345)
    return written(tmp_path_factory.mktemp("r"), *({"value": value, "raw": f"{value}"} for value in values))


@pytest.fixture(scope="module")
def read(folder: Path) -> Told:
    found, warned = told(folder, PAGES[0])
    assert warned == ""
    return found


def test_both_pages_show_the_same_lines() -> None:
    ours, theirs = (re.sub("#.*", "", SHOWN.findall(page.read_text("utf-8"))[0]) for page in PAGES)
    assert ours == theirs


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("ending", CLASSES)
def test_r_reads_what_was_written(ending: str, table: TableDefinition, read: Told, folder: Path) -> None:
    with duckdb.connect(str(folder / "reports.duckdb"), read_only=True) as database:
        expected = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
    found = read[ending][table.name]
    assert found["rows"] == len(expected)
    columns = zip(*expected, strict=True) if expected else [()] * len(table.columns)
    for column, class_, texts, values in zip(table.columns, found["classes"], found["columns"], columns, strict=True):
        assert [read_as(class_, text) for text in texts] == [held(value, ending, column.type) for value in values]
        known = ending in ("csv", "dta") or any(value is not None for value in values)
        assert class_ in CLASSES[ending].get(column.type, NUMBERS) or not known, column.name


def read_as(class_: str, text: str | None) -> float | str | None:
    if text is None or class_ not in NUMBERS | {"logical"}:
        return text
    return {"TRUE": 1.0, "FALSE": 0.0}[text] if class_ == "logical" else float(text)


def held(value: Any, ending: str, type_: Type) -> float | str | None:
    """A value as R has it: an empty text is one in SQLite, and as good as none elsewhere."""
    if value == "" or value is None:
        return "" if type_ == "text" and (ending == "dta" or (ending == "sqlite" and value == "")) else None
    return float(value) if isinstance(value, (int, float, Decimal)) else str(value)


def test_names_and_chinese_labels(read: Told) -> None:
    for table in TABLES:
        assert read["dta"][table.name]["names"] == list(short_names(table).values())
        assert read["dta"][table.name]["labels"] == [column.heading for column in table.columns]
        for ending in ("csv", "sqlite", "xlsx"):
            assert read[ending][table.name]["names"] == [column.name for column in table.columns]


@pytest.mark.parametrize("first", [7, None])
def test_a_number_of_more_than_fifteen_digits_is_never_another_one(first: object, tmp_path: Path) -> None:
    """It is rounded with a warning, marked, or text; whole numbers before it are no reason to cut it."""
    long = 12345678901234567
    given = ({"value": first, "raw": f"{first}"}, {"value": long, "raw": f"{long}"}, {"value": 3, "raw": "3"})
    found, warned = told(written(tmp_path, *given), PAGES[1])
    at = found["csv"]["values"]["names"].index("value")
    values = {ending: found[ending]["values"]["columns"][at] for ending in found}
    assert [float(values[ending][1]) for ending in ("csv", "sqlite", "xlsx")] == [float(long)] * 3
    assert [float(values[ending][2]) for ending in values] == [3.0] * 4
    assert values["dta"][1] is None
    assert found["dta"]["values"]["tagged"][at] == 3
    assert "mixed type" in warned or found["sqlite"]["values"]["classes"][at] == "character"
