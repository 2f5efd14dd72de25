"""Reports as tables of pandas and Arrow: types as declared, null is missing, and nothing is loaded before it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pandas as pd
import pytest
import simplejson

import reportparse
from instruments.made import REPORTS, render_text
from reportparse.diagnostics.errors import UnreadableFile
from reportparse.pipeline import parse
from reportparse.record.rows import OF_RECORDS, OF_SIGHTINGS, TableDefinition
from reportparse.record.schema import Report
from reportparse.writers import frames
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.kept import rows_of_record
from reportparse.writers.tables.row_text import csv_text


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [
        parse(render_text(REPORTS[name]), f"{name}.txt", cells=True) for name in ("city-2021form", "district-2019form")
    ]


def test_rows_of_a_report(reports: list[Report]) -> None:
    report = reports[0]
    rows = report.to_rows()
    assert list(rows) == [table.name for table in OF_RECORDS]
    (wide,) = rows["wide"]
    assert report.requests is not None
    assert wide["requests_received_total"] == report.requests.received.total
    assert wide["statistics_requests_received_total"] is None
    assert rows["reports"][0]["period_start"] == date(report.report.year or 0, 1, 1)
    assert len(rows["values"]) == len(report.cells or ())


def test_a_hash_of_numbers_is_that_of_numbers_alone(reports: list[Report]) -> None:
    records = [reports[0].as_dict() for _ in range(4)]
    records[1]["report"]["organ"] = "别的机关"
    records[2]["disclosure"]["fees"]["amount"] = Decimal("3.50")
    records[3]["disclosure"]["fees"]["amount"] = Decimal("3.5")
    first, same, *others = reportparse.to_dataframe(records, "reports")["numbers_sha256"]
    assert (first == same, others[0] == others[1], first == others[0]) == (True, True, False)


def test_a_frame_has_numbers_and_days(reports: list[Report]) -> None:
    wide = reportparse.to_dataframe(reports)
    assert wide.shape == (2, len(next(table for table in OF_RECORDS if table.name == "wide").columns))
    kinds = [str(wide[name].dtype) for name in ("year", "requests_received_total", "disclosure_fees_amount", "organ")]
    assert kinds == ["Int64", "Int64", "Float64", "str"]
    assert wide["disclosure_fees_amount"].isna().tolist() == [False, True]
    assert wide["requests_received_total"].describe()["count"] == 2
    days = reportparse.to_dataframe(reports, "reports")
    assert (str(days["period_end"].dtype), days["published"].isna().all()) == ("datetime64[s]", True)
    exact = reportparse.to_dataframe([reports[0].as_dict()], "wide", decimals=True)
    assert type(exact["disclosure_fees_amount"][0]) in (int, Decimal)
    assert reportparse.to_dataframe([], "values").empty


@pytest.mark.parametrize("cells", [True, False])
def test_floats_of_plain_json_are_exact(reports: list[Report], cells: bool) -> None:
    record = reports[0].as_dict()
    record["disclosure"]["fees"]["amount"] = Decimal("12.5")
    cell = next(cell for cell in record["cells"] if cell["path"] == "disclosure.fees.amount")
    cell["value"] = Decimal("12.5")
    record["cells"] = record["cells"] if cells else None
    given = json.loads(simplejson.dumps(record, use_decimal=True))
    assert type(given["disclosure"]["fees"]["amount"]) is float
    wide = reportparse.to_arrow([given]).to_pylist()[0]
    assert (wide["disclosure_fees_amount"], wide["unfit"]) == (Decimal("12.5"), None)
    values = {row["path"]: row["value"] for row in reportparse.to_arrow([given], "values").to_pylist()}
    assert values["disclosure.fees.amount"] == Decimal("12.5")
    frame = reportparse.to_dataframe([given], "values")
    assert frame.set_index("path")["value"]["disclosure.fees.amount"] == 12.5


def test_a_record_of_schema_1_0_is_one_of_today(reports: list[Report]) -> None:
    record = reports[0].as_dict()
    older = {key: inner for key, inner in record.items() if key != "statistics"} | {"schema_version": "1.0"}
    assert reportparse.to_arrow([older]) == reportparse.to_arrow([record])


def test_half_a_character_is_replaced_as_in_files(reports: list[Report]) -> None:
    record = reports[0].as_dict()
    record["report"]["title"] = "年报\ud840"
    assert reportparse.to_arrow([record], "reports")["title"].to_pylist() == ["年报?"]


@pytest.mark.parametrize(
    "wrong",
    [{"checks": None}, {"schema_version": "2.0"}, {"preamble": float("nan")}, {"stranger": 1}],
    ids=["no checks", "another schema", "no number", "a key too many"],
)
def test_a_mapping_that_is_no_record_is_refused(reports: list[Report], wrong: dict[str, object]) -> None:
    with pytest.raises(UnreadableFile, match="record 2") as refused:
        reportparse.to_dataframe([reports[1], reports[0].as_dict() | wrong])
    assert refused.value.kind == "not-a-record"


@pytest.mark.parametrize("table", OF_RECORDS, ids=lambda table: table.name)
def test_arrow_has_the_same_rows(table: object, reports: list[Report]) -> None:
    name = table.name  # type: ignore[attr-defined]
    made = reportparse.to_arrow(reports, name)
    assert made.to_pylist() == [row for report in reports for row in report.to_rows()[name]]
    assert made.schema.field("report").metadata[b"description"].startswith(b"path of the file")


@pytest.mark.parametrize("table", OF_SIGHTINGS, ids=lambda table: table.name)
def test_tables_of_all_reports_are_those_of_an_archive(table: TableDefinition, reports: list[Report]) -> None:
    records = [reports[0].as_dict(), reports[1].as_dict(), reports[0].as_dict()]
    for record, year, name in zip(records, (2021, None, 2019), "abc", strict=True):
        record["report"]["year"], record["source"]["name"] = year, name
    archive = cast("Archive", SimpleNamespace(rows=lambda: map(rows_of_record, records), listing=list))
    expected = b"".join(rows.text() for rows in all_rows(archive) if rows.table == table)
    made = frames.to_arrow(records, cast("frames.TableName", table.name))
    assert csv_text(zip(*made.to_pydict().values(), strict=True)).encode() == expected
    assert made.num_rows == 2


def test_a_panel_has_numbers_and_missing_years(reports: list[Report]) -> None:
    records = [reports[0].as_dict(), reports[0].as_dict()]
    for record, year in zip(records, (2021, 2019), strict=True):
        record["report"]["year"], record["source"]["name"] = year, str(year)
    panel = reportparse.to_dataframe(records, "panel")
    assert panel["year"].tolist() == [2019, 2021]
    assert [str(panel[name].dtype) for name in ("carried_over", "missing_years")] == ["Int64", "str"]
    organs = reportparse.to_dataframe(records, "organs")
    assert (str(organs["known_by_name"].dtype), organs["reports"].tolist()) == ("boolean", [2])


def test_reports_of_one_name_are_told_apart(reports: list[Report]) -> None:
    """As `batch` does: `report` joins the tables, so that no row of one meets a row of another."""
    records = [report.as_dict() for report in (*reports, reports[0])]
    for record in records:
        record["source"]["name"] = "2021.txt"
    names = ["2021.txt", "2021.txt~2", "2021.txt~3"]
    tables = [reportparse.to_dataframe(iter(records), table) for table in ("reports", "values", "organs")]
    assert tables[0]["report"].tolist() == tables[1]["report"].unique().tolist() == names
    assert len(tables[1].merge(tables[0], on="report")) == len(tables[1])
    assert tables[2]["reports"].sum() == 3
    assert [record["source"]["name"] for record in records] == ["2021.txt"] * 3


def test_what_is_missing_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, reports: list[Report]) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match=r"reportparse\[frames\]"):
        reportparse.to_dataframe(reports)
    with pytest.raises(ValueError, match="reports, values, wide"):
        frames.to_arrow(reports, "files")  # type: ignore[arg-type]


def test_importing_the_package_loads_none_of_them() -> None:
    code = "import sys, reportparse; assert not {'pandas', 'pyarrow', 'duckdb'} & sys.modules.keys()"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_users_strict_types(tmp_path: Path) -> None:
    from mypy import api

    (tmp_path / "use.py").write_text(
        "import reportparse\n"
        "report = reportparse.parse('a.docx')\n"
        "rows: list[dict[str, object]] = report.to_rows()['wide']\n"
        "frame = reportparse.to_dataframe([report], 'values', decimals=True)\n"
        "table = reportparse.to_arrow([report], table='wide')\n",
        "utf-8",
    )
    root = Path(reportparse.__file__).parents[1]
    said, _, code = api.run(
        ["--strict", "--cache-dir", str(tmp_path), "--follow-imports", "silent", str(tmp_path / "use.py")]
    )
    assert (code, root.is_dir()) == (0, True), said


def test_null_is_never_zero(reports: list[Report]) -> None:
    values = reportparse.to_dataframe(reports, "values")
    cells = [cell.value for report in reports for cell in report.cells or ()]
    found = [None if pd.isna(value) else value for value in values["value"]]
    assert found == [None if value is None else float(value) for value in cells]
    assert 0 in found
    assert reportparse.to_dataframe(reports)["statistics_requests_received_total"].isna().all()
