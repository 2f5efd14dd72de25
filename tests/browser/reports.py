"""Evidence for pages: made-up reports of the fixtures, and a document and record that are hostile wherever text can stand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from reportparse.document import Block, Cell, Paragraph, Table, with_places
from reportparse.pipeline import evidence_of
from reportparse.record.evidence import Evidence

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"
WRONG = "bureau-2021form-error"
CULPRIT = "requests.granted.total"

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    '"><iframe src="https://example.com/"></iframe>',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</title></style></script><style>@import 'https://example.com/x.css'; body { display: none }</style>",
    "<meta http-equiv=refresh content='0;url=https://example.com/'><base href='https://example.com/'>",
    "javascript:alert(1)",
    "turned \u202etxt.exe\u2066 \x00\x1b[31m \ud800",
)


@cache
def evidence(name: str) -> Evidence:
    """The evidence of a fixture."""
    return evidence_of((FIXTURES / name).read_bytes(), name)


def of_year(found: Evidence, year: int, **requests: int) -> Evidence:
    """The same for another year, with other totals of rows of the table of requests."""
    record = dict(found.record)
    record["report"] = {**record["report"], "year": year}
    record["requests"] = {
        **record["requests"],
        **{row: {**record["requests"][row], "total": total} for row, total in requests.items()},
    }
    return replace(found, record=record)


def hostile(found: Evidence) -> Evidence:
    """Every text of the record and of its document begins with one that would do harm."""
    document = found.document
    assert document is not None
    blocks = (Paragraph("\n".join(HOSTILE)), *map(_hostile_block, document.blocks))
    record = _hostile(dict(found.record))
    kept = {key: found.record[key] for key in ("schema_version", "status", "parser")}
    marked = replace(document, blocks=with_places(blocks))
    return replace(found, record={**record, **kept}, document=marked)


_KEYS = frozenset(
    ("form", "generation", "path", "status", "standing", "state", "terms", "severity", "grade", "id", "key")
)
"""What of a record is no text of a document."""


def _hostile(value: Any, at: int = 0) -> Any:
    if isinstance(value, str):
        return HOSTILE[len(value) % len(HOSTILE)] + value
    if isinstance(value, dict):
        return {key: part if key in _KEYS else _hostile(part) for key, part in value.items()}
    return [_hostile(part) for part in value] if isinstance(value, list) else value


def _hostile_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=HOSTILE[len(block.text) % len(HOSTILE)] + block.text)
    return Table(tuple(map(_hostile_cell, block.cells)))


def _hostile_cell(cell: Cell) -> Cell:
    return replace(cell, text=HOSTILE[(cell.row + cell.column) % len(HOSTILE)] + cell.text)
