"""Pictures of an OFD page as pixels: where they are dark, and where they hide what lies under them."""

from __future__ import annotations

import io
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from reportparse.layout.page import Glyph
from reportparse.patterns import regex
from reportparse.readers.ofd.markup import Matrix, moved

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS_PER_PT = 2.0
"""The strokes of a digit of 10 pt are two pixels wide."""
MAX_PIXELS = 24_000_000
"""Of one picture as it is stored; an A4 page at 400 dpi has 15 million."""
MAX_ALL_PIXELS = 80_000_000
"""Of all pictures of a file that are looked at."""
DARK_BELOW, PALE_BELOW = 160, 247
"""Grey below which a picture draws something that may be meant to be read, and below which it draws anything at all."""
LINE_BELOW = 231
"""Grey below which a picture as thin as a line is one: as `colours.INDISTINCT`, which counts three channels together."""
OPAQUE_FROM = 246
"""Opacity (of 255) from which nothing is seen through a picture."""
LONGEST_PX = 48
"""A longer run of dark pixels is a ground, of which only the ends are told."""
MAX_SPOTS = 20_000
"""So many spots of ink are told of a page; a photograph has more."""

_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF")
_RUN = regex(b"\x01+")


class Seen(NamedTuple):
    """A picture as it lies on the page: rows of grey and of opacity from `left` and `top` (pt), PIXELS_PER_PT a point."""

    left: float
    top: float
    width: int
    height: int
    greys: bytes
    opacities: bytes

    def spots(self, below: int) -> Iterator[tuple[float, float, float, float]]:
        """Boxes (pt) of its ink, row by row; of a longer run only the ends, as inside a ground nothing stands."""
        is_ink = bytes(int(grey < below) for grey in range(256))
        size = 1 / PIXELS_PER_PT
        for row in range(self.height):
            y = self.top + row * size
            line = self.greys[row * self.width : (row + 1) * self.width].translate(is_ink)
            for run in _RUN.finditer(line):
                start, end = run.span()
                for first, last in (
                    ((start, end),) if end - start <= LONGEST_PX else ((start, start + 1), (end - 1, end))
                ):
                    yield self.left + first * size, y, self.left + last * size, y + size

    def hidden_share(self, glyph: Glyph) -> float:
        """Part of a glyph's box (0 to 1) that nothing is seen through."""
        return self._share(glyph, self.opacities, _IS_OPAQUE)

    def dark_share(self, glyph: Glyph) -> float:
        """Part of a glyph's box (0 to 1) that is dark."""
        return self._share(glyph, self.greys, _IS_DARK)

    def _share(self, glyph: Glyph, pixels: bytes, counted: bytes) -> float:
        left, high, right, low = (
            round((side - edge) * PIXELS_PER_PT)
            for side, edge in zip(glyph[1:5], (self.left, self.top, self.left, self.top), strict=True)
        )
        all_pixels = max(right - left, 1) * max(low - high, 1)
        left, right = max(left, 0), min(right, self.width)
        rows = range(max(high, 0), min(low, self.height))
        if left >= right:
            return 0.0
        lines = (pixels[row * self.width + left : row * self.width + right] for row in rows)
        return sum(line.translate(counted).count(1) for line in lines) / all_pixels


_IS_OPAQUE = bytes(int(opacity >= OPAQUE_FROM) for opacity in range(256))
_IS_DARK = bytes(int(grey < DARK_BELOW) for grey in range(256))


