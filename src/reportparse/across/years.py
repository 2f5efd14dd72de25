"""Years: each report continues the last. The identities E and F of domain §3.4 between consecutive reports of an organ.

A failed one is no proof of an error: organs merge, last year's figures are corrected after publication, documents
expire without being repealed. It says where to look; nothing is repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from reportparse.across.generations import number_across, spans_generations
from reportparse.chinese.text import fold
from reportparse.chinese.values import Number, tidy
from reportparse.diagnostics.catalogue.of_checks import REMARKS
from reportparse.diagnostics.language import Both, filled
from reportparse.forms.value_names import name_of
from reportparse.organs.evidence import Said
from reportparse.organs.identity import Organ as Identity
from reportparse.organs.identity import identify, key_of_name
from reportparse.record.load import PATHS, Record, has_path, number_at
from reportparse.trust.sums import CheckResult

SIMILAR_NAME = 60
"""Likeness (0 to 100) from which another organ's name is mentioned beside one that lacks a predecessor."""

SHARED_OPENING = 2
"""Characters with which a similar name must begin alike: the place. Organs are renamed, places hardly."""

MAX_SPAN = 40
"""Years that are looked through for missing ones; a year that is further off is misread or misprinted."""

IN_FORCE = {"rules": "规章", "normative_documents": "行政规范性文件"}
"""Kinds of documents whose number in force carries on from year to year."""

COMPARED = tuple(
    path
    for path in PATHS
    if path.startswith(("requests.carried_over.", "requests.carried_forward."))
    or path in {f"disclosure.{kind}.{key}" for kind in IN_FORCE for key in ("in_force", "issued", "repealed")}
)
"""The values in which one year is compared with the next."""


@dataclass(frozen=True, slots=True)
class YearCheck:
    """A check of one organ's report against its report of the year before."""

    organ: str
    year: int
    result: CheckResult

    @property
    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON, the result in the shape of the record."""
        return {"organ": self.organ, "year": self.year, **self.result._asdict(), "terms": list(self.result.terms)}


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

    Spellings of one name are one organ (`organs.identity`): 甲市人民政府 is not 甲市人民政府办公厅, and 本级, 机关, 关区,
    全市 tell organs apart (domain §7).
    """
    organs, remarks = _placed(records)
    checks = [
        YearCheck(organ_of(this), this["report"]["year"], result)
        for organ in organs
        for last, this in organ.pairs
        for result in compare_years(last, this)
    ]
    for organ in organs:
        remarks += _missing(organ)
        for last, this in organ.pairs:
            remarks += _other_forms(last, this)
    return checks, [*remarks, *_renamed(organs)]


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


@dataclass(slots=True)
class _Organ:
    """One organ: its name as its latest report has it, its records by year, and years of which two records differ."""

    name: str
    records: dict[int, Record]
    ambiguous: set[int]

    @property
    def pairs(self) -> Iterator[tuple[Record, Record]]:
        """Each record with that of the year before, where both are there and neither is ambiguous."""
        for year in sorted(self.records):
            if year - 1 in self.records and not {year - 1, year} & self.ambiguous:
                yield self.records[year - 1], self.records[year]

    @property
    def identity(self) -> Identity:
        """Who it is, by its name alone."""
        return identify(self.name, max(self.records), Said())


def _placed(records: Iterable[Record]) -> tuple[list[_Organ], list[Remark]]:
    """Records by organ and year. Two different ones under one name and year may be two organs: neither is compared."""
    organs: dict[str, _Organ] = {}
    remarks: list[Remark] = []
    for record in records:
        name, year = record["report"]["organ"], record["report"]["year"]
        if not name or not year:
            remarks.append(_unplaced(record))
            continue
        organ = organs.setdefault(key_of_name(name), _Organ(name, {}, set()))
        if year >= max(organ.records, default=year):
            organ.name = name
        other = organ.records.setdefault(year, record)
        if other is not record and not _same_numbers(other, record):
            organ.ambiguous.add(year)
            remarks.append(_repeated(record, other))
    return [organs[key] for key in sorted(organs, key=lambda key: fold(organs[key].name))], remarks


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


def _other_forms(last: Record, this: Record) -> Iterator[Remark]:
    """What can be set side by side where a report with the statistics of 2014 is followed by one of a later form."""
    if spans_generations(last, this):
        received = "requests.received.total"
        numbers = {"seen": number_across(last, received), "used": number_across(this, received)}
        year = this["report"]["year"]
        yield _remark("years-other-form", organ_of(this), year, before=year - 1, **numbers)


def _missing(organ: _Organ) -> Iterator[Remark]:
    """Years between those of an organ that there is no report of: where they lie too far apart, one is misread."""
    first, last = min(organ.records), max(organ.records)
    lacking = [year for year in range(first + 1, last) if year not in organ.records]
    if lacking and last - first < MAX_SPAN:
        said = Both(", ".join(map(str, lacking)), "、".join(map(str, lacking)))
        yield _remark("years-missing", organ.name, lacking[0], seen=said, first=first, last=last)


def _renamed(organs: Sequence[_Organ]) -> Iterator[Remark]:
    """An organ whose reports begin the year after those of a like organ end: said, never joined.

    Two that report on one year are two; so are a government and its bureau, and organs of two levels or regions.
    """
    ended: dict[int, list[_Organ]] = {}
    for organ in organs:
        ended.setdefault(max(organ.records) + 1, []).append(organ)
    for organ in organs:
        year = min(organ.records)
        others = [other for other in ended.get(year, ()) if _may_be_one(organ.identity, other.identity)]
        if similar := _most_similar(organ.name, [other.name for other in others]):
            yield _remark("years-renamed", organ.name, year, before=year - 1, last=similar)


def _may_be_one(one: Identity, other: Identity) -> bool:
    """Whether what is known of two organs leaves it open that they are one."""
    known = ((one.kind, other.kind), (one.level, other.level), (one.region, other.region))
    return all(first == second for first, second in known if first is not None and second is not None)


def _most_similar(organ: str, others: Sequence[str]) -> str | None:
    folded = fold(organ)
    alike = {other: fold(other) for other in others if fold(other)[:SHARED_OPENING] == folded[:SHARED_OPENING]}
    scores = {other: fuzz.ratio(folded, name) for other, name in alike.items()}
    best = max(scores, key=lambda other: scores[other], default=None)
    return best if best is not None and scores[best] >= SIMILAR_NAME else None
