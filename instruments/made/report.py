"""A made-up report as plain data, and its flow of blocks from the title to the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from instruments.made import forms, of_2014
from instruments.made.sheet import Block, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = {2: "disclosure", 3: "requests", 4: "review"}
KEYS = ("overview", "disclosure", "requests", "review", "problems", "other")


@dataclass(frozen=True)
class Contact:
    """Where to ask."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class Part:
    """A （一）… part of a section: its heading and paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class MadeSection:
    """A section: heading, paragraphs before its parts (and before its table), its parts, paragraphs after the table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class MadeReport:
    """A report that no organ ever wrote; `values` are the raw texts of the tables' cells, keyed by path."""

    name: str
    form: str
    year: int
    organ: str
    title: tuple[str, ...]
    preamble: tuple[str, ...]
    sections: tuple[MadeSection, ...]
    values: Mapping[str, str]
    website: str | None = None
    contact: Contact = field(default_factory=Contact)
    signature: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    fee_yuan: int | None = None
    period: tuple[str, str] | None = None
    pasted: bool = False

    @property
    def dates(self) -> tuple[str, str]:
        """First and last day of the period reported on."""
        return self.period or (f"{self.year}-01-01", f"{self.year}-12-31")


def flow(report: MadeReport) -> tuple[Block, ...]:
    """The report's blocks in reading order."""
    blocks: list[Block] = [Text("title", line) for line in report.title]
    blocks += [Text("paragraph", text) for text in report.preamble]
    for number, section in enumerate(report.sections, 1):
        blocks += _section(report, number, section)
    blocks += [Text("signature", line, 6) for line in report.signature]
    return tuple(blocks)


def _section(report: MadeReport, number: int, section: MadeSection) -> list[Block]:
    blocks: list[Block] = [Text("heading", section.heading, number)]
    blocks += [Text("paragraph", text, number) for text in section.paragraphs]
    for part in section.parts:
        blocks.append(Text("subheading", part.heading, number))
        blocks += [Text("paragraph", text, number) for text in part.paragraphs]
    tables = {of_2014.CHAPTER: of_2014.TABLE} if report.form == of_2014.FORM else TABLES
    if number in tables:
        blocks.append(forms.sheet(tables[number], report.form, report.values))
    blocks += [Text("paragraph", text, number) for text in section.after]
    return blocks


def figures(values: Mapping[str, str], form: str) -> dict[str, int]:
    """The figures that running text may cite, added up from the tables (unreadable cells count 0)."""

    def number(path: str) -> int:
        text = values.get(path, "")
        return int(text) if re.fullmatch(r"\d+", text) else 0

    def group(name: str) -> int:
        rows = [row for row in forms.outcome_rows(form) if row.startswith(name + ".")]
        return sum(number(f"requests.{row}.total") for row in rows)

    cited = {name: number(f"requests.{name}.total") for name in ("received", "carried_over", "carried_forward")}
    cited |= {name: number(f"requests.{name}.total") for name in ("granted", "partially_granted")}
    cited |= {name: group(name) for name in ("denied", "unavailable", "not_processed", "other")}
    cited["answered"] = number("requests.total.total")
    cited["all_requests"] = cited["received"] + cited["carried_over"]
    cited["reconsiderations"] = number("review.reconsideration.total")
    cited["lawsuits"] = number("review.litigation_direct.total") + number(
        "review.litigation_after_reconsideration.total"
    )
    for name in ("issued", "repealed", "in_force", "made", "disclosed", "total_disclosed"):
        cited[f"documents_{name}"] = number(f"disclosure.normative_documents.{name}")
    return cited


def filled(report: MadeReport) -> MadeReport:
    """The report with the figures of its tables put into its sentences."""
    facts: dict[str, object] = {**figures(report.values, report.form)}
    facts |= {"year": report.year, "next": report.year + 1, "last": report.year - 1, "organ": report.organ}

    def put(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.format_map(facts) for text in texts)

    sections = tuple(
        MadeSection(
            section.heading,
            put(section.paragraphs),
            tuple(Part(part.heading, put(part.paragraphs)) for part in section.parts),
            put(section.after),
        )
        for section in report.sections
    )
    return replace(report, preamble=put(report.preamble), sections=sections, values=MappingProxyType({**report.values}))
