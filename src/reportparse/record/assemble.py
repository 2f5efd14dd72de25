"""Assemble: what the stages found becomes the record."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from itertools import islice
from typing import Any

from reportparse.diagnostics.installing import RECOGNITION
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place
from reportparse.document import Document, Paragraph, every_cell
from reportparse.forms import GENERATIONS, SECTION_OF, TABLES, TableName
from reportparse.labels.likeness import is_caption
from reportparse.masthead.reading import Masthead
from reportparse.narrative import Figure
from reportparse.normalise import CellValue, Normalised, TableReading
from reportparse.normalise.locate import one_line
from reportparse.readers.member_names import in_characters
from reportparse.sections.layout_tables import FlatBlock, NumberedTable
from reportparse.sections.segment import Section, subsections
from reportparse.trust.draft import Draft
from reportparse.trust.standing import UNCONFIRMED, Standing, count_standings, standings
from reportparse.trust.sums import CheckResult
from reportparse.version import SCHEMA_VERSION, __version__

MAX_CELLS_TOLD = 30
"""So many cells that hold struck text are told one by one."""
MAX_HINTS = 3
"""How many pictures or attachments the hint of a missing table names."""


def assemble(draft: Draft, data: bytes, name: str, *, cells: bool) -> dict[str, Any]:
    """The record of a draft, in the shape and the order of `schema.Report`.

    `name` is the file's own name without its folder; `cells` asks for every value's origin.
    """
    document, outline, tables, masthead = draft.document, draft.outline, draft.tables, draft.masthead
    standing = standings(draft.checks)
    generation = _generation(tables)
    owed = [kind for kind in SECTION_OF if kind not in tables.readings] if draft.owes_tables else []
    missing = [issue("table-missing", kind, hint=_hint(document, kind)) for kind in owed]
    sectioned = outline.issues if generation != "free" or outline.headings_found or outline.own_chapters else ()
    issues = [
        *document.issues,
        *_struck_in_cells(document),
        *sectioned,
        *masthead.issues,
        *tables.issues,
        *missing,
        *draft.narrative.issues,
        *draft.remarks,
    ]
    issues = _struck_told_once(list(dict.fromkeys(issues)))
    scrambled = frozenset(found.where for found in issues if found.kind == "table-scrambled")
    captioned = any(panel.caption for reading in tables.readings.values() for panel in reading.form.panels)
    return {
        "schema_version": SCHEMA_VERSION,
        "status": "partial" if any(found.severity == "error" for found in issues) else "complete",
        "report": _about(masthead, generation),
        "preamble": masthead.preamble,
        "sections": [_section(section, scrambled, captioned=captioned) for section in outline.sections],
        **{kind: _table(tables.readings.get(kind)) for kind in TABLES},
        "checks": _checks(draft.checks, count_standings(tables.readings.values(), standing)),
        "figures": [_figure(figure) for figure in draft.narrative.figures],
        "processing_fee": asdict(draft.narrative.fee) if draft.narrative.fee else None,
        "issues": [issue_entry(found) for found in issues],
        **({"cells": _cells(tables, standing)} if cells else {}),
        "source": {
            "name": in_characters(name),
            "sha256": hashlib.sha256(data).hexdigest(),
            "format": document.format,
            "bytes": len(data),
            "encoding": document.encoding,
            "pages": document.pages,
            **({"converted_by": document.converted_by} if document.converted_by else {}),
        },
        "parser": {"name": "reportparse", "version": __version__},
    }


def _struck_in_cells(document: Document) -> Iterator[Issue]:
    """What is struck out in cells, told there, of a reader that told it of the document or a page alone."""
    told = {found.where for found in document.issues if found.kind == "text-struck"}
    if not told or any("table" in where for where in told):
        return
    struck = (cell for cell in every_cell(document.blocks) if cell.struck and not cell.blocks)
    for cell in islice(struck, MAX_CELLS_TOLD):
        at = cell.origin
        where = place(page=at.page, table=at.table, row=at.row, column=at.column)
        yield issue("text-struck", where.en, seen=one_line(cell.struck))


def _struck_told_once(issues: Sequence[Issue]) -> list[Issue]:
    """The issues without those of a document, page or cell whose struck texts are all told more closely.

    The path of a value is closest, then a cell. A reader quotes so much of what is struck out; where it says more, both stay.
    """
    struck = [found for found in issues if found.kind == "text-struck"]
    closest = [found for found in struck if not _is_of_reader(found)]
    cells = [found for found in struck if "table" in found.where and not _is_all_told(found, closest)]
    others = [found for found in struck if _is_of_reader(found) and "table" not in found.where]
    kept = {*closest, *cells, *(found for found in others if not _is_all_told(found, [*closest, *cells]))}
    return [found for found in issues if found.kind != "text-struck" or found in kept]


def _is_all_told(found: Issue, closer: Sequence[Issue]) -> bool:
    """Whether an issue quotes the texts of these alone."""
    rest = _quoted(found)
    for text in sorted(map(_quoted, closer), key=len, reverse=True):
        rest = rest.replace(text, "", 1)
    return not rest


def _is_of_reader(found: Issue) -> bool:
    return found.where.split(" ")[0] in ("document", "page", "table")


def _quoted(found: Issue) -> str:
    return "".join(str(dict(found.facts).get("seen", "")).split())


def _about(masthead: Masthead, generation: str) -> dict[str, Any]:
    contact = masthead.contact
    return {
        "title": masthead.title,
        "organ": masthead.organ,
        "year": masthead.year,
        "period": {"start": masthead.period[0], "end": masthead.period[1]} if masthead.period else None,
        "generation": generation,
        "published": masthead.published,
        "website": masthead.website,
        "contact": {
            "address": contact.address,
            "postcode": contact.postcode,
            "phone": contact.phone,
            "email": contact.email,
        },
    }


def _generation(tables: Normalised) -> str:
    """The form of the first table that tells it: of disclosure, else of requests, else of the statistics."""
    for reading in tables.readings.values():
        if reading.form.subject.tells_form and reading.form.name in GENERATIONS:
            return reading.form.name
    return "free"


def _hint(document: Document, kind: TableName) -> Both:
    """What may hold a missing table: pictures and attached files by name, and how such pictures come to be read."""
    held = [found for found in document.attachments if found.source or found.name]
    if not held:
        return Both("", "")
    named = list(dict.fromkeys(found.name for found in held if found.name))[:MAX_HINTS]
    quoted = "、".join(f"「{name}」" for name in named)
    section = SECTION_OF[kind]
    reads = Both(f"; text recognition reads pictures: {RECOGNITION.en}", f"；文字识别可读取图片：{RECOGNITION.zh}")
    reads = reads if any(found.source for found in held) else Both("", "")
    return Both(
        f"; section {section} may be in a picture or an attachment{quoted and f': {quoted}'}{reads.en}",
        f"；第 {section} 部分可能在图片或附件中{quoted and f'：{quoted}'}{reads.zh}",
    )


def _section(section: Section, scrambled: Collection[str], *, captioned: bool) -> dict[str, Any]:
    """A section's text; without the captions of panels (第二十条第（一）项) that stand outside a table that has them.

    Tables of a `scrambled` kind stand in it as they are.
    """
    lines = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    if captioned:
        lines = [line for line in lines if not is_caption(line)]
    return {
        "number": section.number,
        "key": section.key,
        "heading": section.heading,
        "present": section.present,
        "text": "\n".join(lines) if section.present else None,
        "subsections": [{"heading": part.heading, "text": part.text} for part in subsections(lines, section.parts)],
        "tables": [numbered.table.texts for numbered in _other_tables(section.blocks, scrambled)],
    }


def _other_tables(blocks: Sequence[FlatBlock], scrambled: Collection[str]) -> list[NumberedTable]:
    """Tables, or the rest of cut ones, that follow no form or whose numbers nobody can place."""
    tables = [block for block in blocks if isinstance(block, NumberedTable)]
    return [table for table in tables if not table.kind or table.kind in scrambled]


@cache
def _steps(path: str) -> tuple[list[str], str]:
    """The keys that lead to a value of a form's table, and its own."""
    *parents, leaf = path.split(".")[1:]
    return parents, leaf


