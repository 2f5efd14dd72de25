"""Writers: what an archive of reports is written as. A new output is one file here and one line in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, get_args

from reportparse.diagnostics.language import Both
from reportparse.loading import loaded

Content = Literal["records", "rows"]
"""What an output is made of: each report's record, or the rows that it gives the tables."""

CONTENTS: tuple[Content, ...] = get_args(Content)

Spread = Literal["file", "file a table", "file a table and year", "file a record"]
"""What stands under the output's name: one file; one for each table beside each other; a folder with one for each table and
year, or for each record."""


class Writer(NamedTuple):
    """The function that writes ("module:function" in this room, loaded when it is needed), and what of.

    The function takes the output's path and an `Archive`, and those keyword arguments that are named in `options`. It may
    give back what the summary of the run is to say of the output.
    """

    function: str
    content: Content
    what: str
    what_zh: str
    spread: Spread = "file"
    library: str | None = None
    """What it needs beyond the plain installation; the extra `tables` brings it."""
    options: tuple[str, ...] = ()
    described: bool = False
    """Whether a descriptor lies beside it: what its own format does not say of columns."""

    def load(self) -> Callable[..., Sequence[Both] | None]:
        """The function, with the libraries that it needs."""
        write: Callable[..., Sequence[Both] | None] = loaded(__name__, self.function)
        return write


FOLDER = ""
"""Stands for the ending of an output that has none."""

PARQUET_FOLDER = ".parquet/"
"""Stands for a folder whose name ends so."""

WRITERS: dict[str, Writer] = {
    ".jsonl": Writer("lines:write_records", "records", "one record a line", "每行一条记录"),
    ".parquet": Writer(
        "duckdb:write_parquet",
        "rows",
        "one Parquet file a table",
        "每张表一个 Parquet 文件",
        spread="file a table",
        library="duckdb",
        described=True,
    ),
    PARQUET_FOLDER: Writer(
        "duckdb:write_parquet_by_year",
        "rows",
        "a folder of Parquet files a table and year",
        "文件夹，每张表每年一个 Parquet 文件",
        spread="file a table and year",
        library="duckdb",
        described=True,
    ),
    ".duckdb": Writer("duckdb:write_duckdb", "rows", "a database of tables", "含各表的数据库", library="duckdb"),
    ".csv": Writer(
        "tables.csv:write_csv",
        "rows",
        "one CSV file a table",
        "每张表一个 CSV 文件",
        spread="file a table",
        options=("excel",),
        described=True,
    ),
    ".sqlite": Writer(
        "sqlite:write_sqlite", "rows", "a SQLite database of tables", "含各表的 SQLite 数据库", described=True
    ),
    ".dta": Writer(
        "stata:write_stata", "rows", "one Stata file a table", "每张表一个 Stata 文件", spread="file a table"
    ),
    ".xlsx": Writer("excel:write_excel", "rows", "a workbook of tables", "含各表的工作簿", library="xlsxwriter"),
    FOLDER: Writer(
        "folder:write_folder", "records", "one JSON file a record", "每条记录一个 JSON 文件", spread="file a record"
    ),
}
"""The outputs of `batch`, by the ending of their name."""

ENDINGS = tuple(ending for ending in WRITERS if ending != FOLDER)
