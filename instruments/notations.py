"""A made-up report in every notation that a table can come in: a page, a Word file, and four kinds of text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from instruments.made import HtmlStyle, MadeReport, TextStyle
from instruments.made.expected import numbers
from instruments.made.to_docx import document_xml, package
from instruments.made.to_html import encode, page_of
from instruments.made.to_text import text_of

if TYPE_CHECKING:
    from instruments.made.sheet import Block

NOTATIONS = ("html", "docx", "dump", "tabs", "pipes", "bare")
"""Those of text are the styles of `TextStyle`; "bare" has neither rows nor columns, only lines in reading order."""


def rendered(notation: str, report: MadeReport, blocks: Sequence[Block]) -> bytes:
    """A file that holds the blocks; `report` gives what stands around them on a page."""
    if notation == "html":
        style = HtmlStyle()
        return encode(page_of(report, blocks, style), style)
    if notation == "docx":
        return package(document_xml(blocks))
    styles = {"dump": TextStyle(), "tabs": TextStyle("tabs"), "pipes": TextStyle("pipes"), "bare": TextStyle("bare")}
    return text_of(blocks, styles[notation]).encode()


def numbers_in(record: dict[str, Any]) -> dict[str, int | Decimal]:
    """Every number of the record's tables, by path."""
    found: dict[str, int | Decimal] = {}
    pending: list[tuple[str, Any]] = [(name, record[name]) for name in ("disclosure", "requests", "review")]
    while pending:
        path, node = pending.pop()
        if isinstance(node, dict):
            pending += [(f"{path}.{key}", child) for key, child in node.items() if key != "form"]
        elif node is not None:
            found[path] = node
    return found


def wrong_and_lost(record: dict[str, Any], report: MadeReport) -> tuple[dict[str, int | Decimal], list[str]]:
    """The numbers of a record that the report's own cells do not hold at their path, and the paths of numbers it lacks."""
    truth, found = numbers(report), numbers_in(record)
    wrong = {path: number for path, number in found.items() if truth.get(path) != number}
    return wrong, [path for path, number in truth.items() if number is not None and path not in found]
