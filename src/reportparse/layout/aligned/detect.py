"""Tables without vertical rules: where they are, told by numbers that stand under each other. A guess, and marked as one.

Horizontal rules, where there are any, part rows; everything else follows from alignment. Distances are shares of the
font size, which is called `em`. For 'Measured' see `layout/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from reportparse.chinese.text import split_marker
from reportparse.layout.aligned.columns import carried_borders
from reportparse.layout.aligned.stretches import ink_end, overlap
from reportparse.layout.aligned.table import Band, table_of
from reportparse.layout.page import Rule
from reportparse.layout.page_table import PageTable
from reportparse.layout.text.lines import Line
from reportparse.layout.text.numbers import numbers_of, with_numbers_apart
from reportparse.layout.text.spacing import Stretch

MIN_ROWS_COUNT, MIN_NUMBERS_COUNT = 3, 2
"""A table has at least so many rows with at least so many numbers each … Measured: 3 to 12 rows, 2 to 4 numbers."""

MANY_NUMBERS_COUNT = 5
"""… or one row with so many numbers that no sentence has them side by side. Measured: 4 to 7."""

MAX_HEADER_COUNT = 12
"""Lines of the highest header. Measured: 10 and more; 6 are too few."""

MAX_ROWS_COUNT = 300
"""A page has no more rows than this; a longer list is none of ours, and joining it would take long."""

MEMORY_COUNT = 12
"""So many of the last rows tell where the numbers of the next must stand; a bound on time, not on what is found."""

MAX_STRETCHES_COUNT = 1500
"""Nor has a table so many stretches of text: 60 lines of 12 columns are half of it."""

MAX_STEP_EM = 4.5
"""Lines of one table are at most so far apart. Measured: 2.3 to 18; 1.1 parts rows that Chromium prints."""

LEADING_EM = 0.9
"""Lines of one label are at most so far apart. Measured: 0.45 to 3.6."""

RESIZED_SHARE = 0.12
"""Text whose size differs by more from that of the rows is no part of the table. Measured: 0.03 to 0.48."""

OVERHANG_EM = 2.5
"""The name of a column may be so much wider than its numbers on each side. Measured: 1.25 to 10."""


class _Zone(NamedTuple):
    """What the rows of a table agree on: the abscissa where the numbers begin, where the rows end, the size of the text."""

    first_value: float
    right: float
    em: float


def guessed_tables(
    lines: Sequence[Line],
    page: int,
    rules: Sequence[Rule] = (),
    carried: PageTable | None = None,
    tail: Sequence[Line] = (),
) -> tuple[list[Line | PageTable], int]:
    """The lines of a page, from top to bottom, with those that clearly stand in the columns of a table made one.

    `rules` are horizontal rules that belong to no grid. `carried` is a guessed table at the end of the page before, which
    may go on here. `tail` are the last lines there if it ends with none: the number that is returned says how many of
    the last of them are the header of the first table here.
    """
    items: list[Line | PageTable] = []
    done = taken = 0
    lines = [with_numbers_apart(line) for line in lines]
    for group in _groups_of_rows(lines, carried):
        if len(group) > MAX_ROWS_COUNT:
            continue
        zone = _zone([lines[i] for i in group])
        first, last = _top(lines, group[0], done, zone), _bottom(lines, group[-1], zone)
        if sum(len(line.stretches) for line in lines[first : last + 1]) > MAX_STRETCHES_COUNT:
            continue
        head = _header_before(lines, tail, group[0], zone) if first == 0 and tail else []
        taken += len(head)
        within = [rule for rule in rules if lines[first].top < rule.top < lines[last].bottom]
        band = Band([*head, *lines[first : last + 1]], [len(head) + i - first for i in group], within)
        items += [*lines[done:first], table_of(band, page, carried if first == 0 else None)]
        done = last + 1
    return [*items, *lines[done:]], taken


def _header_before(lines: Sequence[Line], tail: Sequence[Line], row: int, zone: _Zone) -> list[Line]:
    """The lines of a header that a page break parted from its rows, as if they stood right above."""
    if row and not any(_names_columns(line, zone) for line in lines[:row]) and _is_label(lines[0], zone):
        return []
    rise = tail[-1].bottom - lines[0].top + zone.em / 2
    above = [_raised(with_numbers_apart(line), rise) for line in tail[-MAX_HEADER_COUNT:]]
    top = _top([*above, *lines], row + len(above), 0, zone)
    return above[top:]


def _raised(line: Line, rise: float) -> Line:
    """A line moved up the page by so many points."""
    stretches = tuple(map(partial(_stretch_raised, rise=rise), line.stretches))
    return line._replace(top=line.top - rise, bottom=line.bottom - rise, stretches=stretches)


def _stretch_raised(stretch: Stretch, rise: float) -> Stretch:
    fragments = tuple(map(partial(_stretch_raised, rise=rise), stretch.fragments))
    return stretch._replace(top=stretch.top - rise, bottom=stretch.bottom - rise, fragments=fragments)


def _groups_of_rows(lines: Sequence[Line], carried: PageTable | None) -> list[list[int]]:
    """Indexes of rows that belong to one table: near each other, with aligned numbers and nothing else in between."""
    groups: list[list[int]] = []
    zone: _Zone | None = None  # of the last rows of the last group, as long as it may go on
    for i, line in enumerate(lines):
        numbers = numbers_of(line)
        if zone and line.top - lines[i - 1].bottom > MAX_STEP_EM * zone.em:
            zone = None
        if zone and numbers and _stand_under(numbers, [lines[j] for j in groups[-1][-MEMORY_COUNT:]]):
            groups[-1].append(i)
        elif len(numbers) >= MIN_NUMBERS_COUNT:
            groups.append([i])
        else:
            zone = zone if zone and _is_label(line, zone) else None
            continue
        zone = _zone([lines[j] for j in groups[-1][-MEMORY_COUNT:]])
    return [
        group for n, group in enumerate(groups) if _is_table([lines[i] for i in group], carried if n == 0 else None)
    ]


def _stand_under(numbers: Sequence[Stretch], rows: Sequence[Line]) -> bool:
    """Whether the numbers of a line stand under those of the rows above it; where cells are blank, half of them do."""
    above = [number for row in rows for number in numbers_of(row)]
    hits = sum(any(overlap(number, other) for other in above) for number in numbers)
    if len(numbers) < MIN_NUMBERS_COUNT:
        return hits == len(numbers)
    most = max(len(numbers_of(row)) for row in rows)
    return hits >= max(MIN_NUMBERS_COUNT, (min(len(numbers), most) + 1) // 2)


def _is_table(rows: Sequence[Line], carried: PageTable | None) -> bool:
    """Whether rows are enough to be sure that they are a table's: by themselves, or as those of the table before."""
    counts = [len(numbers_of(row)) for row in rows]
    if max(counts) >= MANY_NUMBERS_COUNT or sum(count >= MIN_NUMBERS_COUNT for count in counts) >= MIN_ROWS_COUNT:
        return True
    numbers = [number for row in rows for number in numbers_of(row)]
    return carried is not None and carried_borders(carried, numbers) is not None


