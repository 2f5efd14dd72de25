"""Text in lines of a terminal: wrapped by the columns that characters take, nothing left out, no number parted."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from reportparse.patterns import regex

MIN_COLUMNS = 20
"""Columns that a text is given however narrow the terminal is."""

_WORD = regex(r"\s+|[!-~]+|.")
_CLOSERS = frozenset("，。；：、）」』！？》〕】…%")
_OPENERS = frozenset("（「『《〔【")


def wrapped(text: str, columns: int, *, least: int = MIN_COLUMNS) -> list[str]:
    """Lines of at most so many columns; a word that is longer than a line is parted, others stay whole.

    A line neither begins with a closing mark nor ends with an opening one.
    """
    width = max(columns, least)
    lines = [""]
    for word in _words(text):
        if cell_len(lines[-1]) + cell_len(word.rstrip()) <= width:
            lines[-1] += word
        elif cell_len(word) <= width:
            lines.append(word.lstrip())
        else:
            room = width - cell_len(lines[-1])
            first = chop_cells(word, room)[0] if room >= 2 else ""
            lines[-1] += first
            lines += chop_cells(word[len(first) :], width)
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _words(text: str) -> Iterator[str]:
    """What stays together: a run of letters and digits, or one character of Chinese, with the marks that belong to it."""
    held = ""
    for word in _WORD.findall(text):
        if held and (word in _CLOSERS or held[-1] in _OPENERS):
            held += word
            continue
        if held:
            yield held
        held = word
    if held:
        yield held
