"""Plain text as a Word file's text dump leaves it: cells led by a tab, rows parted by an empty line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Block, Sheet, Slot, Text, slots

if TYPE_CHECKING:
    from collections.abc import Sequence

NBSP = "\u00a0"


@dataclass(frozen=True)
class TextStyle:
    """How the text is laid out and encoded.

    `table` is "dump" (one cell a line, led by a tab), "bare" (one cell a line, nothing marks cells or rows), "tabs"
    (one row a line) or "pipes" (a markdown table).
    """

    table: Literal["dump", "bare", "tabs", "pipes"] = "dump"
    padded: bool = True
    encoding: str = "utf-8"
    bom: bool = False
    line_end: str = "\n"


PLAIN = TextStyle()


def render_text(report: MadeReport, style: TextStyle = PLAIN) -> bytes:
    """The report as a text file."""
    return encode(text_of(flow(report), style), style)


def encode(text: str, style: TextStyle) -> bytes:
    """Text with its line ends, in its encoding."""
    mark = "\ufeff" if style.bom else ""
    return (mark + text.replace("\n", style.line_end)).encode(style.encoding)


def text_of(blocks: Sequence[Block], style: TextStyle = PLAIN) -> str:
    """Blocks one after another; an empty line after the title and around tables."""
    lines: list[str] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Sheet):
            lines += ["", *_TABLES[style.table](block, style), "", ""]
            continue
        lines.append(block.text)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.kind == "title" and not (isinstance(following, Text) and following.kind == "title"):
            lines.append("")
    return "\n".join(lines) + "\n"


def _dump(sheet: Sheet, style: TextStyle) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(slots(sheet)):
        lines += ["\t" + _cell_text(slot, number, style) for slot in row]
        lines.append("")
    return "\n".join(lines).rstrip("\n").split("\n")


def _cell_text(slot: Slot, row: int, style: TextStyle) -> str:
    if not slot.anchor:
        return ""
    text = slot.cell.text
    if not style.padded or slot.cell.role != "value" or not text:
        return text
    # Word's blanks beside the number: in front, behind, or a paragraph of their own.
    pick = (row * 31 + slot.column * 17) % 29
    if pick == 0:
        return f"{NBSP}\n{text}"
    return {0: text, 1: NBSP + text, 2: text + NBSP}[pick % 3]


def _bare(sheet: Sheet, style: TextStyle) -> list[str]:
    lines = [_cell_text(slot, number, style) for number, row in enumerate(slots(sheet)) for slot in row if slot.anchor]
    return "\n".join(lines).split("\n")


def _tabs(sheet: Sheet, style: TextStyle) -> list[str]:
    return ["\t".join(_flat(slot) for slot in row) for row in slots(sheet)]


def _pipes(sheet: Sheet, style: TextStyle) -> list[str]:
    lines = ["| " + " | ".join(_flat(slot) for slot in row) + " |" for row in slots(sheet)]
    return [lines[0], "|" + " --- |" * len(sheet.widths), *lines[1:]]


def _flat(slot: Slot) -> str:
    return slot.cell.text.replace("\n", "") if slot.anchor else ""


_TABLES = {"dump": _dump, "bare": _bare, "tabs": _tabs, "pipes": _pipes}
