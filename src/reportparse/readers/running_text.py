"""Running text as every reader makes it: the lines of some blocks, and an automatic number in front of its text."""

from __future__ import annotations

from collections.abc import Iterable

from reportparse.document import Block, Paragraph


def running_text(blocks: Iterable[Block]) -> str:
    """The lines of some blocks; a table gives the lines of its cells, a cell what it holds with the tables nested in it."""
    lines: list[str] = []
    for block in blocks:
        lines += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells if cell.text]
    return "\n".join(lines)


def numbered(number: str, text: str, *, gap: bool = False) -> str:
    """An automatic number in front of its text: 一、 and 总体情况 are 一、总体情况, 1. and 5件 are "1. 5件", never 1.5件.

    A bare number before digits stands in brackets: 1 before 234 is not 1 234. `gap`: the format shows a gap after every
    Latin number, as Word does with its tab ("1. 国家秘密").
    """
    if not number or not text:
        return number or text
    if number[-1].isdecimal() and text[:3].isdecimal():
        return f"[{number}] {text}"
    apart = number[-1].isascii() and (gap or text[0].isascii() or text[0].isdecimal())
    return f"{number} {text}" if apart else number + text
