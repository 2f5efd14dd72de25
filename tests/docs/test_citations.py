"""What the source cites of docs/domain.md and docs/hazards.md stands there, under that number or name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("src", "tests", "instruments", "benchmarks") for path in (ROOT / folder).rglob("*.py")]

CITED = re.compile(
    r"\b(?P<page>domain|hazards)(?:"
    r"(?P<numbers>(?:(?:,| and)? §\d+(?:\.\d+)?)+)(?:, trap (?P<trap>\d+))?"
    r"| (?P<section>PDF)\b(?:: (?P<hazards>[a-z][^.;()]*))?"
    r"|: (?P<name>[a-z][^.;,()]*))"
)
"""`domain §3.1`, `domain §2 and §3`, `domain §9, trap 17`, `hazards PDF: open borders, extra rules`, `domain: encodings`."""

HEADING = re.compile(r"^#+ (?:(?P<number>[\d.]+\d|\d+)\.? )?(?P<name>[^★\n]*)", re.MULTILINE)
TRAP = re.compile(r"^(\d+)\. ", re.MULTILINE)
_CONTINUED = re.compile(r"\s*\n[ \t]*(?:# )?")


@cache
def headings(page: str) -> tuple[set[str], set[str]]:
    """The numbers and the names of a page's headings, names in lower case."""
    found = list(HEADING.finditer((ROOT / "docs" / f"{page}.md").read_text("utf-8")))
    return {match["number"] for match in found if match["number"]}, {
        match["name"].strip().lower() for match in found if match["name"]
    }


def citations(text: str) -> Iterator[re.Match[str]]:
    yield from CITED.finditer(_CONTINUED.sub(" ", text))


def unresolved(match: re.Match[str]) -> list[str]:
    """What a citation names and its page has not."""
    numbers, names = headings(match["page"])
    missing = [number for number in re.findall(r"[\d.]*\d", match["numbers"] or "") if number not in numbers]
    if match["trap"] and match["trap"] not in TRAP.findall((ROOT / "docs" / "domain.md").read_text("utf-8")):
        missing.append(f"trap {match['trap']}")
    if match["section"] and match["section"].lower() not in names:
        missing.append(match["section"])
    wanted = [part.strip() for part in (match["hazards"] or match["name"] or "").split(",")]
    return missing + [name for name in wanted if name and not any(name.startswith(known) for known in names)]


def test_every_citation_leads_to_a_heading() -> None:
    missing = [
        f"{path.relative_to(ROOT)}: {match[0]}: {name}"
        for path in SOURCES
        if path != Path(__file__)
        for match in citations(path.read_text("utf-8"))
        for name in unresolved(match)
    ]
    assert missing == []


def test_citations_are_found() -> None:
    assert sum(1 for path in SOURCES for _ in citations(path.read_text("utf-8"))) >= 60


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("(domain §3.1)", []),
        ("(domain §2 and §3, hazards §4)", []),
        ("(domain §9, trap 17)", []),
        ("(hazards PDF: open\n    borders, extra rules)", []),
        ("# (domain:\n# encodings).", []),
        ("(domain §3.9)", ["3.9"]),
        ("(domain §9, trap 99)", ["trap 99"]),
        ("(hazards PDF: closed borders)", ["closed borders"]),
    ],
)
def test_what_resolves_and_what_does_not(text: str, missing: list[str]) -> None:
    assert [name for match in citations(text) for name in unresolved(match)] == missing
