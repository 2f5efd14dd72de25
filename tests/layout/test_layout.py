"""The layout room by itself: glyphs and rules made up here, no PDF and no library in between."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.diagnostics.errors import OverLimit
from reportparse.document import Table
from reportparse.layout.document_flow import flow_of
from reportparse.layout.page import Glyph, Page, Rule
from reportparse.layout.page_geometry import turn
from reportparse.layout.ruled.edges import edges_by_table
from reportparse.layout.ruled.grid import grid_of
from reportparse.layout.ruled.ink import Shape, rules_of, shapes_of
from reportparse.layout.text.furniture import is_page_number
from reportparse.layout.text.lines import lines_of
from reportparse.layout.text.radicals import unified
from reportparse.layout.text.spacing import joined_lines

EM = 10.0
Spans = list[tuple[int, int, int, int]]


def written(text: str, x: float, top: float, em: float = EM) -> list[Glyph]:
    """A line of text: ideographs one em wide, the rest half."""
    glyphs = []
    for char in text:
        width = em if char >= "\u2e80" else em / 2
        if char != " ":
            glyphs.append(Glyph(char, x, top, x + width, top + em, em))
        x += width
    return glyphs


def page(glyphs: list[Glyph], rules: list[Rule], number: int = 1) -> Page:
    return Page(number, 595.0, 842.0, tuple(glyphs), tuple(rules))


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
        sides = [
            Rule(x0, top, x1, top),
            Rule(x0, bottom, x1, bottom),
            Rule(x0, top, x0, bottom),
            Rule(x1, top, x1, bottom),
        ]
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


def test_a_large_grid_takes_no_minutes() -> None:
    steps = [50 + 3.0 * 3 * i for i in range(161)]
    rules = [
        rule
        for a, b in pairwise(steps)
        for c, d in pairwise(steps)
        for rule in (Rule(a, c, b, c), Rule(a, c, a, d), Rule(b, c, b, d), Rule(a, d, b, d))
    ]
    start = time.process_time()
    ((edges,), _) = edges_by_table(rules)
    grid = grid_of(edges)
    assert (grid.n_rows, grid.n_columns, len(grid.cells)) == (160, 160, 25_600)
    assert time.process_time() - start < 5


def test_a_drawing_of_too_many_lines_is_refused_and_its_text_kept() -> None:
    rules = [Rule(i % 500, i * 1.5, i % 500 + 30, i * 1.5) for i in range(4000)]
    with pytest.raises(OverLimit):
        edges_by_table(rules)
    composed = flow_of([page(written("正文", 100, 100), rules)])
    assert [one.kind for one in composed.issues] == ["page-unreadable"]
    assert [block.text for block in composed.blocks if not isinstance(block, Table)] == ["正文"]


def test_shapes_to_rules() -> None:
    black, pale, blue = (0, 0, 0), (255, 255, 250), (50, 80, 160)
    line, thin = Shape(10, 50, 200, 50, black, None), Shape(10, 60, 200, 61, None, black)
    ground, border = Shape(10, 100, 200, 200, None, blue), Shape(10, 300, 200, 400, black, None)
    unseen = [Shape(10, 70, 200, 70, pale, None), Shape(10, 150, 200, 151, None, blue), Shape(5, 5, 6, 6, None, black)]
    on_ground = Shape(10, 160, 200, 160, pale, None)
    assert rules_of([line, thin, ground, *unseen, on_ground, border]) == [
        Rule(10, 50, 200, 50),
        Rule(10, 60, 200, 61),
        Rule(10, 160, 200, 160),
        Rule(10, 300, 200, 300),
        Rule(10, 400, 200, 400),
        Rule(10, 300, 10, 400),
        Rule(200, 300, 200, 400),
    ]


def test_subpaths_to_shapes() -> None:
    ink = (0, 0, 0)
    square = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]
    assert list(shapes_of(square, True, ink, None)) == [Shape(0, 0, 9, 9, ink, None)]
    assert list(shapes_of(square, False, None, ink)) == [Shape(0, 0, 9, 9, None, ink)]
    assert len(list(shapes_of(square, False, ink, None))) == 3
    assert list(shapes_of([(0.0, 0.0), (5.0, 9.0)], False, ink, None)) == []


def test_turning_a_page_four_times_changes_nothing() -> None:
    given_page = page(written("ab", 10, 20), [Rule(1, 2, 30, 2)])
    assert turn(given_page, 4) == given_page
    turned = turn(given_page, 1)
    assert (turned.width, turned.height) == (842.0, 595.0)
    assert turned.glyphs[0][:7] == ("a", 812.0, 10.0, 822.0, 15.0, EM, 90)
    assert turned.rules == (Rule(840.0, 1, 840.0, 30),)


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        (written("ab cd", 0, 0), ["ab cd"]),
        (written("政府", 0, 0) + written("2024", 22, 0), ["政府2024"]),
        (written("张三", 0, 0) + written("李四", 60, 0), ["张三 李四"]),
        (written("下", 0, 30) + written("上", 0, 0), ["上", "下"]),
        (list(reversed(written("12345", 0, 0))), ["12345"]),
        (written("3", 0, 3) + written("1", 5, 0, em=6), ["3[1]"]),
        (written("11", 0, 0) + written("11", 1, 0), ["11"]),
    ],
)
def test_lines_of_glyphs(glyphs: list[Glyph], expected: list[str]) -> None:
    assert [line.text for line in lines_of(glyphs)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("⽅案", "方案"), ("⺬⻓⻚⺠", "示长页民"), ("豈", "豈"), ("abc", "abc"), ("１２，", "１２，")],
)
def test_radicals(text: str, expected: str) -> None:
    assert unified(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("政府", "信息", "政府信息"), ("open", "data", "open data"), ("共5", "件", "共5件"), ("", "a", "a")],
)
def test_joining_lines(first: str, second: str, expected: str) -> None:
    assert joined_lines(first, second) == expected


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("- 4 -", True),
        ("—4—", True),
        ("第 4 页 共 6 页", True),
        ("4/6", True),
        ("4", False),
        ("-4", False),
        ("4件", False),
    ],
)
def test_page_numbers(text: str, is_number: bool) -> None:
    assert is_page_number(text) is is_number


def test_a_page_that_could_not_be_read_is_told() -> None:
    composed = flow_of([Page(1, 0, 0, fault="bad stream"), page(written("正文", 100, 100), [], 2)])
    assert [(one.kind, one.where) for one in composed.issues] == [("page-unreadable", "page 1")]
    assert composed.n_pages == 2
