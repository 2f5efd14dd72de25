"""A small typesetter on reportlab: a made-up report as the pages of a PDF."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics

from instruments.made.paper import LEADING, Paper, Sheaf, wrapped
from instruments.made.paper_table import TableSetter
from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Sheet, Text


def typeset(report: MadeReport, paper: Paper) -> bytes:
    """The report's PDF."""
    pages = Sheaf(paper)
    pages.open()
    for block in flow(report):
        if isinstance(block, Sheet):
            _set_table(pages, block)
        else:
            _set_text(pages, block)
    pages.close()
    pages.canvas.save()
    return pages.buffer.getvalue()


def _set_text(pages: Sheaf, block: Text) -> None:
    paper = pages.paper
    size = paper.body * (1.5 if block.kind == "title" else 1.0)
    room = pages.width - 2 * paper.margin
    indent = "　　" if block.kind in ("paragraph", "heading", "subheading") else ""
    spacing = paper.track * size
    for line in wrapped(indent + block.text, paper.font, size, room, spacing):
        if pages.y + size * LEADING > pages.bottom:
            pages.break_page()
        pages.y += size * LEADING
        gap = room - pdfmetrics.stringWidth(line, paper.font, size) - spacing * len(line)
        x = {"title": gap / 2, "signature": gap}.get(block.kind, 0.0)
        pages.write(pages.left + x, pages.y, line, size, spacing)
    pages.y += size * (0.6 if block.kind == "title" else 0.1)


def _set_table(pages: Sheaf, sheet: Sheet) -> None:
    if pages.paper.landscape:
        pages.break_page(sideways=True)
    pages.y += 8 + pages.paper.lead
    TableSetter(pages, sheet).run()
    pages.y += 10
    if pages.paper.landscape:
        pages.break_page()
