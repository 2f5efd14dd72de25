"""What is wrong with a file that a PDF library cannot read, as this program's own errors."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from traceback import walk_tb

from reportparse.diagnostics.errors import UnreadableFile, too_deep
from reportparse.diagnostics.language import Both

LIBRARIES = frozenset({"pypdfium2", "pdfplumber", "pdfminer", "cryptography", "charset_normalizer"})
"""The libraries that read PDFs, and those that they call with what stands in a file."""


def corrupt() -> UnreadableFile:
    """The bytes are no PDF that a library can read."""
    why = Both("it is a damaged PDF or none; get it again", "PDF 已损坏或并非 PDF，请重新获取")
    return UnreadableFile("corrupt", why=why)


def encrypted() -> UnreadableFile:
    """The file opens with a password only; one that is empty has been tried."""
    return UnreadableFile("encrypted")


@contextlib.contextmanager
def library_calls(*faults: type[Exception]) -> Iterator[None]:
    """Around calls into a library: what it raises over a broken file is corrupt, or too-deep.

    What code of ours raises, and what the library raises otherwise, passes: it is a fault of the program, and saying that
    the file is damaged would send people after another copy of a good file (hazards PDF: corrupt).
    """
    try:
        yield
    except RecursionError as error:  # no code of ours calls itself, but a library may call ours from its depths
        raise too_deep("its objects", "对象") from error
    except faults as error:
        if not _is_of_library(error):
            raise
        raise corrupt() from error


def _is_of_library(error: Exception) -> bool:
    """Whether a library raised an error, by itself or through Python's own modules; not code of ours that it had called."""
    module = ""
    for frame, _ in walk_tb(error.__traceback__):
        name = str(frame.f_globals.get("__name__", "")).split(".")[0]
        module = module if name in sys.stdlib_module_names else name
    return module in LIBRARIES
