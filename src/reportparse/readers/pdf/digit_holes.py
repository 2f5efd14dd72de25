"""How many holes a digit has, and where: what tells most of the ten apart in any typeface (hazards PDF: sight and text
differ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportparse.patterns import regex

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

_PAPER = regex(rb"\x00+")


def may_be(digit: str, rows: Sequence[bytes]) -> bool:
    """Whether a piece of ink (rows of pixels, 0 where there is none) has the holes of this digit."""
    holes = holes_of(rows)
    if len(holes) not in HOLES[digit]:
        return False
    is_low = bool(holes) and holes[0] > len(rows) / 2
    return digit not in "69" or is_low == (digit == "6")


def holes_of(rows: Sequence[bytes]) -> list[float]:
    """The middle row of each hole in a piece of ink, from top to bottom; what is open to a side is none."""
    width = len(rows[0]) + 2
    framed = [bytes(width), *(b"\x00" + row + b"\x00" for row in rows), bytes(width)]
    runs = [(number, *run.span()) for number, row in enumerate(framed) for run in _PAPER.finditer(row)]
    found = []
    for area in _areas(runs):
        outside = any(row in (0, len(framed) - 1) for row, _, _ in area)
        size = sum(end - start for _, start, end in area)
        if not outside and size >= MIN_HOLE_PX:
            found.append(sum((row - 1) * (end - start) for row, start, end in area) / size)
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
