"""Functions by name: a line of a registry names its function, and what the function needs is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def loaded(package: str, name: str) -> Any:
    """The function of a name "module:function", its module below a package.

    ("reportparse.readers", "docx.reader:read_docx") is `read_docx` in `reportparse.readers.docx.reader`.
    """
    module, _, function = name.partition(":")
    return getattr(import_module(f"{package}.{module}"), function)
