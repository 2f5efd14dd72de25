"""Numbers of a picture that do not add up are read once more: what is then read otherwise is no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from reportparse.diagnostics.errors import OverLimit
from reportparse.document import Closer, Origin
from reportparse.pipeline import understand
from reportparse.readers import read
from reportparse.trust import Draft, with_closer_look
from reportparse.trust.sums import CheckResult, check_sums

FAILED = Path(__file__).parents[2] / "fixtures" / "reports" / "bureau-2021form-error.lo.pdf"


@cache
def plain() -> Draft:
    """A report with sums that do not hold, as if its numbers had been read in a picture."""
    draft = understand(read(FAILED.read_bytes(), FAILED.name))
    readings = {
        name: replace(reading, values=tuple(value._replace(confidence=0.9) for value in reading.values))
        for name, reading in draft.tables.readings.items()
    }
    return replace(draft, tables=replace(draft.tables, readings=readings))


def looked_at(closer: Closer) -> Draft:
    draft = plain()
    return with_closer_look(replace(draft, document=replace(draft.document, closer=closer)))


def failed(draft: Draft) -> list[CheckResult]:
    return [check for check in check_sums(draft.tables.readings.values()) if check.status == "failed"]


def in_question() -> dict[Origin, str]:
    """The places of the numbers of the sums that fail, and what they say."""
    terms = {path for check in failed(plain()) for path in check.terms}
    values = (value for reading in plain().tables.readings.values() for value in reading.values)
    return {it.origin: it.raw or "" for it in values if it.path in terms and it.value is not None}


def test_only_the_cells_of_sums_that_fail_are_read_again_and_what_reads_alike_stays() -> None:
    asked: list[Origin] = []

    def as_before(origins: Sequence[Origin]) -> list[str]:
        asked.extend(origins)
        return [in_question()[origin] for origin in origins]

    assert looked_at(as_before).tables == plain().tables
    assert {*asked} == {*in_question()}


def test_a_number_that_is_then_read_otherwise_is_none_though_the_other_would_add_up() -> None:
    other = next(iter(in_question()))

    def otherwise(origins: Sequence[Origin]) -> list[str]:
        return ["90817" if origin == other else in_question()[origin] for origin in origins]

    found = looked_at(otherwise)
    values = [value for reading in found.tables.readings.values() for value in reading.values]
    assert [(it.value, it.state) for it in values if it.origin == other] == [(None, "unreadable")]
    assert not [it for it in values if it.value == 90817]
    (said,) = found.tables.issues[len(plain().tables.issues) :]
    assert said.kind == "cell-unreadable"
    assert "90817" in said.message
    assert len(failed(found)) < len(failed(plain()))


def test_what_cannot_be_read_again_stays_in_dispute() -> None:
    def never(origins: Sequence[Origin]) -> list[str]:
        raise OverLimit("too-slow", seconds="1")

    assert looked_at(never).tables == plain().tables


def test_no_cell_is_read_again_where_sums_hold() -> None:
    draft = plain()
    nothing = replace(draft, tables=replace(draft.tables, readings={}))
    assert (
        with_closer_look(replace(nothing, document=replace(draft.document, closer=lambda _: ["1"]))).tables
        == nothing.tables
    )