def _table(reading: TableReading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    nested: dict[str, Any] = {"form": reading.form.name} if reading.form.subject.tells_form else {}
    for value in reading.values:
        parents, leaf = _steps(value.path)
        node = nested
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = value.value
    if reading.form.subject.lists_indicators:
        nested["local"] = [
            {"label": row.label, "unit": row.unit, "value": row.value, "under": row.under} for row in reading.local
        ]
    return nested


def _checks(results: Sequence[CheckResult], standing: Mapping[str, int]) -> dict[str, Any]:
    counts: dict[str, int] = {
        status: sum(result.status == status for result in results) for status in ("passed", "failed", "skipped")
    }
    entries = [
        {
            "id": result.id,
            "status": result.status,
            "left": result.left,
            "right": result.right,
            "terms": list(result.terms),
            "message": result.message,
            "message_zh": result.message_zh,
            **({"grade": result.grade} if result.grade else {}),
        }
        for result in results
    ]
    return {**counts, **standing, "results": entries}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "value": figure.value,
        "unit": figure.unit,
        "section": figure.section,
        "sentence": figure.sentence,
    }


def issue_entry(found: Issue) -> dict[str, str]:
    """An issue as the record has it."""
    return {
        "kind": found.kind,
        "severity": found.severity,
        "where": found.where,
        "message": found.message,
        "message_zh": found.message_zh,
    }


def _cells(tables: Normalised, standing: Mapping[str, Standing]) -> list[dict[str, Any]]:
    return [
        _cell(value, standing.get(value.path, UNCONFIRMED))
        for kind in TABLES
        if kind in tables.readings
        for value in tables.readings[kind].every_value
    ]


def _cell(value: CellValue, standing: Standing) -> dict[str, Any]:
    box = value.origin.box
    return {
        "path": value.path,
        "value": value.value,
        "raw": value.raw,
        "state": value.state,
        "page": value.origin.page,
        "bbox": [round(edge, 2) for edge in box] if box else None,
        "table": value.table,
        "row": value.row,
        "column": value.column,
        "standing": standing.name,
        "checks": list(standing.checks),
        **({} if value.confidence is None else {"confidence": value.confidence, "read_by": "ocr"}),
    }
