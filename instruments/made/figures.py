"""Seeded figures for the tables: consistent ones (every identity of the forms holds), and sentinels (none does)."""

from __future__ import annotations

import random
from dataclasses import dataclass

from instruments.made import forms


@dataclass(frozen=True)
class Scale:
    """How large a report's figures are: requests of a year, decisions, documents, and the share of cells at 0."""

    requests: int
    decisions: int
    documents: int
    zeros: float = 0.5
    rules: int = 0
    fee: str | None = None
    reviews: int = 0


def consistent(seed: int, form: str, scale: Scale) -> dict[str, str]:
    """Raw cell texts of the three tables for which every identity of the form holds."""
    source = random.Random(seed)
    return {
        **_disclosure(source, form, scale),
        **{path: str(number) for path, number in _requests(source, form, scale).items()},
        **{path: str(number) for path, number in _reviews(source, scale).items()},
    }


def sentinels(form: str, start: int) -> dict[str, str]:
    """A different number of at least three digits in every cell, no two alike and no sum right."""
    step = 7
    return {path: str(start + step * at) for at, path in enumerate(forms.all_paths(form))}


def _disclosure(source: random.Random, form: str, scale: Scale) -> dict[str, str]:
    return _disclosure_2021(source, scale) if form == "2021" else _disclosure_2019(source, scale)


def _fee(source: random.Random, scale: Scale) -> str:
    if scale.fee is not None:
        return scale.fee
    return f"{source.randint(0, scale.decisions)}.{source.randint(1, 9999):04d}" if scale.decisions else "0"


def _disclosure_2021(source: random.Random, scale: Scale) -> dict[str, str]:
    values = {}
    for key, most in (("rules", scale.rules), ("normative_documents", scale.documents)):
        for field, size in (("issued", most), ("repealed", most // 2), ("in_force", most * 6)):
            values[f"disclosure.{key}.{field}"] = str(source.randint(size // 2, size))
    for key, size in (
        ("licensing", scale.decisions),
        ("penalties", scale.decisions // 3),
        ("compulsion", scale.decisions // 20),
    ):
        values[f"disclosure.{key}.decisions"] = str(source.randint(size // 2, size))
    values["disclosure.fees.amount"] = _fee(source, scale)
    return values


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "0"


def _disclosure_2019(source: random.Random, scale: Scale) -> dict[str, str]:
    values = {}
    for key, most in (("rules", scale.rules), ("normative_documents", scale.documents)):
        made = source.randint(most // 2, most)
        values[f"disclosure.{key}.made"] = str(made)
        values[f"disclosure.{key}.disclosed"] = str(source.randint(made // 2, made))
        values[f"disclosure.{key}.total_disclosed"] = str(source.randint(most * 2, most * 7))
    for key in ("licensing", "other_services", "penalties", "compulsion"):
        prior = source.randint(scale.decisions // 20, scale.decisions // 5)
        values[f"disclosure.{key}.prior_items"] = str(prior)
        values[f"disclosure.{key}.change"] = _signed(source.randint(-min(prior, 60), 40))
        values[f"disclosure.{key}.decisions"] = str(source.randint(scale.decisions // 2, scale.decisions))
    values["disclosure.fees.prior_items"] = str(source.randint(0, 12 if scale.decisions else 0))
    values["disclosure.fees.change"] = _signed(source.randint(-3, 3) if scale.decisions else 0)
    values["disclosure.procurement.projects"] = str(source.randint(scale.decisions // 40, scale.decisions // 8))
    values["disclosure.procurement.amount"] = _fee(source, scale)
    return values


def _requests(source: random.Random, form: str, scale: Scale) -> dict[str, int]:
    numbers: dict[str, int] = {}
    outcomes = forms.outcome_rows(form)
    rows = forms.request_rows(form)
    for column in forms.APPLICANTS:
        share = scale.requests if column == "natural_person" else scale.requests // 12
        counts = {row: _count(source, share // 8, scale.zeros) for row in outcomes}
        total = sum(counts.values())
        forward = _count(source, share // 10, scale.zeros)
        carried = min(_count(source, share // 12, scale.zeros), total + forward)
        counts |= {
            "received": total + forward - carried,
            "carried_over": carried,
            "total": total,
            "carried_forward": forward,
        }
        numbers |= {f"requests.{row}.{column}": counts[row] for row in rows}
    for row in rows:
        numbers[f"requests.{row}.total"] = sum(numbers[f"requests.{row}.{column}"] for column in forms.APPLICANTS)
    return {path: numbers[path] for path in forms.request_paths(form)}


def _count(source: random.Random, most: int, zeros: float) -> int:
    return 0 if most <= 0 or source.random() < zeros else source.randint(1, most)


def _reviews(source: random.Random, scale: Scale) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for review in forms.REVIEWS:
        counts = {
            result: _count(source, scale.reviews, scale.zeros / 2) for result in forms.RESULTS if result != "total"
        }
        counts["total"] = sum(counts.values())
        numbers |= {f"review.{review}.{result}": count for result, count in counts.items()}
    return numbers
