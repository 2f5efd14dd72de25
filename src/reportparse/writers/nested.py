"""JSON as the record is: decimals exact, Chinese as it is, the same bytes for the same record."""

from __future__ import annotations

from typing import Any

import simplejson

from reportparse.report import Report


def to_json(report: Report, *, compact: bool = False) -> bytes:
    """One record: indented for people, or (`compact`) on one line; ends with a line end either way."""
    return dumps(report.as_dict(), compact=compact).encode("utf-8")


def dumps(data: dict[str, Any], *, compact: bool = False) -> str:
    """Plain data as JSON text. Lone surrogates cannot be written as UTF-8 and become U+FFFD."""
    text = simplejson.dumps(
        data,
        ensure_ascii=False,
        allow_nan=False,
        use_decimal=True,
        indent=None if compact else 2,
        separators=(",", ":") if compact else (",", ": "),
    )
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
