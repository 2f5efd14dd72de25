"""Slices of the manifest parsed into one nested dataset, each seen once it is whole.

`OUT/parsed/slice=…` holds rows of `parsed_schema`; `OUT/ledger` names the slices that were written to their end, each in a
file that appears at once. What a killed driver left half-written stands in no ledger, and is written over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from math import ceil
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from reportparse.batch.store import parser_key
from reportparse.cluster import Settings, parsed_schema
from reportparse.diagnostics.language import say
from reportparse.spark.manifest import Manifest, slices
from reportparse.spark.tasks import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame, SparkSession

VERSION = pa.field("version", pa.string())
LEDGER = "slice int, inputs long, rows long, key string"

INPUTS_A_TASK = 500
BYTES_A_TASK = "32m"
"""Of contents in Parquet: some hundred inputs, as many row groups as fit."""

CONF = {
    # Rows hold whole documents: 4,096 or 10,000 at once, as is usual, are more than a worker's memory.
    "spark.sql.parquet.columnarReaderBatchSize": "64",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    "spark.sql.files.maxPartitionBytes": BYTES_A_TASK,
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionOverwriteMode": "static",
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """The nested dataset of an output, as far as this parser and these settings made it."""

    spark: SparkSession
    out: str
    settings: Settings

    @property
    def key(self) -> str:
        """What decides the rows of an input beside its path and content."""
        return sha256(f"{parser_key()} {self.settings}".encode()).hexdigest()

    def ledger(self) -> DataFrame:
        """The slices that are whole."""
        return _read(self.spark, f"{self.out}/ledger", LEDGER)

    def rows(self) -> DataFrame:
        """All rows in slices that are whole, those of inputs that are gone or changed among them."""
        own = self.ledger().where(f.col("key") == self.key).select("slice").collect()
        schema = from_arrow_schema(parsed_schema([VERSION]))
        paths = [self._slice(row[0]) for row in own]
        return self.spark.read.schema(schema).parquet(*paths) if paths else self.spark.createDataFrame([], schema)

    def parse(self, manifest: Manifest, at_once: int) -> Iterator[int]:
        """Parse what is in no slice yet; yields how many inputs each new slice has, once it is whole."""
        done = self.rows().select("path", "version").distinct().cache()
        done.count()  # known to be small, where it is: contents are then not moved about to be compared with it
        try:
            for part, n_inputs in slices(self.spark, manifest, done, at_once):
                if n_inputs:
                    self._write(part, n_inputs, manifest.root)
                    yield n_inputs
        finally:
            done.unpersist()

    def _write(self, part: DataFrame, n_inputs: int, root: str | None) -> None:
        number = int((self.ledger().agg(f.max("slice")).first() or [None])[0] or 0) + 1
        cores = self.spark.sparkContext.defaultParallelism
        if root is not None:
            part = part.repartition(max(cores, ceil(n_inputs / INPUTS_A_TASK)))
        elif part.rdd.getNumPartitions() < cores:  # few row groups: else contents are not moved about
            part = part.repartition(cores)
        task = partial(parse, settings=self.settings, root=root)
        schema = from_arrow_schema(parsed_schema([VERSION]))
        part.mapInArrow(task, schema).write.mode("overwrite").option("compression", "zstd").parquet(self._slice(number))
        written = self.spark.read.schema(schema).parquet(self._slice(number))
        n_rows, n_paths = written.agg(f.count("*"), f.count_distinct("path")).first() or (0, 0)
        if n_paths != n_inputs:
            raise RuntimeError(
                say(
                    f"slice {number}: {n_inputs:,} inputs in, {n_paths:,} out",
                    f"第 {number} 批：输入 {n_inputs:,} 个，输出 {n_paths:,} 个",
                )
            )
        entry = self.spark.createDataFrame([(number, n_inputs, n_rows, self.key)], LEDGER)
        entry.coalesce(1).write.mode("append").parquet(f"{self.out}/ledger")

    def _slice(self, number: int) -> str:
        return f"{self.out}/parsed/slice={number:06}"


def _read(spark: SparkSession, path: str, schema: str) -> DataFrame:
    """A dataset; none where nothing was written yet."""
    try:
        return spark.read.schema(schema).parquet(path)
    except AnalysisException as error:
        if error.getCondition() != "PATH_NOT_FOUND":
            raise
        return spark.createDataFrame([], schema)
