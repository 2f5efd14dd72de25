"""OFD files (GB/T 33190-2016) of what other programs set: the characters and rules of a PDF, written as raw XML.

pdfplumber tells where each stands; nothing here knows how the parser reads OFD. The hands differ in what public writers
differ in: a text a character or a line, `g n v` or a list of steps, a matrix that makes points of the object's units,
rules as strokes, thin areas or pictures, on the page or on a template page under it, paths from the root or beside.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pdfplumber

MM = 25.4 / 72
"""Millimetres of a point."""
NAMESPACE = "http://www.ofdspec.org/2016"
OLD_NAMESPACE = "http://www.ofdspec.org"
FIRST_ID = 10
_DATE = (2024, 1, 31, 9, 0, 0)


@dataclass(frozen=True)
class Hand:
    """How a writer writes.

    `texts`: "line", a text object for each run of characters, or "character". `in_points`: the object's own units are
    points, which its matrix makes millimetres, and its boundary is far too large. `rules`: "stroke", "area" or "picture".
    `template`: the rules stand on a template page. `rooted`: paths go from the root. `prefix`: that of the elements.
    """

    texts: str = "line"
    compressed: bool = True
    in_points: bool = False
    glyph_codes: bool = False
    rules: str = "stroke"
    template: bool = False
    rooted: bool = False
    prefix: str = "ofd:"
    namespace: str = NAMESPACE


OFDRW = Hand(compressed=False)
"""A text a line with a list of steps, paths beside the part that names them."""
SUWELL = Hand(texts="character", in_points=True, glyph_codes=True, rooted=True)
"""A text a character, with the code of its glyph."""
FOXIT = Hand(in_points=True, rules="area")
"""Boundaries that say nothing, a matrix in points, rules as areas."""
WPS = Hand(template=True, rules="area", rooted=True)
"""A text a line with repeated steps, rules on a template page."""
OLD = Hand(rules="picture", prefix="", namespace=OLD_NAMESPACE)
"""The first edition's namespace without a prefix, and rules that are pictures of a pixel."""
HANDS = {"ofdrw": OFDRW, "suwell": SUWELL, "foxit": FOXIT, "wps": WPS, "old": OLD}


