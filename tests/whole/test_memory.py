"""Nothing of a document stays behind in a process that reads many (benchmarks/memory.py measures the whole)."""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2.raw
import pytest

from reportparse.pipeline import parse
from reportparse.readers.pdf import pdfium
from reportparse.readers.pdf.reader import read_pdf

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
PDFS = [FIXTURES / f"city-2021form.{maker}.pdf" for maker in ("lo", "cr")]
HANDLES = {
    "FPDF_LoadMemDocument64": "FPDF_CloseDocument",
    "FPDF_LoadPage": "FPDF_ClosePage",
    "FPDFText_LoadPage": "FPDFText_ClosePage",
}
ROUNDS = 3
GROWTH = 16_000
"""Bytes that so many rounds may add; a document that stayed would be some hundred thousand."""


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often pdfium was asked to open and to close."""
    counted: Counter[str] = Counter()

    def counting(name: str, function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            counted[name] += 1
            return function(*arguments)

        return call

    for name in [*HANDLES, *HANDLES.values()]:
        monkeypatch.setattr(pypdfium2.raw, name, counting(name, getattr(pypdfium2.raw, name)))
    return counted


def test_what_is_opened_is_closed(calls: Counter[str]) -> None:
    for path in PDFS:
        parse(path.read_bytes(), path.name)
    for opening, closing in HANDLES.items():
        assert calls[opening] == calls[closing] > 0


def test_pages_are_closed_one_by_one(calls: Counter[str]) -> None:
    for n, page in enumerate(pdfium.pages(PDFS[0].read_bytes()), 1):
        assert page.number == n == calls["FPDF_LoadPage"] == calls["FPDF_ClosePage"]
    assert calls["FPDF_CloseDocument"] == 1


def test_a_reader_that_stops_half_way_closes_the_file(calls: Counter[str]) -> None:
    pages = pdfium.pages(PDFS[0].read_bytes())
    next(pages)
    del pages
    gc.collect()
    assert calls["FPDF_CloseDocument"] == 1


def test_memory_does_not_grow_with_documents() -> None:
    data = PDFS[0].read_bytes()

    def read() -> int:
        read_pdf(data)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    read()  # what is loaded and cached once
    tracemalloc.start()
    try:
        first, *_, last = [read() for _ in range(ROUNDS)]
    finally:
        tracemalloc.stop()
    assert last - first < GROWTH
