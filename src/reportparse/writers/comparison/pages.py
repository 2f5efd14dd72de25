"""The pages that a comparison can be handed on as: a new one is one file here and one line in `PAGES`."""

from __future__ import annotations

from collections.abc import Callable

from reportparse.across.comparison import Comparison
from reportparse.diagnostics.language import Language
from reportparse.loading import loaded

PAGES = {".html": "html:to_html", ".htm": "html:to_html", ".docx": "docx:to_docx", ".json": "json:to_json"}
"""The suffix of a page's name to the function that makes it: a comparison and a language to bytes."""


def page(comparison: Comparison, suffix: str, language: Language) -> bytes:
    """The page's bytes; `suffix` is one of `PAGES`."""
    make: Callable[[Comparison, Language], bytes] = loaded("reportparse.writers.comparison", PAGES[suffix])
    return make(comparison, language)
