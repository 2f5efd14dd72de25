"""PDFs whose fonts are not in the file: the boxes are those that the file states, whatever fonts the machine has."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from reportparse.layout.page import Page
from reportparse.readers.pdf import pdfium, plumber
from reportparse.readers.pdf.pdfium_calls import pdfium as pdfium_library
from reportparse.readers.pdf.pdfium_fonts import machine_fonts_hidden
from reportparse.readers.pdf.placeholder_font import Ink, font_file, font_tables, placeholder_font
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import ROWS, SONG, XS, YS, both, cells, drawn, edited, lines, rules, texts
from tests.readers.machine import put_font, read_on_machine

Font = Callable[[Pdf], Dictionary]


def table_page(canvas: Canvas) -> None:
    canvas.drawString(100, 760, "二、主动公开 Open Data 1234")
    rules(canvas, XS, YS)
    texts(canvas, XS, YS, ROWS)


# The machine ---------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="on other systems pdfium does not look for fonts in folders")
def test_the_fonts_of_the_machine_do_not_matter(tmp_path: Path) -> None:
    fonts: dict[str, tuple[Any, ...]] = {
        "none": (),
        "wide": (Ink(20, -200, 990, 950),),
        "without digits": (Ink(0, 0, 0, 0), 0x2E80),
        "of the same name": (Ink(20, 0, 600, 800), 0, SONG),
    }
    read = []
    for name, font in fonts.items():
        (tmp_path / name).mkdir()
        if font:
            put_font(tmp_path / name, *font)
        read.append(read_on_machine(drawn(table_page), tmp_path / name))
    found, documents = zip(*read, strict=True)
    assert len(set(found)) == len(fonts), "these machines differ for pdfium, so the test can fail"
    assert set(documents) == {ascii(read_pdf(drawn(table_page), "pdfium"))}


def painted(data: bytes) -> bytes:
    """The first page as a program draws it that uses pdfium by itself."""
    with pdfium_library.PdfDocument(data) as document:
        return bytes(document[0].render(scale=1, grayscale=True).buffer)


def test_pages_are_drawn_with_the_fonts_of_the_machine_before_and_after() -> None:
    data = drawn(table_page)
    before = painted(data)
    with machine_fonts_hidden(), machine_fonts_hidden():
        hidden = painted(data)
    read_pdf(data, "pdfium")
    assert painted(data) == before != hidden


def with_font(data: bytes, font_data: bytes) -> bytes:
    """A PDF with a font file in it, which shows every Chinese and Latin character of the page as its glyph 1."""

    def embed(pdf: Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            if font.Subtype == Name.Type0:
                own = font.DescendantFonts[0]
                own.Subtype, own.CIDToGIDMap = Name.CIDFontType2, pdf.make_stream(b"\0\1" * 30_000)
                own.FontDescriptor.FontFile2 = pdf.make_stream(font_data)

    return edited(data, embed)


@both
def test_a_font_in_the_file_reads_like_one_that_is_not(engine: str) -> None:
    plain = drawn(table_page)
    assert read_pdf(with_font(plain, placeholder_font()), engine) == read_pdf(plain, engine)


def test_a_font_in_the_file_is_not_replaced() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "1")

    wide = font_file(font_tables(Ink(0, 0, 990, 700)))
    (plain,), (own,) = pdfium.pages(drawn(page)), pdfium.pages(with_font(drawn(page), wide))
    assert [widths(plain), widths(own)] == [[("1", 100.0, 105.54)], [("1", 100.0, 111.88)]]


@both
def test_a_font_that_states_no_height_is_read(engine: str) -> None:
    def flat(pdf: Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            if font.Subtype == Name.Type0:
                descriptor = font.DescendantFonts[0].FontDescriptor
                descriptor.Ascent, descriptor.Descent, descriptor.FontBBox = 0, 0, Array([0, 0, 0, 0])

    read, usual = read_pdf(edited(drawn(table_page), flat), engine), read_pdf(drawn(table_page), engine)
    assert (lines(read), cells(read)) == (lines(usual), cells(usual))


# Kinds of fonts ------------------------------------------------------------------------------------------------------


def descriptor(pdf: Pdf, base: str, flags: int) -> Any:
    box = Array([0, -150, 1000, 850])
    heights: dict[str, Any] = {"Ascent": 850, "Descent": -150, "CapHeight": 700, "FontBBox": box}
    name = Name("/" + base)
    return pdf.make_indirect(
        Dictionary(Type=Name.FontDescriptor, FontName=name, Flags=flags, ItalicAngle=0, StemV=80, **heights)
    )


def simple(base: str, width: int | None, kind: str = "TrueType", encoding: str = "WinAnsiEncoding") -> Font:
    """A font of one byte a character; without a width it says nothing of itself but its name."""

    def font(pdf: Pdf) -> Dictionary:
        made = Dictionary(Type=Name.Font, Subtype=Name("/" + kind), BaseFont=Name("/" + base))
        if encoding:
            made.Encoding = Name("/" + encoding)
        if width is not None:
            made.FirstChar, made.LastChar, made.Widths = 32, 126, Array([width] * 95)
            made.FontDescriptor = descriptor(pdf, base, 32 if encoding else 4)
        return made

    return font


UNICODE_OF_IDENTITY = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def
1 begincodespacerange <0000> <ffff> endcodespacerange
3 beginbfchar <0011> <0031> <0012> <0032> <1000> <4e00> endbfchar endcmap end end"""


