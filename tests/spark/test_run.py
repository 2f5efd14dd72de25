"""The job on Spark: row for row what `batch` makes, whatever is killed, and nothing done twice."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import frictionless
import pyarrow as pa
import pytest
from pyarrow import parquet

from reportparse.record.rows import TABLES
from tests.cluster.archives import inputs
from tests.spark.conftest import settings
from tests.spark.tables import tables
from tests.writers.descriptors import faults

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from reportparse.spark.run import Order


def ledger(out: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(out / "ledger").sort_by("slice").to_pylist()
    return rows


def order(source: Path, out: Path, **changes: Any) -> Order:
    from reportparse.spark.run import Order

    return Order(str(source), str(out), **changes)


@pytest.fixture(scope="module")
def out(spark: SparkSession, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, listed, while a Python worker of Spark is killed."""
    from reportparse.spark.run import run

    folder = tmp_path_factory.mktemp("spark") / "out"
    assert run(spark, order(archive, folder, is_folder=True)) == len(inputs(archive))
    return folder


def test_the_tables_are_those_of_batch_though_a_python_worker_was_killed(out: Path, of_batch: Path, mark: Path) -> None:
    assert mark.exists()
    assert tables(out / "tables.parquet") == tables(of_batch)


def test_a_year_of_a_table_is_no_heap_of_files(out: Path) -> None:
    assert {len([*year.glob("*.parquet")]) for year in out.glob("tables.parquet/*/year=*")} == {1}


def test_a_slice_has_a_file_for_each_core_until_there_are_many_inputs(out: Path) -> None:
    """Not the partitions of a shuffle: a task of thirty files is start-up."""
    assert len([*out.glob("parsed/slice=000001/*.parquet")]) == 2


def test_the_descriptor_names_every_part_and_what_stands_in_it(out: Path) -> None:
    package = frictionless.Package(str(out / "datapackage.json"))
    assert [one.name for one in package.resources] == [table.name for table in TABLES]
    parts = {path.relative_to(out).as_posix() for path in out.glob("tables.parquet/**/*.parquet")}
    assert {path for one in package.resources for path in one.paths} == parts
    assert faults(package, out, "tables.parquet") == []


def test_run_again_it_parses_nothing(spark: SparkSession, archive: Path, out: Path) -> None:
    from reportparse.spark.run import run

    before = ledger(out), tables(out / "tables.parquet")
    assert run(spark, order(archive, out, is_folder=True)) == 0
    assert (ledger(out), tables(out / "tables.parquet")) == before


def test_what_changed_is_parsed_again_and_what_is_gone_goes(
    spark: SparkSession, archive: Path, out: Path, tmp_path: Path
) -> None:
    from reportparse.spark.run import run

    copy, again = tmp_path / "in", tmp_path / "out"
    shutil.copytree(archive, copy)
    shutil.copytree(out, again)
    (copy / "void.pdf").write_bytes(b"no longer empty")
    (copy / "a.html").unlink()
    half = again / "parsed" / "slice=000002"
    half.mkdir()
    (half / "part-0.parquet").write_bytes(b"left by a killed driver")
    assert run(spark, order(copy, again, is_folder=True)) == 1
    files = {row[0]: row for row in tables(again / "tables.parquet")["files"]}
    assert "a.html" not in files
    assert files["void.pdf"][3] == len(b"no longer empty")
    assert [row["inputs"] for row in ledger(again)] == [len(inputs(archive)), 1]


def parsed(spark: SparkSession, given: Order) -> tuple[int, dict[str, str]]:
    """How many inputs were parsed, and what became of each that is in a slice; no tables are written."""
    from reportparse.spark.manifest import read
    from reportparse.spark.parsing import Dataset

    dataset = Dataset(spark, given.out, given.settings)
    n_parsed = sum(dataset.parse(read(spark, given.source, given.root), given.inputs_a_slice))
    return n_parsed, {row.path: row.outcome for row in dataset.rows().select("path", "outcome").collect()}


@pytest.mark.filterwarnings("ignore:.*pandas:FutureWarning")
def test_contents_in_a_struct_are_read_and_known_again_by_their_bytes(
    spark: SparkSession, archive: Path, tmp_path: Path
) -> None:
    names = {"a.html": "complete", "void.pdf": "failed", "市 县/1.txt": "complete", "_year=2021/_again.txt": "complete"}
    files = [{"bytes": one["content"], "path": one["path"]} for one in inputs(archive) if one["path"] in names]
    source, folder = tmp_path / "hf in" / "data.parquet", tmp_path / "out"
    source.parent.mkdir()
    parquet.write_table(pa.table({"file": files, "split": ["train"] * 4}), source, row_group_size=2)
    assert parsed(spark, order(source.parent, folder)) == (4, names)
    files[0] = {**files[0], "bytes": b"changed"}
    parquet.write_table(pa.table({"file": files, "split": ["train"] * 4}), source)
    assert parsed(spark, order(source.parent, folder))[0] == 1


