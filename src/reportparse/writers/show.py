"""A record for a person: who and when, what is wrong, the facts, and its tables as the form lays them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportparse.across.findings import Finding, Mark, Sort, findings_of, marks
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Both, Language
from reportparse.forms import FORMS, SUBJECTS, Column, Form, Panel
from reportparse.forms.value_names import name_of
from reportparse.forms.wording import table_words
from reportparse.record.load import Record, number_at
from reportparse.writers.findings.terminal import finding_lines
from reportparse.writers.findings.words import MARKS, standing
from reportparse.writers.wrapping import wrapped

HEAD_COLUMNS = (16, 14, 12, 10, 8, 4)
"""Columns of a terminal that a head takes where there is room; where there is none at last, the table is split."""

MIN_LABEL = 26
"""Columns that the labels of the rows are given before the heads are made narrower."""

GAP, EDGES = 2, 2
"""Columns that stand between two columns of a table, and at its edges."""

SIGNS: dict[Sort, str] = {"suspect": "!", "contradicted": "#", "doubtful": "?", "involved": "*"}
STYLES = {"suspect": "bold red", "contradicted": "red", "doubtful": "magenta", "involved": "yellow"}
STATES = {"unreadable": Both("unread", "未识别"), "missing": Both("absent", "缺")}
"""What stands for a value without a number; a mark stands as it is printed, a blank is blank."""


def show_record(file: str, record: Record, console: Console, language: Language) -> None:
    """Print a record, nothing of it cut: wide tables are split so that each of their columns is named."""
    _Shown(file, record, console, language).all()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table as it is shown: its label, and its values' paths, column by column."""

    label: str
    paths: tuple[str, ...]


