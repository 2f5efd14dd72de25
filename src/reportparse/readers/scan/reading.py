"""Lines of text read: once, or twice and more where they hold a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from reportparse.diagnostics.errors import too_large
from reportparse.patterns import regex
from reportparse.readers.scan.ink import DARK_BELOW, PALE_BELOW, Sheet
from reportparse.readers.scan.numbers import DASH, FLAT, likeness, stroke_in
from reportparse.readers.scan.picture import PixelBox
from reportparse.readers.scan.recogniser import ROUND, read_strips
from reportparse.readers.scan.strips import strip_of

FIRST_MARGIN, SECOND_MARGIN = 0.35, 0.55
CLOSE_MARGIN, WIDE_MARGIN = 0.15, 0.85
"""White around a line, in shares of its height: the more there is, the smaller the model sees the text."""
SURE = 0.8
"""A number is in doubt where the model is less sure of one of its characters …"""
SHOWN, CLEARLY_SHOWN = 0.6, 0.9
"""… or where one of its digits is less like its ink; like the other, it is believed where readings differ."""
BLACK_BELOW = 110
MAX_LINES = 1200
"""Lines of one page; a dense page of the form has 250."""

_NUMBER = regex(r"[-+]?[\d ]*[\d.,，]*\d")
_SHOWN = regex(r"[-+]?[\d ]*[\d.,，]*\d|[-—–－−_一]+|[/／]")
"""Numbers, and strokes for none: a 1 that is read as one of those is lost as well."""
_CIRCLES = str.maketrans(dict.fromkeys(ROUND, "0"))

Counts = Callable[[str], str]
"""Gives what of a text must be read twice alike; nothing where once will do."""


class Line(NamedTuple):
    """A line of text: the outline of its ink, the part of the page that holds nothing else, whether some of it is cut off."""

    box: PixelBox
    within: PixelBox
    cut: bool = False


class Said(NamedTuple):
    """What a line says, how sure the least sure of its readings was of what counts, and whether it is beyond doubt."""

    text: str
    confidence: float
    certain: bool = True


def read_lines(sheet: Sheet, lines: Sequence[Line], counts: Counts) -> list[Said]:
    """What each line says. Raises OverLimit where there are more lines than a page can have."""
    if len(lines) > MAX_LINES:
        raise too_large(MAX_LINES, "lines of text on a page", "行文字（一页）")
    strokes = [_stroke(sheet, line) for line in lines]
    left = iter(_read_by_model(sheet, [line for line, it in zip(lines, strokes, strict=True) if not it], counts))
    return [Said(stroke, 1.0) if stroke else next(left) for stroke in strokes]


def read_larger(sheet: Sheet, lines: Sequence[Line], counts: Counts) -> list[str]:
    """What each line says where it fills its strip, and is seen as large as the model sees anything."""
    return [it.text for it in _read(sheet, lines, CLOSE_MARGIN, counts)]


def _stroke(sheet: Sheet, line: Line) -> str:
    """The stroke that a line is, told by its shape alone: models read it as 1. A long flat one may be 一, and is read."""
    if line.cut:
        return ""
    stroke = stroke_in(line.box.cut(sheet.greys), DARK_BELOW)
    return stroke if stroke != DASH else ""


def _read_by_model(sheet: Sheet, lines: Sequence[Line], counts: Counts) -> list[Said]:
    first = _read(sheet, lines, FIRST_MARGIN, counts)
    said = [*first]
    asked = [i for i, it in enumerate(first) if counts(it.text) or not it.text]
    second = _read(sheet, [lines[i] for i in asked], SECOND_MARGIN, counts, black=True)
    doubtful: list[tuple[int, Said]] = []
    for i, other in zip(asked, second, strict=True):
        said[i] = _agreed(sheet, lines[i], (first[i], other), counts)
        if not said[i].certain:
            doubtful.append((i, other))
    again = [lines[i] for i, _ in doubtful]
    larger, smaller = (_read(sheet, again, margin, counts) for margin in (CLOSE_MARGIN, WIDE_MARGIN))
    for (i, other), *others in zip(doubtful, larger, smaller, strict=True):
        settled = _agreed(sheet, lines[i], others, counts)
        if settled.certain and counts(settled.text) in {counts(it.text) for it in (first[i], other)}:
            said[i] = settled
        elif found := _only_number(sheet, lines[i], (first[i], other, *others)):
            said[i] = found
        elif _is_dash(sheet, lines[i], {it.text for it in (first[i], other, *others)}):
            said[i] = Said(DASH, 1.0)
    return said


def _agreed(sheet: Sheet, line: Line, both: Sequence[Said], counts: Counts) -> Said:
    """Two readings of a line as one: certain where they say the same, surely, and the ink shows it whole."""
    confidence = min(it.confidence for it in both)
    same = len({counts(it.text) for it in both}) == 1 and bool(both[0].text)
    certain = same and confidence >= SURE and not line.cut and _is_shown(sheet, line, both[0].text)
    return Said(both[0].text or both[1].text, confidence, certain)


def _only_number(sheet: Sheet, line: Line, readings: Sequence[Said]) -> Said | None:
    """The number that the ink clearly shows, if no other reading's is shown, and it was said twice, once of them surely."""
    shown = [it for it in readings if _NUMBER.fullmatch(it.text) and _is_shown(sheet, line, it.text)]
    if line.cut or len(shown) < 2 or len({it.text.replace(" ", "") for it in shown}) > 1:
        return None
    surest = max(shown, key=lambda it: it.confidence)
    clear = _is_shown(sheet, line, surest.text, CLEARLY_SHOWN)
    return surest if clear and surest.confidence >= SURE else None


def _is_dash(sheet: Sheet, line: Line, texts: set[str]) -> bool:
    """Whether a line is a long flat stroke that some reading took for one, and none for the hanzi 一."""
    is_said = bool(texts & FLAT) and "一" not in texts
    return is_said and not line.cut and stroke_in(line.box.cut(sheet.greys), DARK_BELOW) == DASH


def _is_shown(sheet: Sheet, line: Line, text: str, least: float = SHOWN) -> bool:
    """Whether the ink can show a number, at one of three darknesses; what is more than a number is left to the model."""
    if not _SHOWN.fullmatch(text):
        return True
    greys = line.box.cut(sheet.greys)
    return any(likeness(text, greys, below) >= least for below in (DARK_BELOW, PALE_BELOW, BLACK_BELOW))


def _read(sheet: Sheet, lines: Sequence[Line], margin: float, counts: Counts, *, black: bool = False) -> list[Said]:
    """The lines as the model reads them; `black`: in black and white alone. A circle among digits is a zero."""
    greys = np.where(sheet.greys < DARK_BELOW, 0, 255).astype(np.uint8) if black else sheet.greys
    said: list[Said] = []
    for reading in read_strips([strip_of(greys, line.box, line.within, margin) for line in lines]):
        text = reading.text.translate(_CIRCLES)
        text = text if _NUMBER.fullmatch(text) else reading.text
        sure = [one for it, one in zip(text, reading.confidences, strict=True) if counts(it)] or reading.confidences
        said.append(Said(text.strip(), min(sure, default=0.0)))
    return said
