"""Notations that converters use and no extractor here writes: one cell a line, all of a table or of a report on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Sheet, slots

Cells = list[list[str]]
"""The texts of a table's anchor cells, row by row."""

_CUT = 4
"""Cells after which the notation `broken` goes on in the next line."""


def _cell_and_pipe(rows: Cells) -> str:
    return "\n".join(f"{cell} |" if cell else "|" for row in rows for cell in row)


def _lines_of_pipes(rows: Cells) -> str:
    return "\n".join("\n|\n".join(row) for row in rows)


def _empty_lines(rows: Cells) -> str:
    return "\n".join(cell for row in rows for cell in row)


def _broken(rows: Cells) -> str:
    lines: list[str] = []
    for row in rows:
        lines += [" | ".join(row[:_CUT]) + " |", " | ".join(row[_CUT:])] if len(row) > _CUT else [" | ".join(row)]
    return "\n".join(lines)


def _on_one_line(rows: Cells) -> str:
    return " ".join(cell for row in rows for cell in row if cell)


def _pipes_on_one_line(rows: Cells) -> str:
    return " | ".join(cell for row in rows for cell in row)


def _blocks(report: MadeReport, write: Callable[[Cells], str]) -> Iterable[str]:
    for block in flow(report):
        if isinstance(block, Sheet):
            yield write([[slot.cell.text.replace("\n", "") for slot in row if slot.anchor] for row in slots(block)])
        else:
            yield block.text


def _of_tables(write: Callable[[Cells], str]) -> Callable[[MadeReport], str]:
    return lambda report: "\n".join(_blocks(report, write))


def _report_on_one_line(report: MadeReport) -> str:
    return " ".join(_blocks(report, _on_one_line))


def _untitled_on_one_line(report: MadeReport) -> str:
    return " ".join([*_blocks(report, _on_one_line)][len(report.title) :])


NOTATIONS: dict[str, Callable[[MadeReport], str]] = {
    "cell-and-pipe": _of_tables(_cell_and_pipe),
    "lines-of-pipes": _of_tables(_lines_of_pipes),
    "empty-lines": _of_tables(_empty_lines),
    "broken": _of_tables(_broken),
    "table-on-one-line": _of_tables(_on_one_line),
    "pipes-on-one-line": _of_tables(_pipes_on_one_line),
    "report-on-one-line": _report_on_one_line,
    "untitled-on-one-line": _untitled_on_one_line,
}
"""The text of a report, by the name of the notation."""
