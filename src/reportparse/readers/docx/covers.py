"""Opaque shapes and pictures that float before the text, and so may cover it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportparse.patterns import regex
from reportparse.readers.docx.names import Element, R, W, whole

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
ANCHOR, EXTENT = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{name}" for name in ("anchor", "extent")
)
_SHAPE, _OF_SHAPE, _STYLE, _CONNECTOR = (
    f"{{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}}{name}"
    for name in ("wsp", "spPr", "style", "cNvCnPr")
)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
VML = tuple(_V + name for name in ("rect", "roundrect", "oval", "shape", "polyline"))
_SHAPE_TYPE, _FILL, _IMAGE = (_V + name for name in ("shapetype", "fill", "imagedata"))
_BLIP, _MADE_CLEAR, _FAINT = (_A + name for name in ("blip", "clrChange", "alphaModFix"))
_FILLS = frozenset(_A + name for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill"))
_LINES = frozenset(("line", "lineInv"))
_WRAPS = frozenset(("wrapSquare", "wrapTight", "wrapThrough", "wrapTopAndBottom"))
_WORD_ART = _V + "textpath"
_WRAP_OF_VML = "{urn:schemas-microsoft-com:office:word}wrap"
_OPAQUE = (".jpg", ".jpeg", ".bmp")  # a seal is mostly a PNG, with an alpha channel
_OFF = frozenset(("f", "false", "0"))

THIN_POINTS = 4.0
"""Narrower shapes are rules, which cover no digit."""
POINT_EMU = 12_700
MOSTLY = 50_000
"""Thousandths of a percent of opacity from which a fill covers what lies behind it."""

_SIDE = regex(r"(?:^|;)(?:width|height):(\d{0,6}\.?\d{1,9})pt")
_OPACITY = regex(r"(\d{0,9}\.?\d{1,9})(f?)")
_CONNECTORS = regex(r"#_x0000_t(?:20|3[2-9]|40)")


class Cover(NamedTuple):
    """What may cover the text below it: a wp:anchor or a shape of VML.

    `says` where it shows a text of its own, `wraps` where the text gives way to it.
    """

    shape: Element
    says: bool
    wraps: bool

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing, neither a text nor a picture."""
        return not self.says and next(self.shape.iter(_BLIP, _IMAGE), None) is None


def covers(document: Element, target: Callable[[str], str]) -> list[Cover]:
    """The opaque shapes and pictures that float before the text of a document, but those of tracked deletions.

    `target` gives the name of a picture by the id of its relation.
    """
    found = list(document.iter(ANCHOR, *VML, _SHAPE_TYPE))
    # The kinds of shapes that are not filled unless a shape says so, as shapes name them.
    hollow = frozenset(f"#{one.get('id')}" for one in found if one.tag == _SHAPE_TYPE and one.get("filled") in _OFF)
    return [
        Cover(shape, _says(shape), _wraps(shape))
        for shape in found
        if (_floats(shape, target) if shape.tag == ANCHOR else _is_opaque_vml(shape, hollow, target))
        and next(shape.iterancestors(W + "del", W + "moveFrom"), None) is None
    ]


def _floats(anchor: Element, target: Callable[[str], str]) -> bool:
    """Whether a wp:anchor holds an opaque shape or picture before the text."""
    extent = anchor.find(EXTENT)
    sides = [] if extent is None else [whole(extent.get(side), 0, 2**31) or 0 for side in ("cx", "cy")]
    is_thin = bool(sides) and min(sides) < THIN_POINTS * POINT_EMU
    if is_thin or anchor.get("behindDoc") in ("1", "true") or anchor.get("hidden") in ("1", "true"):
        return False
    return any(_is_opaque(shape, target) for shape in anchor.iter(_SHAPE)) or any(
        _is_opaque_picture(one, target) for one in anchor.iter(_PICTURE)
    )


def _is_opaque(shape: Element, target: Callable[[str], str]) -> bool:
    """Whether a wps:wsp is filled, and is no line."""
    own = shape.find(_OF_SHAPE)
    preset = None if own is None else own.find(_A + "prstGeom")
    kind = "" if preset is None else preset.get("prst", "")
    if shape.find(_CONNECTOR) is not None or kind in _LINES or "Connector" in kind:
        return False
    fill = None if own is None else next((node for node in own if node.tag in _FILLS), None)
    if fill is None:
        theme = shape.find(f"{_STYLE}/{_A}fillRef")
        return theme is not None and theme.get("idx") != "0"
    if fill.tag == _A + "blipFill":
        return _is_opaque_picture(fill, target)
    alphas = [whole(node.get("val"), 0, 100_000) for node in fill.iter(_A + "alpha")]
    return fill.tag != _A + "noFill" and all(alpha is None or alpha >= MOSTLY for alpha in alphas)


def _is_opaque_picture(shown: Element, target: Callable[[str], str]) -> bool:
    """Whether a pic:pic or a fill shows a picture through which nothing is seen."""
    blip = next(shown.iter(_BLIP), None)
    if blip is None or blip.find(_MADE_CLEAR) is not None:
        return False
    faint = blip.find(_FAINT)
    share = None if faint is None else whole(faint.get("amt"), 0, 100_000)
    return (share is None or share >= MOSTLY) and target(blip.get(R + "embed") or "").lower().endswith(_OPAQUE)


def _is_opaque_vml(shape: Element, hollow: frozenset[str], target: Callable[[str], str]) -> bool:
    """Whether a shape of VML floats before the text, is filled, and is no line."""
    style = "".join(shape.get("style", "").lower().split())
    if "position:absolute" not in style or "z-index:-" in style or "visibility:hidden" in style:
        return False
    if any(float(side) < THIN_POINTS for side in _SIDE.findall(style)) or shape.find(_WORD_ART) is not None:
        return False
    image = shape.find(_IMAGE)
    if image is not None:
        return image.get("chromakey") is None and target(image.get(R + "id") or "").lower().endswith(_OPAQUE)
    kind = shape.get("type", "")
    filled = shape.get("filled") or ("f" if kind in hollow else "t")
    if filled in _OFF or _CONNECTORS.fullmatch(kind):
        return False
    fill = shape.find(_FILL)
    return fill is None or (fill.get("on") not in _OFF and _is_dense(fill.get("opacity")))


def _is_dense(opacity: str | None) -> bool:
    """Whether an opacity (".5", "32768f" of 65536) covers."""
    found = _OPACITY.fullmatch(opacity or "")
    return found is None or float(found[1]) / (65_536 if found[2] else 1) >= MOSTLY / 100_000


def _says(shape: Element) -> bool:
    """Whether a shape shows a text."""
    return any((node.text or "").strip() for node in shape.iter(W + "t"))


def _wraps(shape: Element) -> bool:
    """Whether text gives way to a shape, so that it covers none."""
    if shape.tag == ANCHOR:
        return any(str(node.tag).rpartition("}")[2] in _WRAPS for node in shape)
    wrap = shape.find(_WRAP_OF_VML)
    return wrap is not None and wrap.get("type", "none") != "none"
