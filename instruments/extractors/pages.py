"""The pages: reports made by chance, full, with blank cells here and there, or with every zero left blank."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from instruments.made.chance import random_report
from instruments.made.report import MadeReport
from instruments.made.to_html import HtmlStyle, render_html

VARIANTS = ("full", "blanks", "zeros-blank")
STYLES = (HtmlStyle(), HtmlStyle(pasted=True), HtmlStyle(cell_paragraphs=True, padded=True))
BLANK_SHARE = 0.2
"""Part of the cells that the variant `blanks` leaves blank, whatever stands in them."""


@dataclass(frozen=True)
class Page:
    """A page and the report that it shows."""

    variant: str
    report: MadeReport
    markup: str


def pages(count: int, seed: int) -> Iterator[Page]:
    """So many reports, each in every variant; the same seed gives the same pages."""
    for number in range(count):
        for variant in VARIANTS:
            source = random.Random(f"{seed}:{number}:{variant}")
            report = random_report(seed + number, ("2021", "2019")[number % 2])
            report = replace(report, values={path: _cell(raw, variant, source) for path, raw in report.values.items()})
            yield Page(variant, report, render_html(report, STYLES[number % len(STYLES)]).decode())


def _cell(raw: str, variant: str, source: random.Random) -> str:
    blank = (variant == "zeros-blank" and raw == "0") or (variant == "blanks" and source.random() < BLANK_SHARE)
    return "" if blank else raw
