"""Tables in plain text that mark their cells: tab-led dumps, tab-separated rows, pipes.

None of these notations knows spans, so a cell's column is its ordinal in the row (`regular=False`). Each function
looks at the lines from `start` on and gives the blocks it read and the index of the first line after them. Where it
finds no table it gives the index of the line before which there is none, so that no line is read for each line above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.chinese.text import clean, split_marker
from reportparse.chinese.values import is_plain_value
from reportparse.diagnostics.errors import too_large
from reportparse.document import Block, Cell, Origin, Paragraph, Table
from reportparse.patterns import regex

MAX_CELLS = 300_000

# The longest label of the forms has 39 characters and no full stop; longer is prose that a tab indents.
_LONGEST_LABEL = 80
_SECTION = regex(rf"\s*[{ONE_TO_NINE}十]{{1,2}}[、.．]")
_PIPE_RULE = " \t\u3000|｜:：=+─━—-"
_PIPE = regex(r"(?<!\\)[|｜]")
# A row with fewer cells shows nothing of how blank ones are kept.
_MIN_PADDED = 3
_TABS = regex(r"\t+")
# Labels of a row stand in so many cells at most (三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密).
_MAX_LABELS = 3
_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)


class TextLine(NamedTuple):
    """A line of the file: its number from 1, the page it stands on where the file has pages, and its text."""

    number: int
    page: int | None
    text: str

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return Origin(page=self.page, line=self.number)


class TextCell(NamedTuple):
    """A cell before it has a place: the line where it begins, and its lines."""

    line: TextLine
    text: str


TextRow = list[TextCell]
Found = tuple[list[Block], int]


def tab_led(lines: Sequence[TextLine], start: int) -> Found | int:
    """A dump with one cell a line, each led by a tab, and rows parted by an empty line (Word's text of a vMerge table).

    A cell of nothing but its tab was merged away. A line without a tab goes on with the cell above it: "企业" under
    "商业", or a stray "0" under a blank cell.
    """
    rows: list[TextRow] = []
    at = start
    while at < len(lines) and lines[at].text.startswith("\t"):
        row, at = _tab_led_row(lines, at)
        if row is None:
            return at + 1  # from every line up to this one the same rows follow
        rows.append(row)
        if at + 1 < len(lines) and not lines[at].text.strip() and lines[at + 1].text.startswith("\t"):
            at += 1
    return (blocks_of(rows), at) if rows else start + 1


def _tab_led_row(lines: Sequence[TextLine], at: int) -> tuple[TextRow | None, int]:
    """The row that begins at a line; None where a line holds a second tab, so that this is no such dump."""
    row: list[tuple[TextLine, list[str]]] = []
    while at < len(lines) and lines[at].text.strip(" \n\r"):
        line = lines[at]
        if line.text.startswith("\t"):
            if "\t" in line.text[1:].rstrip("\t") or (len(line.text) > 1 and not line.text.strip("\t")):
                return None, at
            row.append((line, [line.text]))
        elif _SECTION.match(line.text) or is_prose(line.text):
            break
        else:
            row[-1][1].append(line.text)
        at += 1
    return [TextCell(line, "\n".join(texts)) for line, texts in row], at


def tab_separated(lines: Sequence[TextLine], start: int, *, tab: str = "\t") -> Found | int:
    """One row a line, its cells parted by tabs; `tab` is what parts two cells, one tab or two (`tab_of`)."""
    rows, end = _rows(lines, start, lambda text: text.split(tab) if "\t" in text.strip(" \n") else None)
    return (blocks_of(rows), end) if len(rows) > 1 else end


def tab_of(lines: Sequence[TextLine]) -> str:
    """What parts the cells of a file: two tabs where it nowhere has an odd number of them side by side, else one."""
    runs = [run for line in lines if "\t" in line.text for run in _TABS.findall(line.text)]
    return "\t\t" if runs and all(len(run) % 2 == 0 for run in runs) else "\t"


def piped(lines: Sequence[TextLine], start: int, *, padded: bool = False) -> Found | int:
    """Markdown: one row a line, its cells parted by "|", with or without pipes at the edges.

    Where only some rows begin with a pipe, it parts a blank first cell from the second. `padded`: blank cells at the end of
    a row only fill it up, and nobody knows where the blank ones of the page were (`fills_up_rows`).
    """
    rows, end = _rows(lines, start, _pipe_cells)
    rows = _put_together(rows)
    if len(rows) < 2:
        return end
    wide = [row for row in rows if len(row) > 1]
    first = int(all(not row[0].text.strip() for row in wide))
    last = -1 if all(not row[-1].text.strip() for row in wide) else None
    rows = [row[first:last] if len(row) > 1 else row for row in rows]
    width = len(wide[0][first:last]) if wide else 0
    rows = [row[:-1] if len(row) == width + 1 and not row[-1].text.strip() else row for row in rows]
    if padded:
        rows = [without_blank_end(row) for row in rows]
    return blocks_of([row for row in rows if row]), end  # of a lone pipe nothing is left


def _put_together(rows: Sequence[TextRow]) -> list[TextRow]:
    """Rows that were broken over lines behind a pipe: 规章 | 1 | above 2 | 3 is one row.

    No row begins with a value, but one without labels below a header; that has more words than a row's labels.
    """
    whole: list[TextRow] = []
    for row in rows:
        above = whole[-1] if whole else []
        goes_on = len(above) > 1 and above[0].text.strip() and not above[-1].text.strip()
        n_words = sum(not is_plain_value(cell.text.strip()) for cell in above if cell.text.strip())
        if goes_on and 0 < n_words <= _MAX_LABELS and is_plain_value(row[0].text.strip()):
            whole[-1] = [*above[:-1], *row]
        else:
            whole.append(row)
    return whole


def fills_up_rows(lines: Sequence[TextLine]) -> bool:
    """Whether the pipe rows of a file may have lost their blank cells and been filled up at the end instead.

    Extractors of one family do so (hazards §3): `一、本年新收 | 5 | ||||||||` had its 5 under 总计. No row of theirs shows a
    blank cell before a value. Their headers, whose cells span columns, are filled up too; where no cell spans any, the pipes
    that fill up stand side by side, or end rows of which none begins with one.
    """
    fills_up = is_filled = begins_with_pipe = False
    for line in lines:
        whole = _PIPE.split(line.text.strip()) if "|" in line.text or "｜" in line.text else []
        cells = [cell.strip() for cell in whole]
        begins_with_pipe = begins_with_pipe or (bool(cells) and not cells[0])
        while cells and not cells[0]:
            del cells[0], whole[0]
        filled = [at for at, cell in enumerate(cells) if cell]
        if len(cells) < _MIN_PADDED or not filled:
            continue
        values = [at for at in filled if is_plain_value(cells[at])]
        if values and any(not cell for cell in cells[: values[-1]]):
            return False
        fills_up = fills_up or (not values and len(cells) - filled[-1] > _MIN_PADDED)
        if values and not cells[-1]:
            behind = whole[filled[-1] + 1 : -1]
            is_filled = is_filled or bool(behind)
            fills_up = fills_up or ("" in behind and whole[filled[-1]].startswith(" "))
    return fills_up or (is_filled and not begins_with_pipe)


def without_blank_end(row: TextRow) -> TextRow:
    """A row without the blank cells at its end; the first cell stays."""
    end = len(row)
    while end > 1 and not row[end - 1].text.strip():
        end -= 1
    return row[:end]


def _pipe_cells(text: str) -> list[str] | None:
    """The cells of a pipe row, those beyond the edges included; [] for the rule under a header, None for another line."""
    if not _PIPE.search(text):
        return None
    if not text.strip(_PIPE_RULE) and any(dash in text for dash in ("--", "==", "──", "━━", "——")):
        return []
    parts = _PIPE.split(text)
    return [_BREAK.sub("\n", part.replace("\\|", "|").replace("\\｜", "｜")) for part in parts]


def _rows(lines: Sequence[TextLine], start: int, split: Callable[[str], list[str] | None]) -> tuple[list[TextRow], int]:
    """Consecutive rows as `split` sees them; one empty line between two rows, or a caption row, does not end them."""
    if split(lines[start].text) is None:
        return [], start + 1
    rows: list[TextRow] = []
    at = start
    while at < len(lines):
        parts = split(lines[at].text)
        if parts is None:
            follows = at + 1 < len(lines) and split(lines[at + 1].text) is not None
            text = lines[at].text
            if not follows or not is_caption(text):
                break
            parts = [text] if text.strip() else []
        if parts:
            rows.append([TextCell(lines[at], part) for part in parts])
        at += 1
    return rows, at


def blocks_of(rows: Sequence[TextRow]) -> list[Block]:
    """Rows as tables; rows of indented prose or of a numbered list between them as paragraphs."""
    blocks: list[Block] = []
    group: list[TextRow] = []
    for row in rows:
        if any(is_prose(piece.text) for piece in row):
            blocks += (*_grouped(group), *_paragraphs(row))
            group = []
        else:
            group.append(row)
    return [*blocks, *_grouped(group)]


def _grouped(rows: Sequence[TextRow]) -> list[Block]:
    """A table, if the rows look like one: at least two cells side by side that are not just a number and its item."""
    wide = [row for row in rows if sum(1 for piece in row if piece.text.strip()) > 1]
    if not any(len(row) > 2 or not _is_item(row) for row in wide):
        return [paragraph for row in rows for paragraph in _paragraphs(row)]
    return [table(rows)]


def _is_item(row: TextRow) -> bool:
    """Whether a row is a list item, its number parted from it by a tab ("一、⇥总体情况")."""
    marker, _, rest = split_marker(row[0].text)
    return marker is not None and not rest.strip()


def _paragraphs(row: TextRow) -> list[Block]:
    """The cells of what is no table, as the lines they stand on."""
    lines: dict[TextLine, list[str]] = {}
    for piece in row:
        lines.setdefault(piece.line, []).append(piece.text)
    texts = ((line, clean(" ".join(parts).replace("\n", " "))) for line, parts in lines.items())
    return [Paragraph(text, line.origin) for line, text in texts if text]


def table(rows: Sequence[TextRow], *, certain: bool = True) -> Table:
    """A table of cells whose column is their ordinal in the row."""
    if sum(map(len, rows)) > MAX_CELLS:
        raise too_large(MAX_CELLS, "cells in one table", "个单元格（一个表格）")
    cells = (
        Cell(i, j, clean(piece.text), origin=piece.line.origin)
        for i, row in enumerate(rows)
        for j, piece in enumerate(row)
    )
    return Table(tuple(cells), rows[0][0].line.origin, regular=False, certain=certain)


def is_caption(text: str) -> bool:
    """Whether a line between two rows may belong to the table: no heading of a section, no running text."""
    return len(text) <= _LONGEST_LABEL and not _SECTION.match(text) and not is_prose(text)


def is_prose(text: str) -> bool:
    """Whether a piece of text is running text rather than the label or the number of a cell."""
    text = text.strip()
    return len(text) > _LONGEST_LABEL or (len(text) > 25 and text[-1] in "。；：")
