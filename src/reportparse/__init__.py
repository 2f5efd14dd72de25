"""reportparse: Chinese annual reports on open government information as canonical records.

`parse` and `parse_many` are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportparse.api import ParsedInput, parse, parse_many
    from reportparse.errors import ReportparseError
    from reportparse.report import Report

__version__ = "0.1.0"
SCHEMA_VERSION = "1.0"
__all__ = ["ParsedInput", "Report", "ReportparseError", "__version__", "parse", "parse_many"]

_HOMES = {
    "ParsedInput": "reportparse.api",
    "Report": "reportparse.report",
    "ReportparseError": "reportparse.errors",
    "parse": "reportparse.api",
    "parse_many": "reportparse.api",
}


def __getattr__(name: str) -> Any:
    """A public name from the module that defines it."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
