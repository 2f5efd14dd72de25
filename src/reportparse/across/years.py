"""Years: each report continues the last. The identities E and F of domain §3.4 between consecutive reports of an organ.

A failed one is no proof of an error: organs merge, last year's figures are corrected after publication, documents
expire without being repealed. It says where to look; nothing is repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from rapidfuzz import fuzz

from reportparse.across.generations import number_across, spans_generations
from reportparse.chinese.text import fold
from reportparse.chinese.values import Number, tidy
from reportparse.diagnostics.catalogue.of_checks import REMARKS
from reportparse.diagnostics.language import Both, filled
from reportparse.forms.value_names import name_of
from reportparse.record.load import PATHS, Record, has_path, number_at
from reportparse.trust.sums import CheckResult

SIMILAR_NAME = 60
"""Likeness (0 to 100) from which another organ's name is mentioned beside one that lacks a predecessor."""

SHARED_OPENING = 2
"""Characters with which a similar name must begin alike: the place. Organs are renamed, places hardly."""

IN_FORCE = {"rules": "规章", "normative_documents": "行政规范性文件"}
"""Kinds of documents whose number in force carries on from year to year."""


@dataclass(frozen=True, slots=True)
class YearCheck:
    """A check of one organ's report against its report of the year before."""

    organ: str
    year: int
    result: CheckResult


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know about the comparison of years; `kind` is a stable slug."""

    kind: str
    organ: str | None
    year: int | None
    message: str
    message_zh: str


def check_years(records: Iterable[Record]) -> tuple[list[YearCheck], list[Remark]]:
    """Compare consecutive years of each organ; remark on what could not be placed, and on names that may have changed.

    Names are compared without spaces and punctuation and otherwise whole: 甲市人民政府 is not 甲市人民政府办公厅,
    and 本级, 机关, 关区, 全市 tell organs apart (domain §7).
    """
    placed, remarks = _place(records)
    checks = [
        YearCheck(organ_of(this), year, result)
        for (organ, year), this in placed.items()
        if (organ, year - 1) in placed
        for result in compare_years(placed[organ, year - 1], this)
    ]
    return checks, [*remarks, *_other_forms(placed), *_renamed(placed)]


def organ_of(record: Record) -> str:
    """The organ's name as the record has it."""
    return str(record["report"]["organ"])


def compare_years(last: Record, this: Record) -> list[CheckResult]:
    """The identities E and F, each where the tables of both years have what it speaks of."""
    return [*_carried_over(last, this), *_in_force(last, this)]


def _carried_over(last: Record, this: Record) -> Iterator[CheckResult]:
    """E: carried over this year = carried forward last year, in each column; both forms have these rows."""
    if not (last["requests"] and this["requests"]):
        return
    before, now = last["report"]["year"], this["report"]["year"]
    for key in this["requests"]["carried_over"]:
        paths = (f"requests.carried_over.{key}", f"requests.carried_forward.{key}")
        if not has_path(last, paths[1]):
            continue
        left, right = number_at(this, paths[0]), number_at(last, paths[1])
        yield _result(
            f"years.carried_over.{key}",
            (left, right),
            (paths[0], f"{paths[1]}@{before}"),
            name_of(paths[0]).column,
            (f"{now} {name_of(paths[0]).row} {left}", f"{before} {name_of(paths[1]).row} {right}"),
        )


def _in_force(last: Record, this: Record) -> Iterator[CheckResult]:
    """F: in force this year = in force last year + issued − repealed this year, where a blank counts as 0."""
    before, now = last["report"]["year"], this["report"]["year"]
    for kind, label in IN_FORCE.items():
        paths = tuple(f"disclosure.{kind}.{key}" for key in ("in_force", "issued", "repealed"))
        if not (has_path(last, paths[0]) and all(has_path(this, path) for path in paths)):
            continue
        left, issued, repealed = (number_at(this, path) for path in paths)
        base = number_at(last, paths[0])
        right = None if base is None else tidy(Decimal(base) + Decimal(issued or 0) - Decimal(repealed or 0))
        yield _result(
            f"years.in_force.{kind}",
            (left, right),
            (paths[0], f"{paths[0]}@{before}", paths[1], paths[2]),
            label,
            (
                f"{now} 现行有效 {left}",
                f"{before} 现行有效 {base} + {now} 制发 {issued or 0} − {now} 废止 {repealed or 0} = {right}",
            ),
        )


