"""What is said of a PDF that cannot be read: of the file where it is broken, never of the file where the program is."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from types import FunctionType
from typing import Any

import pikepdf
import pytest
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfgen.canvas import Canvas

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.readers.pdf import (
    faults,
    fields,
    pdfium,
    pdfium_forms,
    pdfium_paint,
    plumber,
    reader,
    visibility,
)
from reportparse.readers.pdf.faults import library_calls
from reportparse.readers.pdf.reader import read_pdf
from tests.readers.drawing import PLAIN, ROWS, XS, YS, both, cells, drawn, edited, lines, part, rules, texts

GOOD = drawn(part(ROWS, 200), part(ROWS, 780))
MODULES = (faults, fields, pdfium, pdfium_forms, pdfium_paint, plumber, reader, visibility)


def full_page(canvas: Canvas) -> None:
    """Something of everything that the reader has a function for."""
    canvas.drawString(100, 750, "二、主动公开")
    rules(canvas, XS, YS)
    texts(canvas, XS, YS, ROWS)
    canvas.setFillGray(0.95)
    canvas.rect(100, 500, 50, 50, stroke=0, fill=1)
    canvas.drawString(110, 520, "12")
    canvas.acroForm.textfield(x=100, y=400, width=100, height=20, value="12")


def own_functions() -> list[tuple[Any, str]]:
    """Every function of ours that the modules of the reader call by name, their own and those of the layout."""
    return [
        (module, name)
        for module in MODULES
        for name, value in sorted(vars(module).items())
        if isinstance(value, FunctionType) and value.__module__.startswith("reportparse.") and name != "read_pdf"
    ]


@both
def test_a_fault_of_our_own_is_never_called_a_fault_of_the_file(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, said = drawn(full_page), {}

    def fail(*_arguments: object, **_named: object) -> None:
        raise TypeError("our own")

    for module, name in own_functions():
        with monkeypatch.context() as patched:
            patched.setattr(module, name, fail)
            try:
                read_pdf(data, engine)
            except TypeError as error:
                said[module.__name__, name] = str(error)
            except ReportparseError as error:
                said[module.__name__, name] = error.kind
    assert len(said) >= 12, "few of the functions are called: the page does not ask for them"
    assert set(said.values()) == {"our own"}


def test_a_fault_of_our_own_inside_of_a_library_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise TypeError("our own")

    monkeypatch.setattr(plumber._Device, "render_string", fail)
    with pytest.raises(TypeError, match="our own"):
        read_pdf(drawn(full_page), "pdfplumber")


def test_a_fault_of_a_library_is_the_file_s() -> None:
    with pytest.raises(UnreadableFile, match="corrupt"), library_calls(PSException):
        PDFParser(io.BytesIO(b"")).nextobject()


def test_a_fault_that_a_library_is_not_known_for_passes() -> None:
    with pytest.raises(PSException), library_calls(LookupError):
        PDFParser(io.BytesIO(b"")).nextobject()


def test_a_library_that_calls_itself_too_often_finds_the_file_too_deep() -> None:
    with pytest.raises(OverLimit, match="too-deep"), library_calls():
        raise RecursionError


# What broken and odd files hold --------------------------------------------------------------------------------------


def replaced(old: bytes, new: bytes) -> bytes:
    """A drawn page with something else in its uncompressed text; offsets are kept."""
    data = edited(drawn(full_page), lambda _: None, compress_streams=False, stream_decode_level=DECODED)
    assert old in data
    return data.replace(old, new.ljust(len(old)))


DECODED = pikepdf.StreamDecodeLevel.generalized


@both
@pytest.mark.parametrize("size", ["-12", "-1000"])
def test_text_mirrored_twice_is_upright(engine: str, size: str) -> None:
    def page(canvas: Canvas) -> None:
        rules(canvas, XS, YS)
        for y, row in zip(YS, ROWS, strict=False):
            for x, text in zip(XS, row, strict=False):
                codes, scale = text.encode("utf-16-be").hex(), 12 / int(size)
                font = canvas._doc.getInternalFontName("STSong-Light")
                canvas._code.append(f"BT {font} {size} Tf {scale:f} 0 0 {scale:f} {x + 4} {y - 15} Tm <{codes}> Tj ET")

    assert cells(read_pdf(drawn(page), engine)) == PLAIN


def field(pdf: Pdf, rectangle: tuple[float, float, float, float], **changes: Any) -> Dictionary:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="a", V="7", Rect=Array(rectangle))
    for key, value in changes.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def with_field(*rectangle: float, **changes: Any) -> bytes:
    def edit(pdf: Pdf) -> None:
        x0, y0, x1, y1 = rectangle
        made = field(pdf, (x0, y0, x1, y1), **changes)
        pdf.pages[0].Annots = Array([made])
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))

    return edited(drawn(lambda canvas: canvas.drawString(100, 700, "公开")), edit)


@both
@pytest.mark.parametrize("rectangle", [(100.0, 600, 102, 620), (160.0, 620, 100, 600), (100.0, 600, 100, 600)])
def test_a_field_of_any_size_costs_no_page(engine: str, rectangle: tuple[float, float, float, float]) -> None:
    assert lines(read_pdf(with_field(*rectangle), engine)) == ["公开", "7"]


@both
@pytest.mark.parametrize("flags", [Name.Odd, pikepdf.String("2"), Array([2])])
def test_flags_that_are_no_number_hide_nothing(engine: str, flags: Any) -> None:
    assert lines(read_pdf(with_field(100, 600, 160, 620, F=flags), engine)) == ["公开", "7"]


@both
@pytest.mark.parametrize("flags", [2, 32, 34])
def test_a_hidden_field_is_not_seen(engine: str, flags: int) -> None:
    assert lines(read_pdf(with_field(100, 600, 160, 620, F=flags), engine)) == ["公开"]


BROKEN: dict[str, Callable[[], bytes]] = {
    "half a file": lambda: drawn(full_page)[: len(drawn(full_page)) // 2],
    "a page that is a number": lambda: replaced(b"/Type /Page >>", b"/Type 7 >>"),
    "a box of names": lambda: replaced(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ /a /b 0 0 ]"),
    "a box of two": lambda: replaced(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 0 0 ]"),
    "a colour beyond all bounds": lambda: replaced(b".95 g", b"9e9 g"),
    "a font that is none": lambda: replaced(b"/Subtype /Type0", b"/Subtype /Odd"),
}


@both
@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_read_or_refused(engine: str, name: str) -> None:
    outcome: object
    try:
        outcome = read_pdf(BROKEN[name](), engine).pages
    except ReportparseError as error:
        outcome = error.kind
    assert outcome in (0, 1, "corrupt")


# Broken and hostile files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["auto", "pdfium", "pdfplumber"])
def test_encrypted(engine: str) -> None:
    locked = edited(GOOD, lambda _: None, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(locked, engine)
    assert caught.value.kind == "encrypted"
    opened = edited(GOOD, lambda _: None, encryption=pikepdf.Encryption(user="", owner="o", R=6))
    assert cells(read_pdf(opened, engine))[:9] == PLAIN


@pytest.mark.parametrize("engine", ["auto", "pdfium", "pdfplumber"])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html><body>%PDF</body></html>", GOOD[: len(GOOD) // 10]])
def test_no_pdf(engine: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, engine)
    assert caught.value.kind == "corrupt"


@pytest.mark.parametrize("engine", ["auto", "pdfium"])
def test_a_damaged_cross_reference_is_mended(engine: str) -> None:
    damaged = GOOD.replace(b"startxref", b"startxxxx")
    assert cells(read_pdf(damaged, engine))[:9] == PLAIN


def failure(data: bytes, engine: str) -> str | None:
    """What kind of our own errors reading ends in, None for none; any other error comes through."""
    try:
        read_pdf(data, engine)
    except ReportparseError as error:
        return error.kind
    return None


@both
def test_broken_bytes_raise_nothing_unexpected(engine: str) -> None:
    chance = random.Random(7)
    wrecks = [GOOD[: len(GOOD) * share // 100] for share in (10, 50, 90)]
    for _ in range(60):
        flipped = bytearray(GOOD)
        for _ in range(chance.choice([1, 5, 40])):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        wrecks.append(bytes(flipped))
    for wreck in wrecks:
        assert failure(wreck, engine) in {None, "corrupt", "encrypted"}


@both
def test_a_looping_page_tree_ends(engine: str) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.Root.Pages.Count = 10**6

    assert failure(edited(GOOD, edit), engine) in {None, "corrupt", "too-large", "too-deep"}


def test_unknown_engines_are_programming_errors() -> None:
    with pytest.raises(ValueError, match="xpdf"):
        read_pdf(GOOD, "xpdf")
