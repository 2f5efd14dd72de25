"""A record with what a person checks it by: the document, where each value stands in it, its pages as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportparse.document import Document, Origin
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
