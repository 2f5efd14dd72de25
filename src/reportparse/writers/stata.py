"""Stata files, format 118 (Stata 14 and later), as Stata's manual has it under `help dta`.

A library that writes them (pandas, pyreadstat) wants a whole table in memory, however long; here rows pass by twice, once to
find the width of texts and once to be written.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from reportparse.files import appearing, scratch_folder
from reportparse.record.columns import TableColumn, Type
from reportparse.record.rows import TABLES, TableDefinition
from reportparse.writers.archive import Archive
from reportparse.writers.tables.csv import all_rows
from reportparse.writers.tables.kept import Rows
from reportparse.writers.tables.places import paths_of_tables
from reportparse.writers.tables.row_text import NULL, fits_a_float, is_true

MAX_FIXED_BYTES = 2045
"""Of a text that stands in its row; a column with longer ones (`strL`) refers to them."""

MIN_APART_BYTES = 255
"""Of the longest text of a column whose texts may stand behind the rows since that takes less room: names and codes stay."""
REFERRED_BYTES = 30
"""What a text behind the rows takes besides itself."""
BYTES_OF_A_CHARACTER = 3
"""Of Chinese: what texts are reckoned at."""

MAX_NAME = 32
MAX_LABEL = 80
STAMP = "01 Jan 1980 00:00"
"""The date that files bear: the same records give the same bytes."""

STRL, DOUBLE, LONG, BYTE = 32768, 65526, 65528, 65530

MISSING_DOUBLE = bytes.fromhex("000000000000e07f")
UNSURE_DOUBLE = bytes.fromhex("000000000015e07f")
"""`.u`: a number that Stata would round, to be seen in `raw`."""
MISSING_LONG = struct.pack("<i", 2_147_483_621)
MISSING_BYTE = bytes([101])

EPOCH = date(1960, 1, 1).toordinal()


@dataclass(slots=True)
class Variable:
    """A column as Stata has it; `width` is the longest text so far, in bytes."""

    column: TableColumn
    width: int = 1
    characters: int = 0
    is_apart: bool = False
    """Whether its texts take less room behind the rows."""

    @property
    def is_long(self) -> bool:
        """Whether its texts stand behind the rows: they do not fit, or take less room there."""
        return self.is_apart or self.width > MAX_FIXED_BYTES

    @property
    def type(self) -> int:
        """The code of its storage type."""
        if self.column.type == "text":
            return STRL if self.is_long else self.width
        return {"date": LONG, "boolean": BYTE}.get(self.column.type, DOUBLE)

    @property
    def format(self) -> str:
        """How Stata shows it."""
        if self.column.type == "text":
            return "%9s" if self.is_long else f"%{min(self.width, 40)}s"
        return {"date": "%tdCCYY-NN-DD", "boolean": "%8.0g", "integer": "%12.0g"}.get(self.column.type, "%16.0g")


@dataclass(slots=True)
class Measured:
    """What the first time through a table tells."""

    variables: list[Variable]
    rows: int = 0

    def part(self, table: TableDefinition) -> None:
        """Tell which texts stand behind the rows: where a few are long, rows would be filled up with noughts. Columns that
        join tables stay: Stata merges by none that refers."""
        joining = {*table.key, *(name for name, _, _ in table.leads_to)}
        for one in self.variables:
            apart = one.characters * BYTES_OF_A_CHARACTER + self.rows * REFERRED_BYTES
            is_mostly_empty = one.width > MIN_APART_BYTES and 2 * apart < self.rows * one.width
            one.is_apart = is_mostly_empty and one.column.name not in joining


def write_stata(output: Path, archive: Archive) -> None:
    """One file a table. Nulls are missing values, `.u` a number of more digits than Stata has."""
    measured = {table.name: Measured([Variable(column) for column in table.columns]) for table in TABLES}
    for rows in all_rows(archive):
        _measure(measured[rows.table.name], rows)
    for table in TABLES:
        measured[table.name].part(table)
    with ExitStack() as stack:
        scratch = stack.enter_context(scratch_folder(output))
        files = {}
        for table in TABLES:
            part = stack.enter_context(appearing(paths_of_tables(output)[table.name]))
            stream, long = (stack.enter_context(path.open("w+b")) for path in (part, scratch / table.name))
            files[table.name] = DataFile(table, measured[table.name], stream, long)
        for rows in all_rows(archive):
            files[rows.table.name].add(rows)
        for file in files.values():
            file.finish()


def _measure(measured: Measured, rows: Rows) -> None:
    texts = [(at, variable) for at, variable in enumerate(measured.variables) if variable.column.type == "text"]
    for row in rows.fields():
        measured.rows += 1
        for at, variable in texts:
            text = row[at]
            variable.characters += len(text)
            if len(text) * 4 > variable.width and text != NULL:  # a character has four bytes at most
                variable.width = max(variable.width, len(text.encode()))


@dataclass(slots=True)
class DataFile:
    """One table's file while it is written; `long` gathers the texts that stand behind the rows."""

    table: TableDefinition
    measured: Measured
    stream: BinaryIO
    long: BinaryIO
    places: list[int] = field(default_factory=lambda: [0])
    row: int = 0
    _holders: list[Callable[[str], bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Write all that stands before the rows."""
        variables = self.measured.variables
        names = short_names(self.table)
        label = _cut(self.table.zh, MAX_LABEL).encode()
        self.stream.write(
            b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>"
            + b"<K>%b</K><N>%b</N>" % (struct.pack("<H", len(variables)), struct.pack("<Q", self.measured.rows))
            + b"<label>%b%b</label>" % (struct.pack("<H", len(label)), label)
            + b"<timestamp>%c%b</timestamp></header>" % (len(STAMP), STAMP.encode())
        )
        self._part("map", bytes(14 * 8))
        self._part("variable_types", struct.pack(f"<{len(variables)}H", *(one.type for one in variables)))
        self._part("varnames", b"".join(_padded(names[one.column.name], 129) for one in variables))
        self._part("sortlist", bytes(2 * (len(variables) + 1)))
        self._part("formats", b"".join(_padded(one.format, 57) for one in variables))
        self._part("value_label_names", bytes(129 * len(variables)))
        headings = (_cut(one.column.heading, MAX_LABEL) for one in variables)
        self._part("variable_labels", b"".join(_padded(heading, 321) for heading in headings))
        self._part("characteristics", b"".join(_notes(names[one.column.name], one.column) for one in variables))
        self.places.append(self.stream.tell())
        self.stream.write(b"<data>")
        self._holders = [self._holder(at, variable) for at, variable in enumerate(variables, 1)]

    def _part(self, name: str, content: bytes) -> None:
        self.places.append(self.stream.tell())
        self.stream.write(b"<%b>%b</%b>" % (name.encode(), content, name.encode()))

    def add(self, rows: Rows) -> None:
        """Write rows."""
        for row in rows.fields():
            self.row += 1
            self.stream.write(b"".join([held(text) for held, text in zip(self._holders, row, strict=True)]))

    def _holder(self, at: int, variable: Variable) -> Callable[[str], bytes]:
        """What makes of a variable's field what stands in a row; variables count from 1."""
        kind = variable.column.type
        if kind != "text":
            return HOLDERS[kind]
        if variable.is_long:
            return lambda text: self._referred(at, text)
        width = variable.width
        return lambda text: (b"" if text == NULL else text.encode()).ljust(width, b"\0")

    def _referred(self, at: int, text: str) -> bytes:
        """What stands in a row for a text behind the rows: the number of the variable and that of the row."""
        if text in ("", NULL):
            return bytes(8)
        content = text.encode() + b"\0"
        self.long.write(b"GSO" + struct.pack("<IQBI", at, self.row, 130, len(content)) + content)
        return struct.pack("<H", at) + self.row.to_bytes(6, "little")

    def finish(self) -> None:
        """Write all that stands behind the rows, and where everything stands."""
        stream = self.stream
        stream.write(b"</data>")
        self.places.append(stream.tell())
        stream.write(b"<strls>")
        self.long.seek(0)
        while block := self.long.read(1 << 20):
            stream.write(block)
        stream.write(b"</strls>")
        self._part("value_labels", b"")
        self.places.append(stream.tell())
        stream.write(b"</stata_dta>")
        self.places.append(stream.tell())
        stream.seek(self.places[1] + len(b"<map>"))
        stream.write(struct.pack("<14Q", *self.places))


def _double(text: str) -> bytes:
    if text == NULL:
        return MISSING_DOUBLE
    return struct.pack("<d", float(text)) if fits_a_float(text) else UNSURE_DOUBLE


def _day(text: str) -> bytes:
    return MISSING_LONG if text == NULL else struct.pack("<i", date.fromisoformat(text).toordinal() - EPOCH)


def _byte(text: str) -> bytes:
    return MISSING_BYTE if text == NULL else bytes([is_true(text)])


HOLDERS: dict[Type, Callable[[str], bytes]] = {"integer": _double, "decimal": _double, "date": _day, "boolean": _byte}


def _padded(text: str, size: int) -> bytes:
    return text.encode().ljust(size, b"\0")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _notes(name: str, column: TableColumn) -> bytes:
    """What `notes` shows of a variable: the column's own name, and what it holds."""
    texts = (("note0", "1"), ("note1", f"{column.name}: {column.en}; {column.zh}"))
    return b"".join(_characteristic(name, key, text) for key, text in texts)


def _characteristic(name: str, key: str, text: str) -> bytes:
    content = _padded(name, 129) + _padded(key, 129) + text.encode() + b"\0"
    return b"<ch>%b%b</ch>" % (struct.pack("<I", len(content)), content)


def short_names(table: TableDefinition) -> dict[str, str]:
    """Column to its name in Stata, which has 32 characters: a longer one keeps the beginnings of its words.

    requests_denied_state_secret_natural_person becomes reque_denie_state_secre_natur_perso … as many letters of each as fit.
    """
    return {column.name: shortened(column.name) for column in table.columns}


def shortened(name: str) -> str:
    """A name of at most 32 characters; it depends on nothing but the name."""
    return next(_beginnings(name), name[:MAX_NAME])


def _beginnings(name: str) -> Iterator[str]:
    words = name.split("_")
    for letters in range(MAX_NAME, 1, -1):
        made = "_".join(word[:letters] for word in words)
        if len(made) <= MAX_NAME:
            yield made
