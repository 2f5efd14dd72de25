"""A table as the aligner sees it: rows of cells with the parts that may be labels, headers with the columns they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportparse.document import Cell, Table
from reportparse.forms import Block
from reportparse.normalise.align import align
from reportparse.normalise.labels import best, key
from reportparse.values import parse_value

GROUP_WEIGHT = 0.15
"""What agreement of the spanning label counts beside a row's or column's own (1.0): a hint, never a match."""

MAX_LABEL_CELLS = 4
"""Labels stand in the first cells of a row; further right, words are somebody's remark."""


@dataclass(frozen=True, slots=True)
class ObservedRow:
    """One physical row: every cell that covers it, left to right, those hanging down from above included.

    `is_blank`: no cell of its own holds anything; `has_numbers`: one holds a number or a mark. `table` counts the document's tables from 1; `kinds` says of each cell what it can be: "label", "value" or "blank".
    """

    table: int
    row: int
    cells: tuple[Cell, ...]
    kinds: tuple[str, ...]
    regular: bool
    is_blank: bool
    has_numbers: bool

    @property
    def text(self) -> str:
        """What stands in the row's own cells, for messages."""
        return " ".join(part for cell in self.cells if cell.row == self.row for part in cell.text.split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a row's label: the key of its own label, of what hangs above it, and the last cell it takes up."""

    key: str
    groups: tuple[str, ...]
    last: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One bottom column of a header: grid columns [start, end) and the keys that may name it, most specific first."""

    start: int
    end: int
    names: tuple[str, ...]
    groups: tuple[str, ...]
    text: str


def observe(table: Table, number: int) -> list[ObservedRow]:
    """The rows of a table, from top to bottom, with hanging cells repeated in each row that they cover."""
    rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row].append(cell)
    return [_row(table, number, index, sorted(cells, key=lambda cell: cell.column)) for index, cells in enumerate(rows)]


def _row(table: Table, number: int, index: int, cells: list[Cell]) -> ObservedRow:
    kinds = tuple(kind_of(cell.text) for cell in cells)
    own = [kind for cell, kind in zip(cells, kinds, strict=True) if cell.row == index]
    blank = all(kind == "blank" for kind in own)
    return ObservedRow(number, index, tuple(cells), kinds, table.regular, blank, "value" in own)


@lru_cache(maxsize=16384)
def kind_of(text: str) -> str:
    """What a cell can be by its text alone: "label", "value" or "blank"."""
    state = parse_value(text, signed=True, fractional=True).state
    return {"number": "value", "mark": "value", "blank": "blank"}.get(state, "label")


def candidates(row: ObservedRow) -> list[Candidate]:
    """Every reading of the row's label: each cell of words before the first number, alone or with its left neighbours."""
    found: list[Candidate] = []
    groups: list[str] = []
    own: list[str] = []
    for index, (cell, kind) in enumerate(zip(row.cells, row.kinds, strict=True)):
        if kind == "value" or len(own) >= MAX_LABEL_CELLS:
            break
        if kind == "blank":
            continue
        if cell.row < row.row:
            groups.append(key(cell.text))
            continue
        own.append(cell.text)
        above = (*groups, *(key(text) for text in own[:-1]))
        found.append(Candidate(key(cell.text), above, index))
        found.extend(
            Candidate(key("".join(own[start:])), (*groups, *(key(text) for text in own[:start])), index)
            for start in range(len(own) - 1)
        )
    return found


def leaves(header: list[ObservedRow]) -> list[Leaf]:
    """The bottom columns of a header, left to right. Neighbouring grid columns under the very same cells are one."""
    width = max((cell.column + cell.column_span for row in header for cell in row.cells), default=0)
    chains: list[list[Cell]] = [[] for _ in range(width)]
    for row in header:
        for cell in row.cells:
            if not cell.text.strip():
                continue
            for column in range(cell.column, cell.column + cell.column_span):
                if cell not in chains[column]:
                    chains[column].append(cell)
    found: list[Leaf] = []
    previous: list[Cell] | None = None
    for column, chain in enumerate(chains):
        if found and chain and chain == previous:
            last = found[-1]
            found[-1] = Leaf(last.start, column + 1, last.names, last.groups, last.text)
        else:
            found.append(_leaf(column, chain))
        previous = chain
    return found


def _leaf(column: int, chain: list[Cell]) -> Leaf:
    """A leaf is named by its lowest cell, or by several cells joined where a label was split over rows (domain §6)."""
    texts = [cell.text for cell in chain]
    names = tuple(key("".join(texts[start:])) for start in range(len(texts) - 1, -1, -1))
    groups = tuple(key(text) for text in texts[:-1])
    return Leaf(column, column + 1, names, groups, "".join(texts[-1:]))


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A header read against a block: `leaves` from the first matched on, `places[i]` the block's column of leaf i.

    `score` sums the likenesses; `missing` are the block's columns without a leaf. `by_order` says that the header names
    every column, but its cells cannot be told apart by the grid: the values go by their order.
    """

    leaves: tuple[Leaf, ...]
    places: tuple[int | None, ...]
    score: float
    missing: tuple[int, ...]
    by_order: bool = False


def match_columns(header: list[ObservedRow], block: Block) -> ColumnMatch:
    """Assign a header's leaves to a block's columns, in order; where the grid lost its spans, by the words alone."""
    by_grid = _match_leaves(leaves(header), block)
    if not by_grid.missing:
        return by_grid
    named = _named_anywhere(header, block)
    if len(named) == len(block.columns):
        return ColumnMatch((), tuple(range(len(block.columns))), float(len(named)), (), by_order=True)
    return by_grid


def _match_leaves(found: list[Leaf], block: Block) -> ColumnMatch:
    labels = [tuple(key(label) for label in column.labels) for column in block.columns]
    groups = [tuple(key(label) for label in column.group) for column in block.columns]
    scores = [[_fit(leaf, labels[j], groups[j]) for j in range(len(labels))] for leaf in found]
    alignment = align(scores)
    place_of = {first: place for first, _, place in alignment.pairs}
    start = min(place_of, default=len(found))
    return ColumnMatch(
        tuple(found[start:]),
        tuple(place_of.get(i) for i in range(start, len(found))),
        alignment.score,
        tuple(alignment.unmatched(len(labels))),
    )


def _fit(leaf: Leaf, labels: tuple[str, ...], groups: tuple[str, ...]) -> float:
    own = max((best(name, labels) for name in leaf.names), default=0.0)
    if own == 0 or not groups or not leaf.groups:
        return own
    return own + GROUP_WEIGHT * max(best(group, groups[-1:]) for group in leaf.groups)


def _named_anywhere(header: list[ObservedRow], block: Block) -> set[int]:
    """The columns that some row of the header names, each row in the form's order (a header whose spans were lost)."""
    named: set[int] = set()
    for row in header:
        cells = [
            Leaf(0, 0, (key(cell.text),), (), "") for cell in row.cells if cell.row == row.row and cell.text.strip()
        ]
        found = _match_leaves(cells, block)
        named.update(place for place in found.places if place is not None)
    return named
