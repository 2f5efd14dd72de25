"""Web pages: tables as their anchor cells, named facts and attachments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.diagnostics.errors import ReportparseError
from reportparse.document import Attachment, Cell, Paragraph, Table
from tests.readers.web_page import Anchor, anchors, kinds, only_table, page, rows, texts


class TestTables:
    @pytest.mark.parametrize(
        ("markup", "expected"),
        [
            ("<tr><td>1<td>2<tr><td>3", [(0, 0, 1, 1, "1"), (0, 1, 1, 1, "2"), (1, 0, 1, 1, "3")]),
            ("<tr><td rowspan=2>a<td>b<tr><td>c", [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
            # 0 reaches to the end of its row group, and no further
            (
                "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d",
                [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 0, 1, 1, "d")],
            ),
            ("<tr><td rowspan=9>a<td>b<tr><td>c", [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
            ("<tr><td colspan=0>a<td>b", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]),
            # head on top, foot at the bottom, wherever they are written
            (
                "<tfoot><tr><td>f</tfoot><tbody><tr><td>b</tbody><thead><tr><td>h</thead><tr><td>x",
                [(0, 0, 1, 1, "h"), (1, 0, 1, 1, "b"), (2, 0, 1, 1, "x"), (3, 0, 1, 1, "f")],
            ),
            # hidden rows and cells have no place at all; an invisible cell keeps its own
            (
                "<tr style='display:none'><td>x<tr><td>1<td style='display:none'>x<td style='visibility:hidden'>x<td>2",
                [(0, 0, 1, 1, "1"), (0, 1, 1, 1, ""), (0, 2, 1, 1, "2")],
            ),
            ("<td>a</td><td>b</td>", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]),
            ("<tr></tr><tr><th>a<th>b", [(1, 0, 1, 1, "a"), (1, 1, 1, 1, "b")]),
            ("<tr><td><p>商业</p><p>企业</p><td>1<br>2", [(0, 0, 1, 1, "商业\n企业"), (0, 1, 1, 1, "1\n2")]),
        ],
    )
    def test_grid(self, markup: str, expected: list[Anchor]) -> None:
        assert anchors(only_table(page(f"<table>{markup}</table>"))) == expected

    @pytest.mark.parametrize(
        ("attribute", "used"),
        [("colspan=x", 1), ("colspan=-2", 1), ("colspan=2.5", 2), ("colspan=99999999999999999999999", 1000)],
    )
    def test_impossible_spans(self, attribute: str, used: int) -> None:
        document = page(f"<table><tr><td {attribute}>a</table>")
        assert [cell.column_span for cell in only_table(document).cells] == [used]
        assert kinds(document) == ["span-invalid"]

    def test_overlapping_cells_are_parted_and_named(self) -> None:
        document = page("<table><tr><td>a<td>b<td rowspan=2>c<tr><td colspan=3>d<td>e</table>")
        assert anchors(only_table(document))[3:] == [(1, 0, 1, 2, "d"), (1, 3, 1, 1, "e")]
        assert kinds(document) == ["span-invalid"]

    def test_nested_table_is_not_counted_twice(self) -> None:
        inner = "<table><tr><td>3119</td></tr></table>"
        table = only_table(page(f"<table><tr><td>前{inner}后</td><td>右</td></tr></table>"))
        assert anchors(table) == [(0, 0, 1, 1, "前\n3119\n后"), (0, 1, 1, 1, "右")]
        assert table.cells[0].blocks == (Paragraph("前"), Table((Cell(0, 0, "3119"),)), Paragraph("后"))
        assert table.cells[1].blocks == ()

    def test_text_astray_and_captions_stand_before_the_table(self) -> None:
        document = page("<table>甲<caption>题</caption><tr>乙<td>1</td></tr></table>丙")
        assert [block.text if isinstance(block, Paragraph) else "表" for block in document.blocks] == [
            "甲",
            "乙",
            "题",
            "表",
            "丙",
        ]

    def test_form_fields_are_read(self) -> None:
        markup = (
            "<input value=搜索><table><tr><td><input type=text value=3119><td><input type=hidden value=9>"
            "<td><textarea>12</textarea><td><select><option>甲<option selected>乙</select>"
            "<td><select><option>丙</select>"
        )
        document = page(markup)
        assert rows(only_table(document)) == [["3119", "", "12", "乙", "丙"]]
        assert [(i.kind, dict(i.facts)["count"]) for i in document.issues] == [("form-field", "4")]

    def test_numbers_never_glue(self) -> None:
        document = page("<table><tr><td>12<sup>1</sup><td>1<br>2<td>7<span style='display:none'>8</span></table>")
        assert rows(only_table(document)) == [["12[1]", "1\n2", "7"]]

    @pytest.mark.parametrize(
        "markup",
        [
            "<table>" * 60,
            "<table><tr>" + "<td colspan=1000>x" * 201,
            "<table>" + "<tr><td rowspan=65534 colspan=9>x" * 3_000,  # each row starts where the last one ended
            "<b>" * 500_001,
        ],
        ids=["nested", "wide", "stairs", "elements"],
    )
    def test_bounds(self, markup: str) -> None:
        with pytest.raises(ReportparseError) as caught:
            page(markup)
        assert caught.value.kind in ("too-deep", "too-large")


class TestFacts:
    def test_head(self) -> None:
        head = "<title>某市2021年报告</title><meta name=PubDate content='2022-01-20 10:00'><meta charset=utf-8>"
        document = page("<ucaptitle>某市年报</ucaptitle><publishtime>2022-01-20</publishtime>", head)
        assert document.metadata == (
            ("title", "某市2021年报告"),
            ("PubDate", "2022-01-20 10:00"),
            ("ucaptitle", "某市年报"),
            ("publishtime", "2022-01-20"),
        )
        assert texts(document) == ["某市年报2022-01-20"]

    @pytest.mark.parametrize(
        "body",
        [
            "<table><tr><td>索引号：<td>0001<td>发布机构：<td>某局</table>",
            "<table><tr><td>索 引 号<td>0001<tr><td>发布机构<td>某局</table>",
            "<table><tr><td>索引号：0001<td>发布机构:某局</table>",
            "<dl><dt>索引号<dd>0001<dt>发布机构<dd>某局</dl>",
            "<ul><li><b>索引号：</b>0001<li>发布机构：<span>某局</span></ul>",
            "<div><div>索引号：</div><div>0001</div></div><div><div>发布机构：</div><div>某局</div></div>",
            "<p>索引号：0001　发布机构：某局</p>",
            "<p>【索 引 号】：0001 【发布机构】：某局</p>",
        ],
    )
    def test_named_facts(self, body: str) -> None:
        assert page(body).metadata == (("索引号", "0001"), ("发布机构", "某局"))

    def test_an_empty_fact_does_not_take_the_next_label(self) -> None:
        assert page("<table><tr><td>文号：<td><td>发布机构：<td>某局</table>").metadata == (("发布机构", "某局"),)

    def test_prose_is_no_fact(self) -> None:
        assert page("<p>规范发布（包括索引号、标题、成文日期等）：发布机构</p><p>标题</p><p>正文</p>").metadata == ()

    def test_attachments(self) -> None:
        document = page(
            "<p>前</p><img src='/a/表一.png?x=1'><img alt='图解' src=b.gif>"
            "<a href='/f/%E6%8A%A5%E5%91%8A.DOCX#a'>附件</a>"
            "<a href='x.pdf'><img src=i.png></a><a href='/index.html'>首页</a><iframe src='r.pdf'></iframe>"
        )
        assert document.attachments == (
            Attachment("image", "表一.png", 1),
            Attachment("image", "图解", 1),
            Attachment("link", "附件", 1),
            Attachment("image", "i.png", 2),
            Attachment("link", "x.pdf", 1),
            Attachment("link", "r.pdf", 1),
        )


@st.composite
def merged_tables(draw: st.DrawFn) -> list[Anchor]:
    """Anchors that tile a grid: rectangles grown at random from the first free slot on."""
    n_rows, n_columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    taken: set[tuple[int, int]] = set()
    found: list[Anchor] = []
    for row in range(n_rows):
        for column in range(n_columns):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, n_columns) if (row, c) in taken), n_columns) - column
            width, height = draw(st.integers(1, min(free, 3))), draw(st.integers(1, min(n_rows - row, 3)))
            taken |= {(row + i, column + j) for i in range(height) for j in range(width)}
            found.append((row, column, height, width, str(len(found) + 100)))
    return found


@given(merged_tables())
def test_random_merges_come_back(expected: list[Anchor]) -> None:
    markup = "".join(
        "<tr>" + "".join(f"<td rowspan={h} colspan={w}>{t}" for r, _, h, w, t in expected if r == row)
        for row in range(max(r + h for r, _, h, _, _ in expected))
    )
    assert anchors(only_table(page(f"<table>{markup}</table>"))) == expected
