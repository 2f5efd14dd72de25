"""What is to be parsed: one row an input with its path and its version, and where its content is.

Spark's own `binaryFile` is never the listing: it drops empty files, names that begin with `_` or a dot, and takes folders
named `x=y` for columns.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyspark.sql import functions as f
from pyspark.sql.types import BinaryType, StructType

from reportparse.diagnostics.language import say
from reportparse.readers.member_names import is_clutter
from reportparse.spark.tasks import address_of

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

VERSIONS = (("sha256",), ("etag",), ("e_tag",), ("size", "mtime"), ("size", "last_modified_date"), ("length", "mtime"))
"""Columns that tell one content under a path from the next; the last two names of a pair are those of listings."""

_NO_PATHS = say(
    "the input has neither `path` nor `key`, nor a struct of `bytes` and `path`; it has",
    "输入中没有 path、key 列，也没有由 bytes 和 path 组成的结构列；现有列为",
)
_NO_VERSION = say(
    "paths alone need sha256, etag, or size and mtime beside them, so that a changed file is parsed again; there are",
    "仅有路径时，须另有 sha256、etag，或 size 和 mtime 列，以便文件改变后重新解析；现有列为",
)
_NOT_UTF_8 = say(
    "a name is no UTF-8, so that the file cannot be fetched; rename it, or give Parquet of paths and contents:",
    "有文件名不是 UTF-8 编码，无法读取；请改名，或提供含路径和内容的 Parquet：",
)
_NOT_ONE_ROW = say("paths that are null or stand there twice:", "为空或重复出现的路径数：")


class UnusableInput(ValueError):
    """The input cannot be gone through so that each of its files is one row."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Inputs as rows of `path` and `version`; with `files`, which have `content`, those of Parquet that they stand in.

    `root` is what paths are relative to, where they must be fetched.
    """

    rows: DataFrame
    root: str | None = None
    files: tuple[str, ...] = ()

    @property
    def has_content(self) -> bool:
        """Whether contents stand beside the paths."""
        return bool(self.files)


def listed(spark: SparkSession, root: str) -> Manifest:
    """The files below a folder or a bucket, by Arrow's file systems. Hidden files and the like are left out, as by `batch`.

    All are held by the driver, some 300 bytes each: of tens of millions take an inventory. Raises UnusableInput where a
    name is no UTF-8, as those in GBK on an old disk: Arrow could not fetch it.
    """
    import pyarrow as pa
    from pyarrow import fs

    root = address_of(root)
    filesystem, base = fs.FileSystem.from_uri(root)
    prefix = base.rstrip("/") + "/"
    found = filesystem.get_file_info(fs.FileSelector(base, recursive=True))
    try:
        files = [
            (one.path.removeprefix(prefix), f"{one.size} {one.mtime_ns}")
            for one in found
            if one.type == fs.FileType.File
        ]
    except UnicodeDecodeError as error:
        raise UnusableInput(f"{_NOT_UTF_8} {os.fsdecode(error.object)!a}") from None
    kept = [(path, version) for path, version in files if not is_clutter(path)]
    paths, versions = ([row[at] for row in kept] for at in (0, 1))
    table = pa.table({"path": pa.array(paths, pa.string()), "version": pa.array(versions, pa.string())})
    return Manifest(spark.createDataFrame(table), root)


def read(spark: SparkSession, source: str, root: str | None) -> Manifest:
    """Parquet with paths and contents, or with paths alone. Raises UnusableInput."""
    table = spark.read.parquet(source)
    path, content = _path_and_content(table)
    rows = table.select(path.alias("path"), _version(table, content).alias("version"))
    if content is not None:
        files = tuple(unquote(file) for file in table.inputFiles())
        return Manifest(rows, files=files)
    if root is None and {"bucket", "key"} <= {*table.columns}:
        buckets = [row[0] for row in table.select("bucket").distinct().limit(2).collect()]
        root = f"s3://{buckets[0]}" if len(buckets) == 1 else None
    if root is None:
        raise UnusableInput(say("say with --root what the paths are relative to", "请用 --root 写明路径所在的位置"))
    return Manifest(rows, root)


def with_content(spark: SparkSession, files: list[str]) -> DataFrame:
    """Path, version and content of what stands in files of Parquet."""
    table = spark.read.parquet(*files)
    path, content = _path_and_content(table)
    assert content is not None
    return table.select(path.alias("path"), _version(table, content).alias("version"), content.alias("content"))


def counted(manifest: Manifest) -> int:
    """How many inputs there are. Raises UnusableInput where a path is null, or not the only one of its name."""
    n_rows, n_paths = manifest.rows.agg(f.count("*"), f.count_distinct("path")).first() or (0, 0)
    if n_rows != n_paths:
        raise UnusableInput(f"{_NOT_ONE_ROW} {n_rows - n_paths:,}")
    return int(n_rows)


def slices(spark: SparkSession, manifest: Manifest, done: DataFrame, at_once: int) -> Iterator[tuple[DataFrame, int]]:
    """What is not done, some `at_once` inputs at a time, and how many they are; contents are read only once."""
    pending = manifest.rows.join(done, ["path", "version"], "left_anti")
    if not manifest.has_content:
        n_slices = ceil(pending.count() / at_once)
        for number in range(n_slices):
            part = pending.where(f.pmod(f.xxhash64("path"), f.lit(n_slices)) == number)
            yield part, part.count()
        return
    by_file = manifest_files(spark, manifest).join(done, ["path", "version"], "left_anti").groupBy("file").count()
    files: list[str] = []
    n_inputs = 0
    for file, n_in_file in sorted((unquote(row[0]), row[1]) for row in by_file.collect()):
        files.append(file)
        n_inputs += n_in_file
        if n_inputs >= at_once:
            yield with_content(spark, files).join(done, ["path", "version"], "left_anti"), n_inputs
            files, n_inputs = [], 0
    if files:
        yield with_content(spark, files).join(done, ["path", "version"], "left_anti"), n_inputs


def manifest_files(spark: SparkSession, manifest: Manifest) -> DataFrame:
    """The inputs, each with the file of Parquet that it stands in."""
    table = spark.read.parquet(*manifest.files)
    path, content = _path_and_content(table)
    version = _version(table, content).alias("version")
    return table.select(path.alias("path"), version, f.col("_metadata.file_path").alias("file"))


def _path_and_content(table: DataFrame) -> tuple[Column, Column | None]:
    names = {*table.columns}
    if "path" in names or "key" in names:
        path = f.col("path" if "path" in names else "key")
        return path, f.col("content") if "content" in names else None
    for field in table.schema.fields:
        if isinstance(field.dataType, StructType) and {"bytes", "path"} <= {*field.dataType.names}:
            return f.col(f"`{field.name}`.path"), f.col(f"`{field.name}`.bytes").cast(BinaryType())
    raise UnusableInput(f"{_NO_PATHS} {', '.join(table.columns)}")


def _version(table: DataFrame, content: Column | None) -> Column:
    for columns in VERSIONS:
        if {*columns} <= {*table.columns}:
            return f.concat_ws(" ", *(f.col(name).cast("string") for name in columns))
    if content is None:
        raise UnusableInput(f"{_NO_VERSION} {', '.join(table.columns)}")
    return f.coalesce(f.sha2(content, 256), f.lit("none"))