def looked_at(data: bytes, by: Matrix, opacity: float, width_pt: float, height_pt: float) -> Seen | None:
    """A picture whose unit square a matrix puts on a page of this size; None for one that cannot be told.

    A picture that lies off the page is one of no pixels. Of its colours green is taken, as it counts most for the eye, and
    red and blue ink are dark in it.
    """
    corners = [moved(x, y, by) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    xs, ys = zip(*corners, strict=True)
    left, top = max(min(xs), 0.0), max(min(ys), 0.0)
    width = math.ceil((min(max(xs), width_pt) - left) * PIXELS_PER_PT)
    height = math.ceil((min(max(ys), height_pt) - top) * PIXELS_PER_PT)
    if width <= 0 or height <= 0:
        return Seen(left, top, 0, 0, b"", b"")
    layer = layer_of(data, by, opacity, (left, top), (width, height), PIXELS_PER_PT)
    if layer is None:
        return None
    from PIL import ImageChops

    opacities, white = layer.getchannel("A"), 255
    ink = layer.getchannel("G").point([white - grey for grey in range(256)])
    hidden = ImageChops.multiply(ink, opacities)
    greys = hidden.point([white - grey for grey in range(256)])
    return Seen(left, top, width, height, greys.tobytes(), opacities.tobytes())


def layer_of(
    data: bytes,
    by: Matrix,
    opacity: float,
    origin: tuple[float, float],
    size: tuple[int, int],
    scale: float,
) -> Image | None:
    """The part of a page that begins at a point, with a picture on it and nothing else: red, green, blue and opacity.

    `size` is in pixels, `scale` of them a point. None for a picture that cannot be told.
    """
    import PIL.Image

    a, b, c, d, e, f = by
    determinant = (a * d - b * c) * scale
    if not determinant or size[0] * size[1] > MAX_PIXELS:
        return None
    # From pixels of the page back to the unit square of the picture.
    x, y = (origin[0] - e) * scale, (origin[1] - f) * scale
    back = (
        *(d / determinant, -c / determinant, (d * x - c * y) / determinant),
        *(-b / determinant, a / determinant, (a * y - b * x) / determinant),
    )
    picture = whole(data)
    if picture is None:
        return None
    a_px_across = (abs(back[0]) + abs(back[1])) * picture.width
    a_px_down = (abs(back[3]) + abs(back[4])) * picture.height
    small = picture.reduce(max(int(min(a_px_across, a_px_down)), 1))
    to_pixels = (*(value * small.width for value in back[:3]), *(value * small.height for value in back[3:]))
    affine, nothing = PIL.Image.Transform.AFFINE, (255, 255, 255, 0)
    layer = small.transform(size, affine, to_pixels, PIL.Image.Resampling.BICUBIC, fillcolor=nothing)
    if opacity < 1:
        layer.putalpha(layer.getchannel("A").point([round(value * opacity) for value in range(256)]))
    return layer


def pixels_of(data: bytes) -> int:
    """How many pixels a picture has, told by its head; 0 for what is no picture that is known."""
    with _damage_told(), _opened(data) as picture:
        return picture.width * picture.height
    return 0


def is_dark(data: bytes) -> bool:
    """Whether a picture is dark on the whole, as a line is; also one that cannot be told."""
    import PIL.Image

    picture = whole(data)
    if picture is None:
        return True
    paper = PIL.Image.new("RGBA", picture.size, (255, 255, 255, 255))
    grey = PIL.Image.alpha_composite(paper, picture).getchannel("G").resize((1, 1), PIL.Image.Resampling.BOX)
    return grey.tobytes()[0] < LINE_BELOW


def whole(data: bytes) -> Image | None:
    """A picture as red, green, blue and opacity; None for one that is damaged, larger than MAX_PIXELS, or none."""
    with _damage_told(), _opened(data) as picture:
        return picture.convert("RGBA") if 0 < picture.width * picture.height <= MAX_PIXELS else None
    return None


@contextmanager
def _damage_told() -> Iterator[None]:
    """Around what the picture library does with bytes: what it raises over damaged ones, which is of many kinds, ends it.

    Memory that lacks is no damage, and passes.
    """
    import PIL.Image

    damage = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, NotImplementedError)
    bombs = (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning)
    with suppress(*damage, *bombs, struct.error, zlib.error):
        yield


@contextmanager
def _opened(data: bytes) -> Iterator[Image]:
    import PIL.Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
        with PIL.Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            yield picture
