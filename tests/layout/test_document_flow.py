"""Pages become blocks in reading order: glyphs and rules made up here, no PDF and no library in between."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.document import Box, Paragraph, Table
from reportparse.layout.document_flow import flow_of
from reportparse.layout.page import Glyph, Page, Rule
from reportparse.layout.page_geometry import scaled
from tests.layout.made import Spans, box, page, written


@st.composite
def merged_grids(draw: st.DrawFn) -> tuple[int, int, Spans]:
    """A grid cut into rectangles: rows and columns, and the cells in row-major order."""
    n_rows, n_columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    taken = [[False] * n_columns for _ in range(n_rows)]
    spans: Spans = []
    for row in range(n_rows):
        for column in range(n_columns):
            if taken[row][column]:
                continue
            room = 1
            while column + room < n_columns and not taken[row][column + room]:
                room += 1
            down, across = draw(st.integers(1, min(3, n_rows - row))), draw(st.integers(1, min(3, room)))
            for r in range(row, row + down):
                taken[r][column : column + across] = [True] * across
            spans.append((row, column, down, across))
    return n_rows, n_columns, spans


def without_unused_lines(spans: Spans) -> Spans:
    """The cells counted in those grid lines alone that some cell starts at: others cannot be seen."""
    rows = sorted({row for row, _, _, _ in spans} | {row + down for row, _, down, _ in spans})
    columns = sorted({column for _, column, _, _ in spans} | {column + across for _, column, _, across in spans})
    return [
        (
            rows.index(row),
            columns.index(column),
            rows.index(row + down) - rows.index(row),
            columns.index(column + across) - columns.index(column),
        )
        for row, column, down, across in spans
    ]


@settings(max_examples=150)
@given(merged_grids(), st.sampled_from(["borders", "doubled", "pieces"]))
def test_random_merged_grids_come_back(grid: tuple[int, int, Spans], style: str) -> None:
    _, _, spans = grid
    expected = without_unused_lines(spans)
    if len(expected) < 2:
        return
    rules: list[Rule] = []
    glyphs: list[Glyph] = []
    for number, (row, column, down, across) in enumerate(spans):
        x0, top, x1, bottom = 50 + 40 * column, 60 + 20 * row, 50 + 40 * (column + across), 60 + 20 * (row + down)
        sides = box(x0, top, x1, bottom)
        if style == "doubled":
            sides += [Rule(r.x0 + 2, r.top + 2, r.x1 + 2, r.bottom + 2) for r in sides]
        if style == "pieces":
            sides = [piece for side in sides for piece in pieces(side)]
        rules += sides
        glyphs += written(str(100 + number), x0 + 6, top + 6)
    (table,) = flow_of([page(glyphs, rules)]).blocks
    assert isinstance(table, Table)
    found = [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]
    assert found == [(*span, str(100 + number)) for number, span in enumerate(expected)]


def pieces(rule: Rule) -> list[Rule]:
    """A rule as dashes of 3 pt with gaps of 2 pt."""
    if rule.x1 > rule.x0:
        return [Rule(x, rule.top, x + 3, rule.top) for x in range(int(rule.x0), int(rule.x1), 5)]
    return [Rule(rule.x0, y, rule.x0, y + 3) for y in range(int(rule.top), int(rule.bottom), 5)]


def test_a_drawing_of_too_many_lines_is_said_and_its_text_kept() -> None:
    rules = [Rule(i % 500, i * 1.5, i % 500 + 30, i * 1.5) for i in range(4000)]
    flow = flow_of([page(written("正文", 100, 100), rules)])
    assert [one.kind for one in flow.issues] == ["page-unreadable"]
    assert [block.text for block in flow.blocks if not isinstance(block, Table)] == ["正文"]


def test_a_page_that_could_not_be_read_is_told() -> None:
    flow = flow_of([Page(1, 0, 0, fault="bad stream"), page(written("正文", 100, 100), number=2)])
    assert [(one.kind, one.where) for one in flow.issues] == [("page-unreadable", "page 1")]
    assert len(flow.contents) == 2


def grid(left: float, top: float, *rows: tuple[str, ...]) -> tuple[list[Glyph], list[Rule]]:
    """A ruled table of cells that are 60 pt wide and 20 pt high."""
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            x, y = left + 60.0 * j, top + 20.0 * i
            glyphs += written(text, x + 6, y + 5)
            rules += box(x, y, x + 60, y + 20)
    return glyphs, rules


def table_texts(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def test_text_and_tables_come_in_reading_order() -> None:
    glyphs, rules = grid(100, 200, ("规章", "3"), ("公文", "4"))
    flow = flow_of([page([*written("下文。", 100, 300), *glyphs, *written("上文。", 100, 150)], rules)])
    first, table, last = flow.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert (first.text, table_texts(table), last.text) == ("上文。", [["规章", "3"], ["公文", "4"]], "下文。")
    assert (flow.issues, len(flow.contents), flow.garbled) == ((), 1, 0)


def test_a_table_goes_on_over_a_page_break_around_page_numbers() -> None:
    upper, upper_rules = grid(100, 680, ("项目", "件"), ("规章", "3"))
    lower, lower_rules = grid(100, 80, ("公文", "4"))
    pages = [
        page([*upper, *written("- 1 -", 290, 800)], upper_rules),
        page([*lower, *written("- 2 -", 290, 800)], lower_rules, number=2),
    ]
    flow = flow_of(pages)
    (table,) = flow.blocks
    assert table_texts(table) == [["项目", "件"], ["规章", "3"], ["公文", "4"]]
    assert isinstance(table, Table)
    assert [cell.origin.page for cell in table.cells] == [1, 1, 1, 1, 2, 2]
    assert [line.text for line in flow.furniture] == ["- 1 -", "- 2 -"]


def test_text_between_two_tables_keeps_them_apart() -> None:
    upper, upper_rules = grid(100, 600, ("规章", "3"), ("公文", "5"))
    lower, lower_rules = grid(100, 200, ("规章", "4"), ("公文", "6"))
    flow = flow_of([page(upper, upper_rules), page([*written("另表。", 100, 150), *lower], lower_rules, number=2)])
    assert [type(block) for block in flow.blocks] == [Table, Paragraph, Table]


def test_boxes_are_those_of_the_page_as_it_was_handed_over() -> None:
    small = scaled(page(written("政府信息公开。", 100, 200)), 0.2)
    (paragraph,) = flow_of([small]).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "政府信息公开。"
    assert paragraph.origin.box is not None
    assert [round(side, 6) for side in paragraph.origin.box] == [20, 40, 34, 42]


def test_a_lone_cell_that_no_table_joined_is_a_paragraph() -> None:
    rules = box(100, 200, 300, 240)
    flow = flow_of([page(written("政府信息公开", 120, 215), rules)])
    assert flow.blocks == (Paragraph("政府信息公开"),)
    assert flow.blocks[0].origin.box == Box(100, 200, 300, 240)


def test_numbers_under_each_other_are_a_table_and_the_grid_is_said_to_be_guessed() -> None:
    rows = [("规章", "1", "2"), ("公文", "3", "4"), ("许可", "5", "6")]
    placed = [(text, 100 + 90.0 * j, 200 + 20.0 * i) for i, row in enumerate(rows) for j, text in enumerate(row)]
    flow = flow_of([page([glyph for text, x, y in placed for glyph in written(text, x, y)])])
    (table,) = flow.blocks
    assert table_texts(table) == [list(row) for row in rows]
    assert isinstance(table, Table)
    assert table.certain is False
    assert [(one.kind, one.where) for one in flow.issues] == [("grid-guessed", "page 1")]


texts = st.lists(st.text("政府信息公开年报，。0123456789", min_size=1, max_size=20), min_size=1, max_size=10)


@given(texts)
def test_all_text_of_a_page_is_somewhere(rows: list[str]) -> None:
    glyphs = [glyph for i, text in enumerate(rows) for glyph in written(text, 100, 60 + 30.0 * i)]
    flow = flow_of([page(glyphs)])
    found = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell.text for cell in block.cells)
        for block in flow.blocks
    )
    found += "".join(line.text for line in flow.furniture)
    assert sorted("".join(found.split())) == sorted("".join(rows))
