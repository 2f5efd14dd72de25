"""Which stretches of a line can stand in a value cell: numbers, and marks for none."""

from __future__ import annotations

from reportparse.chinese.values import is_plain_value
from reportparse.layout.text.lines import Line
from reportparse.layout.text.spacing import Stretch


def is_number(text: str) -> bool:
    """Whether a stretch can stand in a value cell: "12", "1,024件", "-", "无"; but not "2024年"."""
    return is_plain_value(text)


def numbers_of(line: Line) -> list[Stretch]:
    """The stretches of a line that can stand in a value cell."""
    return [stretch for stretch in line.stretches if is_number(stretch.text)]


def with_numbers_apart(line: Line) -> Line:
    """The line with numbers that nearly touch as stretches of their own: "12 0" → "12" and "0".

    Their gap is too narrow to part columns by itself. Either each stands in a column of its own, or both are in doubt.
    """
    if not any(" " in stretch.text and all(map(is_number, stretch.text.split())) for stretch in line.stretches):
        return line
    found: list[Stretch] = []
    for stretch in line.stretches:
        words = stretch.text.split()
        if len(words) == 1 or not all(map(is_number, words)):
            found.append(stretch)
            continue
        # The width of a digit; the gaps between such numbers are about half as wide.
        step = (stretch.x1 - stretch.x0) / (len(stretch.text) - (len(words) - 1) / 2)
        x = stretch.x0
        for word in words:
            found.append(stretch._replace(x0=x, x1=x + step * len(word), text=word))
            x += step * (len(word) + 0.5)
    return line._replace(stretches=tuple(found))
