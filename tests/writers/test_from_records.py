"""From records to tables: without parsing, row for row what a run over the documents writes, and read by other programs."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pyreadstat
import pytest
import simplejson

from instruments.made import random_report, render_text
from reportparse.batch import run as running
from reportparse.batch.outputs import Output
from reportparse.batch.run import Order, run
from reportparse.record.rows import OF_RECORDS, TABLES
from reportparse.writers import WRITERS
from reportparse.writers.stata import Measured, Variable, short_names
from reportparse.writers.tables.package import package
from reportparse.writers.tables.places import paths_of_tables
from tests.batch.runs import in_turn, lines, written
from tests.writers.descriptors import faults

ROOT = Path(__file__).parents[2]
NAMES = ("a.jsonl", "a.csv", "a.sqlite", "a.dta", "a.xlsx", "a.parquet", "b.parquet/", "a.duckdb", "json")


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    """Runs do the work themselves, without worker processes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "supervised", in_turn)
        yield


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of three forms, one with rows of its own; a repetition, a damaged file before and a notice behind them."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "a.docx").write_bytes(b"PK\x03\x04 not a package")
    for seed, form in enumerate(("2021", "2019", "2021")):
        (folder / f"市{seed}.txt").write_bytes(render_text(random_report(seed, form)))
    shutil.copy(folder / "市0.txt", folder / "市00.txt")
    shutil.copy(folder / "a.docx", folder / "b.docx")
    shutil.copy(ROOT / "fixtures" / "statistics" / "county-2014.html", folder / "c.html")
    (folder / "通知.txt").write_text("关于做好2023年政府信息公开工作年度报告编制工作的通知\n请报送。", "utf-8")
    return folder


def ordered(inputs: Path, folder: Path, *names: str, **changes: Any) -> Order:
    folder.mkdir(exist_ok=True)
    return replace(Order((str(inputs),), tuple(f"{folder}/{name}" for name in names), quiet=True), **changes)


