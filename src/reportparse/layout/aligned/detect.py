"""Tables without vertical rules: where they are, told by numbers that stand under each other. A guess, and marked as one.

Horizontal rules, where there are any, part rows; everything else follows from alignment (`bands.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from reportparse.chinese.text import split_marker
from reportparse.layout.aligned.stretches import ink_end, overlap
from reportparse.layout.aligned.table import Band, carried_borders, table_of
from reportparse.layout.page_table import PageTable
from reportparse.layout.ruled.edges import Edge
from reportparse.layout.text.lines import Line
from reportparse.layout.text.numbers import numbers_of, parted
from reportparse.layout.text.spacing import Part

# A table has at least so many rows with at least so many numbers each, or one row with so many that no sentence has.
MIN_ROWS = 3
MIN_NUMBERS = 2
MANY_NUMBERS = 5
# Lines of the highest header.
MAX_HEADER = 12
# A page has no more rows than this; a longer list is none of ours. So many of the last ones tell where the next must stand.
MAX_ROWS = 300
MEMORY = 12
# Nor has one so many stretches of text: 60 lines of 12 columns are half of it.
MAX_PARTS = 1500
# Lines of one table are at most so far apart (share of the font size).
MAX_STEP = 4.5
# Lines of one label are at most so far apart.
LEADING = 0.9
# Text of another size is no part of the table.
RESIZED = 0.12
# The name of a column may be so much wider (share of the font size) than its numbers.
OVERHANG = 2.5


class _Zone(NamedTuple):
    """What the rows of a table agree on: where the numbers begin, where they end, the size of the text."""

    first_value: float
    right: float
    em: float


def guessed_tables(
    lines: Sequence[Line],
    page: int,
    rules: Sequence[Edge] = (),
    carried: PageTable | None = None,
    tail: Sequence[Line] = (),
) -> tuple[list[Line | PageTable], int]:
    """The lines, with those that clearly stand in the columns of a table put together to one.

    `rules` are horizontal rules that belong to no grid; `carried` a table at the end of the page before that may go on,
    `tail` the lines there if it ends with none: as many of the last of them as is returned are the table's header.
    """
    items: list[Line | PageTable] = []
    done = taken = 0
    lines = [parted(line) for line in lines]
    for group in _groups(lines, carried):
        if len(group) > MAX_ROWS:
            continue
        zone = _zone([lines[i] for i in group])
        first, last = _top(lines, group[0], done, zone), _bottom(lines, group[-1], zone)
        if sum(len(line.parts) for line in lines[first : last + 1]) > MAX_PARTS:
            continue
        head = _header_before(lines, tail, group[0], zone) if first == 0 and tail else []
        taken += len(head)
        within = [rule for rule in rules if lines[first].top < rule.at < lines[last].bottom]
        band = Band([*head, *lines[first : last + 1]], [len(head) + i - first for i in group], within)
        items += [*lines[done:first], table_of(band, page, carried if first == 0 else None)]
        done = last + 1
    return [*items, *lines[done:]], taken


def _header_before(lines: Sequence[Line], tail: Sequence[Line], row: int, zone: _Zone) -> list[Line]:
    """The lines of a header that a page break parted from its rows, as if they stood right above."""
    if row and not any(_names_columns(line, zone) for line in lines[:row]) and _is_label(lines[0], zone):
        return []
    rise = tail[-1].bottom - lines[0].top + zone.em / 2
    above = [_raised(parted(line), rise) for line in tail[-MAX_HEADER:]]
    top = _top([*above, *lines], row + len(above), 0, zone)
    return above[top:]


def _raised(line: Line, rise: float) -> Line:
    """A line moved up the page."""
    parts = tuple(map(partial(_part_raised, rise=rise), line.parts))
    return line._replace(top=line.top - rise, bottom=line.bottom - rise, parts=parts)


def _part_raised(part: Part, rise: float) -> Part:
    pieces = tuple(map(partial(_part_raised, rise=rise), part.pieces))
    return part._replace(top=part.top - rise, bottom=part.bottom - rise, pieces=pieces)


def _groups(lines: Sequence[Line], carried: PageTable | None) -> list[list[int]]:
    """Indexes of rows that belong to one table: near each other, with aligned numbers and nothing else in between."""
    groups: list[list[int]] = []
    zone: _Zone | None = None  # of the last rows of the last group, as long as it may go on
    for i, line in enumerate(lines):
        numbers = numbers_of(line)
        if zone and line.top - lines[i - 1].bottom > MAX_STEP * zone.em:
            zone = None
        if zone and numbers and _stand_under(numbers, [lines[j] for j in groups[-1][-MEMORY:]]):
            groups[-1].append(i)
        elif len(numbers) >= MIN_NUMBERS:
            groups.append([i])
        else:
            zone = zone if zone and _is_label(line, zone) else None
            continue
        zone = _zone([lines[j] for j in groups[-1][-MEMORY:]])
    return [
        group for n, group in enumerate(groups) if _is_table([lines[i] for i in group], carried if n == 0 else None)
    ]


def _stand_under(numbers: Sequence[Part], rows: Sequence[Line]) -> bool:
    """Whether the numbers of a line stand under those of the rows above it; where cells are blank, half of them do."""
    above = [part for row in rows for part in numbers_of(row)]
    hits = sum(any(overlap(number, part) for part in above) for number in numbers)
    if len(numbers) < MIN_NUMBERS:
        return hits == len(numbers)
    most = max(len(numbers_of(row)) for row in rows)
    return hits >= max(MIN_NUMBERS, (min(len(numbers), most) + 1) // 2)


def _is_table(rows: Sequence[Line], carried: PageTable | None) -> bool:
    """Whether rows are enough to be sure that they are a table's."""
    counts = [len(numbers_of(row)) for row in rows]
    if max(counts) >= MANY_NUMBERS or sum(count >= MIN_NUMBERS for count in counts) >= MIN_ROWS:
        return True
    numbers = [number for row in rows for number in numbers_of(row)]
    return carried is not None and carried_borders(carried, numbers) is not None