def _result(
    name: str,
    sides: tuple[Number | None, Number | None],
    terms: tuple[str, ...],
    label: str,
    said: tuple[str, str],
) -> CheckResult:
    """The check of one number against last year's; `label` and `said` are of the documents' own words."""
    left, right = sides
    if left is None or right is None:
        blank = (f"{label}: a year is blank, not compared.", f"{label}：有一年为空白，未核对。")
        return CheckResult(name, "skipped", None, None, terms, *blank)
    if left == right:
        same = (f"{label}: {said[0]}, as {said[1]}.", f"{label}：{said[0]}，与 {said[1]} 相符。")
        return CheckResult(name, "passed", left, right, terms, *same)
    difference = tidy(abs(Decimal(left) - Decimal(right)))
    unlike = (
        f"{label}: {said[0]}, but {said[1]} (difference {difference}).",
        f"{label}：{said[0]}，而 {said[1]}（相差 {difference}）。",
    )
    return CheckResult(name, "failed", left, right, terms, *unlike)


# Whose, and of which year


Placed = dict[tuple[str, int], Record]
"""Records by folded name and year, in the order of both."""


def _place(records: Iterable[Record]) -> tuple[Placed, list[Remark]]:
    """Records by organ and year. Two different ones under one name and year may be two organs: neither is compared."""
    placed: Placed = {}
    remarks: list[Remark] = []
    ambiguous = set()
    for record in records:
        organ, year = record["report"]["organ"], record["report"]["year"]
        if not organ or not year:
            remarks.append(_unplaced(record))
            continue
        key = (fold(organ), year)
        other = placed.setdefault(key, record)
        if other is not record and not _same_numbers(other, record):
            ambiguous.add(key)
            remarks.append(_repeated(record, other))
    return {key: placed[key] for key in sorted(placed) if key not in ambiguous}, remarks


def _same_numbers(one: Record, other: Record) -> bool:
    return all(number_at(one, path) == number_at(other, path) for path in PATHS)


def _unplaced(record: Record) -> Remark:
    report = record["report"]
    return _remark("years-unplaced", report["organ"], report["year"], seen=record["source"]["name"])


def _repeated(record: Record, other: Record) -> Remark:
    names = {"seen": record["source"]["name"], "first": other["source"]["name"]}
    return _remark("years-repeated", organ_of(record), record["report"]["year"], **names)


def _remark(kind: str, organ: str | None, year: int | None, **facts: object) -> Remark:
    entry = REMARKS[kind]
    return Remark(kind, organ, year, *filled(Both(entry.en.message, entry.zh.message), facts))


def _other_forms(placed: Placed) -> Iterator[Remark]:
    """What can be set side by side where a report with the statistics of 2014 is followed by one of a later form."""
    for (organ, year), this in placed.items():
        last = placed.get((organ, year - 1))
        if last is None or not spans_generations(last, this):
            continue
        received = "requests.received.total"
        numbers = {"seen": number_across(last, received), "used": number_across(this, received)}
        yield _remark("years-other-form", organ_of(this), year, before=year - 1, **numbers)


def _renamed(placed: Placed) -> Iterator[Remark]:
    """Names without last year's report beside similar names without this year's: said, never joined."""
    by_year = {
        year: {organ for organ, _ in group}
        for year, group in groupby(sorted(placed, key=lambda key: key[1]), key=lambda key: key[1])
    }
    for organ, year in placed:
        before = by_year.get(year - 1, set())
        if organ in before:
            continue
        ended = sorted(before - by_year[year])
        if similar := _most_similar(organ, ended):
            this, last = organ_of(placed[organ, year]), organ_of(placed[similar, year - 1])
            yield _remark("years-renamed", this, year, before=year - 1, last=last)


def _most_similar(organ: str, others: Sequence[str]) -> str | None:
    scores = {other: fuzz.ratio(organ, other) for other in others if other[:SHARED_OPENING] == organ[:SHARED_OPENING]}
    best = max(scores, key=lambda other: scores[other], default=None)
    return best if best is not None and scores[best] >= SIMILAR_NAME else None
