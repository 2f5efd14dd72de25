"""Colour spaces of CSS other than rgb() and hsl(), turned into sRGB (CSS Color 4, sections 10 and 18).

What a screen cannot show is clipped, channel by channel; a browser's own way of bringing it back differs by a few shades.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Channels = tuple[float, float, float]
"""Red, green and blue, 0 to 1 each once clipped."""

_D50 = 0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27
_D50_TO_LINEAR = (
    (3.134136, -1.617386, -0.490662),
    (-0.978796, 1.916254, 0.033443),
    (0.071955, -0.228977, 1.405386),
)
_D65_TO_LINEAR = (
    (3.240970, -1.537383, -0.498611),
    (-0.969244, 1.875968, 0.041555),
    (0.055630, -0.203977, 1.056972),
)
_OKLAB_TO_ROOTS = ((1.0, 0.3963378, 0.2158038), (1.0, -0.1055613, -0.0638542), (1.0, -0.0894842, -1.2914855))
_CONES_TO_LINEAR = (
    (4.0767417, -3.3077116, 0.2309699),
    (-1.2684380, 2.6097574, -0.3413194),
    (-0.0041961, -0.7034186, 1.7076147),
)


def _times(matrix: Sequence[Channels], column: Sequence[float]) -> Channels:
    one, two, three = (sum(a * b for a, b in zip(row, column, strict=True)) for row in matrix)
    return one, two, three


def _coded(linear: Sequence[float]) -> Channels:
    red, green, blue = (
        12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055
        for one in (min(1.0, max(0.0, one)) for one in linear)
    )
    return red, green, blue


def _from_oklab(lightness: float, a: float, b: float) -> Channels:
    return _coded(_times(_CONES_TO_LINEAR, [root**3 for root in _times(_OKLAB_TO_ROOTS, (lightness, a, b))]))


def _from_lab(lightness: float, a: float, b: float) -> Channels:
    y = (lightness + 16) / 116
    ratios = [root**3 if root**3 > _EPSILON else (116 * root - 16) / _KAPPA for root in (a / 500 + y, y, y - b / 200)]
    return _coded(_times(_D50_TO_LINEAR, [ratio * white for ratio, white in zip(ratios, _D50, strict=True)]))


def _polar(of: Callable[[float, float, float], Channels]) -> Callable[[float, float, float], Channels]:
    """The space in which chroma and hue (degrees) stand for the two axes of another."""

    def convert(lightness: float, chroma: float, hue: float) -> Channels:
        angle = math.radians(hue)
        return of(lightness, chroma * math.cos(angle), chroma * math.sin(angle))

    return convert


def _from_hwb(hue: float, white: float, black: float) -> Channels:
    white, black = white / max(1.0, white + black), black / max(1.0, white + black)
    red, green, blue = (
        white + (1 - white - black) * min(1.0, max(0.0, abs((hue / 60 + turn) % 6 - 3) - 1)) for turn in (0, 4, 2)
    )
    return red, green, blue


SPACES: dict[str, tuple[Callable[[float, float, float], Channels], Channels]] = {
    "oklab": (_from_oklab, (1.0, 0.4, 0.4)),
    "oklch": (_polar(_from_oklab), (1.0, 0.4, 360.0)),
    "lab": (_from_lab, (100.0, 125.0, 125.0)),
    "lch": (_polar(_from_lab), (100.0, 150.0, 360.0)),
    "hwb": (_from_hwb, (360.0, 1.0, 1.0)),
    "srgb": (lambda red, green, blue: (red, green, blue), (1.0, 1.0, 1.0)),
    "srgb-linear": (lambda *linear: _coded(linear), (1.0, 1.0, 1.0)),
    "xyz": (lambda *xyz: _coded(_times(_D65_TO_LINEAR, xyz)), (1.0, 1.0, 1.0)),
    "xyz-d65": (lambda *xyz: _coded(_times(_D65_TO_LINEAR, xyz)), (1.0, 1.0, 1.0)),
    "xyz-d50": (lambda *xyz: _coded(_times(_D50_TO_LINEAR, xyz)), (1.0, 1.0, 1.0)),
}
"""By the name of the function, or of the space in `color()`: what turns three numbers into sRGB, and what 100% of each is."""
