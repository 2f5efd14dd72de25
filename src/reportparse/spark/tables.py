"""The tables out of the nested rows, by plain SQL: what `batch -o OUT.parquet/` writes, row for row, and their descriptor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyarrow as pa
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from reportparse.diagnostics.language import say
from reportparse.record import columns
from reportparse.record.columns import YEAR
from reportparse.record.panel import Sighting
from reportparse.record.rows import FILES, OF_RECORDS, OF_SIGHTINGS, TABLES, TableDefinition
from reportparse.spark.tasks import of_sightings
from reportparse.writers.frames import arrow_fields
from reportparse.writers.json import to_json
from reportparse.writers.tables.package import package
from reportparse.writers.tables.sightings import OF_REPORTS, OF_WIDE

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FOLDER = "tables.parquet"
DESCRIPTOR = "datapackage.json"

WALK = "split(path, '/'), number"
"""The order in which `batch` walks: of names, folder by folder, then that within the input."""

FIRST = """
SELECT path, number, report, sha256, bytes, first_value(struct(path, number)) OVER same = struct(path, number) AS is_first,
       first_value(struct(report, outcome, stage, kind, message, message_zh)) OVER same AS first
FROM current
WINDOW same AS (PARTITION BY coalesce(sha256, concat(path, ' ', number)), suffix ORDER BY {walk})
"""
"""Each row with what became of the first of its content; what could not be had is like nothing else."""

_BY_YEAR = "SELECT /*+ REBALANCE(year) */ * FROM rows_of_table"
_TOGETHER = "SELECT /*+ REBALANCE */ * FROM rows_of_table"

FILES_SQL = """
SELECT report, first.outcome, sha256, bytes, IF(is_first, NULL, first.report) AS duplicate_of, first.stage, first.kind,
       first.message, first.message_zh
FROM firsts
"""


def write_tables(rows: DataFrame, manifest: DataFrame, out: str) -> None:
    """Write every table of the inputs that the manifest has now, and then their descriptor. Raises RuntimeError where one of
    the inputs is missing or there twice, or two reports have one name."""
    spark = rows.sparkSession
    current = rows.join(manifest, ["path", "version"], "left_semi")
    current.createOrReplaceTempView("current")
    _count(current, manifest)
    firsts = spark.sql(FIRST.format(walk=WALK)).cache()
    firsts.createOrReplaceTempView("firsts")
    try:
        originals = current.join(firsts.where("is_first").select("path", "number"), ["path", "number"], "left_semi")
        for table in OF_RECORDS:
            _write(_inlined(originals, table), table, out)
        seen = _sightings(originals)
        for table in OF_SIGHTINGS:
            schema = from_arrow_schema(pa.schema(arrow_fields(table)))
            _write(seen.mapInArrow(partial(of_sightings, table=table), schema), table, out)
        _write(spark.sql(FILES_SQL), FILES, out)
    finally:
        firsts.unpersist()
    _describe(spark, out)


def _count(current: DataFrame, manifest: DataFrame) -> None:
    counts = current.agg(
        f.count("*"), f.count_distinct("path", "number"), f.count_distinct("report"), f.count_distinct("path")
    )
    n_rows, n_places, n_reports, n_paths = counts.first() or (0, 0, 0, 0)
    n_inputs = manifest.count()
    if not (n_paths == n_inputs and n_rows == n_places):
        raise RuntimeError(
            say(
                f"{n_inputs:,} inputs, of which {n_paths:,} are parsed; {n_rows - n_places:,} rows are there twice",
                f"输入 {n_inputs:,} 个，已解析 {n_paths:,} 个；重复 {n_rows - n_places:,} 行",
            )
        )
    if n_reports != n_rows:
        raise RuntimeError(
            say(
                f"{n_rows - n_reports:,} members of archives have the path of another input",
                f"压缩包中有 {n_rows - n_reports:,} 个成员与其他输入路径相同",
            )
        )


def _inlined(originals: DataFrame, table: TableDefinition) -> DataFrame:
    """The rows of a table, with the year that its folders are named for."""
    own_year = YEAR in table.columns
    return originals.selectExpr(*(() if own_year else ("year",)), f"inline(`{table.name}`)")


def _sightings(originals: DataFrame) -> DataFrame:
    """What reports say of their organs, each organ's together and in order."""
    taken = [f"reports[0].`{column.name}`" for column in OF_REPORTS] + [
        f"wide[0].`{column.name}`" for column in OF_WIDE
    ]
    named = [f"{value} AS `{name}`" for value, name in zip(taken, Sighting._fields, strict=True)]
    seen = originals.where(f"reports[0].`{columns.ORGAN_KEY.name}` IS NOT NULL").selectExpr(*named)
    return seen.repartition("organ_key").sortWithinPartitions("organ_key", "year", "report")


def _write(rows: DataFrame, table: TableDefinition, out: str) -> None:
    """One table. Rows are brought together by year first, else each task writes a file of its own for each year; a year of
    many rows is shared out again."""
    rows.createOrReplaceTempView("rows_of_table")
    together = _BY_YEAR if table.has_years else _TOGETHER
    writer = rows.sparkSession.sql(together).write.mode("overwrite").option("compression", "zstd")
    writer = writer.partitionBy("year") if table.has_years else writer
    writer.parquet(f"{out}/{FOLDER}/{table.name}")


def _describe(spark: SparkSession, out: str) -> None:
    """Write the descriptor of the tables into OUT, where Spark itself writes: Arrow knows not all of its addresses."""
    descriptor = to_json(package({table.name: _parts(spark, table, out) for table in TABLES}, "parquet"))
    java: Any = spark.sparkContext._jvm
    path = java.org.apache.hadoop.fs.Path(f"{out}/{DESCRIPTOR}")
    stream = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).create(path)
    try:
        stream.write(bytearray(descriptor))
    finally:
        stream.close()


def _parts(spark: SparkSession, table: TableDefinition, out: str) -> list[str]:
    """The files of a table, as names in OUT."""
    schema = from_arrow_schema(pa.schema(arrow_fields(table)))
    files = spark.read.schema(schema).parquet(f"{out}/{FOLDER}/{table.name}").inputFiles()
    return sorted(FOLDER + unquote(file).rpartition(f"/{FOLDER}")[2] for file in files)
