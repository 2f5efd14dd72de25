"""A PDF looked at again: what pdfium leaves out is told, and only pages that are asked for are read."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from reportparse.chinese.text import UNSAYABLE
from reportparse.document import Box, Origin
from reportparse.readers.pdf import pdfium, plumber
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import ROWS, XS, YS, drawn, edited, rules, texts


def table(canvas: Canvas) -> None:
    rules(canvas, XS, YS)
    texts(canvas, XS, YS, ROWS)


def overpainted(canvas: Canvas) -> None:
    """The table, 101 painted again half a digit further on: pdfium tells it once."""
    table(canvas)
    canvas.drawString(XS[1] + 7, YS[1] - 15, "101")


def plain(data: bytes, *texts: tuple[int, int, str]) -> bool:
    """Whether the cells of a row and a column hold these texts beyond doubt."""
    again = read_pdf(data).again
    assert again is not None
    boxes = [Box(XS[c], 842 - YS[r], XS[c + 1], 842 - YS[r + 1]) for r, c, _ in texts]
    return again.is_plain([(Origin(page=1, box=box), text) for box, (_, _, text) in zip(boxes, texts, strict=True)])


def test_cells_of_a_drawn_table_are_beyond_doubt() -> None:
    assert plain(drawn(table), (1, 1, "101"), (2, 2, "202"))
    assert not plain(drawn(table), (1, 1, "102"))


def test_a_text_that_pdfium_leaves_out_is_told_where_it_stands() -> None:
    (page,) = pdfium.pages_told_in_full(drawn(overpainted), [1])
    assert [glyph.text for glyph in page.glyphs].count(UNSAYABLE) == 1
    assert not plain(drawn(overpainted), (1, 1, "101"))
    assert plain(drawn(overpainted), (1, 2, "102"))


def test_a_page_that_is_turned_is_not_told_in_full() -> None:
    assert [
        *pdfium.pages_told_in_full(edited(drawn(table), lambda pdf: pdf.pages[0].rotate(90, relative=False)), [1])
    ] == []


def test_the_other_engine_reads_the_pages_that_it_is_asked_for() -> None:
    data = drawn(table, lambda canvas: canvas.drawString(100, 700, "正文。"), table)
    assert [page.number for page in plumber.pages(data, {3})] == [3]
    again = read_pdf(data).again
    assert again is not None
    mixed = again.read({1, 3})
    assert mixed.blocks == read_pdf(data).blocks
    assert mixed.pages == 3
