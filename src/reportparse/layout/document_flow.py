"""Pages -> blocks in reading order: the whole of the layout room in one list of steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Box, Cell, Origin, Paragraph, Table
from reportparse.layout.aligned.detect import guessed_tables
from reportparse.layout.page import Page
from reportparse.layout.page_breaks import joined, may_join
from reportparse.layout.page_geometry import fitting_scale, scaled
from reportparse.layout.page_table import PageTable
from reportparse.layout.pages import PageContent, content_of
from reportparse.layout.phantoms import without_phantoms
from reportparse.layout.text.furniture import furniture_of
from reportparse.layout.text.lines import Line
from reportparse.layout.text.paragraphs import Placed, columns_of, paragraphs_of


@dataclass(frozen=True, slots=True)
class Composed:
    """What the pages say. `garbled` is the number of characters that no font gave a meaning to."""

    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...]
    issues: tuple[Issue, ...]
    n_pages: int
    garbled: int


def compose(pages: Iterable[Page]) -> Composed:
    """Tables and paragraphs of all pages in reading order, furniture apart."""
    contents: list[PageContent] = []
    scale = 1.0
    for page in pages:
        scale = fitting_scale(page.glyphs, scale)
        contents.append(content_of(page if scale == 1 else scaled(page, scale)))
        contents[-1].scale = scale
    marks = furniture_of([(content.height, content.lines) for content in contents])
    furniture: list[Paragraph] = []
    for content, indexes in zip(contents, marks, strict=True):
        furniture += [_furniture(content, content.lines[i]) for i in sorted(indexes)]
        furniture += [_furniture(content, line) for line in content.asides]
        content.lines = [line for i, line in enumerate(content.lines) if i not in indexes]
    blocks, issues = _blocks(contents)
    scales = {content.number: content.scale for content in contents}
    if any(scale != 1 for scale in scales.values()):
        blocks = [_on_paper(block, scales) for block in blocks]
        furniture = [replace(line, origin=_at(line.origin, scales)) for line in furniture]
    return Composed(
        tuple(blocks),
        tuple(furniture),
        tuple(one for content in contents for one in content.issues) + tuple(issues),
        len(contents),
        sum(content.garbled for content in contents),
    )


def _on_paper(block: Block, scales: Mapping[int, float]) -> Block:
    """A block with its boxes in points of the page as it was handed over."""
    if isinstance(block, Paragraph):
        return replace(block, origin=_at(block.origin, scales))
    cells = tuple(replace(cell, origin=_at(cell.origin, scales)) for cell in block.cells)
    return replace(block, cells=cells, origin=_at(block.origin, scales))


def _at(origin: Origin, scales: Mapping[int, float]) -> Origin:
    if origin.page is None or origin.box is None:
        return origin
    return replace(origin, box=Box(*(side / scales[origin.page] for side in origin.box)))


def _furniture(content: PageContent, line: Line) -> Paragraph:
    """A line of page furniture as a paragraph."""
    return Paragraph(line.text, Origin(page=content.number, box=Box(line.x0, line.top, line.x1, line.bottom)))


def _blocks(contents: Sequence[PageContent]) -> tuple[list[Block], list[Issue]]:
    """Blocks of all pages in reading order: tables joined over breaks, lines between them made paragraphs."""
    columns = columns_of({content.number: (content.width, content.lines) for content in contents})
    blocks: list[Block] = []
    issues: list[Issue] = []
    lines: list[Placed] = []
    table: PageTable | None = None
    for content in contents:
        items, taken = _items(content, table, [line for page, line in lines if page + 1 == content.number])
        del lines[len(lines) - taken :]
        for item in items:
            if isinstance(item, Line):
                _close(table, blocks, issues)
                table = None
                lines.append(Placed(content.number, item))
                continue
            blocks += paragraphs_of(lines, columns)
            lines = []
            if table and may_join(table, item):
                table = joined(table, item)
            else:
                _close(table, blocks, issues)
                table = item
    _close(table, blocks, issues)
    return blocks + list(paragraphs_of(lines, columns)), issues


def _items(content: PageContent, before: PageTable | None, tail: Sequence[Line]) -> tuple[list[Line | PageTable], int]:
    """Lines and tables of a page from top to bottom, and how many lines of the page before go with its first table.

    The page before ends with the table `before` or with the lines `tail`.
    """
    carried = before if before and not before.certain and before.page + 1 == content.number else None
    tables = sorted(content.tables, key=lambda table: table.box.top)
    items: list[Line | PageTable] = []
    taken = 0
    lines: list[Line] = []
    ordered = sorted(content.lines, key=lambda line: line.top + line.bottom)
    for line in [*ordered, None]:
        while tables and (line is None or tables[0].box.top <= (line.top + line.bottom) / 2):
            found, n_lines = guessed_tables(lines, content.number, content.rules, carried, tail)
            items += [*found, tables.pop(0)]
            taken += n_lines
            lines, carried, tail = [], None, ()
        if line:
            lines.append(line)
    found, n_lines = guessed_tables(lines, content.number, content.rules, carried, tail)
    return [*items, *found], taken + n_lines


def _close(table: PageTable | None, blocks: list[Block], issues: list[Issue]) -> None:
    """Add a finished table to the blocks, with what is to be said of it."""
    if table is None:
        return
    page = table.cells[0].page
    if table.lone:
        blocks += (
            Paragraph(content.text.replace("\n", ""), Origin(page=page, box=content.box))
            for content in table.cells
            if content.text
        )
        return
    table = without_phantoms(table)
    certain = table.certain and not table.unruled
    if not certain:
        issues.append(issue("grid-guessed", f"page {page}"))
    cells = tuple(
        Cell(
            *content.span[:2],
            content.text,
            *content.span[2:],
            origin=Origin(page=content.page, box=content.box),
            seen=content.wrapped,
        )
        for content in table.cells
    )
    blocks.append(Table(cells, origin=Origin(page=page, box=table.box), certain=certain))
