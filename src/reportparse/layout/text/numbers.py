"""Numbers among the stretches of a line."""

from __future__ import annotations

from reportparse.chinese.values import is_plain_value
from reportparse.layout.text.lines import Line
from reportparse.layout.text.spacing import Part


def numbers_of(line: Line) -> list[Part]:
    """The stretches of a line that are a number, or a mark for none."""
    return [part for part in line.parts if is_number(part.text)]


def parted(line: Line) -> Line:
    """The line with numbers that nearly touch as stretches of their own: each is in a column, or both are in doubt."""
    if not any(" " in part.text and all(map(is_number, part.text.split())) for part in line.parts):
        return line
    parts: list[Part] = []
    for part in line.parts:
        words = part.text.split()
        if len(words) == 1 or not all(map(is_number, words)):
            parts.append(part)
            continue
        # The width of a digit; the gaps between numbers are about half as wide.
        step = (part.x1 - part.x0) / (len(part.text) - (len(words) - 1) / 2)
        x = part.x0
        for word in words:
            parts.append(part._replace(x0=x, x1=x + step * len(word), text=word))
            x += step * (len(word) + 0.5)
    return line._replace(parts=tuple(parts))


def is_number(text: str) -> bool:
    """Whether a stretch can stand in a value cell."""
    return is_plain_value(text)
