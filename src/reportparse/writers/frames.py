"""Reports as one table of pandas or Arrow: the rows and types that `batch` writes, in memory.

import reportparse

frame = reportparse.to_dataframe(reportparse.parse(file, name=file, cells=True) for file in files)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from reportparse.diagnostics.language import say
from reportparse.files import name_of_its_own
from reportparse.record.columns import DECIMAL_DIGITS, DECIMAL_PLACES, TableColumn, Type
from reportparse.record.load import given_record
from reportparse.record.rows import OF_RECORDS, OF_SIGHTINGS, TableDefinition
from reportparse.writers.tables.sightings import sightings_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from reportparse.record.base import Record
    from reportparse.record.schema import Report

TableName = Literal["reports", "values", "wide", "sections", "checks", "issues", "figures", "organs", "panel"]
IN_MEMORY = (*OF_RECORDS, *OF_SIGHTINGS)
"""The tables that reports have; `files` is of inputs, also of those that gave none."""

PANDAS: dict[Type, str] = {
    "text": "str",
    "integer": "Int64",
    "decimal": "Float64",
    "date": "datetime64[s]",
    "boolean": "boolean",
}


def to_dataframe(
    reports: Iterable[Report | Mapping[str, Any]], table: TableName = "wide", *, decimals: bool = False
) -> pd.DataFrame:
    """The rows of a table for some reports (or records, as they stand in JSON) as a DataFrame of pandas.

    Whole numbers are Int64, amounts and the numbers of `values` Float64 (fifteen digits; `decimals` gives them as Decimal,
    exactly), days datetime64, yes or no boolean, null is missing and never 0. `report` joins the tables of the same
    reports in the same order: it is the name that each was parsed under (`parse(file, name=file)` keeps folders), of a second
    one of that name with `~2` behind it. `organs` and `panel` are of all the reports together, each given once. Raises
    ImportError where pandas is missing, ValueError for a table that is none of reports, a ReportparseError for a record
    that is none. Floats of a record (plain `json.load`) are taken as the decimals that they print as.
    """
    definition = _definition(table)
    pandas = _library("pandas", "to_dataframe")
    made = {}
    for column, values in _columns(reports, definition):
        if column.type == "decimal":
            held = values if decimals else [None if value is None else float(value) for value in values]
            made[column.name] = pandas.array(held, dtype="object" if decimals else PANDAS["decimal"])
        else:
            made[column.name] = pandas.Series(values, dtype=PANDAS[column.type])
    return pandas.DataFrame(made)


def to_arrow(reports: Iterable[Report | Mapping[str, Any]], table: TableName = "wide") -> pa.Table:
    """The same as a table of Arrow, whose decimals are exact; its schema says what each column holds.

    Raises ImportError where pyarrow is missing, ValueError and a ReportparseError as `to_dataframe`.
    """
    definition = _definition(table)
    pyarrow = _library("pyarrow", "to_arrow")
    fields = arrow_fields(definition)
    columns = _columns(reports, definition)
    arrays = [pyarrow.array(values, field.type) for field, (_, values) in zip(fields, columns, strict=True)]
    return pyarrow.table(arrays, schema=pyarrow.schema(fields, metadata={"description": definition.en}))


def arrow_fields(table: TableDefinition) -> list[pa.Field]:
    """The columns of a table as fields of Arrow; the metadata of each say what it holds. Needs pyarrow."""
    pyarrow = _library("pyarrow", "to_arrow")
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "decimal": pyarrow.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES),
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
    }
    fields = []
    for column in table.columns:
        about = {
            "description": column.en,
            "description_zh": column.zh,
            **({"unit": column.unit} if column.unit else {}),
        }
        fields.append(pyarrow.field(column.name, types[column.type], metadata=about))
    return fields


def _columns(
    reports: Iterable[Report | Mapping[str, Any]], table: TableDefinition
) -> list[tuple[TableColumn, list[Any]]]:
    """Each column with its values, report after report."""
    columns: list[list[Any]] = [[] for _ in table.columns]
    records = _named_apart(
        given_record(report, number) if isinstance(report, Mapping) else report.as_dict()
        for number, report in enumerate(reports, 1)
    )
    of_all = table in OF_SIGHTINGS
    for row in table.rows(sightings_of(records)) if of_all else chain.from_iterable(map(table.rows, records)):
        for values, value in zip(columns, row, strict=True):
            values.append(value)
    for column, values in zip(table.columns, columns, strict=True):
        if column.type == "date":
            values[:] = [None if value is None else date.fromisoformat(value) for value in values]
    return list(zip(table.columns, columns, strict=True))


def _named_apart(records: Iterable[Record]) -> Iterator[Record]:
    """Records each under a name of its own, as `batch` lists them: `report` joins the tables."""
    taken: set[str] = set()
    for record in records:
        name = name_of_its_own(record["source"]["name"], taken.__contains__)
        taken.add(name)
        same = name == record["source"]["name"]
        yield record if same else {**record, "source": {**record["source"], "name": name}}


def _definition(name: str) -> TableDefinition:
    for table in IN_MEMORY:
        if table.name == name:
            return table
    known = ", ".join(table.name for table in IN_MEMORY)
    raise ValueError(say(f"table must be one of {known}, not {name!r}", f"table 须为 {known} 之一，不能是 {name!r}"))


def _library(name: str, function: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        said = say(
            f"{function} needs {name}, which is not installed: pip install 'reportparse[frames]'",
            f"{function} 需要 {name}，尚未安装：pip install 'reportparse[frames]'",
        )
        raise ModuleNotFoundError(said, name=name) from None
