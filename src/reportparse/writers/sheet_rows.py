"""Rows of a workbook's sheet as XML: byte for byte what XlsxWriter makes of them cell by cell, in a tenth of its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reportparse.patterns import regex
from reportparse.record.columns import TableColumn
from reportparse.writers.tables.row_text import NULL, fits_a_float, is_true

MAX_TEXT = 32_767
"""Of a cell, in units of UTF-16."""
CUT = "……〔以下从略，全文见 JSON / cut here, in full in the JSON〕"

FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that was none."""
_DAY_ZERO = date(1899, 12, 30).toordinal()

MAX_KEPT = 16_384
"""Cells of a sheet whose XML is kept for the next of the same text, of at most so many characters: most say what was said."""
MAX_KEPT_TEXT = 64

_ROW = "\0"
"""Stands for the number of a cell's row: no text has it."""
_SPECIAL = regex(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_EDGE = regex(r"\A\s|\s\Z")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet in `constant_memory`, where XlsxWriter lays down the XML of rows as they come. The first is its own; the others
    are laid down here."""

    def begin_rows(self, columns: Sequence[TableColumn], day: Format) -> None:
        """End the row that heads the sheet; what comes has these columns. `day` is how days look."""
        self._write_single_row(1)
        style, most = day._get_xf_index(), MAX_KEPT // len(columns)
        self._cells = [Cells(_maker(column, xl_col_to_name(at), style), most) for at, column in enumerate(columns)]

    def add_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows of fields below the last."""
        written = []
        for row in rows:
            self.dim_rowmax += 1
            number = str(self.dim_rowmax + 1)
            cells = "".join([cells[field] for cells, field in zip(self._cells, row, strict=True)])
            written.append(f'<row r="{number}">{cells.replace(_ROW, number)}</row>')
        self.fh.write("".join(written))


class Cells(dict[str, str]):
    """Fields of a column as cells; so many are kept."""

    def __init__(self, make: Callable[[str], str], most: int) -> None:
        super().__init__({NULL: ""})
        self._make, self._most = make, most

    def __missing__(self, field: str) -> str:
        cell = self._make(field)
        if len(field) <= MAX_KEPT_TEXT and len(self) < self._most:
            self[field] = cell
        return cell


def _maker(column: TableColumn, letters: str, day_style: int) -> Callable[[str], str]:
    """What makes a field of a column a cell. What Excel would not show as it is stands there as text."""
    begin = f'<c r="{letters}{_ROW}"'

    def text(field: str) -> str:
        shown = _in_xml(_cut(field))
        space = ' xml:space="preserve"' if _EDGE.search(field) else ""
        return f'{begin} t="inlineStr"><is><t{space}>{shown}</t></is></c>'

    def number(field: str) -> str:
        return f"{begin}><v>{float(field):.16G}</v></c>" if fits_a_float(field) else text(field)

    def day(field: str) -> str:
        found = date.fromisoformat(field)
        if found < FIRST_DAY:
            return text(field)
        return f'{begin} s="{day_style}"><v>{found.toordinal() - _DAY_ZERO}</v></c>'

    def boolean(field: str) -> str:
        return f'{begin} t="b"><v>{is_true(field):d}</v></c>'

    return {"text": text, "integer": number, "decimal": number, "date": day, "boolean": boolean}[column.type]


def _cut(text: str) -> str:
    """A text as long as a cell may be; one that is longer says that it is cut."""
    if len(text) <= MAX_TEXT // 2 or len(text.encode("utf-16-le")) <= 2 * MAX_TEXT:
        return text
    return text.encode("utf-16-le")[: 2 * (MAX_TEXT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _in_xml(text: str) -> str:
    """A text in XML; signs that XML cannot hold, and what looks as they are then written, as Excel writes them."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0]) or _in_hex(found[0]), text)


def _in_hex(found: str) -> str:
    return f"_x{ord(found):04X}_" if len(found) == 1 else f"_x005F{found}"
