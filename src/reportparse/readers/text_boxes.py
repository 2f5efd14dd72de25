"""Tables drawn with characters: │ ┌ ┬ ─ ┼ or | + -. Here the spans can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from reportparse.readers.text_tables import Found, Line


def boxed(lines: Sequence[Line], start: int) -> Found | None:
    """A drawn table."""
    return None
