"""The title that some lines hold, judged by its shape alone."""

from __future__ import annotations

from collections.abc import Sequence

from reportparse.masthead.title import Title, titles_in


def find_title(lines: Sequence[str], elsewhere: str = "") -> Title | None:
    """The best title among some lines, by its shape alone; `elsewhere` is text that may name its organ once more."""
    titles = titles_in(lines, elsewhere)
    return max(titles, key=lambda title: (not title.is_file, title.is_whole, title.year is not None), default=None)