def render_ofd(pdf: bytes, hand: Hand = OFDRW) -> bytes:
    """The pages of a PDF as an OFD file: upright and turned text, lines and rectangles."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        pages = [_Sheet(page, hand) for page in document.pages]
        parts = dict(_parts(pages, hand))
    return packed(parts)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Parts as a package, the same bytes for the same parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return stream.getvalue()


class _Sheet:
    """One page of a PDF."""

    def __init__(self, page: Any, hand: Hand) -> None:
        self.width, self.height = float(page.width), float(page.height)
        self.hand = hand
        self.number = FIRST_ID
        self.characters = [char for char in page.chars if char["text"].strip()]
        self.painted = [*page.rects, *page.lines]

    def texts(self) -> Iterator[str]:
        """The text objects."""
        for run in self._runs():
            yield self._text_object(run)

    def rules(self) -> Iterator[str]:
        """The path objects, or the pictures, of lines and rectangles."""
        for item in self.painted:
            yield from self._path(item)

    def _runs(self) -> Iterator[list[Any]]:
        """Characters that were set in one go: one size, one direction, one base line, and no great gap."""
        if self.hand.texts == "character":
            yield from ([char] for char in self.characters)
            return
        run: list[Any] = []
        for char in self.characters:
            if run and not _goes_on(run[-1], char):
                yield run
                run = []
            run.append(char)
        if run:
            yield run

    def _id(self) -> int:
        self.number += 1
        return self.number

    def _text_object(self, run: Sequence[Any]) -> str:
        a, b, *_ = run[0]["matrix"]
        size = float(run[0]["size"])
        points = self.hand.in_points
        unit = 1.0 if points else MM
        places = [(char["matrix"][4] * unit, (self.height - char["matrix"][5]) * unit) for char in run]
        x, y = places[0]
        if points:
            boundary, ctm = f"0 0 {self.width * MM:.4f} {self.height * MM:.4f}", f' CTM="{MM:.6f} 0 0 {MM:.6f} 0 0"'
            origin_x, origin_y = 0.0, 0.0
        else:
            origin_x, origin_y = x, y - size * MM
            last_x, last_y = places[-1]
            wide, high = abs(last_x - x) + 1.2 * size * MM, abs(last_y - y) + 1.4 * size * MM
            boundary, ctm = f"{_n(origin_x)} {_n(origin_y)} {_n(wide)} {_n(high)}", ""
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(places)]
        delta = "".join(
            f' {name}="{self._list([step[at] for step in steps])}"'
            for at, name in ((0, "DeltaX"), (1, "DeltaY"))
            if any(round(step[at], 3) for step in steps)
        )
        turned = "" if a > 0 and not b else ' CharDirection="90"' if b < 0 else ' CharDirection="270"'
        codes = "".join(
            f'<_CGTransform CodePosition="{at}" CodeCount="1" GlyphCount="1"><_Glyphs>{3000 + at}</_Glyphs></_CGTransform>'
            for at in range(len(run))
            if self.hand.glyph_codes
        )
        weight = ' Weight="700"' if "bold" in run[0]["fontname"].lower() else ""
        return (
            f'<_TextObject ID="{self._id()}"{ctm} Boundary="{boundary}" Font="3" Size="{_n(size * unit)}"{turned}{weight}>'
            f'<_FillColor Value="{_colour(run[0].get("non_stroking_color"))}"/>{codes}'
            f'<_TextCode X="{_n(x - origin_x)}" Y="{_n(y - origin_y)}"{delta}>'
            f"{escape(''.join(char['text'] for char in run))}</_TextCode></_TextObject>"
        )

    def _list(self, steps: Iterable[float]) -> str:
        """Steps as a list; those that repeat shortened where the hand does so."""
        shown = [_n(step) for step in steps]
        if not self.hand.compressed:
            return " ".join(shown)
        groups = ((value, len([*same])) for value, same in groupby(shown))
        return " ".join(f"g {n} {value}" if n > 1 else value for value, n in groups)

    def _path(self, item: Any) -> Iterator[str]:
        x0, top, x1, bottom = (float(item[side]) * MM for side in ("x0", "top", "x1", "bottom"))
        thin = min(x1 - x0, bottom - top) <= 3 * MM
        width = float(item.get("linewidth") or 0.75) * MM
        stroke, fill = _colour(item.get("stroking_color")), _colour(item.get("non_stroking_color"))
        if item["object_type"] == "line" or (thin and not item.get("fill")):
            yield self._rule(x0, top, x1, bottom, width, stroke)
        elif thin:
            yield self._rule(x0, top, x1, bottom, min(x1 - x0, bottom - top), fill)
        else:
            if item.get("fill"):
                yield self._area(x0, top, x1, bottom, fill)
            across, down = (
                ((x0, top, x1, top), (x0, bottom, x1, bottom)),
                ((x0, top, x0, bottom), (x1, top, x1, bottom)),
            )
            for side in (*across, *down) if item.get("stroke") else ():
                yield self._rule(*side, width, stroke)

    def _rule(self, x0: float, top: float, x1: float, bottom: float, width: float, colour: str) -> str:
        width = max(width, 0.1)
        if self.hand.rules == "stroke":
            wide, high = x1 - x0, bottom - top
            ends = (
                f"M 0 {_n(high / 2)} L {_n(wide)} {_n(high / 2)}"
                if wide >= high
                else f"M {_n(wide / 2)} 0 L {_n(wide / 2)} {_n(high)}"
            )
            edge = f"{_n(x0)} {_n(top)} {_n(max(wide, width))} {_n(max(high, width))}"
            return (
                f'<_PathObject ID="{self._id()}" Boundary="{edge}" LineWidth="{_n(width)}"><_StrokeColor Value="{colour}"/>'
                f"<_AbbreviatedData>{ends}</_AbbreviatedData></_PathObject>"
            )
        if x1 - x0 >= bottom - top:
            top, bottom = (top + bottom - width) / 2, (top + bottom + width) / 2
        else:
            x0, x1 = (x0 + x1 - width) / 2, (x0 + x1 + width) / 2
        if self.hand.rules == "area" or colour != "0 0 0":
            return self._area(x0, top, x1, bottom, colour)
        edge, matrix = f"{_n(x1 - x0)} {_n(bottom - top)}", f"{_n(x1 - x0)} 0 0 {_n(bottom - top)} 0 0"
        place = f"{_n(x0)} {_n(top)} {edge}"
        return f'<_ImageObject ID="{self._id()}" Boundary="{place}" CTM="{matrix}" ResourceID="5"/>'

    def _area(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> str:
        wide, high = _n(x1 - x0), _n(bottom - top)
        return (
            f'<_PathObject ID="{self._id()}" Boundary="{_n(x0)} {_n(top)} {wide} {high}" Stroke="false" Fill="true">'
            f'<_FillColor Value="{colour}"/>'
            f"<_AbbreviatedData>M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</_AbbreviatedData></_PathObject>"
        )


def _goes_on(before: Any, char: Any) -> bool:
    """Whether a character stands behind another on its line."""
    alike = ("size", "fontname", "non_stroking_color")
    if before["matrix"][:4] != char["matrix"][:4] or any(before[name] != char[name] for name in alike):
        return False
    if char["upright"]:
        gap = char["x0"] - before["x1"]
        return bool(abs(before["matrix"][5] - char["matrix"][5]) < 0.1 and -1 < gap < 0.6 * char["size"])
    return bool(abs(before["matrix"][4] - char["matrix"][4]) < 0.1)


def _n(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".") or "0"


def _colour(value: Any) -> str:
    parts = [float(part) for part in (value if isinstance(value, (tuple, list)) else (value or 0,))]
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return " ".join(str(round(255 * part)) for part in (parts if len(parts) == 3 else parts[:1] * 3))


def pixel() -> bytes:
    """A PNG of one black pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return len(data).to_bytes(4, "big") + checked + zlib.crc32(checked).to_bytes(4, "big")

    head = chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")


