"""Ink and characters that say different things: fonts that draw nothing, strokes beside numbers, words put over ink."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import BLANK_201, PLAIN, ROWS, both, cells, drawn, edited, table

BAR = b"100 0 m 500 0 l 500 700 l 100 700 l h f"


def font_of_procedures(pdf: Pdf, procedure: bytes, digits: str = "0123456789") -> Dictionary:
    """A Type3 font of digits, of which some are drawn by operators and the others by none."""
    glyphs = Dictionary()
    for digit in "0123456789":
        glyphs[f"/d{digit}"] = pdf.make_stream(b"556 0 0 0 556 720 d1 " + procedure * (digit in digits))
    names = Dictionary(Differences=Array([48, *(Name(f"/d{digit}") for digit in "0123456789")]))
    mapped = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <30> <39> <0030> endbfrange endcmap"
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 556, 720], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=glyphs, Encoding=names, FirstChar=48, LastChar=57, Widths=[556] * 10, Resources=Dictionary(),
        ToUnicode=pdf.make_stream(mapped),
    )  # fmt: skip


def in_procedures(text: bytes, procedure: bytes, digits: str = "0123456789") -> bytes:
    def edit(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font.P = pdf.make_indirect(font_of_procedures(pdf, procedure, digits))
        page.contents_add(b"BT /P 12 Tf 204 635 Td (" + text + b") Tj ET")

    return edited(drawn(table(BLANK_201)), edit)


@both
@pytest.mark.parametrize(("digits", "seen"), [("0123456789", "201"), ("01", "\ufffd01"), ("", "\ufffd\ufffd\ufffd")])
def test_a_digit_whose_font_draws_nothing_is_neither_read_nor_blank(engine: str, digits: str, seen: str) -> None:
    found = cells(read_pdf(in_procedures(b"201", BAR, digits), engine))
    assert found == [*PLAIN[:7], (2, 1, 1, 1, seen), PLAIN[8]]


def test_a_font_of_procedures_alone_has_a_page_drawn() -> None:
    from reportparse.readers.pdf import pdfium

    assert next(pdfium.pages(in_procedures(b"201", BAR))).looked_at
    assert not next(
        pdfium.pages(edited(drawn(table(ROWS)), lambda pdf: pdf.Root.update({"/Note": Name.Type3})))
    ).looked_at
