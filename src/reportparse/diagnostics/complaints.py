"""What the program says on standard error: one line for each thing that went wrong, whatever names and messages hold."""

from __future__ import annotations

import sys


def complain(*parts: str, kind: str = "") -> None:
    """Print `reportparse: FILE: MESSAGE [kind]` on one line; what a terminal would act upon becomes "�"."""
    line = ": ".join(("reportparse", *parts)) + (f" [{kind}]" if kind else "")
    print("".join(c if c.isprintable() else "�" for c in line), file=sys.stderr)
