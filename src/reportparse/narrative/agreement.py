"""Compare the figures of the running text with the tables, in every way in which they may legitimately agree.

Domain §5: 收到 may count what was carried over, 答复 may leave it out, and a report may state one figure for the organ
and another for all below it. A check passes where any figure agrees with any reading of it; a failed one is data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportparse.chinese.values import Number, tidy
from reportparse.forms.value_names import name_of
from reportparse.narrative.figures import Figure
from reportparse.normalise import CellValue, Reading
from reportparse.trust.sums import CheckResult, total

MANY_CELLS = 3
"""Cells of a sum that are all named in a message."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What a figure may mean in a table: the sum of `plus` less the sum of `minus`, both paths of values.

    Paths that a form does not have are left out; one that has none of `plus` has no such counterpart.
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


def _totals(*rows: str) -> tuple[str, ...]:
    return tuple(f"requests.{row}.total" for row in rows)


RECEIVED, CARRIED_OVER, TOTAL, CARRIED_FORWARD = _totals("received", "carried_over", "total", "carried_forward")
RECONSIDERED = "review.reconsideration.total"
DIRECT = "review.litigation_direct.total"
AFTER = "review.litigation_after_reconsideration.total"

DENIED = (
    *("state_secret", "legally_prohibited", "security_stability", "third_party"),
    *("internal_affairs", "process_information", "enforcement_files", "administrative_query"),
)
UNAVAILABLE = ("not_held", "not_readymade", "still_unclear")
NOT_PROCESSED = ("petition", "duplicate", "publication", "excessive", "reconfirmation")
OTHERWISE = ("not_corrected", "fee_unpaid", "other", "undivided")


def _group(group: str, rows: Sequence[str]) -> tuple[Counterpart, ...]:
    return (Counterpart(_totals(*(f"{group}.{row}" for row in rows))),)


def _of_documents(row: str, *columns: str) -> tuple[Counterpart, ...]:
    return tuple(Counterpart((f"disclosure.{row}.{column}",)) for column in columns)


COUNTERPARTS: dict[str, tuple[Counterpart, ...]] = {
    "requests_received": (Counterpart((RECEIVED,)), Counterpart((RECEIVED, CARRIED_OVER))),
    "requests_handled": (
        Counterpart((TOTAL,)),
        Counterpart((RECEIVED,)),
        Counterpart((RECEIVED, CARRIED_OVER)),
    ),
    "requests_carried_over": (Counterpart((CARRIED_OVER,)),),
    "requests_answered": (Counterpart((TOTAL,)), Counterpart((TOTAL,), minus=(CARRIED_OVER,))),
    "requests_carried_forward": (Counterpart((CARRIED_FORWARD,)),),
    "requests_granted": (Counterpart(_totals("granted")),),
    "requests_partially_granted": (Counterpart(_totals("partially_granted")),),
    "requests_denied": _group("denied", DENIED),
    "requests_unavailable": _group("unavailable", UNAVAILABLE),
    "requests_not_processed": _group("not_processed", NOT_PROCESSED),
    "requests_otherwise": _group("other", OTHERWISE),
    "reconsiderations": (Counterpart((RECONSIDERED,)),),
    "lawsuits": (Counterpart((DIRECT, AFTER)),),
    "lawsuits_direct": (Counterpart((DIRECT,)),),
    "lawsuits_after_reconsideration": (Counterpart((AFTER,)),),
    "rules_issued": _of_documents("rules", "issued", "made", "disclosed"),
    "rules_repealed": _of_documents("rules", "repealed"),
    "rules_in_force": _of_documents("rules", "in_force"),
    "normative_documents_issued": _of_documents("normative_documents", "issued", "made", "disclosed"),
    "normative_documents_disclosed": _of_documents("normative_documents", "disclosed", "made", "issued"),
    "normative_documents_repealed": _of_documents("normative_documents", "repealed"),
    "normative_documents_in_force": _of_documents("normative_documents", "in_force"),
}
"""The readings of each kind of figure, the plainest first. 对外公开总数量 of 2019 is not 现行有效件数 (domain §3.1)."""


def check_narrative(figures: Sequence[Figure], readings: Iterable[Reading]) -> list[CheckResult]:
    """One `narrative.<what>` for each kind that the text states and a table read has, in the order of `COUNTERPARTS`.

    Skipped where the plainest reading has no number: its cells are blank or cannot be read.
    """
    values = {value.path: value for reading in readings for value in reading.values}
    results = []
    for what, counterparts in COUNTERPARTS.items():
        stated = [figure for figure in figures if figure.what == what]
        if stated and (known := [found for one in counterparts if (found := _within(one, values))]):
            results.append(_compare(what, stated, known, values))
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
        said = f"{ident}: the text says {stated.value}; not compared, {cells} holds no number that can be read."
        said_zh = f"{ident}：正文为 {stated.value}；{cells} 没有可读的数字，未核对。"
        return CheckResult(ident, "skipped", None, None, _terms(plainest), said, said_zh)
    numbers = {figure.value for figure in figures}
    for counterpart in counterparts:
        number = _number(counterpart, values)
        if number is not None and number in numbers:
            said = f"{ident}: the text and {_spelled(counterpart)} both say {number}."
            said_zh = f"{ident}：正文与 {_spelled(counterpart)} 均为 {number}。"
            return CheckResult(ident, "passed", number, number, _terms(counterpart), said, said_zh)
    cells, difference = _spelled(plainest), tidy(abs(Decimal(stated.value) - Decimal(expected)))
    said = (
        f"{ident}: the text says {stated.value}, but {cells} is {expected} (difference {difference}): "
        f"「{stated.sentence}」"
    )
    said_zh = f"{ident}：正文为 {stated.value}，而 {cells} 为 {expected}（相差 {difference}）：「{stated.sentence}」"
    return CheckResult(ident, "failed", stated.value, expected, _terms(plainest), said, said_zh)


def _terms(counterpart: Counterpart) -> tuple[str, ...]:
    return (*counterpart.plus, *counterpart.minus)


def _number(counterpart: Counterpart, values: Mapping[str, CellValue]) -> Number | None:
    """The value of a reading; a blank counts as 0 beside a number; None where none is known."""
    plus = [values[path].value for path in counterpart.plus]
    if all(value is None for value in plus) or any(values[path].state == "unreadable" for path in _terms(counterpart)):
        return None
    return tidy(Decimal(total(plus)) - Decimal(total(values[path].value for path in counterpart.minus)))


def _spelled(counterpart: Counterpart) -> str:
    """The cells of a reading as a person calls them; a sum of many by its ends."""
    names = [name_of(path).whole for path in counterpart.plus]
    named = names if len(names) <= MANY_CELLS else [names[0], "…", names[-1]]
    return " + ".join(named) + "".join(f" - {name_of(path).whole}" for path in counterpart.minus)
