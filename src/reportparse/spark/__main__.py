"""`python -m reportparse.spark INPUT OUT`, or this file given to `spark-submit`."""

from __future__ import annotations

import argparse
import os
import sys

from reportparse.batch.workers import Limits, NoWorkers
from reportparse.cluster import Settings
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_USAGE
from reportparse.diagnostics.installing import install
from reportparse.diagnostics.language import say

try:
    from pyspark.sql import SparkSession

    from reportparse.spark.manifest import UnusableInput
    from reportparse.spark.run import INPUTS_A_SLICE, Order, run
except ModuleNotFoundError as missing:
    library = (missing.name or "").partition(".")[0]
    if library not in {"pyspark", "pyarrow", "pandas"}:
        raise
    needed = install("spark")
    complain(
        say(
            f"Spark needs {library}, which is not installed: {needed.en}.",
            f"Spark 需要 {library}，尚未安装：{needed.zh}。",
        )
    )
    sys.exit(EXIT_USAGE)

LOCAL = "local[*,4]"
"""Where plain Python starts it: with retries, which plain `local[*]` never makes."""

STARTED_BY_SPARK = {"PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS"}
"""Variables of which one is there where `spark-submit` or its options say what the master is: ours would win over theirs."""


def main() -> int:
    """Carry out the command line."""
    order = _order()
    builder = SparkSession.builder.appName("reportparse")
    if not STARTED_BY_SPARK & {*os.environ}:
        os.environ.setdefault(
            "PYSPARK_PYTHON", sys.executable
        )  # not the first `python3` of PATH, which may lack all this
        builder = builder.master(LOCAL)
    spark = builder.getOrCreate()
    try:
        run(spark, order)
    except (UnusableInput, NoWorkers) as error:
        complain(order.source, str(error))
        return EXIT_USAGE
    finally:
        spark.stop()
    return EXIT_COMPLETE


def _order() -> Order:
    parser = argparse.ArgumentParser(
        prog="python -m reportparse.spark",
        description=say("An archive into tables, by Spark.", "用 Spark 把档案解析为各表。"),
    )
    parser.add_argument(
        "input",
        metavar="INPUT",
        help=say("Parquet of paths and contents, or of paths.", "Parquet：路径和内容，或仅有路径。"),
    )
    parser.add_argument("out", metavar="OUT", help=say("Folder of the output.", "输出文件夹。"))
    parser.add_argument(
        "--list",
        action="store_true",
        help=say("INPUT is a folder or bucket of documents.", "INPUT 是存放文档的文件夹或存储桶。"),
    )
    parser.add_argument(
        "--root", help=say("What paths are relative to, as s3://bucket.", "路径所在的位置，如 s3://bucket。")
    )
    parser.add_argument("--slice", type=int, default=INPUTS_A_SLICE, help=say("Inputs of a slice.", "每批输入数。"))
    parser.add_argument("--ocr", action="store_true", help=say("Read pages that are pictures.", "识别图片页。"))
    parser.add_argument(
        "--timeout", type=float, default=Limits().seconds, help=say("Seconds for one file.", "单个文件的时限（秒）。")
    )
    parser.add_argument(
        "--memory", type=int, default=Limits().megabytes, help=say("MB for one file.", "单个文件的内存上限（MB）。")
    )
    given = parser.parse_args()
    settings = Settings(ocr=given.ocr, limits=Limits(1, given.timeout, given.memory))
    return Order(given.input, given.out, given.list, given.root, given.slice, settings)


if __name__ == "__main__":
    sys.exit(main())
