"""OFD pages as drawings: every visible glyph and rule at its place, all text escaped."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import PIL.Image
from lxml import etree

from reportparse.pipeline import evidence_of
from reportparse.readers.ofd.pictured import pictures_of_ofd
from tests.readers.ofd_files import line, page, parts_of, text, zipped
from tests.readers.test_ofd_parts import sealed_parts
from tests.readers.test_ofd_seen import image

OFD = Path(__file__).parents[2] / "fixtures" / "office" / "bureau-2021form.ofd"
_SVG = "{http://www.w3.org/2000/svg}"


def test_glyphs_and_rules_stand_where_the_file_has_them() -> None:
    data = zipped(parts_of(page(text("&lt;b&gt;7", 20, 30) + line(10, 50, 110, 50))))
    ((number, width, height, drawing),) = pictures_of_ofd([data], [1], [])
    assert isinstance(drawing, str)
    assert (number, round(width), round(height)) == (1, 595, 842)
    tree = etree.fromstring(drawing.encode())
    assert "".join(one.text or "" for one in tree.iter(f"{_SVG}text")) == "<b>7"
    assert {one.tag for one in tree.iter()} == {_SVG + name for name in ("svg", "rect", "path", "g", "text")}
    first = next(tree.iter(f"{_SVG}text"))
    assert abs(float(first.get("x", "0")) - 20 * 72 / 25.4) < 1
    (left, top, right) = map(float, re.findall(r"[\d.]+", next(tree.iter(f"{_SVG}path")).get("d", ""))[:3])
    assert (round(left), round(top), round(right)) == (28, 142, 312)


def test_every_value_has_its_digits_in_its_box() -> None:
    evidence = evidence_of(OFD.read_bytes(), "a.ofd")
    glyphs: dict[int, list[tuple[float, float, str]]] = {}
    for picture in evidence.pictures:
        found = etree.fromstring(picture.content).iter(f"{_SVG}text")
        glyphs[picture.number] = [(float(it.get("x", 0)), float(it.get("y", 0)), it.text or "") for it in found]
    cells = {cell["path"]: cell["raw"] for cell in evidence.record["cells"] if cell["raw"]}
    seen = {}
    for path, origin in (evidence.places or {}).items():
        assert origin.box is not None
        x0, top, x1, bottom = origin.box
        own = [it for x, y, it in glyphs[origin.page or 0] if x0 <= x <= x1 and top <= y <= bottom]
        seen[path] = "".join(own)
    assert {path: seen[path] for path in cells} == cells
    assert len(cells) > 150


def laid_on(data: bytes) -> PIL.Image.Image:
    """The pictures of the only page, as they lie on it."""
    ((_, _, _, drawing),) = pictures_of_ofd([data], [1], [])
    (stored,) = re.findall(r'href="data:image/webp;base64,([^"]+)"', str(drawing))
    return PIL.Image.open(io.BytesIO(b64decode(stored))).convert("RGBA")


def test_a_seal_is_drawn_where_it_lies_below_what_is_written() -> None:
    drawn = laid_on(zipped(sealed_parts(image("RGB", (200, 0, 0)))))
    left, top, right, bottom = drawn.getbbox() or (0, 0, 0, 0)
    pt = [round(side / 1.5) for side in (left, top, right, bottom)]
    mm = [round(side * 25.4 / 72) for side in pt]
    assert mm == [50, 48, 110, 60]
    red, green, blue, alpha = drawn.getpixel((left + 9, top + 9))  # type: ignore[misc]
    assert (red > 180, green < 30, blue < 30, alpha > 240) == (True, True, True, True)


def test_what_cannot_be_told_of_a_seal_is_left_out() -> None:
    data = zipped(sealed_parts(b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82"))
    ((_, _, _, drawing),) = pictures_of_ofd([data], [1], [])
    assert "<image" not in str(drawing)
