"""OUT in a store: tables, ledger and descriptor are written where Spark writes, and none of it on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import frictionless
import pytest

from reportparse.record.rows import TABLES
from tests.cluster.archives import inputs
from tests.spark.tables import tables
from tests.spark.webhdfs import served
from tests.writers.descriptors import faults

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def address(engine: None, store: Path) -> Iterator[str]:
    with served(store) as address:
        yield address


def test_tables_and_descriptor_stand_in_the_store_and_a_rerun_finds_them(
    spark: SparkSession,
    address: str,
    store: Path,
    archive: Path,
    of_batch: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reportparse.spark.run import Order, run

    monkeypatch.chdir(tmp_path)
    order = Order(str(archive), f"{address}/总 库/out", is_folder=True)
    assert run(spark, order) == len(inputs(archive))
    out = store / "总 库" / "out"
    assert tables(out / "tables.parquet") == tables(of_batch)
    package = frictionless.Package(str(out / "datapackage.json"))
    assert [one.name for one in package.resources] == [table.name for table in TABLES]
    parts = {path.relative_to(out).as_posix() for path in out.glob("tables.parquet/**/*.parquet")}
    assert {path for one in package.resources for path in one.paths} == parts
    assert faults(package, out, "tables.parquet") == []
    assert run(spark, order) == 0
    assert [*tmp_path.iterdir()] == []
