"""Numbers in scans: random ones in the cells of made-up pages, in typefaces of offices, spoilt as scanners do.

    python -m benchmarks.scanned_numbers [--pages N] [--seed S] [--dpi 100 150 …] [--kinds clean bit jpeg …] [--font FILE …]

Each cell holds one number of one to six digits, a tenth of them with decimals or a stroke for none. `null`: the page says
that the cell is in doubt; `wrong`: it says another number and no doubt. A page counts for itself: no sum is asked.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.scans import spoilt
from reportparse.chinese.values import parse_value
from reportparse.document import Box
from reportparse.layout.page import Glyph, Page, Spot
from reportparse.layout.ruled.edges import edges_by_table, lines_of
from reportparse.layout.ruled.grid import grid_of
from reportparse.layout.ruled.placement import box_of
from reportparse.readers.scan.page import page_of
from reportparse.readers.scan.picture import frames_of

TYPEFACES = (
    "Liberation Sans",
    "Liberation Serif",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK SC",
    "Noto Serif CJK SC",
    "DejaVu Sans",
    "Liberation Sans Narrow",
    "Nimbus Roman",
    "URW Bookman",
)
"""Those of Arial and Times, and what ideographs come with; --font adds files, of 楷体 or 宋体."""
COLUMNS, ROWS = 7, 34
MADE_DPI = 600
"""Pages are drawn as finely, then made as coarse as a scanner sees them."""
MARGIN_PT, ROW_PT, COLUMN_PT, RULE_PT = 40.0, 22.0, 73.0, 0.75
SIZES_PT = (9.0, 10.5, 10.5, 12.0)
"""Small five, five twice, small four."""


def number(chance: random.Random) -> str:
    """What one cell holds."""
    kind = chance.random()
    if kind < 0.03:
        return chance.choice("/-—")
    if kind < 0.1:
        return f"{chance.randrange(10 ** chance.randint(1, 4))}.{chance.randrange(10 ** chance.randint(1, 3))}"
    digits = chance.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 6))
    return str(chance.randrange(10 ** (digits - 1) if digits > 1 else 0, 10**digits))


def page(seed: int, fonts: Sequence[Path]) -> tuple[Image.Image, list[list[str]]]:
    """A ruled page of numbers at MADE_DPI, and the rows of what it says; one typeface and one size a page."""
    chance, scale = random.Random(seed), MADE_DPI / 72
    picture = Image.new("L", (round(595 * scale), round(842 * scale)), 255)
    pen = ImageDraw.Draw(picture)
    face = ImageFont.truetype(str(fonts[seed % len(fonts)]), round(chance.choice(SIZES_PT) * scale))
    x1, bottom = MARGIN_PT + COLUMNS * COLUMN_PT, MARGIN_PT + ROWS * ROW_PT
    for i in range(COLUMNS + 1):
        x = MARGIN_PT + i * COLUMN_PT
        pen.line([(at * scale) for at in (x, MARGIN_PT, x, bottom)], fill=0, width=round(RULE_PT * scale))
    for i in range(ROWS + 1):
        y = MARGIN_PT + i * ROW_PT
        pen.line([(at * scale) for at in (MARGIN_PT, y, x1, y)], fill=0, width=round(RULE_PT * scale))
    said = [[number(chance) for _ in range(COLUMNS)] for _ in range(ROWS)]
    for i, row in enumerate(said):
        for j, text in enumerate(row):
            x = MARGIN_PT + (j + 0.5) * COLUMN_PT + chance.uniform(-2, 2)
            y = MARGIN_PT + (i + 0.5) * ROW_PT + chance.uniform(-1, 1)
            pen.text((x * scale, y * scale), text, 0, face, anchor="mm")
    return picture, said


def coarse(picture: Image.Image, dpi: int) -> Image.Image:
    """The page as a scanner of so many dots an inch sees it."""
    size = round(picture.width * dpi / MADE_DPI), round(picture.height * dpi / MADE_DPI)
    return picture.resize(size, Image.Resampling.BOX).convert("RGB")


def cells_of(page: Page) -> list[list[tuple[str, bool]]]:
    """What each cell of a page says, and whether that is beyond doubt: one whose rules were not found is in doubt."""
    cells = [[("", False)] * COLUMNS for _ in range(ROWS)]
    for grid in map(grid_of, edges_by_table(lines_of(page.rules))[0]):
        for box in (box_of(grid, span) for span in grid.cells):
            row, column = _cell_at(box.x0 + box.x1, box.top + box.bottom)
            if box.x1 - box.x0 < 1.5 * COLUMN_PT and box.bottom - box.top < 1.5 * ROW_PT:
                inside = partial(_is_in, box)
                spots = list(filter(inside, page.spots))
                text = "".join(glyph.text for glyph in filter(inside, page.glyphs))
                cells[row][column] = text, not any(spot.corrects or spot.confidence is None for spot in spots)
    return cells


def _is_in(box: Box, thing: Glyph | Spot) -> bool:
    return box.x0 <= (thing.x0 + thing.x1) / 2 <= box.x1 and box.top <= (thing.top + thing.bottom) / 2 <= box.bottom


def _cell_at(x_twice: float, y_twice: float) -> tuple[int, int]:
    row, column = (y_twice / 2 - MARGIN_PT) // ROW_PT, (x_twice / 2 - MARGIN_PT) // COLUMN_PT
    return min(max(int(row), 0), ROWS - 1), min(max(int(column), 0), COLUMNS - 1)


@cache
def _file_of(typeface: str) -> Path:
    command = ["fc-match", "--format", "%{file}", typeface]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def measured(options: argparse.Namespace, dpi: int, kinds: str, fonts: Sequence[Path]) -> Iterator[str]:
    """A row of the table, and what went wrong."""
    counts: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.pages):
        picture, said = page(seed, fonts)
        chance = random.Random(seed * dpi)
        skew, grain = chance.choice((0.0, 0.7, -1.2)), np.random.default_rng(seed)
        file = io.BytesIO()
        scanned = spoilt(coarse(picture, dpi), kinds.split("+"), skew, grain)
        scanned.save(file, "JPEG" if "jpeg" in kinds else "PNG", quality=60)
        (frame,) = frames_of(file.getvalue())
        found = cells_of(page_of(frame))
        for i, row in enumerate(said):
            for j, text in enumerate(row):
                got, certain = found[i][j]
                outcome = outcome_of(text, got) if certain else "null"
                counts["values"] += 1
                counts[outcome] += 1
                if outcome == "wrong" or (options.nulls and outcome == "null"):
                    face = fonts[seed % len(fonts)].stem
                    yield f"    {outcome}: seed {seed} ({face}, {skew}°) row {i} column {j}: {text} read as {got!r}"
    shares = (counts[name] for name in ("values", "right", "null", "wrong"))
    yield f"| {dpi} | {kinds} | " + " | ".join(map(str, shares)) + f" | {counts['right'] / counts['values']:.2%} |"


def outcome_of(text: str, got: str) -> str:
    """What became of a cell that says a text, given what was read beyond doubt: what is no value is told as such."""
    truth, value = (parse_value(one, signed=True, fractional=True) for one in (text, got))
    if value.state == "unreadable":
        return "null"
    return "right" if (value.state, value.number) == (truth.state, truth.number) else "wrong"


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, scan, read, and print one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=9, help="pages of each row, 238 numbers each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dpi", type=int, nargs="*", default=[100, 150, 200, 300])
    parser.add_argument("--kinds", nargs="*", default=["clean", "bit", "jpeg"])
    parser.add_argument("--font", type=Path, nargs="*", default=[], help="files of more typefaces")
    parser.add_argument("--nulls", action="store_true", help="say also which are in doubt")
    options = parser.parse_args(arguments)
    fonts = [*map(_file_of, TYPEFACES), *options.font]
    print("| dpi | kind | values | right | null | wrong | right |\n|--:|---|--:|--:|--:|--:|--:|")
    for dpi in options.dpi:
        for kinds in options.kinds:
            for line in measured(options, dpi, kinds, fonts):
                print(line, flush=True)


if __name__ == "__main__":
    main()
