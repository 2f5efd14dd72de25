"""The whole job: manifest, slices, tables."""

from __future__ import annotations

import sys
import time
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportparse.cluster import Settings
from reportparse.diagnostics.language import say
from reportparse.spark.manifest import counted, listed, read
from reportparse.spark.parsing import CONF, Dataset
from reportparse.spark.tables import write_tables

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

INPUTS_A_SLICE = 50_000
"""What a killed driver loses at most."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: addresses as Spark reads and writes them; `root` and a folder that is listed as Arrow does."""

    source: str
    out: str
    is_folder: bool = False
    root: str | None = None
    inputs_a_slice: int = INPUTS_A_SLICE
    settings: Settings = field(default_factory=Settings)


def run(spark: SparkSession, order: Order) -> int:
    """Parse what is new and write all tables; how many inputs were parsed. Raises UnusableInput, RuntimeError."""
    before = {name: spark.conf.get(name, None) for name in CONF}
    for name, value in CONF.items():
        spark.conf.set(name, value)
    try:
        with warnings.catch_warnings():
            # Rows go by Arrow, and no frame of pandas is made: which of its versions is there is all one.
            warnings.filterwarnings("ignore", ".*pandas", FutureWarning, "pyspark")
            return _run(spark, order)
    finally:
        for name, old in before.items():
            spark.conf.unset(name) if old is None else spark.conf.set(name, old)


def _run(spark: SparkSession, order: Order) -> int:
    began = time.monotonic()
    manifest = listed(spark, order.source) if order.is_folder else read(spark, order.source, order.root)
    n_inputs = counted(manifest)
    _tell(began, f"{n_inputs:,} inputs", f"输入 {n_inputs:,} 个")
    dataset = Dataset(spark, order.out, order.settings)
    n_parsed = 0
    for n_in_slice in dataset.parse(manifest, order.inputs_a_slice):
        n_parsed += n_in_slice
        _tell(began, f"{n_parsed:,} parsed", f"已解析 {n_parsed:,} 个")
    write_tables(dataset.rows(), manifest.rows, order.out)
    _tell(began, "tables written", "各表已写出")
    return n_parsed


def _tell(began: float, en: str, zh: str) -> None:
    print(f"{time.monotonic() - began:8.1f} s  {say(en, zh)}", file=sys.stderr, flush=True)
