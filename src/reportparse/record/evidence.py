"""A record with what a person checks it by: the document, where each value stands in it, its pages as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportparse.document import Document, Origin, every_cell
from reportparse.normalise import CellValue
from reportparse.readers.pictures import PagePicture


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record with its cells, and the document that it is of; None where the record alone is at hand.

    `places` are the origins of the values by their paths; `pictures` the pages of a fixed layout, as far as they are shown.
    """

    record: Mapping[str, Any]
    document: Document | None = None
    places: Mapping[str, Origin] | None = None
    pictures: tuple[PagePicture, ...] = ()


MAX_LINES_BELOW = 5
"""Where each cell stands on a line of its own, the number of a row stands so many below its label."""


def places_of(values: Iterable[CellValue], document: Document) -> dict[str, Origin]:
    """Where in a document each value was read, by its path.

    A table that another engine read is counted in that engine's document: where this one's cell does not say the same, only
    page, box and line are left of its place.
    """
    cells = {
        (cell.origin.table, cell.origin.row, cell.origin.column): cell.text for cell in every_cell(document.blocks)
    }
    paragraphs = {paragraph.origin.paragraph: paragraph for paragraph in document.paragraphs}
    places = {}
    for value in values:
        at, raw = value.origin, (value.raw or "").strip()
        if value.state == "missing":
            continue
        if at.paragraph:
            own = paragraphs.get(at.paragraph)
            below = (paragraphs.get(at.paragraph + down) for down in range(1, MAX_LINES_BELOW + 1))
            if own is None or raw not in own.text:
                at = next((line.origin for line in below if line is not None and line.text.strip() == raw), at)
        elif at.table:
            text = cells.get((at.table, at.row, at.column))
            says_so = text is not None and (raw in text if raw else not text.strip())
            at = at if says_so else Origin(at.page, at.box, at.line)
        places[value.path] = at
    return places
