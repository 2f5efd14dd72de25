"""A picture of a page becomes what the room of fixed layouts asks for: glyphs, ruling lines, and spots of doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportparse.diagnostics.errors import OverLimit
from reportparse.diagnostics.language import Both
from reportparse.document import Box
from reportparse.layout.page import Page, Rule
from reportparse.layout.ruled.edges import edges_by_table, lines_of
from reportparse.layout.ruled.grid import Grid, grid_of
from reportparse.layout.ruled.placement import box_of
from reportparse.readers.scan.cells import larger_text_of_cells, running_text, text_of_cells
from reportparse.readers.scan.flat import laid_flat
from reportparse.readers.scan.ink import Sheet, greys_of, sheet_of
from reportparse.readers.scan.picture import Picture, Pixels
from reportparse.readers.scan.rules import rules_of
from reportparse.readers.scan.straight import skew_of, turned_back
from reportparse.readers.scan.upright import quarter_turns_of

LEAST_CELLS = 6
"""A table of numbers has more cells than a frame around a heading."""


def page_of(picture: Picture, *, only_tables: bool = False) -> Page:
    """A page read out of its picture; one beyond bounds says so. `only_tables`: one that shows no table is left empty."""
    try:
        return _page_of(picture, only_tables)
    except OverLimit as error:
        return Page(picture.number, picture.width_pt, picture.height_pt, fault=Both(error.en, error.zh))
    except (
        Exception
    ) as error:  # the errors of onnxruntime and OpenCV have no other class in common; all but this one pass
        if "bad_alloc" in str(error) or "Insufficient memory" in str(error):
            raise MemoryError from error
        raise


def larger_texts(picture: Picture, boxes: Sequence[Box]) -> list[str]:
    """What the cells of a page say as they are read larger, given the boxes in which they were found (pt)."""
    _, _, sheet = _upright(picture)
    return larger_text_of_cells(sheet, boxes)


def set_upright(picture: Picture) -> Picture:
    """The page turned upright and set straight, as the boxes of its glyphs are measured."""
    picture, _, _ = _upright(picture)
    return picture._replace(colours=turned_back(picture.colours, skew_of(greys_of(picture.colours))))


def _upright(picture: Picture) -> tuple[Picture, list[Rule], Sheet]:
    """The page laid flat and turned upright; its rules, and what else is on it, both set straight."""
    picture = picture._replace(colours=laid_flat(picture.colours))
    rules, sheet = _straight(picture.colours)
    turns = quarter_turns_of(sheet)
    if turns:
        picture = picture._replace(colours=np.ascontiguousarray(np.rot90(picture.colours, turns)))
        rules, sheet = _straight(picture.colours)
    return picture, rules, sheet


def _page_of(picture: Picture, only_tables: bool) -> Page:
    picture, rules, sheet = _upright(picture)
    grids = [grid_of(edges) for edges in edges_by_table(lines_of(rules))[0]]
    if only_tables and not any(len(grid.cells) >= LEAST_CELLS for grid in grids):
        return Page(picture.number, picture.width_pt, picture.height_pt)
    grids = sorted((grid for grid in grids if len(grid.cells) > 1), key=_area)  # a small one may stand in a cell
    boxes = [box_of(grid, span) for grid in grids for span in grid.cells]
    glyphs, spots = text_of_cells(sheet, boxes, coarse=picture.coarse)
    glyphs += running_text(sheet)
    return Page(
        picture.number,
        picture.width_pt,
        picture.height_pt,
        tuple(glyphs),
        tuple(rules),
        looked_at=True,
        recognised=True,
        spots=tuple(spots),
    )


def _straight(colours: Pixels) -> tuple[list[Rule], Sheet]:
    """The rules of a page and what else is on it, both set straight."""
    greys = greys_of(colours)
    skew = skew_of(greys)
    if skew:
        colours = turned_back(colours, skew)
        greys = greys_of(colours)
    rules, ruled = rules_of(greys)
    return rules, sheet_of(colours, greys, ruled)


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
