"""A comparison for a terminal: a table and coloured text there, plain lines with tabs and marks elsewhere."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportparse.across.comparison import Comparison, Piece, SectionDiff
from reportparse.diagnostics.language import Language
from reportparse.writers.comparison.text import heads, printable, row, summary

MAX_SAME = 60
"""Characters of unchanged text that are shown whole; of longer runs only both ends."""

STYLES = {"same": "", "removed": "red strike", "added": "green"}
MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def show_comparison(comparison: Comparison, console: Console, language: Language) -> None:
    """Print the values that differ, the sections whose text differs, and a line that sums it up."""
    if console.is_terminal:
        _show_coloured(comparison, console, language)
    else:
        _show_plain(comparison, console, language)


def _show_coloured(comparison: Comparison, console: Console, language: Language) -> None:
    if comparison.changed:
        names = heads(comparison, language)
        table = Table()
        for name in names:
            table.add_column(Text(name), justify="left" if name == names[0] else "right")
        for value in comparison.changed:
            table.add_row(*map(Text, row(value)))
        console.print(table)
    for section in _changed(comparison):
        console.print(Text(f"\n{printable(section.heading)}", style="bold"))
        console.print(Text.assemble(*((_shown(piece), STYLES[piece.op]) for piece in section.pieces)))
    console.print(Text(summary(comparison, language)))


def _show_plain(comparison: Comparison, console: Console, language: Language) -> None:
    lines = ["\t".join(heads(comparison, language)), *("\t".join(row(value)) for value in comparison.changed)]
    for section in _changed(comparison):
        marked = (MARKS[piece.op][0] + _shown(piece) + MARKS[piece.op][1] for piece in section.pieces)
        lines += ["", printable(section.heading), "".join(marked)]
    # rich would turn tabs into blanks.
    console.file.write("\n".join([*lines, "", summary(comparison, language)]) + "\n")


def _changed(comparison: Comparison) -> list[SectionDiff]:
    return [section for section in comparison.sections if section.changed]


def _shown(piece: Piece) -> str:
    text = printable(piece.text)
    if piece.op != "same" or len(text) <= MAX_SAME:
        return text
    return f"{text[: MAX_SAME // 2]} … {text[-MAX_SAME // 2 :]}"
