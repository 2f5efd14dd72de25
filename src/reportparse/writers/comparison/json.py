"""A comparison as JSON, which holds both languages."""

from __future__ import annotations

from reportparse.across.comparison import Comparison, as_dict
from reportparse.diagnostics.language import Language
from reportparse.writers.json import dumps


def to_json(comparison: Comparison, _: Language) -> bytes:
    """The comparison as plain data, indented."""
    return dumps(as_dict(comparison)).encode("utf-8")