@pytest.fixture(scope="module")
def direct(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every output of one run over the documents."""
    folder = tmp_path_factory.mktemp("direct")
    assert run(ordered(documents, folder, *NAMES, cells=True)) == 1
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """What stands in a folder of outputs; of a DuckDB file, which bears a random id, its rows."""
    found = written(folder)
    with duckdb.connect(str(folder / "a.duckdb"), read_only=True) as connection:
        for table in TABLES:
            found[table.name] = repr(connection.execute(f'SELECT * FROM "{table.name}"').fetchall()).encode()
    del found["a.duckdb"]
    return found


def test_from_records_every_output_is_that_of_the_documents(direct: Path, tmp_path: Path) -> None:
    assert run(ordered(direct / "a.jsonl", tmp_path / "x", *NAMES, records="only")) == 1
    made, expected = contents(tmp_path / "x"), contents(direct)
    assert [name for name in expected if made.get(name) != expected[name]] == []
    assert made.keys() == expected.keys()
    assert b"a.docx" in made["files"]


def test_one_run_writes_what_single_runs_do(documents: Path, direct: Path, tmp_path: Path) -> None:
    assert run(ordered(documents, tmp_path, "a.csv")) == 1
    single = written(tmp_path)
    assert single == {name: written(direct)[name] for name in single}
    plain = tmp_path / "plain"
    assert run(ordered(documents, plain, "a.jsonl", "a.csv")) == 1
    assert all("cells" not in record for record in lines((plain / "a.jsonl").read_bytes()))
    assert (plain / "a.values.csv").read_bytes() == single["a.values.csv"]


def test_a_folder_of_records_and_a_named_file_of_them(direct: Path, tmp_path: Path) -> None:
    """`batch` takes records, too, where a file of them is named."""
    assert run(ordered(direct / "json", tmp_path / "x", "a.parquet", records="only")) == 1
    assert run(ordered(direct / "a.jsonl", tmp_path / "y", "a.parquet")) == 1
    assert written(tmp_path / "y").items() <= written(direct).items()
    for name in paths_of_tables(Path("a.parquet")).values():
        ours, theirs = (pl.read_parquet(folder / name).rows() for folder in (tmp_path / "x", direct))
        assert sorted(map(repr, ours)) == sorted(map(repr, theirs))


def test_records_without_cells_know_their_numbers(documents: Path, direct: Path, tmp_path: Path) -> None:
    assert run(ordered(documents, tmp_path, "r.jsonl")) == 1
    assert run(ordered(tmp_path / "r.jsonl", tmp_path / "x", "a.parquet", records="only")) == 1
    known, seen = (pl.read_parquet(folder / "a.values.parquet") for folder in (tmp_path / "x", direct))
    shared = ("report", "path", "form", "row_label", "column_label", "value", "unit")
    assert known.select(shared).sort("report", "path").rows() == seen.select(shared).sort("report", "path").rows()
    assert known["raw"].null_count() == known.height
    disputed = (
        one.filter(standing="disputed").select("report", "path").sort("report", "path") for one in (known, seen)
    )
    first, second = (one.rows() for one in disputed)
    assert first == second


@pytest.mark.parametrize(("first", "said"), [("r", (True, True)), ("x/a", (False, False))])
def test_what_records_without_cells_lack_is_told(
    first: str, said: tuple[bool, bool], documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also that of one report the record without cells came first, and the other was left out."""
    assert run(ordered(documents, tmp_path, "r.jsonl")) == 1
    assert run(ordered(documents, tmp_path / "x", "a.jsonl", cells=True)) == 1
    both = sorted((tmp_path / "r.jsonl", tmp_path / "x" / "a.jsonl"), key=lambda path: first not in str(path))
    made = Order(tuple(map(str, both)), (str(tmp_path / "o.csv"),), records="only")
    assert run(made) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert ("records without cells" in told, "records left out" in told) == said
    assert run(replace(made, outputs=(str(tmp_path / "o.jsonl"),))) == 1
    assert "without cells" not in capsys.readouterr().err, "records are what they were"


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda line: line[: len(line) // 2],
    "huge": lambda line: line.replace(b'"passed":', b'"passed":1e999999999,"x":', 1),
    "day": lambda line: line.replace(b'"published":null', b'"published":"soon"', 1),
    "year": lambda line: line.replace(b'"year":20', b'"year":99999999999999999999', 1),
    "far year": lambda line: line.replace(b'"year":20', b'"year":2000020', 1),
    "path": lambda line: line.replace(b'"path":"disclosure.rules.issued"', b'"path":"requests.nowhere"', 1),
    "half": lambda line: line.replace(b'"path":"disclosure.rules.issued"', b'"path":"\\ud800"', 1),
    "twice": lambda line: line.replace(b'"path":"disclosure.rules.repealed"', b'"path":"disclosure.rules.issued"', 1),
    "no": lambda line: b'{"a": 1}\n',
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_record_costs_itself_alone(
    how: str, direct: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = [line + b"\n" for line in (direct / "a.jsonl").read_bytes().splitlines() if b'"form":"2021"' in line]
    bad = BROKEN[how](good[0])
    assert bad != good[0]
    (tmp_path / "r.jsonl").write_bytes(bad.rstrip(b"\n") + b"\n" + good[1])
    assert run(ordered(tmp_path / "r.jsonl", tmp_path / "x", "a.sqlite", "a.parquet", records="only")) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.endswith("[not-a-record]")
    with closing(sqlite3.connect(tmp_path / "x" / "a.sqlite")) as database:
        assert database.execute("SELECT outcome, kind FROM files ORDER BY outcome").fetchall() == [
            ("complete", None),
            ("failed", "not-a-record"),
        ]
        assert database.execute("SELECT count(*) FROM wide").fetchone() == (1,)


def test_failed_checks_beyond_what_a_database_adds_up(direct: Path, tmp_path: Path) -> None:
    good = [line + b"\n" for line in (direct / "a.jsonl").read_bytes().splitlines()][:2]
    most = re.compile(rb'("checks":\{"passed":\d+,"failed":)\d+')
    (tmp_path / "r.jsonl").write_bytes(b"".join(most.sub(rb"\g<1>%d" % (2**63 - 1), line) for line in good))
    assert run(ordered(tmp_path / "r.jsonl", tmp_path / "x", "a.csv", records="only")) == 0
    assert (tmp_path / "x" / "a.csv").read_bytes().count(b"\n") == 3


def test_names_that_come_twice_and_contents_that_do(direct: Path, tmp_path: Path) -> None:
    """Another report under a name that is taken is told apart; a report that was given before is listed as repeated."""
    record = lines((direct / "a.jsonl").read_bytes())[1]
    other = record | {"source": {**record["source"], "sha256": "0" * 64}}  # type: ignore[dict-item]
    for name, given in (("1.json", record), ("2.json", other), ("3.json", record)):
        (tmp_path / name).write_text(simplejson.dumps(given, indent=2), "utf-8")
    assert run(ordered(tmp_path, tmp_path / "x", "a.jsonl", records="only")) == 0
    names = [line["source"]["name"] for line in lines((tmp_path / "x" / "a.jsonl").read_bytes())]  # type: ignore[index]
    assert names == ["市0.txt", "市0.txt~2"]
    (repeated,) = lines((tmp_path / "x" / "a.jsonl.duplicates.jsonl").read_bytes())
    assert (repeated["file"], repeated["duplicate_of"]) == ("市0.txt~3", "市0.txt")


LEDGER = (
    b'{"number":1,"file":"x\\ud800","stage":"read","kind":"k","message":"m","message_zh":"m","sha256":null,"bytes":null}\n'
    b'[1]\nnull\n\xff\n{"number":"a"}\n{"number":2,"file":"a","sha256":[1],"bytes":1}\n'
    b'{"number":3,"file":"q","stage":"read","kind":"k","message":"m","message_zh":"z","sha256":"0","bytes":1e99}\n'
    b'{"number":4,"file":"q","stage":"read","kind":"k","message":"m","message_zh":"z","sha256":"0","bytes":9}\n'
)


def test_of_a_ledger_only_entries_of_ours_are_told(direct: Path, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"\n".join((direct / "a.jsonl").read_bytes().splitlines()[:2]))
    (tmp_path / "r.jsonl.failures.jsonl").write_bytes(LEDGER)
    assert run(ordered(tmp_path / "r.jsonl", tmp_path / "x", "a.jsonl", records="only")) == 1
    (told,) = lines((tmp_path / "x" / "a.jsonl.failures.jsonl").read_bytes())
    assert (told["file"], told["number"], told["bytes"]) == ("q", 3, 9)


def test_a_document_is_no_record(documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ordered(documents / "市0.txt", tmp_path / "x", "a.csv", records="only")) == 1
    assert "[not-a-record]" in capsys.readouterr().err
    assert run(ordered(documents / "市0.txt", tmp_path / "x", "b.csv", "b.csv")) == 2
    assert "another output" in capsys.readouterr().err


def rows_of(direct: Path, table: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(direct / "a.duckdb"), read_only=True) as connection:
        return connection.execute(f'SELECT * FROM "{table}"').fetchall()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_format_reads_back_alike(table: Any, direct: Path) -> None:
    """By pandas, polars, DuckDB, SQLite and two readers of Stata: null is null, days are days, numbers exact."""
    expected = rows_of(direct, table.name)
    assert expected or table.name == "figures"
    file = {ending: paths_of_tables(direct / f"a{ending}")[table.name] for ending in (".parquet", ".csv", ".dta")}
    assert pl.read_parquet(file[".parquet"]).rows() == expected
    with closing(sqlite3.connect(direct / "a.sqlite")) as database:
        assert [same(row) for row in database.execute(f'SELECT * FROM "{table.name}"')] == [
            same(row) for row in expected
        ]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for frame in (pd.read_stata(file[".dta"]), pyreadstat.read_dta(str(file[".dta"]))[0]):
        assert list(frame.columns) == list(short_names(table).values())
        assert [same(row, "") for row in frame.itertuples(index=False)] == [same(row, "") for row in expected]
    sheet = pd.read_excel(direct / "a.xlsx", sheet_name=table.name, keep_default_na=False, na_values=[""])
    plain = pd.read_csv(file[".csv"], keep_default_na=False, na_values=[""])
    assert list(sheet.columns) == list(plain.columns) == [column.name for column in table.columns]
    days = [column.name for column in table.columns if column.type == "date"]
    assert all(str(sheet[day].dtype).startswith("datetime64") for day in days if sheet[day].notna().any())


def same(row: Any, null: Any = None) -> list[Any]:
    """A row as any format can hold it: numbers as floats, days as ISO text."""
    return [_same(value, null) for value in row]


def _same(value: Any, null: Any) -> Any:
    if value is None or value is pd.NaT or value != value or value == "":
        return null
    if isinstance(value, (int, float, Decimal)):
        return float(value)
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)


def test_partitions_by_year_are_the_tables(direct: Path) -> None:
    for table in OF_RECORDS:
        parts = f"{direct}/b.parquet/{table.name}/*/*.parquet"
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        found = duckdb.execute(f"SELECT {names} FROM read_parquet('{parts}', hive_partitioning=true)").fetchall()
        assert sorted(map(repr, found)) == sorted(map(repr, rows_of(direct, table.name)))
    assert len(pd.read_parquet(direct / "b.parquet" / "wide")) == len(rows_of(direct, "wide"))


@pytest.mark.parametrize("ending", [ending for ending, writer in WRITERS.items() if writer.described])
def test_the_descriptor_describes_what_lies_beside_it(ending: str, direct: Path) -> None:
    name = f"{'b' if ending.endswith('/') else 'a'}{ending}".rstrip("/")
    package = frictionless.Package(str(direct / f"{name}.datapackage.json"))
    assert [one.name for one in package.resources] == [table.name for table in TABLES]
    for resource, table in zip(package.resources, TABLES, strict=True):
        assert all((direct / path).exists() for path in resource.paths)
        described = [(one.name, one.title, one.custom.get("unit", "")) for one in resource.schema.fields]
        assert described == [(one.name, one.heading, one.unit) for one in table.columns]
    assert faults(package, direct, name) == []


def test_a_table_without_files_is_described_as_one_without_rows() -> None:
    described = package({table.name: [] for table in TABLES}, ".parquet")
    heads = [[column.name for column in table.columns] for table in TABLES]
    assert [one["data"] for one in described["resources"]] == [[head] for head in heads]
    assert frictionless.Package(described).validate().valid


def test_a_number_that_stata_would_round_is_marked(tmp_path: Path, direct: Path) -> None:
    record = simplejson.loads((direct / "a.jsonl").read_bytes().splitlines()[1], use_decimal=True)
    record["cells"][0] |= {"value": 12345678901234567, "raw": "12345678901234567"}
    (tmp_path / "r.json").write_text(simplejson.dumps(record, use_decimal=True), "utf-8")
    assert run(ordered(tmp_path / "r.json", tmp_path / "x", "a.dta", "a.sqlite", records="only")) in (0, 3)
    values = pd.read_stata(tmp_path / "x" / "a.values.dta", convert_missing=True)
    assert (str(values["value"][0]), values["raw"][0]) == (".u", "12345678901234567")
    with closing(sqlite3.connect(tmp_path / "x" / "a.sqlite")) as database:
        assert database.execute('SELECT value FROM "values"').fetchone() == ("12345678901234567",)


def test_decimals_in_sqlite_are_floats_or_text(tmp_path: Path, direct: Path) -> None:
    """A share of whole numbers would be 0, and to R the first would be the kind of all."""
    record = simplejson.loads((direct / "a.jsonl").read_bytes().splitlines()[1], use_decimal=True)
    long = 12345678901234567
    for cell, value in zip(record["cells"], (7, 0, 3_000_000_000, long), strict=False):
        cell |= {"value": value, "raw": f"{value}"}
    (tmp_path / "r.json").write_text(simplejson.dumps(record, use_decimal=True), "utf-8")
    assert run(ordered(tmp_path / "r.json", tmp_path / "x", "a.sqlite", records="only")) in (0, 3)
    with closing(sqlite3.connect(tmp_path / "x" / "a.sqlite")) as database:
        found = [repr(value) for (value,) in database.execute('SELECT value FROM "values" LIMIT 4')]
        kinds = database.execute('SELECT DISTINCT typeof(value) FROM "values" ORDER BY 1').fetchall()
    assert found == ["7.0", "0.0", "3000000000.0", f"'{long}'"]
    assert ("integer",) not in kinds


def test_names_in_stata_are_short_and_differ() -> None:
    for table in TABLES:
        names = list(short_names(table).values())
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= 32


def test_a_few_long_texts_do_not_fill_stata_up(direct: Path) -> None:
    """Messages stand behind the rows, where one of them would make all as long; what joins tables never does."""
    (checks,) = (table for table in TABLES if table.name == "checks")
    measured = Measured([Variable(column, width=600, characters=5_000) for column in checks.columns], rows=100)
    measured.part(checks)
    stay = {one.column.name for one in measured.variables if one.column.type == "text" and not one.is_long}
    assert stay == {"report", "id"}
    full = Measured([Variable(column, width=600, characters=15_000) for column in checks.columns], rows=100)
    full.part(checks)
    assert not any(one.is_long for one in full.variables)
    size = (direct / "a.checks.dta").stat().st_size
    assert size < 8 * (direct / "a.checks.csv").stat().st_size


def test_an_existing_folder_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").mkdir()
    assert Output.at(str(tmp_path / "x.parquet")).writer is WRITERS[".parquet/"]
    assert Output.at(str(tmp_path / "x/")).writer is WRITERS[""]
