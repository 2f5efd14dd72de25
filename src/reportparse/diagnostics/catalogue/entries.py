"""What an entry of the catalogue is: a message and its explanation in two languages, and what the kind counts as."""

from __future__ import annotations

from enum import Enum
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Role(Enum):
    """What an issue counts as, wherever somebody asks: `kinds_with(Role.BREAKS_GRID)`."""

    BREAKS_GRID = "breaks-grid"
    """Rows and columns of a table do not come out as the form has them: a guess at the grid went wrong somewhere."""

    ASKS_SECOND_READING = "asks-second-reading"
    """A table was read with a doubt that makes a look by the other PDF engine worth its time."""

    TOLD_BY_SECOND_READING = "told-by-second-reading"
    """It is the outcome of that look, and stays whichever of the two readings is taken."""

    LEAVES_READING_SURE = "leaves-reading-sure"
    """It says how a number is meant; which one stands there, and in which row and column, it leaves beyond doubt."""

    DOUBTS_WHOLE_TABLE = "doubts-whole-table"
    """A warning that the numbers of a table may be another's, or belong elsewhere in it, and no telling which of them."""

    FILED_SO = "filed-so"
    """The office itself filed it so: a person who checks reports wants to see it, even as a note."""


class Words(NamedTuple):
    """One kind in one language. `message` is filled with an issue's or an error's facts by `str.format`.

    What it means, what causes it and what to do are a sentence or two each, for `reportparse explain`.
    """

    message: str
    means: str
    causes: str
    todo: str


class IssueKind(NamedTuple):
    """One sort of issue. `against_fit` is what it takes from the fit of a form that a table is read as; none adds."""

    severity: Severity
    en: Words
    zh: Words
    roles: tuple[Role, ...] = ()
    against_fit: float = 0.0
