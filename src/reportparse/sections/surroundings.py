"""What surrounds a table travels with it: the section that it stands in, and what the text above says of units and years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportparse.chinese.dates import ASCII_DIGITS, NUMBERED_YEAR, year_value
from reportparse.chinese.units import units_stated
from reportparse.document import Paragraph
from reportparse.sections.layout_tables import FlatBlock

_YEAR = re.compile(rf"({NUMBERED_YEAR})\s*年")


def with_surroundings(blocks: Iterable[FlatBlock], section: int, heading: str | None) -> tuple[FlatBlock, ...]:
    """A section's blocks, its tables with their section and what is said above them.

    Units are those of the nearest line above that states some, or of the heading (三、…情况（单位：件）). Years are those of
    the line right above: a table under 「2022年」 is last year's in a report of 2023.
    """
    units = units_stated(heading or "")
    years: frozenset[int] = frozenset()
    placed: list[FlatBlock] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            units = units_stated(block.text) or units
            years = _years_named(block.text)
            placed.append(block)
        else:
            placed.append(replace(block, section=section, units=units, years=years))
            years = frozenset()
    return tuple(placed)


def _years_named(line: str) -> frozenset[int]:
    """The years that a line names; none where it is a sentence, which tells of the past as well."""
    if "年" not in line or "。" in line:
        return frozenset()
    named = (year_value(year) for year in _YEAR.findall(line.translate(ASCII_DIGITS)))
    return frozenset(year for year in named if year is not None)