@pytest.mark.filterwarnings("ignore:.*pandas:FutureWarning")
def test_paths_are_fetched_below_their_root(spark: SparkSession, archive: Path, tmp_path: Path) -> None:
    source = tmp_path / "inventory.parquet"
    parquet.write_table(pa.table({"key": ["a.html", "gone.txt"], "e_tag": ["1", "2"]}), source)
    given = order(source, tmp_path / "out", root=str(archive))
    assert parsed(spark, given) == (2, {"a.html": "complete", "gone.txt": "failed"})


def test_an_inventory_says_its_bucket(spark: SparkSession, tmp_path: Path) -> None:
    from reportparse.spark.manifest import read

    columns = {
        "bucket": ["reports"] * 2,
        "key": ["1.txt", "市/2.txt"],
        "size": [1, 2],
        "last_modified_date": ["x", "y"],
    }
    parquet.write_table(pa.table(columns), tmp_path / "inventory.parquet")
    assert read(spark, str(tmp_path / "inventory.parquet"), None).root == "s3://reports"


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"path": ["a", "a"], "content": [b"x", b"y"]}, "stand there twice: 1"),
        ({"path": ["a", None], "content": [b"x", b"y"]}, "stand there twice: 1"),
        ({"path": ["a"]}, "need sha256"),
        ({"path": ["a"], "etag": ["1"]}, "--root"),
        ({"bucket": ["a", "b"], "key": ["1", "2"], "etag": ["1", "2"]}, "--root"),
        ({"name": ["a"]}, "neither"),
    ],
)
def test_what_cannot_be_one_row_an_input_is_refused(
    spark: SparkSession, tmp_path: Path, columns: dict[str, Any], says: str
) -> None:
    from reportparse.spark.manifest import UnusableInput
    from reportparse.spark.run import run

    parquet.write_table(pa.table(columns), tmp_path / "in.parquet")
    with pytest.raises(UnusableInput, match=says):
        run(spark, order(tmp_path / "in.parquet", tmp_path / "out"))


def test_two_reports_of_one_name_are_refused(spark: SparkSession, archive: Path, tmp_path: Path) -> None:
    from reportparse.spark.run import run

    packed = (archive / "more.zip").read_bytes()
    parquet.write_table(
        pa.table({"path": ["m.zip", "m.zip/notice.txt"], "content": [packed, b"x"]}), tmp_path / "in.parquet"
    )
    with pytest.raises(RuntimeError, match="path of another input"):
        run(spark, order(tmp_path / "in.parquet", tmp_path / "out"))


def test_a_killed_driver_loses_one_slice(spark: SparkSession, archive: Path, of_batch: Path, tmp_path: Path) -> None:
    from reportparse.spark.run import run

    command = [sys.executable, "-m", "reportparse.spark", str(archive), str(tmp_path / "out"), "--list", "--slice", "6"]
    options = " ".join(f"--conf {shlex.quote(f'{name}={value}')}" for name, value in settings().items())
    driver = subprocess.Popen(
        command, env={**os.environ, "PYSPARK_SUBMIT_ARGS": f"{options} pyspark-shell"}, start_new_session=True
    )
    deadline = time.monotonic() + 300
    while not [*tmp_path.glob("out/ledger/*.parquet")] and time.monotonic() < deadline and driver.poll() is None:
        time.sleep(0.1)
    os.killpg(driver.pid, signal.SIGKILL)
    driver.wait()
    kept = ledger(tmp_path / "out")
    assert kept
    assert run(spark, order(archive, tmp_path / "out", is_folder=True, inputs_a_slice=6)) == len(inputs(archive)) - sum(
        row["inputs"] for row in kept
    )
    assert ledger(tmp_path / "out")[: len(kept)] == kept
    assert tables(tmp_path / "out" / "tables.parquet") == tables(of_batch)
    values = str(tmp_path / "out" / "tables.parquet" / "values" / "year=*" / "*.parquet")
    assert duckdb.connect().execute(f"SELECT count(*) FROM read_parquet('{values}')").fetchone() == (
        len(tables(of_batch)["values"]),
    )


def test_an_address_is_a_folder_from_the_root_or_that_of_a_bucket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportparse.spark.tasks import address_of

    monkeypatch.chdir(tmp_path)
    assert [address_of(root) for root in ("archive/", "s3://bucket/a")] == [str(tmp_path / "archive"), "s3://bucket/a"]


def test_a_name_that_cannot_be_fetched_is_said(spark: SparkSession, tmp_path: Path) -> None:
    from reportparse.spark.manifest import UnusableInput, listed

    (tmp_path / os.fsdecode("报告.txt".encode("gbk"))).write_bytes(b"")
    with pytest.raises(UnusableInput, match="UTF-8"):
        listed(spark, str(tmp_path))
