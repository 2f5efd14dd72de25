"""What the reader saw, as text for a person: every block in order, every table as its grid."""

from __future__ import annotations

from collections.abc import Iterator

from reportparse.diagnostics.complaints import harmless
from reportparse.document import Block, Cell, Document, Origin, Paragraph, Table

MAX_CELL = 24
"""Characters of a cell that are shown; `--cells` of `parse` gives all."""


def show(document: Document) -> str:
    """Blocks and grids of a document as lines of text."""
    return "\n".join(harmless(line, "�") for line in _lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    facts = [document.format, f"encoding {document.encoding}" if document.encoding else ""]
    facts.append(f"{document.pages} pages" if document.pages else "")
    yield "# " + ", ".join(fact for fact in facts if fact)
    for name, value in document.metadata:
        yield f"# {name}: {_short(value, 80)}"
    for paragraph in document.furniture:
        yield f"# furniture: {_short(paragraph.text, 80)}"
    for attachment in document.attachments:
        yield f"# {attachment.kind}: {_short(attachment.name, 80)}"
    for found in document.issues:
        yield f"# {found.severity} {found.kind}: {found.message}"
    yield from _blocks(document.blocks, "")


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    n_tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield f"{indent}¶ {_facts(block)}{_short(block.text, 400)}"
            continue
        n_tables += 1
        yield f"{indent}▦ table {n_tables}: {block.n_rows} rows × {block.n_columns} columns{_place(block.origin)}"
        yield from _grid(block, indent + "  ")


def _grid(table: Table, indent: str) -> Iterator[str]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        yield f"{indent}{row:>3} | " + " | ".join(_cell(cell) for cell in rows[row])
        for cell in rows[row]:
            if cell.blocks:
                yield from _blocks(cell.blocks, indent + "      ")


def _cell(cell: Cell) -> str:
    spans = (f"↓{cell.row_span}" if cell.row_span > 1 else "") + (
        f"→{cell.column_span}" if cell.column_span > 1 else ""
    )
    text = "▦" if cell.blocks else _short(cell.text, MAX_CELL)
    return f"[{cell.column}{spans}] {text}".rstrip()


def _facts(paragraph: Paragraph) -> str:
    facts = [f"h{paragraph.level}" if paragraph.level else "", "bold" if paragraph.bold else ""]
    facts += ["centered" if paragraph.centered else "", "right" if paragraph.right_aligned else ""]
    named = " ".join(fact for fact in facts if fact)
    return f"({named}) " if named else ""


def _place(origin: Origin) -> str:
    if origin.page is not None:
        return f", page {origin.page}"
    return f", line {origin.line}" if origin.line is not None else ""


def _short(text: str, limit: int) -> str:
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
