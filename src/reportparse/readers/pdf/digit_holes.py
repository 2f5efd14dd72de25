"""Whether a piece of ink may be a digit: how many holes it has, and where, and its outline (hazards PDF: sight and text
differ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportparse.patterns import regex
from reportparse.readers.pdf.digit_outlines import OF_DIGITS, is_open_four, outline_of

HOLES = {
    "0": (1, 2),
    "1": (0,),
    "2": (0, 1),
    "3": (0,),
    "4": (0, 1),
    "5": (0,),
    "6": (1,),
    "7": (0,),
    "8": (2,),
    "9": (1,),
}
"""A 0 may hold a stroke or a dot, a 2 a loop; a 4 may be open."""
MIN_HOLE_PX = 3
"""A smaller one is a gap between two strokes that ought to touch."""

TALL_SHARE = 0.48
"""The hole of a 0 is as high as that, those of 6 and 9 are lower."""
HIGH_SHARE = 0.33
"""The hole of a 6 begins, and that of a 9 ends, so far from its other end."""
LOOP_SHARE = 0.55
"""The hole of a 2, which is the loop at its foot, begins so far down."""
LOW_SHARE = 0.59
"""The hole of a 4 lies above that."""

_PAPER = regex(rb"\x00+")


class Hole(NamedTuple):
    """Where a hole lies in a piece of ink, in shares of its height from the top."""

    top: float
    middle: float
    bottom: float


def may_be(digit: str, rows: Sequence[bytes]) -> bool:
    """Whether a piece of ink (rows of pixels, 0 where there is none) has the holes and the outline of this digit."""
    holes = holes_of(rows)
    if len(holes) not in HOLES[digit] or not _fit(digit, holes):
        return False
    outline = outline_of(rows)
    if outline is None:
        return False
    return is_open_four(outline) if digit == "4" and not holes else OF_DIGITS[digit](outline)


def _fit(digit: str, holes: Sequence[Hole]) -> bool:
    """Whether holes of the right number lie where this digit has them."""
    if len(holes) == 2:
        is_eight = holes[0].bottom <= holes[1].top  # those of a 0 with a stroke lie side by side, too
        return is_eight == (digit == "8")
    if not holes:
        return True
    (hole,) = holes
    if digit == "0":
        return hole.bottom - hole.top >= TALL_SHARE
    is_low, is_high = hole.top > HIGH_SHARE, hole.bottom < 1 - HIGH_SHARE
    is_at = {"6": is_low, "9": is_high, "2": hole.top > LOOP_SHARE}
    return is_at.get(digit, hole.middle < LOW_SHARE)


def holes_of(rows: Sequence[bytes]) -> list[Hole]:
    """The holes in a piece of ink, from top to bottom; what is open to a side is none."""
    width, height = len(rows[0]) + 2, len(rows)
    framed = [bytes(width), *(b"\x00" + row + b"\x00" for row in rows), bytes(width)]
    runs = [(number, *run.span()) for number, row in enumerate(framed) for run in _PAPER.finditer(row)]
    found = []
    for area in _areas(runs):
        reached = [row - 1 for row, _, _ in area]
        outside = min(reached) < 0 or max(reached) == height
        size = sum(end - start for _, start, end in area)
        if not outside and size >= MIN_HOLE_PX:
            middle = sum((row - 1) * (end - start) for row, start, end in area) / size
            found.append(Hole(min(reached) / height, middle / height, (max(reached) + 1) / height))
    return sorted(found)


def _areas(runs: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Runs of paper (row, first pixel, end), row by row, put together where they touch the row above."""
    areas: list[list[tuple[int, int, int]]] = []
    open_areas: list[tuple[tuple[int, int, int], int]] = []
    owner: dict[int, int] = {}

    def of(number: int) -> int:
        while number in owner:
            number = owner[number]
        return number

    row = -1
    above: list[tuple[tuple[int, int, int], int]] = []
    for run in runs:
        if run[0] != row:
            row, above, open_areas = run[0], open_areas, []
        touching = sorted({of(number) for (_, start, end), number in above if start < run[2] and run[1] < end})
        number = touching[0] if touching else len(areas)
        if not touching:
            areas.append([])
        for other in touching[1:]:
            owner[other] = number
            areas[number] += areas[other]
            areas[other] = []
        areas[number].append(run)
        open_areas.append((run, number))
    yield from filter(None, areas)
