"""What is counted in the running text: data only. A new kind is one entry in the module that it belongs to.

`declaration` says what an entry holds; `requests`, `review`, `documents`, `publishing` and `organisation` hold them.
"""

from __future__ import annotations

from functools import lru_cache

from reportparse.narrative.kinds.declaration import Kind
from reportparse.narrative.kinds.documents import DOCUMENTS
from reportparse.narrative.kinds.organisation import ORGANISATION
from reportparse.narrative.kinds.publishing import PUBLISHING
from reportparse.narrative.kinds.requests import REQUESTS
from reportparse.narrative.kinds.review import REVIEW

KINDS: tuple[Kind, ...] = (*REQUESTS, *REVIEW, *DOCUMENTS, *PUBLISHING, *ORGANISATION)
"""Every kind of figure, in the order of the form. Their names are the closed list of `figures[].what`."""


@lru_cache
def counted_in(unit: str | None) -> tuple[Kind, ...]:
    """The kinds that are counted in a unit; all where a number has none."""
    return tuple(kind for kind in KINDS if unit is None or unit in kind.units.split("|"))
