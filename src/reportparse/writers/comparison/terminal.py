"""A comparison for a terminal: a table and coloured text there, plain lines with tabs and marks elsewhere."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportparse.across.comparison import Comparison, Piece, SectionDiff
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Language
from reportparse.writers.comparison.rows import ComparedTable, legend, only_differing, row_texts, tables
from reportparse.writers.comparison.text import heads, summary, warnings
from reportparse.writers.wrapping import wrapped

MAX_SAME = 60
"""Characters of unchanged text that are shown whole; of longer runs only both ends."""

STYLES = {"same": "", "removed": "red strike", "added": "green underline"}
MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def show_comparison(comparison: Comparison, console: Console, language: Language) -> None:
    """Print the values that differ, the sections whose text differs, and a line that sums it up."""
    shown = [only_differing(table) for table in tables(comparison) if table.n_differing]
    names = [harmless(head.of(language), " ") for head in heads(comparison)]
    last = [*(one.of(language) for one in warnings(comparison)), summary(comparison).of(language)]
    if console.is_terminal:
        for table in shown:
            console.print(_coloured(table, names, language))
        if shown and (signs := legend(comparison, language)):
            last.insert(0, signs)
        for section in _changed(comparison):
            console.print(Text(f"\n{_printable(section.heading)}", style="bold"))
            console.print(Text.assemble(*((_piece(piece), STYLES[piece.op]) for piece in section.pieces)))
        for line in last:
            console.print(Text("\n".join(wrapped(harmless(line, " "), console.width))), soft_wrap=True)
        return
    rows = [texts for table in shown for texts in _lines(table, language)]
    lines = ["\t".join(names), *("\t".join(harmless(text, " ") for text in texts) for texts in rows)]
    for section in _changed(comparison):
        marked = (MARKS[piece.op][0] + _piece(piece) + MARKS[piece.op][1] for piece in section.pieces)
        lines += ["", _printable(section.heading), "".join(marked)]
    # rich would turn tabs into blanks.
    console.file.write("\n".join([*lines, "", *(harmless(line, " ") for line in last)]) + "\n")


def _lines(table: ComparedTable, language: Language) -> list[tuple[str, ...]]:
    """Each value with its whole name: the head of its row and its own."""
    return [
        (f"{group.head} · {row.label}" if group.head else row.label, *row_texts(row, language)[1:])
        for group in table.groups
        for row in group.rows
    ]


def _coloured(table: ComparedTable, names: list[str], language: Language) -> Table:
    shown = Table(title=Text(table.name), title_justify="left")
    for name in names:
        shown.add_column(Text(name), justify="left" if name in names[:2] else "right", overflow="fold")
    for texts in _lines(table, language):
        shown.add_row(*(Text(harmless(text, " ")) for text in texts))
    return shown


def _changed(comparison: Comparison) -> list[SectionDiff]:
    return [section for section in comparison.sections if section.changed]


def _piece(piece: Piece) -> str:
    text = _printable(piece.text)
    if piece.op != "same" or len(text) <= MAX_SAME:
        return text
    return f"{text[: MAX_SAME // 2]} … {text[-MAX_SAME // 2 :]}"


def _printable(text: str) -> str:
    return "\n".join(harmless(line, " ") for line in text.split("\n"))
