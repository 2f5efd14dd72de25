"""What the program says on standard error: one line for each thing that went wrong, whatever names and messages hold."""

from __future__ import annotations

import os
import sys
import unicodedata
from contextlib import suppress


def complain(*parts: str, kind: str = "") -> None:
    """Print `reportparse: FILE: MESSAGE [kind]` on one line; what a terminal would act upon becomes "�".

    Where standard error is full or gone there is nobody to tell.
    """
    line = ": ".join(("reportparse", *parts)) + (f" [{kind}]" if kind else "")
    try:
        print(harmless(line, "�"), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def harmless(text: str, instead: str) -> str:
    """Text as it may be shown to a person: what a terminal would act upon gives way, blanks of any width stay.

    Controls, marks that turn the direction of writing, line ends, surrogates and codes without a character go.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else instead for c in text)
