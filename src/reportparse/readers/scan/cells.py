"""The text of the cells of a page's grids, and of what stands outside of them, as glyphs; its doubts as spots.

Each cell is read by itself. What may be a number is read twice; where doubt stays, a spot takes it back, and where a cell
shows ink of which nothing is read, a spot says that it is not blank (hazards §5: OCR digits).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportparse.chinese.text import UNSAYABLE
from reportparse.chinese.values import written_as
from reportparse.document import Box
from reportparse.layout.page import Glyph, Spot
from reportparse.patterns import regex
from reportparse.readers.scan.ink import DIGIT_EM, Sheet
from reportparse.readers.scan.numbers import has_rest_before
from reportparse.readers.scan.picture import PX_A_POINT, PixelBox
from reportparse.readers.scan.reading import Line, Said, read_larger, read_lines
from reportparse.readers.scan.strips import lines_in

SPOT_PT = 4.0
"""The size of a spot that says something of a cell."""
FIRST_WIDE = "\u2e80"
"""From here on, characters are one em wide."""

_DIGIT = regex(r"\d")
_PLAIN_MARK = regex(r"[-—–－−_一/／]+|[\u4e00-\u9fff]+")
"""Strokes, whose shapes are compared with their ink, and words: 无."""


def text_of_cells(sheet: Sheet, boxes: Sequence[Box], *, coarse: bool = False) -> tuple[list[Glyph], list[Spot]]:
    """The glyphs in cells of these outlines (pt), and what is to be said of them. Their ink is taken from the sheet.

    `coarse`: strokes as thin as a minus may be missing from the picture.
    """
    lines: list[Line] = []
    owners: list[int] = []
    spots: list[Spot] = []
    for i, box in enumerate(boxes):
        cell = _pixels(box)
        found = lines_in(cell.cut(sheet.ink), sheet.em)
        lines += (_line(sheet, line.moved(cell.x0, cell.top), cell) for line in found)
        owners += [i] * len(found)
        cell.cut(sheet.ink)[:] = 0
        if not found and cell.cut(sheet.traces).any():
            spots.append(_spot(box))
    said = read_lines(sheet, lines, _value)
    glyphs = [glyph for line, it in zip(lines, said, strict=True) for glyph in _glyphs(line, it.text)]
    for i, box in enumerate(boxes):
        own = [j for j, owner in enumerate(owners) if owner == i]
        if own:
            strokes_lost = coarse or any(has_rest_before(sheet.greys, lines[j].box) for j in own)
            spots.append(_verdict(_spot(box), [said[j] for j in own])._replace(strokes_lost=strokes_lost))
    return glyphs, spots


def larger_text_of_cells(sheet: Sheet, boxes: Sequence[Box]) -> list[str]:
    """What cells of these outlines (pt) say as the recogniser reads them larger: their lines as one."""
    cells = [_pixels(box) for box in boxes]
    found = [[line.moved(cell.x0, cell.top) for line in lines_in(cell.cut(sheet.ink), sheet.em)] for cell in cells]
    lines = [Line(line, cell) for cell, own in zip(cells, found, strict=True) for line in own]
    said = iter(read_larger(sheet, lines, _value))
    return ["".join(next(said) for _ in own) for own in found]


def _pixels(box: Box) -> PixelBox:
    return PixelBox(*(round(side * PX_A_POINT) for side in box))


def running_text(sheet: Sheet) -> Iterator[Glyph]:
    """The glyphs of what ink is left on a sheet. Digits that are not read twice alike are given as unreadable ones."""
    page = PixelBox(0, 0, sheet.ink.shape[1], sheet.ink.shape[0])
    lines = [Line(box, page) for box in lines_in(sheet.ink, sheet.em)]
    for line, said in zip(lines, read_lines(sheet, lines, _digits), strict=True):
        yield from _glyphs(line, said.text if said.certain else _DIGIT.sub(UNSAYABLE, said.text))


def _line(sheet: Sheet, box: PixelBox, cell: PixelBox) -> Line:
    """A line of a cell; one whose ink ran into a rule was cut when that was taken away."""
    return Line(box, cell, cut=bool((box.cut(sheet.ink) & box.cut(sheet.borders)).any()))


def _verdict(spot: Spot, said: Sequence[Said]) -> Spot:
    """What is to be said of a cell with ink."""
    certain = all(it.certain for it in said) and not _is_odd_value("".join(it.text for it in said))
    return spot._replace(corrects=not certain, confidence=min(it.confidence for it in said))


def _is_odd_value(text: str) -> bool:
    """Whether a whole cell says a value in characters whose shapes are not compared with their ink.

    A broken 4 is read as 十 twice alike, and 171 as the note mark [7]: the one is ten, the other no number at all.
    """
    written = written_as(text)
    return written == "numerals" or (written == "mark" and not _PLAIN_MARK.fullmatch(text))


def _value(text: str) -> str:
    """What of a text in a cell must be read twice alike: all of it where it may be a value, nothing where it is a label."""
    return (
        ""
        if written_as(text) == "words" and any(character >= FIRST_WIDE for character in text)
        else text.replace(" ", "")
    )


def _digits(text: str) -> str:
    """What of running text must be read twice alike."""
    return "".join(_DIGIT.findall(text))


def _spot(box: Box) -> Spot:
    """A spot in the middle of a cell."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return Spot(x - SPOT_PT / 2, y - SPOT_PT / 2, x + SPOT_PT / 2, y + SPOT_PT / 2)


def _glyphs(line: Line, text: str) -> Iterable[Glyph]:
    """The characters of a line, spread over it: each as wide as its kind is."""
    x0, top, x1, bottom = (side / PX_A_POINT for side in line.box)
    widths = [1.0 if character >= FIRST_WIDE else 0.5 for character in text]
    em = (x1 - x0) / max(sum(widths), 0.5)
    high = bottom - top
    em = em if any(width == 1.0 for width in widths) else high / DIGIT_EM
    share = (x1 - x0) / max(sum(widths), 0.5)
    middle, x, spaced = (top + bottom) / 2, x0, False
    for character, width in zip(text, widths, strict=True):
        if character != " ":
            yield Glyph(character, x, middle - em / 2, x + width * share, middle + em / 2, em, spaced=spaced)
        spaced = character == " "
        x += width * share
