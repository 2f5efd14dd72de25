"""The files that a result of `check` can be handed on as: a new one is one file here and one line in `RESULTS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from reportparse.diagnostics.errors import UnwritableOutput
from reportparse.diagnostics.language import Both, Language
from reportparse.loading import loaded
from reportparse.writers.findings.result import Result

RESULTS: dict[str, tuple[str, str | None]] = {
    ".html": ("html:to_html", None),
    ".htm": ("html:to_html", None),
    ".docx": ("docx:to_docx", None),
    ".xlsx": ("xlsx:to_xlsx", "xlsxwriter"),
}
"""By the ending of a name: what makes the file of a result and a language, and the library of an extra that it needs."""


def refuse_ending(suffix: str) -> None:
    """Raise UnwritableOutput where no result has such an ending, or the library that it needs is missing."""
    if suffix not in RESULTS:
        known = ", ".join(RESULTS)
        raise UnwritableOutput("not-writable", why=Both(f"its name must end in {known}", f"文件名须以 {known} 结尾"))
    library = RESULTS[suffix][1]
    if library and find_spec(library) is None:
        raise UnwritableOutput("missing-extra", ending=suffix, library=library)


def result_file(result: Result, suffix: str, language: Language) -> bytes:
    """The file's bytes; `suffix` is one of `RESULTS`."""
    make: Callable[[Result, Language], bytes] = loaded("reportparse.writers.findings", RESULTS[suffix][0])
    return make(result, language)
