"""The leaves of a header: its bottom columns, each with the words that may name it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportparse.document import Cell
from reportparse.labels.likeness import key
from reportparse.labels.rows import ObservedRow


@dataclass(frozen=True, slots=True)
class Leaf:
    """One bottom column of a header: grid columns [start, end) and the keys that may name it, most specific first."""

    start: int
    end: int
    names: tuple[str, ...]
    groups: tuple[str, ...]
    text: str


def leaves(header: Sequence[ObservedRow]) -> list[Leaf]:
    """The bottom columns of a header, left to right. Neighbouring grid columns under the very same cells are one."""
    width = max((cell.column + cell.column_span for row in header for cell in row.cells), default=0)
    covering: list[dict[int, Cell]] = [{} for _ in range(width)]
    for row in header:
        for cell in row.cells:
            for cells in covering[cell.column : cell.column + cell.column_span]:
                cells[id(cell)] = cell
    found: list[Leaf] = []
    previous: list[Cell] | None = None
    for column, chain in enumerate(list(cells.values()) for cells in covering):
        if found and chain and previous and chain[-1] is previous[-1]:
            last = found[-1]
            found[-1] = Leaf(last.start, column + 1, last.names, last.groups, last.text)
        else:
            found.append(_leaf(column, chain))
        previous = chain
    return found


def _leaf(column: int, chain: list[Cell]) -> Leaf:
    """A leaf is named by its lowest cell, or by several cells joined where a label was split over rows (domain §6)."""
    texts = [cell.text for cell in chain if cell.text.strip()]
    names = tuple(key("".join(texts[start:])) for start in range(len(texts) - 1, -1, -1))
    groups = tuple(key(text) for text in texts[:-1])
    return Leaf(column, column + 1, names, groups, "".join(texts[-1:]))
