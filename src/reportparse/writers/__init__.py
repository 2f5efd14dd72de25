"""Writers: what an archive of reports is written as. A new output is one file here and one line in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from reportparse.loading import loaded

Spread = Literal["file", "file a table", "file a record"]
"""What stands under the output's name: one file; one for each table beside each other; a folder with one for each record."""


class Writer(NamedTuple):
    """The function that writes ("module:function" in this room, loaded when it is needed), and what of.

    The function takes the output's path and an `Archive`, and those keyword arguments that are named in `options`.
    """

    function: str
    content: Literal["records", "rows"]
    what: str
    what_zh: str
    spread: Spread = "file"
    library: str | None = None
    """What it needs beyond the plain installation; the extra `tables` brings it."""
    options: tuple[str, ...] = ()

    def load(self) -> Callable[..., None]:
        """The function, with the libraries that it needs."""
        write: Callable[..., None] = loaded(__name__, self.function)
        return write


FOLDER = ""
"""Stands for the ending of an output that has none."""

WRITERS: dict[str, Writer] = {
    ".jsonl": Writer("lines:write_records", "records", "one record a line", "每行一条记录"),
    ".parquet": Writer(
        "duckdb:write_parquet",
        "rows",
        "one Parquet file a table",
        "每张表一个 Parquet 文件",
        spread="file a table",
        library="duckdb",
    ),
    ".duckdb": Writer("duckdb:write_duckdb", "rows", "a database of tables", "含各表的数据库", library="duckdb"),
    ".csv": Writer(
        "tables.csv:write_csv",
        "rows",
        "one CSV file a table",
        "每张表一个 CSV 文件",
        spread="file a table",
        options=("excel",),
    ),
    ".xlsx": Writer("excel:write_excel", "rows", "a workbook of tables", "含各表的工作簿", library="xlsxwriter"),
    FOLDER: Writer(
        "folder:write_folder", "records", "one JSON file a record", "每条记录一个 JSON 文件", spread="file a record"
    ),
}
"""The outputs of `batch`, by the ending of their name."""

ENDINGS = tuple(ending for ending in WRITERS if ending != FOLDER)