def _zone(rows: Sequence[Line]) -> _Zone:
    """What rows with numbers agree on."""
    first = min(number.x0 for row in rows for number in numbers_of(row)[:1])
    sizes = sorted(row.em for row in rows)
    return _Zone(first, max(row.x1 for row in rows), sizes[len(sizes) // 2])


def _is_label(line: Line, zone: _Zone) -> bool:
    """Whether a line stands left of the numbers and has their size."""
    same_size = abs(line.em - zone.em) <= RESIZED_SHARE * zone.em
    return same_size and ink_end(line.text, line.x1, zone.em) <= zone.first_value


def _names_columns(line: Line, zone: _Zone) -> bool:
    """Whether a line may be part of a header: words over the numbers, and none that run into them from the left."""
    overhang = OVERHANG_EM * zone.em
    if abs(line.em - zone.em) > RESIZED_SHARE * zone.em or line.x1 > zone.right + overhang or numbers_of(line):
        return False
    over = [stretch for stretch in line.stretches if stretch.x0 >= zone.first_value - overhang]
    rest = [stretch for stretch in line.stretches if stretch not in over]
    return bool(over) and all(stretch.x1 <= zone.first_value + zone.em / 2 for stretch in rest)


def _top(lines: Sequence[Line], first: int, floor: int, zone: _Zone) -> int:
    """Index of the first line of a table: the top of its header, or of the label of its first row; at least `floor`."""
    top, named = first, False
    for i in range(first - 1, floor - 1, -1):
        gap = lines[i + 1].top - lines[i].bottom
        # Over the names of columns, 四、… is the heading of the section.
        if gap > MAX_STEP_EM * zone.em or (named and split_marker(lines[i].text)[0]):
            break
        names = _names_columns(lines[i], zone)
        if names or (top == i + 1 and gap <= LEADING_EM * zone.em and _is_label(lines[i], zone)):
            top, named = i, named or names
        elif not _is_label(lines[i], zone):
            break
    return top


def _bottom(lines: Sequence[Line], last: int, zone: _Zone) -> int:
    """Index of the last line of a table: where the label of its last row ends."""
    bottom = last
    while bottom + 1 < len(lines):
        line = lines[bottom + 1]
        if line.top - lines[bottom].bottom > LEADING_EM * zone.em or not _is_label(line, zone):
            break
        bottom += 1
    return bottom
