"""Several reports in one file, one after the other: two years, or two offices. The record is the first one's, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Paragraph
from reportparse.patterns import regex
from reportparse.sections.headings import Headings, PossibleHeading
from reportparse.sections.layout_tables import FlatBlock

SEVERAL_REPORTS = 4
"""So many section headings come a second time where a file holds more than one report."""

SURE_SCORE = 1.5
"""So sure must a heading be that tells of another report."""

LINES_OF_OPENING = 12
"""So many blocks may stand between a report's title and its first heading."""

MAX_TITLE = 80
"""Characters of the longest title, and of what a message quotes."""

MIXED = Both(", and their parts may be mixed", "，内容可能混淆")
"""What is said of files whose reports are not one after the other."""

_TITLE = regex(rf"[^。；]{{0,40}}?(?P<year>{NUMBERED_YEAR})\s*年?度?[^。；]{{0,30}}(?:报告|年报)》?")


def first_report(blocks: Sequence[FlatBlock], said: Headings) -> tuple[Sequence[FlatBlock], list[Issue]]:
    """The blocks of the first report of a file, and an issue where others follow; all blocks and none where it is alone.

    `said`: of which sections each block may be the heading. Another report begins where the sections begin again, each with
    something below it: a table of contents has only headings.
    """
    sections = [_section(headings) for headings in said]
    sure = [(at, one) for at, (one, below) in enumerate(pairwise(sections)) if one and below is None]
    behind: list[frozenset[int]] = [frozenset()]
    for _, section in reversed(sure):
        behind.append(behind[-1] | {section})
    behind.reverse()
    before: frozenset[int] = frozenset()
    for i, (at, section) in enumerate(sure):
        count = len(before & behind[i])
        if before and section < sure[i - 1][1] and count >= SEVERAL_REPORTS:
            start = _start(blocks, sure[i - 1][0] + 1, at)
            what = _said(blocks[start])
            return blocks[:start], [issue("several-reports", "document", count=count, what=what)]
        before |= {section}
    return blocks, []


def _section(headings: Sequence[PossibleHeading]) -> int | None:
    """The section whose heading a block surely is."""
    return next((r.section for r in headings if r.style == "hanzi" and r.score >= SURE_SCORE), None)


def _start(blocks: Sequence[FlatBlock], lowest: int, at: int) -> int:
    """Where the report whose first heading stands at `at` begins: at its title, which may stand on two lines."""
    for i in range(at - 1, max(lowest, at - LINES_OF_OPENING) - 1, -1):
        block = blocks[i]
        title = (
            _TITLE.fullmatch(block.text.strip())
            if isinstance(block, Paragraph) and len(block.text) <= MAX_TITLE
            else None
        )
        if title:
            above = blocks[i - 1]
            is_split = title.start("year") == 0 and isinstance(above, Paragraph) and "。" not in above.text
            return i - 1 if is_split and i > lowest else i
    return at


def _said(block: FlatBlock) -> Both:
    seen = block.text.strip()[:MAX_TITLE] if isinstance(block, Paragraph) else ""
    return Both(
        f"; the record is of the first alone, what begins with 「{seen}」 is not in it",
        f"，本记录只含第一份，不含「{seen}」及以后的内容",
    )
