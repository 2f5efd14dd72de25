"""Pages become blocks in reading order: furniture apart, tables and paragraphs joined over page breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Block, Box, Cell, Origin, Paragraph, Table
from reportparse.layout.aligned.detect import guessed_tables
from reportparse.layout.page import Page
from reportparse.layout.page_breaks import joined_tables, may_join
from reportparse.layout.page_geometry import fitting_scale, scaled, scaled_spot
from reportparse.layout.page_table import PageTable
from reportparse.layout.pages import PageContent, content_of
from reportparse.layout.phantoms import without_phantoms
from reportparse.layout.text.furniture import furniture_of
from reportparse.layout.text.lines import Line
from reportparse.layout.text.paragraphs import PageLine, paragraphs_of, type_areas


@dataclass(frozen=True, slots=True)
class DocumentFlow:
    """What all pages say: blocks in reading order, and page furniture, which is no part of them.

    `garbled` is the number of characters that no font gave a meaning to, `contents` the pages as they were taken apart.
    """

    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...]
    issues: tuple[Issue, ...]
    contents: tuple[PageContent, ...]
    garbled: int


def flow_of(pages: Iterable[Page]) -> DocumentFlow:
    """Tables and paragraphs of all pages in reading order. Boxes are in points of the pages as they were handed over."""
    return _flow([*_contents_of(pages)])


def flow_with(contents: Sequence[PageContent], others: Iterable[Page]) -> DocumentFlow:
    """The same of pages that were taken apart before, but for some others that are taken instead of those of their number.

    What was struck out of a page is not put back by the one that is taken instead.
    """
    changed = [*contents]
    for page in others:
        before = contents[page.number - 2].scale if page.number > 1 else 1.0
        (changed[page.number - 1],) = _contents_of([page], before, contents[page.number - 1])
    return _flow(changed)


def _flow(contents: Sequence[PageContent]) -> DocumentFlow:
    furniture, left = _without_furniture(contents)
    blocks, issues = _blocks(left)
    scales = {content.number: content.scale for content in contents}
    if any(scale != 1 for scale in scales.values()):
        blocks = [_on_paper(block, scales) for block in blocks]
        furniture = [replace(line, origin=_origin_on_paper(line.origin, scales)) for line in furniture]
    return DocumentFlow(
        tuple(blocks),
        tuple(furniture),
        tuple(one for content in contents for one in content.issues) + tuple(issues),
        tuple(contents),
        sum(content.garbled for content in contents),
    )


def _contents_of(pages: Iterable[Page], scale: float = 1.0, before: PageContent | None = None) -> Iterator[PageContent]:
    """The pages taken apart one by one, each enlarged to a usual size of text; `before` is an earlier reading of the one."""
    for page in pages:
        scale = fitting_scale(page.glyphs, scale)
        struck = () if before is None else [scaled_spot(spot, scale / before.scale) for spot in before.struck]
        content = content_of(page if scale == 1 else scaled(page, scale), struck)
        content.scale = scale
        yield content


def _without_furniture(contents: Sequence[PageContent]) -> tuple[list[Paragraph], list[PageContent]]:
    """The furniture of all pages, with what else is no part of the text; and the pages without it."""
    left: list[PageContent] = []
    furniture: list[Paragraph] = []
    on_pages = furniture_of([(content.height, content.lines) for content in contents])
    for content, indexes in zip(contents, on_pages, strict=True):
        for line in [*(content.lines[i] for i in sorted(indexes)), *content.asides]:
            box = Box(line.x0, line.top, line.x1, line.bottom)
            furniture.append(Paragraph(line.text, Origin(page=content.number, box=box)))
        left.append(replace(content, lines=[line for i, line in enumerate(content.lines) if i not in indexes]))
    return furniture, left


def _on_paper(block: Block, scales: Mapping[int, float]) -> Block:
    """A block with its boxes in points of the page as it was handed over, given the scale of each page."""
    if isinstance(block, Paragraph):
        return replace(block, origin=_origin_on_paper(block.origin, scales))
    cells = tuple(replace(cell, origin=_origin_on_paper(cell.origin, scales)) for cell in block.cells)
    return replace(block, cells=cells, origin=_origin_on_paper(block.origin, scales))


def _origin_on_paper(origin: Origin, scales: Mapping[int, float]) -> Origin:
    if origin.page is None or origin.box is None:
        return origin
    return replace(origin, box=Box(*(side / scales[origin.page] for side in origin.box)))


def _blocks(contents: Sequence[PageContent]) -> tuple[list[Block], list[Issue]]:
    """Blocks of all pages in reading order: tables joined over breaks, lines between them made paragraphs."""
    areas = type_areas({content.number: (content.width, content.lines) for content in contents})
    blocks: list[Block] = []
    issues: list[Issue] = []
    lines: list[PageLine] = []
    table: PageTable | None = None
    for content in contents:
        tail = [line for page, line in lines if page + 1 == content.number]
        items, taken = _lines_and_tables(content, table, tail)
        del lines[len(lines) - taken :]
        for item in items:
            if isinstance(item, Line):
                _add_table(table, blocks, issues)
                table = None
                lines.append(PageLine(content.number, item))
                continue
            blocks += paragraphs_of(lines, areas)
            lines = []
            if table and may_join(table, item):
                table = joined_tables(table, item)
            else:
                _add_table(table, blocks, issues)
                table = item
    _add_table(table, blocks, issues)
    return [*blocks, *paragraphs_of(lines, areas)], issues


def _lines_and_tables(
    content: PageContent, before: PageTable | None, tail: Sequence[Line]
) -> tuple[list[Line | PageTable], int]:
    """Lines and tables of a page from top to bottom, and how many lines of the page before go with its first table.

    The page before ends with the table `before` or with the lines `tail`. Between its ruled tables, lines that stand in
    columns are made tables by a guess.
    """
    carried = before if before and before.guessed and before.page + 1 == content.number else None
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


def _add_table(table: PageTable | None, blocks: list[Block], issues: list[Issue]) -> None:
    """Add a table that no later page goes on with, if there is one, to the blocks, with what is to be said of it.

    A lone cell that no table joined is a box around text: its text becomes a paragraph.
    """
    if table is None:
        return
    page = table.cells[0].page
    if table.lone:
        texts = [cell for cell in table.cells if cell.text]
        blocks += (Paragraph(cell.text.replace("\n", ""), Origin(page=page, box=cell.box)) for cell in texts)
        return
    table = without_phantoms(table)
    guessed = table.guessed or table.lacks_rules
    if guessed:
        issues.append(issue("grid-guessed", f"page {page}"))
    cells = tuple(
        Cell(
            *cell.span[:2],
            cell.text,
            *cell.span[2:],
            origin=Origin(page=cell.page, box=cell.box),
            seen=cell.seen,
            drawn=cell.drawn,
            struck=cell.struck,
            confidence=cell.confidence,
            strokes_lost=cell.strokes_lost,
        )
        for cell in table.cells
    )
    blocks.append(Table(cells, origin=Origin(page=page, box=table.box), certain=not guessed))
