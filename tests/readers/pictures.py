"""Pictures of pages, made of PDFs: what a scanner would give."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
Change = Callable[[Image.Image], Image.Image]


def scanned(name: str, *pages: int, dpi: int = 150, change: Change = Image.Image.copy) -> list[Image.Image]:
    """Some pages (from 1) of a PDF of the fixtures as pictures."""
    document = pypdfium2.PdfDocument(FIXTURES / name)  # type: ignore[no-untyped-call]
    try:
        return [change(document[page - 1].render(scale=dpi / 72).to_pil().convert("RGB")) for page in pages]
    finally:
        document.close()  # type: ignore[no-untyped-call]


def as_file(pictures: list[Image.Image], kind: str = "PDF", dpi: int = 150) -> bytes:
    """Pictures as one file, a page each."""
    file = io.BytesIO()
    several = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(file, kind, resolution=dpi, **several)
    return file.getvalue()


def skewed(degrees: float) -> Change:
    """A picture turned clockwise on its sheet."""
    return lambda picture: picture.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor="white")


def stamped(picture: Image.Image) -> Image.Image:
    """A picture with a red stamp over its middle, through which black ink shows."""
    stamp = Image.new("RGB", picture.size, "white")
    x, y, r = picture.width * 0.55, picture.height * 0.3, picture.width / 8
    pen = ImageDraw.Draw(stamp)
    pen.ellipse((x - r, y - r, x + r, y + r), outline=(225, 50, 45), width=6)
    pen.regular_polygon((x, y, r * 0.35), 5, fill=(225, 50, 45))
    return Image.fromarray(np.minimum(np.asarray(picture), np.asarray(stamp)))


def one_bit(picture: Image.Image) -> Image.Image:
    """A picture in black and white alone, as fax machines and thrifty scanners give it."""
    return picture.convert("L").point(lambda grey: 255 if grey > 150 else 0).convert("1")


def strips(page: Image.Image, *kept: tuple[int, int]) -> Image.Image:
    """The page with nothing on it but what stands between some heights: it is read the sooner."""
    paper = Image.new("RGB", page.size, "white")
    for top, bottom in kept:
        paper.paste(page.crop((0, top, page.width, bottom)), (0, top))
    return paper