def _parts(pages: Sequence[_Sheet], hand: Hand) -> Iterator[tuple[str, str | bytes]]:
    """The parts of the package by their names."""
    root = "/Doc_0/" if hand.rooted else ""
    width, height = (_n(side * MM) for side in (pages[0].width, pages[0].height))
    yield (
        "OFD.xml",
        _xml(
            hand,
            f'<_OFD DocType="OFD" Version="1.0"><_DocBody><_DocInfo><_DocID>0</_DocID></_DocInfo>'
            f"<_DocRoot>{'/' if hand.rooted else ''}Doc_0/Document.xml</_DocRoot></_DocBody></_OFD>",
        ),
    )
    templates = "".join(
        f'<_TemplatePage ID="{number + 5000}" BaseLoc="{root}Tpls/Tpl_{number}/Content.xml"/>'
        for number in range(len(pages))
        if hand.template
    )
    listed = "".join(
        f'<_Page ID="{number + 1}" BaseLoc="{root}Pages/Page_{number}/Content.xml"/>' for number in range(len(pages))
    )
    yield (
        "Doc_0/Document.xml",
        _xml(
            hand,
            f"<_Document><_CommonData><_MaxUnitID>99999</_MaxUnitID>{templates}"
            f"<_PageArea><_PhysicalBox>0 0 {width} {height}</_PhysicalBox></_PageArea>"
            f"<_PublicRes>{root}PublicRes.xml</_PublicRes><_DocumentRes>{root}DocumentRes.xml</_DocumentRes></_CommonData>"
            f"<_Pages>{listed}</_Pages></_Document>",
        ),
    )
    yield (
        "Doc_0/PublicRes.xml",
        _xml(hand, '<_Res BaseLoc="Res"><_Fonts><_Font ID="3" FontName="宋体" FamilyName="宋体"/></_Fonts></_Res>'),
    )
    yield (
        "Doc_0/DocumentRes.xml",
        _xml(
            hand,
            '<_Res BaseLoc="Res"><_MultiMedias><_MultiMedia ID="5" Type="Image" Format="PNG">'
            "<_MediaFile>pixel.png</_MediaFile></_MultiMedia></_MultiMedias></_Res>",
        ),
    )
    if hand.rules == "picture":
        yield "Doc_0/Res/pixel.png", pixel()
    for number, sheet in enumerate(pages):
        rules, texts = "".join(sheet.rules()), "".join(sheet.texts())
        area = f"<_Area><_PhysicalBox>0 0 {_n(sheet.width * MM)} {_n(sheet.height * MM)}</_PhysicalBox></_Area>"
        under = f'<_Template TemplateID="{number + 5000}" ZOrder="Background"/>' if hand.template else ""
        own = texts if hand.template else rules + texts
        page = f'<_Page>{area}{under}<_Content><_Layer ID="2" Type="Body">{own}</_Layer></_Content></_Page>'
        yield f"Doc_0/Pages/Page_{number}/Content.xml", _xml(hand, page)
        if hand.template:
            template = f'<_Page>{area}<_Content><_Layer ID="4">{rules}</_Layer></_Content></_Page>'
            yield f"Doc_0/Tpls/Tpl_{number}/Content.xml", _xml(hand, template)


def _xml(hand: Hand, body: str) -> str:
    """A part: the elements, written with a mark in front, get the prefix of the hand, and the first its namespace."""
    text = body.replace("<_", f"<{hand.prefix}").replace("</_", f"</{hand.prefix}")
    name = "xmlns:" + hand.prefix.rstrip(":") if hand.prefix else "xmlns"
    end = min(at for at in (text.find(" "), text.find(">")) if at > 0)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text[:end]} {name}="{hand.namespace}"{text[end:]}'


FIXTURES = {
    "township-2021form": OFDRW,
    "county-2019form": SUWELL,
    "bureau-2021form": FOXIT,
    "blanks-2021form": WPS,
    "district-2019form": OLD,
}
"""The reports whose PDF by LibreOffice is a fixture in OFD, too, and the hand that writes it."""


def main() -> None:
    """Write the fixtures."""
    folder = Path(__file__).resolve().parents[2] / "fixtures"
    for name, hand in FIXTURES.items():
        pdf = (folder / "reports" / f"{name}.lo.pdf").read_bytes()
        (folder / "office" / f"{name}.ofd").write_bytes(render_ofd(pdf, hand))


if __name__ == "__main__":
    main()