def _zone(rows: Sequence[Line]) -> _Zone:
    """What rows with numbers agree on."""
    first = min(part.x0 for row in rows for part in numbers_of(row)[:1])
    sizes = sorted(row.em for row in rows)
    return _Zone(first, max(row.x1 for row in rows), sizes[len(sizes) // 2])


def _is_label(line: Line, zone: _Zone) -> bool:
    """Whether a line stands left of the numbers and has their size."""
    return abs(line.em - zone.em) <= RESIZED * zone.em and ink_end(line.text, line.x1, zone.em) <= zone.first_value


def _names_columns(line: Line, zone: _Zone) -> bool:
    """Whether a line may be part of a header: words over the numbers, and none that run into them from the left."""
    if abs(line.em - zone.em) > RESIZED * zone.em or line.x1 > zone.right + OVERHANG * zone.em or numbers_of(line):
        return False
    over = [part for part in line.parts if part.x0 >= zone.first_value - OVERHANG * zone.em]
    rest = [part for part in line.parts if part not in over]
    return bool(over) and all(part.x1 <= zone.first_value + zone.em / 2 for part in rest)


def _top(lines: Sequence[Line], first: int, floor: int, zone: _Zone) -> int:
    """Index of the first line of a table: the top of its header, or of the label of its first row."""
    top, named = first, False
    for i in range(first - 1, floor - 1, -1):
        near = lines[i + 1].top - lines[i].bottom
        # Over the names of columns, 四、… is the heading of the section.
        if near > MAX_STEP * zone.em or (named and split_marker(lines[i].text)[0]):
            break
        names = _names_columns(lines[i], zone)
        if names or (top == i + 1 and near <= LEADING * zone.em and _is_label(lines[i], zone)):
            top, named = i, named or names
        elif not _is_label(lines[i], zone):
            break
    return top


def _bottom(lines: Sequence[Line], last: int, zone: _Zone) -> int:
    """Index of the last line of a table: where the label of its last row ends."""
    bottom = last
    while bottom + 1 < len(lines):
        line = lines[bottom + 1]
        if line.top - lines[bottom].bottom > LEADING * zone.em or not _is_label(line, zone):
            break
        bottom += 1
    return bottom
