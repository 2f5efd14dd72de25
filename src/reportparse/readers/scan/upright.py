"""A page set upright: by how many quarter turns its lines can be read, told by the model on a few of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reportparse.diagnostics.errors import OverLimit
from reportparse.readers.scan.ink import Sheet
from reportparse.readers.scan.picture import PixelBox
from reportparse.readers.scan.reading import FIRST_MARGIN
from reportparse.readers.scan.recogniser import read_strips
from reportparse.readers.scan.strips import lines_in, strip_of

MAX_SAMPLE = 10
"""So many lines of a page are tried each way."""
MIN_LINES = 3
"""Fewer say nothing of how a page lies."""
LEAST_WIDE_EM, MOST_WIDE_EM, LEAST_HIGH_EM, MOST_HIGH_EM = 3.0, 40.0, 0.5, 1.6
"""A line of the sample is so large: some characters, and one line."""
CLEAR = 0.95
"""A page lies as it should where the model is as sure of its characters: it is less sure of others."""
READS_WELL, BETTER = 0.85, 0.08
"""Else it is turned to where the model is as sure of them, and surer by so much than of the page as it is."""


def quarter_turns_of(sheet: Sheet) -> int:
    """How many quarter turns anticlockwise set a page upright, its rules taken away; 0 where nothing tells."""
    as_it_is = _sureness(sheet, 0)
    if as_it_is >= CLEAR or not sheet.ink.any():
        return 0
    sure, best = max((_sureness(sheet, turns), turns) for turns in (1, 2, 3))
    return best if sure >= max(READS_WELL, as_it_is + BETTER) else 0


def _sureness(sheet: Sheet, turns: int) -> float:
    """How sure the model is of the characters of some lines, the page turned so; 0 where it has too few."""
    greys, ink = np.ascontiguousarray(np.rot90(sheet.greys, turns)), np.ascontiguousarray(np.rot90(sheet.ink, turns))
    try:
        lines = [box for box in lines_in(ink, sheet.em) if _is_line(box, sheet.em)]
    except OverLimit:
        return 0.0
    page = PixelBox(0, 0, ink.shape[1], ink.shape[0])
    strips = [strip_of(greys, box, page, FIRST_MARGIN) for box in _spread(lines)]
    if len(strips) < MIN_LINES:
        return 0.0
    said = read_strips(strips)
    return sum(float(np.mean(one.confidences)) if one.confidences else 0.0 for one in said) / len(said)


def _is_line(box: PixelBox, em: float) -> bool:
    wide, high = box.width / em, box.height / em
    return LEAST_WIDE_EM <= wide <= MOST_WIDE_EM and LEAST_HIGH_EM <= high <= MOST_HIGH_EM


def _spread(lines: list[PixelBox]) -> Iterator[PixelBox]:
    """As many as are tried, from all over the page."""
    step = max(len(lines) / MAX_SAMPLE, 1.0)
    for i in range(min(len(lines), MAX_SAMPLE)):
        yield lines[int(i * step)]
