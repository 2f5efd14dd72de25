"""Lines of text read: once, or twice and more where they hold a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from reportparse.diagnostics.errors import too_large
from reportparse.patterns import regex
from reportparse.readers.scan.ink import DARK_BELOW, PALE_BELOW, Sheet
from reportparse.readers.scan.morphology import sealed
from reportparse.readers.scan.numbers import agrees_with_shapes, contradicts
from reportparse.readers.scan.picture import PixelBox
from reportparse.readers.scan.recogniser import ROUND, read_strips
from reportparse.readers.scan.strips import strip_of

FIRST_MARGIN, SECOND_MARGIN = 0.35, 0.55
CLOSE_MARGIN, WIDE_MARGIN = 0.15, 0.85
"""White around a line, in shares of its height: the more there is, the smaller the model sees the text."""
SURE = 0.8
"""A number is in doubt where the model is less sure of one of its characters."""
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
    first = _read(sheet, lines, FIRST_MARGIN, counts)
    said = [*first]
    asked = [i for i, it in enumerate(first) if counts(it.text) or not it.text]
    second = _read(sheet, [lines[i] for i in asked], SECOND_MARGIN, counts, black=True)
    doubtful: list[int] = []
    for i, other in zip(asked, second, strict=True):
        shown = not lines[i].cut and _is_shown(sheet, lines[i], first[i].text)
        said[i] = _agreed((first[i], other), counts, shown=shown)
        if not said[i].certain:
            doubtful.append(i)
    again = [lines[i] for i in doubtful]
    larger, smaller = (_read(sheet, again, margin, counts) for margin in (CLOSE_MARGIN, WIDE_MARGIN))
    for i, *others in zip(doubtful, larger, smaller, strict=True):
        settled = _agreed(others, counts, shown=_is_shown(sheet, lines[i], others[0].text))
        if (
            settled.certain
            and not lines[i].cut
            and counts(settled.text) in {counts(it.text) for it in (first[i], second[asked.index(i)])}
        ):
            said[i] = settled
    return said


def _agreed(both: Sequence[Said], counts: Counts, *, shown: bool) -> Said:
    """Two readings of a line as one: certain where they say the same, surely, and the ink shows it."""
    confidence = min(it.confidence for it in both)
    same = len({counts(it.text) for it in both}) == 1 and bool(both[0].text)
    return Said(both[0].text or both[1].text, confidence, same and shown and confidence >= SURE)


def _is_shown(sheet: Sheet, line: Line, text: str) -> bool:
    """Whether the ink can show a number, at one of three darknesses; what is more than a number is left to the model."""
    if not _SHOWN.fullmatch(text):
        return True
    greys = line.box.cut(sheet.greys)
    dark, black, pale = ((greys < shade).astype(np.uint8) for shade in (DARK_BELOW, BLACK_BELOW, PALE_BELOW))
    if contradicts(text, dark) or contradicts(text, sealed(dark)):
        return False
    return any(agrees_with_shapes(text, ink) for ink in (dark, black, pale, sealed(dark), sealed(pale)))


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
