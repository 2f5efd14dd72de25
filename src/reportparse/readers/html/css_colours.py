"""Colours as CSS states them: names, #rgb, functions, each with how much of it covers what lies behind."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportparse.colours import INDISTINCT, WHITE, Color, distance, is_pale
from reportparse.patterns import regex
from reportparse.readers.html.css_spaces import SPACES

_NAMES: dict[str, str] = dict(
    re.findall(
        r"(\w+)=(\w+)",
        """
    white=ffffff snow=fffafa ivory=fffff0 ghostwhite=f8f8ff floralwhite=fffaf0 mintcream=f5fffa azure=f0ffff
    whitesmoke=f5f5f5 seashell=fff5ee linen=faf0e6 aliceblue=f0f8ff honeydew=f0fff0 lavender=e6e6fa lavenderblush=fff0f5
    beige=f5f5dc cornsilk=fff8dc oldlace=fdf5e6 lightyellow=ffffe0 lightcyan=e0ffff gainsboro=dcdcdc lightgray=d3d3d3
    lightgrey=d3d3d3 silver=c0c0c0 gray=808080 grey=808080 black=000000 red=ff0000 lime=00ff00 blue=0000ff yellow=ffff00
    aqua=00ffff cyan=00ffff fuchsia=ff00ff magenta=ff00ff maroon=800000 green=008000 navy=000080 olive=808000
    purple=800080 teal=008080 orange=ffa500 gold=ffd700 pink=ffc0cb lightblue=add8e6 skyblue=87ceeb
    canvas=ffffff field=ffffff window=ffffff background=ffffff menu=ffffff infobackground=ffffff canvastext=000000
    """,
    )
)
"""Those near white, and those that pages name; the last are the system's own."""

_HEX = regex("#?(?:([0-9a-f]{6})([0-9a-f]{2})?|([0-9a-f]{3})([0-9a-f])?)")
_FUNCTION = regex(r"(rgb|hsl|hwb|oklab|oklch|lab|lch)a?\(([^()]{1,80})\)")
_IN_SPACE = regex(r"color\(\s*([\w-]{1,20})\s([^()]{1,80})\)")
_MIX = regex(r"color-mix\(\s*in\s+srgb\s*,(.{1,200})\)")
_SHARE = regex(r"^\s*(\d{1,3}\.?\d{0,9})%\s|\s(\d{1,3}\.?\d{0,9})%\s*$")
_CALLS = regex(r"(?!(?:-[a-z]+-)?(?:url|image-set|image|cross-fade|element|[a-z-]*gradient)\()[a-z-]{1,40}\(")
_COLOUR = r"[^(),;]{1,80}(?:\([^()]{1,80}\)\s*)?"
_LIGHT_DARK = regex(rf"light-dark\(\s*({_COLOUR}),({_COLOUR})\)")
_BY_ELEMENT = "light-dark-by-element("
_IN_DARK = regex(r"(?:^|[;\s])color-scheme\s*:\s*(?:only\s+)?dark\b(?!\s+light)")
_GRADIENT = regex(
    r"(?:-[a-z]+-)?(?:repeating-)?(?:linear|radial|conic)-gradient\((.{1,400})\)(?:\s[\s\w-]{0,60})?", re.DOTALL
)
_STOP = regex(r"(?:[^,()]|\([^()]*\))+")
_DIRECTION = regex(
    r"to\s|from\s|at\s|in\s|-?[\d.]+(?:deg|turn|g?rad|%|px)|circle|ellipse|closest|farthest|top|left|right|bottom"
)
_PLACE = regex(r"(?:\s+-?[\d.]+(?:%|px|r?em|deg))+$")
_NUMBER = regex(r"([+-]?\d{0,9}\.?\d{1,9}(?:e[+-]?\d)?|none)(%|deg|g?rad|turn)?")
_DEGREES = {"rad": 57.29578, "grad": 0.9, "turn": 360.0}


class Paint(NamedTuple):
    """A colour, and how much of it covers what lies behind: 0 for nothing, 1 for all."""

    color: Color
    cover: float = 1.0

    @property
    def clear(self) -> bool:
        """Whether black of that cover is not told from white: nobody sees it on anything."""
        return self.cover * distance((0, 0, 0), WHITE) <= INDISTINCT

    @property
    def on_white(self) -> Color:
        """The colour that is seen where it lies on white."""
        red, green, blue = (round(255 + (channel - 255) * self.cover) for channel in self.color)
        return red, green, blue


def in_light(style: str) -> str:
    """A style with each `light-dark(first, second)` as its first colour, that of a page on paper.

    The second one where the style itself asks for the dark scheme alone.
    """
    if "light-dark" not in style:
        return style
    if "color-scheme" in style:
        style = style.replace(_BY_ELEMENT, "light-dark(")
    return _LIGHT_DARK.sub(r"\2" if _IN_DARK.search(style) else r"\1", style)


def in_dark(markup: str) -> str:
    """Sheets and styles with each `light-dark(first, second)` as its second colour."""
    return _LIGHT_DARK.sub(r"\2", markup)


