"""Compare the figures of the running text with the tables, in every way in which they may legitimately agree.

Domain §5: 收到 may count what was carried over, 答复 may leave it out, and a report may state one figure for the organ
and another for all below it. A check passes where any figure agrees with any reading of it; a failed one is data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from reportparse.chinese.values import Number, tidy
from reportparse.diagnostics.language import Both
from reportparse.forms.value_names import name_of
from reportparse.narrative.figures import Figure
from reportparse.narrative.kinds import KINDS
from reportparse.narrative.kinds.declaration import Counterpart
from reportparse.normalise import CellValue, TableReading
from reportparse.trust.sums import CheckResult, total

MANY_CELLS = 3
"""Cells of a sum that are all named in a message."""


def check_narrative(figures: Sequence[Figure], readings: Iterable[TableReading]) -> list[CheckResult]:
    """One `narrative.<what>` for each kind that the text states and a table read has, in the order of `KINDS`.

    Skipped where the plainest reading has no number: its cells are blank or cannot be read.
    """
    values = {value.path: value for reading in readings for value in reading.values}
    results = []
    for kind in KINDS:
        stated = [figure for figure in figures if figure.what == kind.what]
        if stated and (known := [found for one in kind.counterparts if (found := _within(one, values))]):
            results.append(_compare(kind.what, stated, known, values))
    return results


def _within(counterpart: Counterpart, values: Mapping[str, CellValue]) -> Counterpart | None:
    """The counterpart with the paths that the tables have."""
    plus, minus = (tuple(path for path in side if path in values) for side in (counterpart.plus, counterpart.minus))
    return Counterpart(plus, minus) if plus else None


def _compare(
    what: str, figures: Sequence[Figure], counterparts: Sequence[Counterpart], values: Mapping[str, CellValue]
) -> CheckResult:
    ident, stated, plainest = f"narrative.{what}", figures[0], counterparts[0]
    expected = _number(plainest, values)
    if expected is None:
        cells = _spelled(plainest)
        said = f"{ident}: the text says {stated.value}; not compared, {cells.en} holds no number that can be read."
        said_zh = f"{ident}：正文为 {stated.value}；{cells.zh} 没有可读的数字，未核对。"
        return CheckResult(ident, "skipped", None, None, _terms(plainest), said, said_zh)
    numbers = {figure.value for figure in figures}
    for counterpart in counterparts:
        number = _number(counterpart, values)
        if number is not None and number in numbers:
            cells = _spelled(counterpart)
            said = f"{ident}: the text and {cells.en} both say {number}."
            said_zh = f"{ident}：正文与 {cells.zh} 均为 {number}。"
            return CheckResult(ident, "passed", number, number, _terms(counterpart), said, said_zh)
    cells, difference = _spelled(plainest), tidy(abs(Decimal(stated.value) - Decimal(expected)))
    said = (
        f"{ident}: the text says {stated.value}, but {cells.en} is {expected} (difference {difference}): "
        f"「{stated.sentence}」"
    )
    said_zh = f"{ident}：正文为 {stated.value}，而 {cells.zh} 为 {expected}（相差 {difference}）：「{stated.sentence}」"
    return CheckResult(ident, "failed", stated.value, expected, _terms(plainest), said, said_zh)


def _terms(counterpart: Counterpart) -> tuple[str, ...]:
    return (*counterpart.plus, *counterpart.minus)


def _number(counterpart: Counterpart, values: Mapping[str, CellValue]) -> Number | None:
    """The value of a reading; a blank counts as 0 beside a number; None where a cell cannot be read or is not there."""
    plus = [values[path].value for path in counterpart.plus]
    unknown = any(values[path].state in ("unreadable", "missing") for path in _terms(counterpart))
    if unknown or all(value is None for value in plus):
        return None
    return tidy(Decimal(total(plus)) - Decimal(total(values[path].value for path in counterpart.minus)))


def _spelled(counterpart: Counterpart) -> Both:
    """The cells of a reading as a person calls them; a sum of many by its ends."""
    names = [name_of(path).whole for path in counterpart.plus]
    less = "".join(f" - {name_of(path).whole}" for path in counterpart.minus)
    if len(names) <= MANY_CELLS:
        return Both(" + ".join(names) + less, " + ".join(names) + less)
    ends = names[0], names[-1]
    return Both(f"all from {ends[0]} to {ends[1]}{less}", f"{ends[0]}至{ends[1]}各项之和{less}")
