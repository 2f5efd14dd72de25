"""The pages that a comparison can be handed on as, by the suffix of the file's name."""

from __future__ import annotations

from reportparse.across.comparison import Comparison, as_dict
from reportparse.diagnostics.language import Language

SUFFIXES = (".html", ".htm", ".docx", ".json")


def page(comparison: Comparison, suffix: str, language: Language) -> bytes:
    """The page's bytes; `suffix` is one of SUFFIXES."""
    if suffix == ".docx":
        from reportparse.writers.comparison.docx import to_docx

        return to_docx(comparison, language)
    if suffix == ".json":
        from reportparse.writers.json import dumps

        return dumps(as_dict(comparison)).encode("utf-8")
    from reportparse.writers.comparison.html import to_html

    return to_html(comparison, language)
