"""Checks: do the published numbers add up? The identities stand beside their forms; this evaluates them.

A blank counts as 0 inside a sum. Where a side has no number at all there is nothing to compare, and where a cell cannot
be read or was not found nobody knows: the check is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from reportparse.chinese.values import Number, State, tidy
from reportparse.forms import SUBJECTS, Identity
from reportparse.forms.declaration import Grade
from reportparse.forms.wording import shared_name
from reportparse.normalise import CellValue, TableReading

CheckStatus = Literal["passed", "failed", "skipped"]

FEW_TERMS = 4
"""Terms of a sum that are all named; of a longer one those that are 0 are left out, and blanks where they are many."""

FEW_BLANKS = 2
"""Blanks of a sum that are named however long it is."""


class CheckResult(NamedTuple):
    """One check evaluated: both sides, or None where it was skipped; the messages name the cells.

    `grade` is its identity's; `pins`: where it holds, no value that it mentions could be another (at most does not do that).
    """

    id: str
    status: CheckStatus
    left: Number | None
    right: Number | None
    terms: tuple[str, ...]
    message: str
    message_zh: str
    grade: Grade = ""
    pins: bool = True


Term = tuple[str, Number | None]
"""A cell, by its name, and its number."""

_UNKNOWN: frozenset[State] = frozenset(("unreadable", "missing"))


def check_sums(readings: Iterable[TableReading]) -> list[CheckResult]:
    """Evaluate every identity of every table read, in the order of the forms."""
    results: list[CheckResult] = []
    for reading in readings:
        values = {value.path: value for value in reading.values}
        results.extend(evaluate(identity, values) for identity in reading.form.identities)
    return results


def evaluate(identity: Identity, values: Mapping[str, CellValue]) -> CheckResult:
    """Evaluate one identity over values by path."""
    paths = (*identity.left, *identity.right)
    left, right = [values[path] for path in identity.left], [values[path] for path in identity.right]
    about, about_zh, names = _about(paths)
    unknown = not _UNKNOWN.isdisjoint([cell.state for cell in (*left, *right)])
    numbers = [[cell.value for cell in side if cell.value is not None] for side in (left, right)]
    if unknown or not all(numbers):
        reason, reason_zh = (
            ("a cell is lost or unreadable", "有单元格缺失或无法识别") if unknown else ("a side is blank", "一侧无数字")
        )
        said = (f"{about}: not compared, {reason}.", f"{about_zh}：未核对，{reason_zh}。")
        return CheckResult(identity.id, "skipped", None, None, paths, *said, identity.grade)
    sums = (total(numbers[0]), total(numbers[1]))
    if identity.relation == "at most" and sums[0] <= sums[1]:
        said = (f"{about}: {sums[0]} of {sums[1]}.", f"{about_zh}：{sums[1]} 中的 {sums[0]}。")
        return CheckResult(identity.id, "passed", *sums, paths, *said, identity.grade, pins=False)
    if sums[0] == sums[1]:
        said = (f"{about}: both sides are {sums[0]}.", f"{about_zh}：两侧均为 {sums[0]}。")
        return CheckResult(identity.id, "passed", *sums, paths, *said, identity.grade)
    sides = (_side(left, names[: len(left)], sums[0]), _side(right, names[len(left) :], sums[1]))
    difference = tidy(abs(Decimal(sums[0]) - Decimal(sums[1])))
    said = (
        f"{about}: {sides[0][0]}, but {sides[1][0]} (difference {difference}).",
        f"{about_zh}：{sides[0][1]}，而{sides[1][1]}（相差 {difference}）。",
    )
    return CheckResult(identity.id, "failed", *sums, paths, *said, identity.grade)


def total(numbers: Iterable[Number | None]) -> Number:
    """The exact sum, a blank counting as 0."""
    amount = sum(number for number in numbers if number is not None)
    return tidy(amount) if isinstance(amount, Decimal) else amount


@cache
def _about(paths: tuple[str, ...]) -> tuple[str, str, list[str]]:
    """What all cells of a check share, in English and Chinese, and what each is called within it."""
    shared, names = shared_name(paths)
    of_all, name_zh = shared.row or shared.column, SUBJECTS[shared.table].name_zh
    return (f"{shared.table}, {of_all}", f"{name_zh}，{of_all}", names) if of_all else (shared.table, name_zh, names)


def _side(terms: Sequence[CellValue], names: Sequence[str], amount: Number) -> tuple[str, str]:
    """One side of a check spelled out, in English and Chinese: 「一、本年新收 12 + 二、上年结转 0 = 12」.

    Of many terms those that are 0 are counted; so are blanks, but for a few: one of them can be what a sum lacks.
    """
    values = [cell.value for cell in terms]
    blanks = values.count(None)
    is_all = len(terms) <= FEW_TERMS
    named = [
        (name, value)
        for name, value in zip(names, values, strict=True)
        if value or is_all or (value is None and blanks <= FEW_BLANKS)
    ]
    rest = len(terms) - len(named)
    en, zh = ("0", "0") if blanks <= FEW_BLANKS else ("0 or blank", "0 或空白")
    if not named:
        return f"all {rest} parts {en}", f"{rest} 个分项均为 {zh}"
    equals = "" if len(terms) == 1 else f" = {amount}"
    others = (f" + {rest} more {en}", f" + 其余 {rest} 项为 {zh}") if rest else ("", "")
    return (
        _spell(named, "（blank）") + others[0] + equals,
        _spell(named, "（空白）") + others[1] + equals,
    )


def _spell(named: Sequence[Term], blank: str) -> str:
    return " + ".join(f"{name} {blank if value is None else value}" for name, value in named)
