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


def kinds_named(unit: str | None, around: str) -> list[Kind]:
    """The kinds that are counted in a unit, any where a number has none, of which words around the number speak."""
    kinds, words = _counted_in(unit)
    said = {word for word in words if word in around}
    return [kind for kind in kinds if not said.isdisjoint(kind.words)] if said else []


@lru_cache
def _counted_in(unit: str | None) -> tuple[tuple[Kind, ...], frozenset[str]]:
    """The kinds that are counted in a unit, and all words that speak of them: many share theirs."""
    kinds = tuple(kind for kind in KINDS if unit is None or unit in kind.units.split("|"))
    return kinds, frozenset(word for kind in kinds for word in kind.words)
