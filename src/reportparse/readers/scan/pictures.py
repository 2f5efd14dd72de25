"""Pages that were read as pictures, shown as they were read: upright and straight."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PIL import Image

from reportparse.readers.scan.page import set_upright
from reportparse.readers.scan.picture import Picture, frames_of


def pictures_of_files(
    files: Sequence[bytes], numbers: Collection[int], recognised: Collection[int]
) -> Iterator[tuple[int, float, float, Image.Image]]:
    """(number, width, height, picture) of these pages, each a frame of a file."""
    for picture in frames_of(*files):
        if picture.number in numbers:
            yield as_read(picture)


def as_read(picture: Picture) -> tuple[int, float, float, Image.Image]:
    """A page as its boxes are measured: its number, width and height in points, and its pixels."""
    upright = set_upright(picture)
    return upright.number, upright.width_pt, upright.height_pt, Image.fromarray(upright.colours)
