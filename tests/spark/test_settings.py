"""What the job asks of Spark: few contents at once, retries, and nothing that it leaves behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pyarrow as pa
import pytest
from pyarrow import parquet

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from reportparse.spark.run import Order

N_ROWS = 200


@pytest.mark.filterwarnings("ignore:.*pandas:FutureWarning")
def test_contents_come_64_at_a_time_and_the_session_stays_as_it_was(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportparse.spark import run as running

    source = str(tmp_path / "contents.parquet")
    parquet.write_table(pa.table({"path": [str(at) for at in range(N_ROWS)], "content": [b"x"] * N_ROWS}), source)

    def sizes(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        yield pa.RecordBatch.from_pydict({"size": [batch.num_rows for batch in batches]})

    def measured(spark: SparkSession, order: Order) -> int:
        found = [row[0] for row in spark.read.parquet(order.source).mapInArrow(sizes, "size long").collect()]
        assert sum(found) == N_ROWS
        return int(max(found))

    before = spark.conf.getAll
    monkeypatch.setattr(running, "_run", measured)
    assert running.run(spark, running.Order(source, str(tmp_path / "out"))) <= 64
    assert spark.conf.getAll == before


@pytest.mark.parametrize("told", [{}, {"PYSPARK_SUBMIT_ARGS": "--master yarn pyspark-shell"}])
def test_a_master_of_ones_own_is_taken_else_one_that_tries_again_in_this_python(
    engine: None, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`local[N]` never does, and Spark alone would take the first `python3` of PATH."""
    from reportparse.spark import __main__ as program

    for name in (*program.STARTED_BY_SPARK, "PYSPARK_PYTHON"):
        monkeypatch.setenv(name, "")  # so that it is what it was, after
        monkeypatch.delenv(name)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    session = Mock()
    monkeypatch.setattr(program, "SparkSession", session)
    monkeypatch.setattr(program, "run", Mock())
    monkeypatch.setattr(sys, "argv", ["reportparse.spark", "in", "out"])
    assert program.main() == 0
    masters = [call.args for call in session.builder.appName().master.call_args_list]
    assert masters == ([] if told else [("local[*,4]",)])
    assert os.environ.get("PYSPARK_PYTHON") == (None if told else sys.executable)