def composite(base: str, cmap: str, ordering: str, half_width_from: int, kind: str = "CIDFontType2") -> Font:
    """A font of two bytes a character: 1 em wide, from one CID on 95 characters of half an em."""

    def font(pdf: Pdf) -> Dictionary:
        system = Dictionary(Registry=String("Adobe"), Ordering=String(ordering), Supplement=0)
        name, subtype = Name("/" + base), Name("/" + kind)
        own = Dictionary(Type=Name.Font, Subtype=subtype, BaseFont=name, CIDSystemInfo=system, DW=1000)
        own.W = Array([half_width_from, Array([500] * 95)])
        own.FontDescriptor = descriptor(pdf, base, 4)
        encoding, fonts = Name("/" + cmap), Array([pdf.make_indirect(own)])
        made = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=encoding, DescendantFonts=fonts)
        if ordering == "Identity":
            made.ToUnicode = pdf.make_stream(UNICODE_OF_IDENTITY)
        return made

    return font


def page_in(font: Font, codes: bytes) -> bytes:
    """A page with one line of 10 pt that starts 100 pt from the left."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(Font=Dictionary(F=font(pdf)))
    page.Contents = pdf.make_stream(b"BT /F 10 Tf 100 700 Td <" + codes.hex().encode() + b"> Tj ET")
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def widths(page: Page) -> list[tuple[str, float, float]]:
    return [(glyph.text, round(glyph.x0, 2), round(glyph.x1, 2)) for glyph in page.glyphs]


HALVES = [("1", 100.0, 105.0), ("2", 105.0, 110.0)]
MIXED = [*HALVES, ("一", 110.0, 120.0)]
IN_UTF16, IN_GBK = "12一".encode("utf-16-be"), "12一".encode("gbk")

KINDS: dict[str, tuple[Font, bytes, list[tuple[str, float, float]]]] = {
    "Latin": (simple("Calibri", 500), b"12", HALVES),
    "Latin, narrow": (simple("Calibri", 400), b"12", [("1", 100.0, 104.0), ("2", 104.0, 108.0)]),
    "Latin, bold": (simple("Calibri,Bold", 500), b"12", HALVES),
    "Latin, Type 1": (simple("Frutiger", 500, "Type1"), b"12", HALVES),
    "Latin of a Chinese font": (simple("FangSong_GB2312", 500), b"12", HALVES),
    "simplified, GBK": (composite("SimSun", "GBK-EUC-H", "GB1", 814), IN_GBK, MIXED),
    "simplified, bold": (composite("SimSun,Bold", "GBK-EUC-H", "GB1", 814), IN_GBK, MIXED),
    "simplified, UTF-16": (composite("SimSun", "UniGB-UTF16-H", "GB1", 1), IN_UTF16, MIXED),
    "simplified, Type 0": (composite("STSong-Light", "UniGB-UCS2-H", "GB1", 1, "CIDFontType0"), IN_UTF16, MIXED),
    "traditional": (composite("MingLiU", "UniCNS-UTF16-H", "CNS1", 1), IN_UTF16, MIXED),
    "Japanese": (composite("MS-Mincho", "UniJIS-UTF16-H", "Japan1", 1), IN_UTF16, MIXED),
    "by glyphs": (composite("SimSun", "Identity-H", "Identity", 1), b"\x00\x11\x00\x12\x10\x00", MIXED),
    "by glyphs, bold": (composite("SimHei,Bold", "Identity-H", "Identity", 1), b"\x00\x11\x00\x12\x10\x00", MIXED),
}


@pytest.mark.parametrize("engine", [pdfium, plumber], ids=["pdfium", "pdfplumber"])
@pytest.mark.parametrize("kind", KINDS)
def test_boxes_are_as_wide_as_the_file_states(kind: str, engine: Any) -> None:
    font, codes, expected = KINDS[kind]
    (page,) = engine.pages(page_in(font, codes))
    assert widths(page) == expected


@pytest.mark.parametrize(
    ("font", "digit_width"),
    [("Helvetica", 5.56), ("Helvetica-Bold", 5.56), ("Times-Roman", 5.0), ("Times-BoldItalic", 5.0), ("Courier", 6.0)],
)
@pytest.mark.parametrize("engine", [pdfium, plumber], ids=["pdfium", "pdfplumber"])
def test_fonts_that_every_viewer_has_keep_their_widths(font: str, digit_width: float, engine: Any) -> None:
    (page,) = engine.pages(page_in(simple(font, None, "Type1"), b"1"))
    assert widths(page) == [("1", 100.0, 100.0 + digit_width)]


def test_symbols_are_read_by_their_own_font() -> None:
    (page,) = pdfium.pages(page_in(simple("Symbol", None, "Type1", ""), b"ab1"))
    assert [glyph.text for glyph in page.glyphs] == ["α", "β", "1"]
