"""Findings for a person at a terminal, and one line each with tabs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportparse.across.audit import Audit, findings
from reportparse.across.findings import Finding
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Language
from reportparse.writers.findings.words import GRAVITIES, HEADS, row, severity, summary
from reportparse.writers.wrapping import wrapped

STYLES = {"worst": "bold red", "bad": "red", "warn": "yellow", "note": "dim"}
"""By the colour that a page has for it."""


def show_audit(audited: Audit, console: Console, errors: Console | None, language: Language) -> None:
    """Print every finding; the line that sums them up goes below them on a terminal, elsewhere to `errors`, if given.

    Files without a record are left to standard error, which has named them already.
    """
    found = findings(audited)
    if not console.is_terminal:
        heads = tuple(head.of(language) for head in HEADS)
        lines = (heads, *(row(one, language) for one in found if one.severity != "unread"))
        console.file.write("".join("\t".join(line) + "\n" for line in lines))  # rich would turn tabs into blanks
        console.file.flush()
        if audited.records and errors is not None:
            errors.print(Text(summary(audited, language)), soft_wrap=True)
        return
    for (_, organ, year), of_one in groupby(found, key=lambda one: (one.file, one.organ, one.year)):
        told = [one for one in of_one if one.severity != "unread"]
        if told:
            heading = " ".join(harmless(part, " ") for part in (organ, str(year or "")) if part)
            console.print(Text("\n".join(wrapped(heading, console.width)), style="bold"), soft_wrap=True)
        for one in told:
            for line in finding_lines(one, console.width, language):
                console.print(line, soft_wrap=True)
    if audited.records:
        console.print(Text("\n".join(wrapped(summary(audited, language), console.width))), soft_wrap=True)


def finding_lines(finding: Finding, columns: int, language: Language, *, file: bool = True) -> Iterator[Text]:
    """A finding as lines: how grave, in which file and where in it; the place in words; what is wrong."""
    word = severity(finding).of(language) + "  "
    indent = cell_len(word)
    spot = finding.spot.words.of(language)
    comma = "，" if language == "zh" else ", "
    at = comma.join(part for part in (finding.file if file else "", spot) if part)
    kind = "" if finding.severity in ("failed", "usual") else f" [{finding.kind}]"
    texts = (at, finding.place.of(language), finding.said.of(language) + kind)
    lines = [line for text in texts if text for line in wrapped(harmless(text, " "), columns - indent)]
    style = STYLES[GRAVITIES[finding.gravity].colour]
    yield Text.assemble((word, style), lines[0])
    yield from (Text(" " * indent + line) for line in lines[1:])
