"""Tables for analysts: typed whatever the data, exact, safe in a spreadsheet, and documented as they are."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import simplejson
from hypothesis import given
from hypothesis import strategies as st

from instruments import table_docs
from instruments.made import REPORTS, render_text
from reportparse.batch import outputs
from reportparse.batch.outputs import Output
from reportparse.batch.store import Listed
from reportparse.diagnostics.errors import UnwritableOutput
from reportparse.pipeline import parse
from reportparse.record.columns import SQL_TYPES
from reportparse.record.rows import OF_RECORDS, TABLES, VALUE_COLUMNS
from reportparse.writers import WRITERS, excel
from reportparse.writers.duckdb import write_duckdb, write_parquet
from reportparse.writers.excel import write_excel
from reportparse.writers.tables.csv import for_people, unformulaic, write_csv
from reportparse.writers.tables.kept import rows_of_record
from reportparse.writers.tables.places import paths_of_tables
from reportparse.writers.tables.row_text import csv_text

ROOT = Path(__file__).parents[2]
FORMULA = '=HYPERLINK("http://x","y")'


class Records:
    """An archive held in memory."""

    def __init__(self, *records: dict[str, Any]) -> None:
        self._records = records

    def records(self) -> Iterator[tuple[str, bytes]]:
        for record in self._records:
            yield record["source"]["name"], simplejson.dumps(record, use_decimal=True).encode()

    def rows(self) -> Iterator[bytes]:
        return map(rows_of_record, self._records)

    def listing(self) -> Iterator[Listed]:
        for number, record in enumerate(self._records, 1):
            yield Listed(number, record["source"]["name"], "0" * 64, 1, None, record["status"], None, None, None, None)
        yield Listed(
            len(self._records) + 1, "bad.docx", None, None, None, "failed", "read", "corrupt", "cut, or damaged", "残缺"
        )


def record(name: str) -> dict[str, Any]:
    return parse(render_text(REPORTS[name]), f"{name}.txt", cells=True).as_dict()


@pytest.fixture(scope="module")
def archive() -> Records:
    """One report without any number first, one with all oddities, one of each form."""
    void = record("city-2021form")
    for table in ("disclosure", "requests", "review"):
        void[table] = None
    void |= {"cells": [], "issues": [], "checks": {**void["checks"], "results": []}}
    void["source"]["name"] = "0.txt"
    void["report"] |= {"organ": None, "year": None, "period": None, "published": None}
    odd = record("city-2021form")
    odd["source"]["name"] = "1\n,\"'.txt"
    odd["report"]["title"] = FORMULA
    odd["preamble"] = 'line one\r\nline "two"\nline three\x00 ' + "长" * 40_000
    odd["disclosure"]["fees"]["amount"] = Decimal("123456789012345678.0000000001")
    odd["disclosure"]["rules"]["issued"] = Decimal("2.5")
    odd["cells"][0] |= {"value": Decimal("2.5"), "raw": "-2.5"}
    odd["cells"][1] |= {"value": 10**26, "raw": "-不详"}
    odd["cells"][2] |= {"value": Decimal("0.00000000001"), "raw": "0.00000000001"}
    odd["cells"][3] |= {"value": 10**28, "raw": "1e28"}
    return Records(void, odd, record("district-2019form"), record("sentinel-2019"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="module")
def database(archive: Records, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    write_duckdb(folder / "a.duckdb", archive)
    with duckdb.connect(str(folder / "a.duckdb"), read_only=True) as connection:
        yield connection


def test_every_row_has_its_columns(archive: Records) -> None:
    for _, line in archive.records():
        for table in OF_RECORDS:
            for row in table.rows(simplejson.loads(line, use_decimal=True)):
                assert len(row) == len(table.columns), table.name
    for table in TABLES:
        assert len({column.name for column in table.columns}) == len(table.columns)


def test_types_are_as_declared_though_the_first_report_is_all_null(database: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        described = database.execute(f'DESCRIBE "{table.name}"').fetchall()
        assert [(name, kind) for name, kind, *_ in described] == [
            (column.name, SQL_TYPES[column.type]) for column in table.columns
        ]
    comments = database.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'standing'").fetchall()
    assert "confirmed" in comments[0][0]


def test_values_are_exact_and_null_is_not_zero(database: duckdb.DuckDBPyConnection) -> None:
    found = database.execute(
        "SELECT disclosure_fees_amount, disclosure_rules_issued, unfit FROM wide WHERE report LIKE '1%'"
    ).fetchall()
    assert found == [(Decimal("123456789012345678.0000000001"), None, "disclosure.rules.issued")]
    values = database.execute("SELECT value, raw FROM \"values\" WHERE report LIKE '1%' LIMIT 4").fetchall()
    assert values == [
        (Decimal("2.5"), "-2.5"),
        (Decimal(10**26), "-不详"),
        (None, "0.00000000001"),  # would be rounded to nothing
        (None, "1e28"),
    ]
    assert database.execute("SELECT count(*), count(year), count(organ) FROM reports").fetchall() == [(4, 3, 3)]
    (preamble,) = database.execute("SELECT preamble FROM reports WHERE report LIKE '1%'").fetchall()[0]
    assert preamble.startswith('line one\r\nline "two"\nline three� 长')
    assert len(preamble) > 40_000
    outcome = database.execute("SELECT outcome, kind, bytes FROM files WHERE report = 'bad.docx'").fetchall()
    assert outcome == [("failed", "corrupt", None)]


def test_every_number_of_a_record_is_in_both_shapes(archive: Records, database: duckdb.DuckDBPyConnection) -> None:
    for name, line in archive.records():
        if not name.startswith(("sentinel", "district")):
            continue
        cells = {cell["path"]: cell["value"] for cell in simplejson.loads(line, use_decimal=True)["cells"]}
        long = dict(database.execute('SELECT path, value FROM "values" WHERE report = ?', [name]).fetchall())
        assert long == cells
        selected = ", ".join(VALUE_COLUMNS[path].name for path in cells)
        wide = database.execute(f"SELECT {selected} FROM wide WHERE report = ?", [name]).fetchall()
        assert list(wide[0]) == list(cells.values())


def test_rows_of_an_offices_own_are_values_too(folder: Path) -> None:
    """Under the path that `--cells` gives them, with the head that they stand below, their own words and unit."""
    name = "county-2014.html"
    made = parse((ROOT / "fixtures" / "statistics" / name).read_bytes(), name, cells=True).as_dict()
    cells = [cell for cell in made["cells"] if cell["path"].startswith("statistics.local.")]
    assert [(cell["path"], cell["value"]) for cell in cells] == [
        (f"statistics.local.{at}", row["value"]) for at, row in enumerate(made["statistics"]["local"], 1)
    ]
    assert all(cell["row"] is not None and cell["standing"] == "unconfirmed" for cell in cells)
    write_duckdb(folder / "local.duckdb", Records(made))
    with duckdb.connect(str(folder / "local.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "SELECT path, form, row_label, value, raw, state, unit FROM \"values\" WHERE row_key = 'local' ORDER BY path"
        ).fetchall()
    assert found == [
        ("statistics.local.1", "2014", "二、回应解读情况 公共资源配置信息", Decimal(64), "64", "number", "条"),
        (
            "statistics.local.2",
            "2014",
            "三、依申请公开情况 手机客户端公开政府信息数",
            Decimal(65),
            "65",
            "number",
            "条",
        ),
    ]


def test_parquet_is_the_same_twice(archive: Records, folder: Path) -> None:
    for run in ("x", "y"):
        (folder / run).mkdir()
        write_parquet(folder / run / "a.parquet", archive)
    for name, path in paths_of_tables(folder / "x" / "a.parquet").items():
        assert path.read_bytes() == (folder / "y" / path.name).read_bytes(), name
    count = duckdb.execute(f"SELECT count(*) FROM '{folder}/x/a.values.parquet'").fetchone()
    assert count is not None
    assert count[0] > 500


def test_csv_guards_text_and_leaves_numbers(archive: Records, folder: Path) -> None:
    write_csv(folder / "a.csv", archive)
    with (folder / "a.reports.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[1]["title"] == "'" + FORMULA
    assert rows[0]["year"] == ""
    with (folder / "a.values.csv").open(encoding="utf-8", newline="") as stream:
        first, second, *_ = csv.DictReader(stream)
    assert (first["value"], first["raw"]) == ("2.5", "-2.5")
    assert (second["value"], second["raw"]) == ("1" + "0" * 26, "'-不详")
    assert not (folder / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    write_csv(folder / "a.csv", archive, excel=True)
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in paths_of_tables(folder / "a.csv").values())
    assert not list(folder.glob("*.part"))


@pytest.mark.parametrize("text", ["-5", "+18", "-0.5%", "1,234", "无", "", "12件", "-", "－", "—"])
def test_text_that_is_no_formula_stays(text: str) -> None:
    assert unformulaic(text) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "--5", "＝1+1", "＠A1", "－A1", "\n=1"]
)
def test_text_that_may_be_a_formula_is_guarded(text: str) -> None:
    assert unformulaic(text) == "'" + text


@given(st.lists(st.tuples(*[st.text("=+-＋＝@\t\r\n,\"'1.%a 长", max_size=5) | st.none()] * 3), max_size=3))
def test_rows_without_formulas_are_written_alike_and_faster(rows: list[tuple[str | None, ...]]) -> None:
    expected = [[unformulaic(value or "") for value in row] for row in rows]
    made = for_people(csv_text(rows).encode()).decode()
    assert list(csv.reader(io.StringIO(made, newline=""))) == expected


def test_workbook(archive: Records, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MAX_ROWS", 300)
    said = [remark.en for remark in write_excel(folder / "a.xlsx", archive)]
    assert any(remark.startswith("`values` goes on in ") for remark in said)
    assert not any("`reports`" in remark for remark in said)
    book = openpyxl.load_workbook(folder / "a.xlsx")
    assert book.sheetnames[:3] == ["reports", "values", "wide"]
    assert "values 2" in book.sheetnames
    rows = list(book["reports"].iter_rows(values_only=True))
    heads = list(rows[0])
    assert heads[2] == "organ"
    note = book["reports"].cell(1, 3).comment
    assert note is not None
    assert note.text.startswith("报告机关")
    title = heads.index("title")
    assert book["reports"].cell(3, title + 1).data_type == "s"
    assert rows[2][title] == FORMULA
    wide = list(book["wide"].iter_rows(values_only=True))
    names = list(wide[0])
    start = rows[3][heads.index("period_start")]
    assert (start.month, start.day) == (1, 1)
    assert book["values 2"].auto_filter.ref is not None
    assert (book["wide"].freeze_panes, book["columns"].cell(2, 2).value) == ("B2", "report")
    assert wide[2][names.index("disclosure_fees_amount")] == "123456789012345678.0000000001"
    assert isinstance(wide[3][names.index("requests_received_total")], int)
    n_values = sum(len(list(book[name].rows)) - 1 for name in book.sheetnames if name.startswith("values"))
    assert n_values == sum(len(simplejson.loads(line)["cells"]) for _, line in archive.records())
    again = folder / "b.xlsx"
    write_excel(again, archive)
    assert again.read_bytes() == (folder / "a.xlsx").read_bytes()
    with zipfile.ZipFile(again) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())


def test_a_missing_library_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(outputs, "find_spec", lambda name: None)
    for ending in (".duckdb", ".parquet", ".xlsx"):
        with pytest.raises(UnwritableOutput, match=r"reportparse\[tables\]"):
            Output.at(str(tmp_path / f"a{ending}"))
    assert Output.at(str(tmp_path / "a.csv")).writer == WRITERS[".csv"]


def test_the_page_documents_the_columns() -> None:
    for language, page in table_docs.PAGES.items():
        found = table_docs.COLUMNS.search(page.read_text("utf-8"))
        assert found is not None
        assert found[0] == table_docs.columns(language), "run: python -m instruments.table_docs"


def test_the_page_answers_its_questions(tmp_path: Path) -> None:
    made = table_docs.databases(tmp_path)
    for page in table_docs.PAGES.values():
        questions = list(table_docs.QUESTION.finditer(page.read_text("utf-8")))
        assert len(questions) == 5
        for question in questions:
            answers = [table_docs.answer(database, question["sql"]) for database in made]
            assert answers == [question["answer"]] * 2, "run: python -m instruments.table_docs"


def test_duckdb_reads_our_json_lines(archive: Records, tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text("".join(json.dumps(json.loads(line)) + "\n" for _, line in archive.records()), "utf-8")
    found = duckdb.execute(f"SELECT report.year FROM read_json('{lines}', maximum_object_size=100000000)").fetchall()
    assert found[0] == (None,)
    assert len(found) == 4