def by_element(markup: str) -> str:
    """Sheets and styles in which `light-dark()` is no colour that can be computed, but where its style states the scheme."""
    return markup.replace("light-dark(", _BY_ELEMENT)


def asks_for_dark(style: str) -> bool | None:
    """Whether a style asks for the dark scheme alone; None where it asks for none."""
    return bool(_IN_DARK.search(style)) if "color-scheme" in style else None


def pale_stops(stated: str) -> list[bool]:
    """Of a background that is one gradient whether white text is unseen on each of its colours; none of any other."""
    gradient = _GRADIENT.fullmatch(stated.strip())
    stops = [stop.strip() for stop in _STOP.findall(gradient[1])] if gradient else []
    colours = [stop for stop in stops if not _DIRECTION.match(stop)]
    painted = [paint(_PLACE.sub("", colour)) for colour in colours]
    return [is_pale(one.on_white) for one in painted if one] if None not in painted else []


@lru_cache(maxsize=1024)
def paint(stated: str) -> Paint | None:
    """What a stated colour paints; None for a name or notation that is not known."""
    stated = in_light(stated.strip().lower()).strip()
    if stated == "transparent":
        return Paint((0, 0, 0), 0.0)
    if code := _HEX.fullmatch(_NAMES.get(stated, stated)):
        digits, cover = code[1] or "".join(2 * digit for digit in code[3]), code[2] or 2 * (code[4] or "")
        return Paint(_color(bytes.fromhex(digits)), int(cover or "ff", 16) / 255)
    if mixed := _MIX.fullmatch(stated):
        return _mixed(mixed[1])
    called = _FUNCTION.fullmatch(stated) or _IN_SPACE.fullmatch(stated)
    return _called(called[1], called[2]) if called else None


def is_beyond(stated: str) -> bool:
    """Whether a stated colour is a function that is not computed here: nobody knows what it paints."""
    stated = stated.strip().lower()
    return bool(_CALLS.match(stated)) and paint(stated) is None


def _color(channels: Sequence[int]) -> Color:
    return channels[0], channels[1], channels[2]


def _called(function: str, arguments: str) -> Paint | None:
    """`rgb(1, 2, 3)`, `rgb(1 2 3 / 4%)`, `hsl(120, 50%, 100%)`, `oklch(50% 0.1 120)`, `color(srgb 1 1 1)`."""
    found = [_NUMBER.fullmatch(word) for word in arguments.replace(",", " ").replace("/", " ").split()]
    if len(found) not in (3, 4) or None in found:
        return None
    values = [(0.0 if one[1] == "none" else float(one[1]), one[2]) for one in found if one]
    cover = min(1.0, max(0.0, _share(*values[3], 1.0))) if len(values) == 4 else 1.0
    if function == "hsl":
        hue, saturation, lightness = _share(*values[0], 360.0) % 1, values[1][0] / 100, values[2][0] / 100
        channels = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, lightness)), min(1.0, max(0.0, saturation)))
    elif function == "rgb":
        red, green, blue = (_share(*one, 255.0) for one in values[:3])
        channels = red, green, blue
    elif function in SPACES:
        convert, wholes = SPACES[function]
        first, second, third = (_in_space(function, *one, whole) for one, whole in zip(values, wholes, strict=False))
        channels = convert(first, second, third)
    else:
        return None
    return Paint(_color([round(255 * min(1.0, max(0.0, channel))) for channel in channels]), cover)


def _in_space(function: str, number: float, unit: str | None, whole: float) -> float:
    """A number of a colour space, where it has a unit turned into what the space is counted in."""
    if unit == "%" or (function == "hwb" and whole == 1.0):
        return number * whole / 100
    return number * _DEGREES.get(unit or "", 1.0)


def _mixed(arguments: str) -> Paint | None:
    """`color-mix(in srgb, white 98%, black)` once its function is taken off; None where a part is not known."""
    parts = [part.strip() for part in _STOP.findall(arguments)]
    shares = [_SHARE.search(part) for part in parts]
    painted = [paint(_SHARE.sub("", part)) for part in parts]
    first, second = (painted[0], painted[1]) if len(parts) == 2 else (None, None)
    if first is None or second is None:
        return None
    stated = [float(share[1] or share[2]) / 100 if share else None for share in shares]
    one = stated[0] if stated[0] is not None else 1 - stated[1] if stated[1] is not None else 0.5
    other = stated[1] if stated[1] is not None else 1 - one
    whole = one + other
    if whole <= 0:
        return None
    weights = one / whole * first.cover, other / whole * second.cover
    cover = sum(weights)
    channels = [
        round((a * weights[0] + b * weights[1]) / (cover or 1.0))
        for a, b in zip(first.color, second.color, strict=True)
    ]
    return Paint(_color(channels), cover * min(1.0, whole))


def _share(number: float, unit: str | None, whole: float) -> float:
    return number * _DEGREES.get(unit or "", 1.0) / (100 if unit == "%" else whole)
