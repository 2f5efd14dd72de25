"""What of a page's text its reader does not see as text: the rules that hold whichever engine tells of the page."""

from __future__ import annotations

CLIPPING_RENDER_MODE = 7
INVISIBLE_RENDER_MODES = frozenset({3, CLIPPING_RENDER_MODE})
"""Text render modes that paint nothing: neither filled nor stroked, and for clipping only (ISO 32000-1 §9.3.6)."""

MIN_OUTLINE_PATHS = 150
"""So many paths on a page without text draw the text itself; a ruled page without text has some dozen."""


def shows_outlines(*, n_paths: int, n_characters: int) -> bool:
    """Whether a page shows its text as outlines, of which no engine can say the characters."""
    return n_paths > MIN_OUTLINE_PATHS and not n_characters
