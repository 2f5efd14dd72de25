"""Checks: do the published numbers add up? The identities stand beside their forms; this evaluates them.

A blank counts as 0 inside a sum. Where a side has no number at all there is nothing to compare, and where a cell cannot be
read nobody knows: the check is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportparse.forms import Identity
from reportparse.normalise import CellValue, Reading
from reportparse.values import Number, tidy

CheckStatus = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One identity evaluated: both sides, or None where it was skipped."""

    id: str
    status: CheckStatus
    left: Number | None
    right: Number | None
    terms: tuple[str, ...]

    @property
    def message(self) -> str:
        """What was compared and found, in English."""
        if self.status == "skipped":
            return f"{self.id}: not enough numbers to compare."
        verdict = "holds" if self.status == "passed" else f"does not hold, difference {self._difference}"
        return f"{self.id}: {self.left} against {self.right}: {verdict}."

    @property
    def message_zh(self) -> str:
        """What was compared and found, in Chinese."""
        if self.status == "skipped":
            return f"{self.id}：数据不足，未核对。"
        verdict = "相符" if self.status == "passed" else f"不符，相差 {self._difference}"
        return f"{self.id}：{self.left} 与 {self.right} {verdict}。"

    @property
    def _difference(self) -> Number:
        return tidy(Decimal(self.left or 0) - Decimal(self.right or 0))


def check(readings: Iterable[Reading]) -> list[CheckResult]:
    """Evaluate every identity of every table read, in the order of the forms."""
    results: list[CheckResult] = []
    for reading in readings:
        values = {value.path: value for value in reading.values}
        results.extend(evaluate(identity, values) for identity in reading.form.identities)
    return results


def evaluate(identity: Identity, values: Mapping[str, CellValue]) -> CheckResult:
    """Evaluate one identity over values by path."""
    terms = (*identity.left, *identity.right)
    sides = [[values[path].value for path in side] for side in (identity.left, identity.right)]
    if any(values[path].state == "unreadable" for path in terms) or any(
        all(value is None for value in side) for side in sides
    ):
        return CheckResult(identity.id, "skipped", None, None, terms)
    left, right = (tidy(sum((Decimal(value) for value in side if value is not None), Decimal())) for side in sides)
    return CheckResult(identity.id, "passed" if left == right else "failed", left, right, terms)
