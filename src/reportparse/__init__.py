"""reportparse: Chinese annual reports on open government information as canonical records.

`parse` and `parse_many` are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportparse.version import __version__

if TYPE_CHECKING:
    from reportparse.api import ParsedInput, parse, parse_many
    from reportparse.diagnostics.errors import ReportparseError
    from reportparse.record.schema import Report
    from reportparse.writers.frames import to_arrow, to_dataframe

__all__ = [
    "ParsedInput",
    "Report",
    "ReportparseError",
    "__version__",
    "parse",
    "parse_many",
    "to_arrow",
    "to_dataframe",
]

_HOMES = {
    "ParsedInput": "reportparse.api",
    "Report": "reportparse.record.schema",
    "ReportparseError": "reportparse.diagnostics.errors",
    "parse": "reportparse.api",
    "parse_many": "reportparse.api",
    "to_arrow": "reportparse.writers.frames",
    "to_dataframe": "reportparse.writers.frames",
}


def __getattr__(name: str) -> Any:
    """A public name from the module that defines it."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, also those that are not loaded yet."""
    return sorted({*globals(), *__all__})
