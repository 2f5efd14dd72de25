"""Shapes that float before the text of a table's cell and may cover it: where Word puts them, only a page layout says."""

from __future__ import annotations

from reportparse.patterns import regex
from reportparse.readers.docx.names import Element, W, whole

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_ANCHOR, _EXTENT = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{name}" for name in ("anchor", "extent")
)
_SHAPE, _OF_SHAPE, _STYLE, _CONNECTOR = (
    f"{{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}}{name}"
    for name in ("wsp", "spPr", "style", "cNvCnPr")
)
_VML = tuple(_V + name for name in ("rect", "roundrect", "oval", "shape", "polyline"))
_FILLS = frozenset(_A + name for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill"))
_LINES = frozenset(("line", "lineInv"))
_SAYS = W + "t", _V + "textpath", _V + "imagedata"
_OFF = frozenset(("f", "false", "0"))

THIN_POINTS = 4.0
"""Narrower shapes are rules, which cover no digit."""
_POINT = 12_700  # EMU
MOSTLY = 50_000
"""Thousandths of a percent of opacity from which a fill covers what lies behind it."""

_SIDE = regex(r"(?:^|;)(?:width|height):(\d{0,6}\.?\d{1,9})pt")
_OPACITY = regex(r"(\d{0,9}\.?\d{1,9})(f?)")
_CONNECTORS = regex(r"#_x0000_t(?:20|3[2-9]|40)")


def hollow_types(document: Element) -> frozenset[str]:
    """The kinds of shapes (v:shapetype) that are not filled unless a shape says so, as shapes name them: "#id"."""
    return frozenset(f"#{one.get('id')}" for one in document.iter(_V + "shapetype") if one.get("filled") in _OFF)


def is_covered(cell: Element, hollow: frozenset[str]) -> bool:
    """Whether an opaque shape without text is anchored in a w:tc itself, before its text; `hollow` as `hollow_types`."""
    found = (
        shape
        for shape in cell.iter(_ANCHOR, *_VML)
        if (_floats(shape) if shape.tag == _ANCHOR else _is_opaque_vml(shape, hollow))
    )
    return any(_home(shape) is cell for shape in found)


def _home(shape: Element) -> Element | None:
    """The cell that a shape stands in; None for one whose deletion is tracked."""
    around = next(shape.iterancestors(W + "tc", W + "del", W + "moveFrom"), None)
    return around if around is not None and around.tag == W + "tc" else None


def _floats(anchor: Element) -> bool:
    """Whether a wp:anchor holds an opaque shape before the text."""
    extent = anchor.find(_EXTENT)
    sides = [] if extent is None else [whole(extent.get(side), 0, 2**31) or 0 for side in ("cx", "cy")]
    is_thin = bool(sides) and min(sides) < THIN_POINTS * _POINT
    if is_thin or anchor.get("behindDoc") in ("1", "true") or anchor.get("hidden") in ("1", "true"):
        return False
    return any(_is_opaque(shape) for shape in anchor.iter(_SHAPE))


def _is_opaque(shape: Element) -> bool:
    """Whether a wps:wsp is filled, says nothing, and is no line."""
    own = shape.find(_OF_SHAPE)
    preset = None if own is None else own.find(_A + "prstGeom")
    kind = "" if preset is None else preset.get("prst", "")
    if _says(shape) or shape.find(_CONNECTOR) is not None or kind in _LINES or "Connector" in kind:
        return False
    fill = None if own is None else next((node for node in own if node.tag in _FILLS), None)
    if fill is None:
        theme = shape.find(f"{_STYLE}/{_A}fillRef")
        return theme is not None and theme.get("idx") != "0"
    alphas = [whole(node.get("val"), 0, 100_000) for node in fill.iter(_A + "alpha")]
    return fill.tag != _A + "noFill" and all(alpha is None or alpha >= MOSTLY for alpha in alphas)


def _is_opaque_vml(shape: Element, hollow: frozenset[str]) -> bool:
    """Whether a shape of VML floats before the text, is filled, says nothing, and is no line."""
    style = "".join(shape.get("style", "").lower().split())
    if "position:absolute" not in style or "z-index:-" in style or "visibility:hidden" in style:
        return False
    if any(float(side) < THIN_POINTS for side in _SIDE.findall(style)) or _says(shape):
        return False
    kind = shape.get("type", "")
    filled = shape.get("filled") or ("f" if kind in hollow else "t")
    if filled in _OFF or _CONNECTORS.fullmatch(kind):
        return False
    fill = shape.find(_V + "fill")
    return fill is None or (fill.get("on") not in _OFF and _is_dense(fill.get("opacity")))


def _is_dense(opacity: str | None) -> bool:
    """Whether an opacity (".5", "32768f" of 65536) covers."""
    found = _OPACITY.fullmatch(opacity or "")
    return found is None or float(found[1]) / (65_536 if found[2] else 1) >= MOSTLY / 100_000


def _says(shape: Element) -> bool:
    """Whether a shape shows a text or a picture."""
    return any((node.text or "").strip() or node.tag != W + "t" for node in shape.iter(*_SAYS))
