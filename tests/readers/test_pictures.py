"""Pictures of pages: a box that is told of a cell lies within the rules of that cell, however the page is turned."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reportparse.pipeline import evidence_of
from reportparse.readers import pictures

PDF = Path(__file__).parents[2] / "fixtures" / "reports" / "bureau-2021form-error.cr.pdf"
DARK = 140
MIN_SHARE = 0.9


def changed(change: Callable[[pikepdf.Page], str], rotate: int = 0) -> bytes:
    """The fixture with its pages' content under another matrix, and turned when shown."""
    with pikepdf.open(PDF) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            matrix = change(page)
            page.Contents = pdf.make_stream(f"q {matrix} cm ".encode() + page.Contents.read_bytes() + b" Q")
            if rotate:
                page.rotate(rotate, relative=True)
        stored = io.BytesIO()
        pdf.save(stored)
    return stored.getvalue()


def as_it_is(page: pikepdf.Page) -> str:
    return "1 0 0 1 0 0"


def sideways(page: pikepdf.Page) -> str:
    width, height = (float(side) for side in page.mediabox[2:])
    page.MediaBox = pikepdf.Array([0, 0, height, width])
    return f"0 1 -1 0 {height} 0"


def askew(page: pikepdf.Page) -> str:
    cos, sin = math.cos(math.radians(0.8)), math.sin(math.radians(0.8))
    return f"{cos:.6f} {-sin:.6f} {sin:.6f} {cos:.6f} 0 10"


@cache
def share_of_edges_on_rules(kind: str) -> float:
    """How many of the sides of all cells with a value lie on a rule in the picture of their page."""
    data = {
        "plain": lambda: changed(as_it_is),
        "turned": lambda: changed(as_it_is, 90),
        "sideways": lambda: changed(sideways),
        "askew": lambda: changed(askew),
        "askew and turned": lambda: changed(askew, 270),
    }[kind]()
    evidence = evidence_of(data, "a.pdf")
    pages = {page.number: (page, Image.open(io.BytesIO(page.content)).convert("L")) for page in evidence.pictures}
    on_rule = []
    for origin in (evidence.places or {}).values():
        assert origin.page is not None
        assert origin.box is not None
        page, pixels = pages[origin.page]
        x0, top, x1, bottom = (side * pixels.width / page.width for side in origin.box)
        down, across = (top + bottom) / 2, (x0 + 3 * x1) / 4  # beside the number, which may not be taken for a rule
        for x, y in ((x0, down), (x1, down), (across, top), (across, bottom)):
            around = pixels.crop((round(x) - 2, round(y) - 2, round(x) + 3, round(y) + 3))
            darkest = around.getextrema()[0]
            assert isinstance(darkest, (int, float))
            on_rule.append(darkest < DARK)
    assert len(on_rule) > 4 * 150
    return sum(on_rule) / len(on_rule)


@pytest.mark.parametrize("kind", ["plain", "turned", "sideways", "askew", "askew and turned"])
def test_boxes_lie_on_the_rules_of_their_cells(kind: str) -> None:
    assert share_of_edges_on_rules(kind) >= MIN_SHARE


def test_what_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_SECONDS", -1.0)
    assert evidence_of(PDF.read_bytes(), "a.pdf").pictures == ()
