"""A page as pixels: out of a picture file, frame by frame, all brought to one size (hazards §5: scans)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.language import Both
from reportparse.readers.pdf.raster import Raster

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

DPI = 200
"""Pixels an inch of every page that is looked at, whatever it was scanned with: digits of 五号 are 20 pixels high."""
PX_A_POINT = DPI / 72

MAX_SIDE_POINTS = 3000.0
"""A page longer than this is scaled down: the picture of a whole web page is three or four pages long."""
A4_POINTS = (595.0, 842.0)
"""What the width of a picture stands for, by whether it is upright: what a file says of its size is seldom true."""
PAPER_POINTS = (A4_POINTS[0], MAX_SIDE_POINTS)
"""What a page of a PDF that says to be huge is taken for, its shorter and its longest side: a photograph, a point a pixel."""

COARSE_BELOW_DPI = 170
"""A picture of two shades with fewer dots an inch may lack thin strokes."""
WIDE_SHARE = 0.25
"""A picture that covers less of the width of a page is a seal or a name."""
BLACK_BELOW, WHITE_FROM, GREY_SHARE = 64, 192, 0.25
"""A picture has hardly two shades if fewer of its pixels that are not white are not black either: JPEG leaves some."""

_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)

MAX_PIXELS = 60_000_000
"""Pixels of one frame as it comes: an A4 page of 600 dpi has 35 million."""
MAX_FRAMES = 60
"""Frames (pages) of one document."""


class PixelBox(NamedTuple):
    """First column and row, and those behind the last."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def width(self) -> int:
        """Columns."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    def union(self, other: PixelBox) -> PixelBox:
        """The least box that holds both."""
        return PixelBox(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def moved(self, x: int, y: int) -> PixelBox:
        """The box so many columns and rows further on."""
        return PixelBox(self.x0 + x, self.top + y, self.x1 + x, self.bottom + y)

    def cut(self, pixels: Pixels) -> Pixels:
        """The pixels in the box."""
        return pixels[self.top : self.bottom, self.x0 : self.x1]


class Picture(NamedTuple):
    """A page: `colours` are rows of pixels in red, green and blue, PX_A_POINT of them a point. `number` counts from 1.

    `coarse`: the picture that it comes from is, as `is_coarse` tells.
    """

    number: int
    colours: Pixels
    coarse: bool = False

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return float(self.colours.shape[1] / PX_A_POINT)

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return float(self.colours.shape[0] / PX_A_POINT)


def is_coarse(pixels: Pixels, dpi: float) -> bool:
    """Whether a picture (rows of greys or colours, so many dots an inch) has hardly two shades, and few dots.

    A minus of 宋体, nine points large, then falls between the pixels one time in ten at 150 dpi, and never at 200; where
    there are greys it leaves one.
    """
    if dpi >= COARSE_BELOW_DPI:
        return False
    greys = pixels if pixels.ndim == 2 else pixels.min(axis=2)
    shades = np.bincount(greys.ravel(), minlength=256)
    return bool(shades[BLACK_BELOW:WHITE_FROM].sum() < GREY_SHARE * shades[:WHITE_FROM].sum())


def picture_of(number: int, drawing: Raster, *, coarse: bool = False) -> Picture:
    """A page of a PDF that was drawn with PX_A_POINT pixels a point."""
    pixels = np.frombuffer(drawing.pixels, np.uint8).reshape(drawing.height, drawing.width, 4)
    return Picture(number, np.ascontiguousarray(pixels[..., 2::-1]), coarse)


def frames_of(*files: bytes) -> Iterator[Picture]:
    """The frames of picture files as pages. Raises UnreadableFile where one is damaged, OverLimit beyond bounds."""
    frames = (frame for data in files for frame in _frames_of(data))
    for number, frame in enumerate(frames, 1):
        if number > MAX_FRAMES:
            raise too_large(MAX_FRAMES, "frames", "帧")
        yield frame._replace(number=number)


def _frames_of(data: bytes) -> Iterator[Picture]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, which are bounded here; of broken metadata
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                for frame in ImageSequence.Iterator(image):
                    if frame.width * frame.height > MAX_PIXELS:
                        raise too_large(MAX_PIXELS, "pixels", "像素")
                    yield _sized(_on_white(ImageOps.exif_transpose(frame)))
    except Image.DecompressionBombError as error:
        raise too_large(MAX_PIXELS, "pixels", "像素") from error
    except _BROKEN as error:
        why = Both("it is a damaged picture; get it again", "图片已损坏，请重新获取")
        raise UnreadableFile("corrupt", why=why) from error


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height (px) of a picture, told by its head; None for what is no picture that is read, or too large."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            return image.width, image.height
    except (Image.DecompressionBombError, *_BROKEN):
        return None


def _on_white(frame: Image.Image) -> Pixels:
    """A frame in red, green and blue; what is transparent shows white paper."""
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        frame = frame.convert("RGBA")
        paper = Image.new("RGBA", frame.size, "white")
        frame = Image.alpha_composite(paper, frame)
    if frame.mode.startswith("I;16") or frame.mode == "I":
        return np.repeat((np.asarray(frame, np.uint32) >> 8).astype(np.uint8)[..., None], 3, axis=2)
    return np.asarray(frame.convert("RGB"))


def _sized(colours: Pixels) -> Picture:
    """A frame brought to DPI, its width taken for that of an A4 page."""
    height, width = colours.shape[:2]
    points = A4_POINTS[width > height]
    scale = min(points / width, MAX_SIDE_POINTS / height) * PX_A_POINT
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    sized = cv2.resize(colours, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return Picture(1, np.asarray(sized, np.uint8), is_coarse(colours, DPI / scale))