class _Shown:
    """One record on one console, in one language."""

    def __init__(self, file: str, record: Record, console: Console, language: Language) -> None:
        self.file, self.record, self.console, self.language = file, record, console, language
        self.found: list[Finding] = findings_of(file, record)
        self.marks: dict[str, Mark] = marks(self.found)
        self.cells = {cell["path"]: cell for cell in record.get("cells") or ()}
        self.lost = {
            one["where"]: state
            for one in record["issues"]
            for state in ("unreadable", "missing")
            if one["kind"] == f"cell-{state}"
        }

    def all(self) -> None:
        """Everything, what a person wants first in front."""
        about = self.record["report"]
        self.line(" ".join(str(part) for part in (about["organ"], about["year"]) if part) or self.file, "bold")
        self.line(standing(self.record).says.of(self.language))
        for finding in self.found:
            for line in finding_lines(finding, self.console.width, self.language, file=False):
                self.console.print(line, soft_wrap=True)
        self.line()
        for name, value in self._facts():
            if value not in (None, ""):
                self.line(f"{name.of(self.language)}{'：' if self.language == 'zh' else ': '}{value}")
        for table in SUBJECTS:
            if self.record.get(table) is not None:
                self.table(table)
        if self.marks:
            self.line("  ".join(f"{SIGNS[sort]} {MARKS[sort].of(self.language)}" for sort in SIGNS if self._has(sort)))

    def line(self, text: str = "", style: str = "") -> None:
        """A text in lines of the console's width."""
        for line in wrapped(harmless(text, " "), self.console.width):
            self.console.print(Text(line, style=style), soft_wrap=True)

    def table(self, table: str) -> None:
        """A table of the record, panel by panel."""
        self.line()
        self.line(table_words(table).of(self.language), "bold")
        form = _form(self.record, table)
        if form is None:
            self.local(table)
            return
        groups: list[tuple[tuple[Column, ...], list[_Line]]] = []
        for panel in form.panels:
            lines = list(_lines(form, panel))
            if groups and _heads(groups[-1][0]) == _heads(panel.columns):
                groups[-1][1].extend(lines)
            else:
                groups.append((panel.columns, lines))
        for columns, lines in groups:
            self.grid([column.labels[0] for column in columns], lines)
        self.local(table)

    def local(self, table: str) -> None:
        """The rows of a table of indicators that its form does not know."""
        for row in self.record[table].get("local") or ():
            value = "" if row["value"] is None else row["value"]
            self.line(f"{row['label']} {value} {row['unit'] or ''}".rstrip())

    def grid(self, heads: Sequence[str], lines: Sequence[_Line]) -> None:
        """Rows under their heads, in as many tables beside each other's columns as the width asks for."""
        longest = max(cell_len(line.label) for line in lines)
        texts = [max(cell_len(self.text(line.paths[at])) for line in lines) for at in range(len(heads))]
        for head in HEAD_COLUMNS:
            widths = [max(text, min(head, cell_len(name))) for text, name in zip(texts, heads, strict=True)]
            label = min(longest, self.console.width - sum(width + GAP for width in widths) - EDGES)
            if label >= min(longest, MIN_LABEL):
                break
        else:
            label = min(longest, MIN_LABEL)
        for start, end in _spans(widths, self.console.width - label - EDGES):
            shown = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 0, 0, 1), header_style="")
            shown.add_column("", width=label, overflow="fold")
            for at in range(start, end):
                name = Text("\n".join(wrapped(heads[at], widths[at], least=widths[at])))
                shown.add_column(name, width=widths[at], justify="right", overflow="fold", vertical="bottom")
            for line in lines:
                values = [self.styled(line.paths[at]) for at in range(start, end)]
                shown.add_row(Text("\n".join(wrapped(line.label, label, least=label))), *values)
            self.console.print(shown)

    def text(self, path: str) -> str:
        """A value as it is shown, the sign of its mark behind it."""
        return self._bare(path) + (SIGNS[self.marks[path].sort] if path in self.marks else "")

    def styled(self, path: str) -> Text:
        """A value in the colour of its mark."""
        return Text(self.text(path), style=STYLES[self.marks[path].sort] if path in self.marks else "")

    def _bare(self, path: str) -> str:
        number, cell = number_at(self.record, path), self.cells.get(path)
        if number is not None:
            return str(number)
        state = cell["state"] if cell else self.lost.get(path, "blank")
        if state in STATES:
            return STATES[state].of(self.language)
        return harmless(str(cell["raw"] or "").strip(), " ") if cell and state == "mark" else ""

    def _has(self, sort: str) -> bool:
        return any(mark.sort == sort for mark in self.marks.values())

    def _facts(self) -> Iterator[tuple[Both, object]]:
        about, source, fee = self.record["report"], self.record["source"], self.record["processing_fee"]
        yield Both("file", "文件"), f"{source['name']} ({source['format']})"
        yield Both("title", "标题"), about["title"]
        yield Both("period", "统计期限"), about["period"] and f"{about['period']['start']} – {about['period']['end']}"
        yield Both("form", "表格格式"), about["generation"]
        yield Both("published", "发布日期"), about["published"]
        yield Both("website", "网站"), about["website"]
        contact = about["contact"]
        yield Both("address", "地址"), " ".join(part for part in (contact["address"], contact["postcode"]) if part)
        yield Both("phone", "电话"), contact["phone"]
        yield Both("e-mail", "电子邮箱"), contact["email"]
        yield Both("processing fee (yuan)", "信息处理费（元）"), fee and fee["amount_yuan"]
        headings = [section["heading"] for section in self.record["sections"] if section["heading"]]
        yield Both("sections", "各部分"), " | ".join(headings)


def _form(record: Record, table: str) -> Form | None:
    """The form that a table of a record follows; a table of one row turned, so that its groups are rows."""
    name = record[table].get("form")
    fits = [form for form in FORMS if form.table == table and form.places and name in (form.name, None)]
    return (fits[0].turned or fits[0]) if fits else None


def _heads(columns: Sequence[Column]) -> list[str]:
    return [column.labels[0] for column in columns]


def _lines(form: Form, panel: Panel) -> Iterator[_Line]:
    units = form.subject.lists_indicators
    for row in panel.rows:
        paths = form.paths[row.key]
        yield _Line(name_of(paths[0]).row + (f"（{panel.columns[0].unit}）" if units else ""), paths)


def _spans(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Columns that fit beside the labels, from and to; at least one."""
    start = 0
    while start < len(widths):
        end, left = start + 1, room - widths[start] - GAP
        while end < len(widths) and left >= widths[end] + GAP:
            left -= widths[end] + GAP
            end += 1
        yield start, end
        start = end
