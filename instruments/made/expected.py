"""What a correct parser must make of a made-up report, in the shape of the canonical record."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from instruments.made import forms, of_2014
from instruments.made.report import KEYS, TABLES, MadeReport, flow
from instruments.made.sheet import Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Number = int | Decimal
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")


def expected(report: MadeReport) -> dict[str, Any]:
    """Metadata, sections and nested values; `failed_checks` are the arithmetic checks that the figures do not pass."""
    start, end = report.dates
    fee = None if report.fee_yuan is None else {"amount_yuan": report.fee_yuan}
    return {
        "report": {
            "title": "".join(report.title),
            "organ": report.organ,
            "year": report.year,
            "period": {"start": start, "end": end},
            "generation": report.form,
            "published": report.published,
            "website": report.website,
            "contact": {
                "address": report.contact.address,
                "postcode": report.contact.postcode,
                "phone": report.contact.phone,
                "email": report.contact.email,
            },
        },
        "preamble": "\n".join(report.preamble),
        "sections": expected_sections(report),
        **{name: nested(report, name) for name in TABLES.values()},
        "processing_fee": fee,
        "failed_checks": failed_checks(report.form, numbers(report)),
    }


def expected_sections(report: MadeReport) -> list[dict[str, Any]]:
    """The six sections: `text` is all running text below the heading, sub-headings included, without the tables."""
    sections: list[dict[str, Any]] = [
        {"number": at, "key": key, "heading": None, "present": False, "text": [], "subsections": []}
        for at, key in enumerate(KEYS, 1)
    ]
    for block in flow(report):
        if isinstance(block, Sheet) or not block.section:
            continue
        section = sections[block.section - 1]
        if block.kind == "heading":
            section["heading"], section["present"] = block.text, True
        else:
            _add(section, block)
    for section in sections:
        section["text"] = "\n".join(section["text"]) if section["present"] else None
        for part in section["subsections"]:
            part["text"] = "\n".join(part["text"])
    return sections


def _add(section: dict[str, Any], block: Text) -> None:
    section["text"].append(block.text)
    if block.kind == "subheading":
        section["subsections"].append({"heading": block.text, "text": []})
    elif section["subsections"]:
        section["subsections"][-1]["text"].append(block.text)


def number(raw: str) -> Number | None:
    """The number that a plainly written cell states; None for a blank or a mark."""
    text = raw.strip()
    if not _PLAIN.fullmatch(text):
        return None
    return Decimal(text) if "." in text else int(text)


def numbers(report: MadeReport) -> dict[str, Number | None]:
    """Number or None for every path."""
    return {path: number(report.values[path]) for path in forms.all_paths(report.form)}


def nested(report: MadeReport, table: str) -> dict[str, Any]:
    """The values of a table as the record nests them; amounts with decimals as JSON numbers."""
    tree: dict[str, Any] = {} if table == "review" else {"form": report.form}
    for path, value in numbers(report).items():
        first, *middle, last = path.split(".")
        if first != table:
            continue
        branch = tree
        for name in middle:
            branch = branch.setdefault(name, {})
        branch[last] = float(value) if isinstance(value, Decimal) else value
    return tree


def identities(form: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each arithmetic check of the form: id -> (paths of the left side, paths of the right side)."""
    if form == of_2014.FORM:
        return of_2014.statistics_identities()
    checks: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for column in forms.COLUMNS:
        at = {row: f"requests.{row}.{column}" for row in forms.request_rows(form)}
        checks[f"requests.balance.{column}"] = (
            (at["received"], at["carried_over"]),
            (at["total"], at["carried_forward"]),
        )
        checks[f"requests.outcomes_sum.{column}"] = (
            (at["total"],),
            tuple(at[row] for row in forms.outcome_rows(form)),
        )
    for row in forms.request_rows(form):
        parts = tuple(f"requests.{row}.{column}" for column in forms.APPLICANTS)
        checks[f"requests.applicants_sum.{row}"] = ((f"requests.{row}.total",), parts)
    for review in forms.REVIEWS:
        parts = tuple(f"review.{review}.{result}" for result in forms.RESULTS if result != "total")
        checks[f"review.sum.{review}"] = ((f"review.{review}.total",), parts)
    return checks


def failed_checks(form: str, values: Mapping[str, Number | None]) -> list[str]:
    """Ids of the checks that do not hold, a blank counting 0; a check with a side that is all blank is left out."""

    def total(paths: Iterable[str]) -> Number:
        return sum((values[path] or 0 for path in paths), start=0)

    return [
        name
        for name, (left, right) in identities(form).items()
        if all(any(values[path] is not None for path in side) for side in (left, right)) and total(left) != total(right)
    ]
