"""What surrounds a table travels with it: the section that it stands in, and what the text above says of units and years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportparse.chinese.dates import years_named
from reportparse.chinese.units import units_stated
from reportparse.document import Paragraph
from reportparse.sections.layout_tables import FlatBlock


def with_surroundings(blocks: Iterable[FlatBlock], section: int, heading: str | None) -> tuple[FlatBlock, ...]:
    """A section's blocks, its tables with their section and what is said above them.

    Units are those of the nearest line above that states some, or of the heading (三、…情况（单位：件）). Years are those of
    the line right above: a table under 「2022年」 is last year's in a report of 2023.
    """
    units = units_stated(heading or "")
    years: frozenset[int] = frozenset()
    line_above = ""
    placed: list[FlatBlock] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            units = units_stated(block.text) or units
            # A sentence tells of the past as well.
            years = frozenset() if "。" in block.text else years_named(block.text)
            line_above = block.text
            placed.append(block)
        else:
            placed.append(replace(block, section=section, units=units, years=years, line_above=line_above))
            years, line_above = frozenset(), ""
    return tuple(placed)
