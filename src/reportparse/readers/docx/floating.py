"""Where a shape that floats before the text lies, as Word is told: in points, from the page, the column or the paragraph."""

from __future__ import annotations

from typing import NamedTuple

from reportparse.patterns import regex
from reportparse.readers.docx.covers import ANCHOR, EXTENT, POINT_EMU
from reportparse.readers.docx.names import Element, whole

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_GROUP = "{urn:schemas-microsoft-com:vml}group"
_PT = {"pt": 1.0, "": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75, "emu": 1 / POINT_EMU}
_STATED = regex(r"([a-z-]{1,50}):([^;]{0,50})")
_LENGTH = regex(r"(-?\d{0,6}\.?\d{1,9})([a-z]{0,3})")
_ENDS = {"left": 0.0, "top": 0.0, "inside": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}
_EMU = 2**31


class Reach(NamedTuple):
    """One direction of a shape: from what it is measured, how far, how long it is; all points.

    `share` instead of an offset where it is aligned: 0 at the start of what it is measured from, 1 at its end.
    """

    from_: str
    offset: float
    size: float
    share: float | None = None

    def start(self, begin: float, end: float) -> float:
        """Where it begins, given where what it is measured from begins and ends."""
        return begin + self.offset if self.share is None else begin + (end - begin - self.size) * self.share


class Float(NamedTuple):
    """A shape that floats: its reach from left to right, and down."""

    across: Reach
    down: Reach
    in_cell: bool


def floating(shape: Element) -> Float:
    """Where a wp:anchor or a shape of VML lies; one in a group lies where the outermost group does."""
    return _of_anchor(shape) if shape.tag == ANCHOR else _of_vml(next(iter([*shape.iterancestors(_GROUP)][-1:]), shape))


def _of_anchor(anchor: Element) -> Float:
    extent = anchor.find(EXTENT)
    sizes = [0 if extent is None else whole(extent.get(side), 0, _EMU) or 0 for side in ("cx", "cy")]
    across, down = (
        _reach(anchor.find(f"{_WP}position{way}"), size / POINT_EMU, usual)
        for way, size, usual in zip("HV", sizes, ("column", "paragraph"), strict=True)
    )
    return Float(across, down, anchor.get("layoutInCell", "1") in ("1", "true"))


def _reach(position: Element | None, size: float, usual: str) -> Reach:
    if position is None:
        return Reach(usual, 0.0, size)
    offset, aligned = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
    share = None if aligned is None else _ENDS.get((aligned.text or "").strip(), 0.0)
    length = 0 if offset is None else whole((offset.text or "").strip(), -_EMU, _EMU) or 0
    return Reach(position.get("relativeFrom", usual), length / POINT_EMU, size, share)


def _of_vml(shape: Element) -> Float:
    style: dict[str, str] = dict(_STATED.findall("".join(shape.get("style", "").lower().split())))
    across, down = (
        Reach(
            style.get(f"mso-position-{way}-relative", "text").replace("text", usual).replace("char", "character"),
            _points(style.get(f"margin-{side}") or style.get(side, "")),
            _points(style.get(size, "")),
            _ENDS.get(style.get(f"mso-position-{way}", "absolute")),
        )
        for way, side, size, usual in (
            ("horizontal", "left", "width", "column"),
            ("vertical", "top", "height", "paragraph"),
        )
    )
    return Float(across, down, in_cell=True)


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PT.get(found[2], 1.0) if found else 0.0
