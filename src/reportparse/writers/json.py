"""JSON as the record is: decimals exact, Chinese as it is, the same bytes for the same record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import simplejson


def to_json(record: Mapping[str, Any], *, compact: bool = False) -> bytes:
    """One record: indented for people, or (`compact`) on one line; ends with a line end either way."""
    return dumps(record, compact=compact).encode("utf-8")


def dumps(data: Mapping[str, Any], *, compact: bool = False) -> str:
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
