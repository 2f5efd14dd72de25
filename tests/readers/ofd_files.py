"""OFD packages written by hand, part by part, as the tests of the reader need them."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping

from lxml import etree

from reportparse.document import Document
from reportparse.readers.ofd.reader import read_ofd

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ENTRY = (
    f"{HEAD}<ofd:OFD {NS} DocType='OFD' Version='1.0'><ofd:DocBody><ofd:DocInfo/>"
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
)
RESOURCES = "<ofd:Fonts><ofd:Font ID='1' FontName='宋体'/><ofd:Font ID='2' FontName='SimHei' Bold='true'/></ofd:Fonts>"
PAGE = "Doc_0/Pages/Page_0/Content.xml"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of some parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def page(objects: str, *, under: str = "", layer: str = "", layers: str = "", box: str = "0 0 210 297") -> str:
    """A page with one layer of objects, and others."""
    return (
        f"{HEAD}<ofd:Page {NS}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>{under}"
        f"<ofd:Content><ofd:Layer ID='9' {layer}>{objects}</ofd:Layer>{layers}</ofd:Content></ofd:Page>"
    )


def parts_of(
    *pages: str,
    common: str = "",
    document: str = "",
    resources: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> dict[str, str | bytes]:
    """The parts of a package with these pages."""
    listed = "".join(f"<ofd:Page ID='{at + 1}' BaseLoc='Pages/Page_{at}/Content.xml'/>" for at in range(len(pages)))
    parts: dict[str, str | bytes] = {
        "OFD.xml": ENTRY,
        "Doc_0/Document.xml": (
            f"{HEAD}<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            f"</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>"
        ),
        "Doc_0/PublicRes.xml": f"{HEAD}<ofd:Res {NS} BaseLoc='Res'>{RESOURCES}{resources}</ofd:Res>",
    }
    parts.update({f"Doc_0/Pages/Page_{at}/Content.xml": content for at, content in enumerate(pages)})
    return parts | dict(more or {})


def text(
    characters: str,
    x: float = 20.0,
    y: float = 30.0,
    *,
    more: str = "",
    code: str = "",
    inside: str = "",
    size: float = 4.0,
) -> str:
    """A text object whose base line begins at a point of the page (mm), an em a step unless told otherwise."""
    code = code or f"DeltaX='g {max(len(characters) - 1, 1)} {size if characters >= '⺀' else size / 2}'"
    return (
        f"<ofd:TextObject ID='7' Boundary='{x} {y - size} 180 {2 * size}' Font='1' Size='{size}' {more}>{inside}"
        f"<ofd:TextCode X='0' Y='{size}' {code}>{characters}</ofd:TextCode></ofd:TextObject>"
    )


def path(data: str, *, boundary: str = "0 0 210 297", more: str = "", inside: str = "") -> str:
    """A path object."""
    return (
        f"<ofd:PathObject ID='8' Boundary='{boundary}' LineWidth='0.3' {more}>{inside}"
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def area(x: float, y: float, width: float, height: float, colour: str = "255 255 255", more: str = "") -> str:
    """A filled rectangle."""
    data = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
    inside = f"<ofd:FillColor Value='{colour}'/>"
    return path(data, boundary=f"{x} {y} {width} {height}", more=f"Stroke='false' Fill='true' {more}", inside=inside)


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """A stroke from point to point, given in the space of the page."""
    return path(f"M {x0} {y0} L {x1} {y1}")


GRID = "".join(
    [
        *(line(20, y, 100, y) for y in (40, 50, 60)),
        *(line(x, 40, x, 60) for x in (20, 60, 100)),
    ]
)
"""A table of two rows and two columns, from (20, 40) to (100, 60)."""
LABELS = text("项目", 22, 46) + text("数量", 62, 46) + text("申请", 22, 56)
CELL = (64.0, 56.0)
"""Where the number of its last cell stands."""
TABLE = GRID + LABELS


def read(*pages: str, **parts: object) -> Document:
    """The document of a package with these pages."""
    return read_ofd(zipped(parts_of(*pages, **parts)))  # type: ignore[arg-type]


def last_cell(document: Document) -> str:
    """The text of the last cell of its only table."""
    (table,) = document.tables
    return table.cells[-1].text


def kinds(document: Document) -> list[str]:
    return [issue.kind for issue in document.issues]


def lines(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def askew(data: bytes, degrees: float) -> bytes:
    """A file whose objects are turned clockwise about the middle of an A4 page, each by its own matrix."""
    cos, sin, x, y = math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), 105.0, 148.5
    turn = (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    for name in parts:
        if name.endswith("Content.xml"):
            root = etree.fromstring(parts[name])
            for one in root.iter("{*}TextObject", "{*}PathObject"):
                left, top, *_ = map(float, one.get("Boundary", "").split())
                own = tuple(map(float, one.get("CTM", "1 0 0 1 0 0").split()))
                own = (*own[:4], own[4] + left, own[5] + top)
                one.set("Boundary", "0 0 210 297")
                one.set("CTM", " ".join(f"{number:.6g}" for number in _product(own, turn)))
            parts[name] = etree.tostring(root)
    return zipped(parts)


def _product(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that does what one does, and then what another does."""
    (a, b, c, d, e, f), (g, h, i, j, k, m) = first, then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
