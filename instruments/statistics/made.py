"""A made-up report with a statistics table, messed up by seed, in every notation that it may come in."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

from docx import Document

from instruments.statistics.form import HEADER, PATHS, ROWS, SUMS

Number = int | Decimal | None
Cells = list[str]

BELOW = ("单位负责人：甲", "审核人：乙", "填报人：丙", "联系电话：0000-7654321", "填报日期：2017年1月9日")
"""Who filled the table in: neither contact nor publication."""


@dataclass
class Made:
    """One document: the lines above and below its table, the table's rows with its header, and what is true of it.

    `paths` are those of the rows, "" of heads and of rows that the form does not know; `local` are the latter: label, unit,
    number. `cuts` are the rows at which another table begins.
    """

    seed: int
    rows: list[Cells]
    truth: dict[str, Number]
    local: list[tuple[str, str, Number]] = field(default_factory=list)
    messes: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    year: int = 2016

    @property
    def above(self) -> Cells:
        return [
            f"甲县水务局{self.year}年政府信息公开工作年度报告",
            f"根据《中华人民共和国政府信息公开条例》，现公布甲县水务局{self.year}年政府信息公开工作年度报告。",
            "一、概述",
            "政府信息公开工作有序开展。",
            "二、存在的主要问题",
            "公开的内容还需充实。",
            "三、附表",
            "政府信息公开情况统计表",
            f"（{self.year}年度）",
            "填报单位（盖章）：甲县水务局",
        ]


def made(seed: int, *, sentinel: bool = False) -> Made:
    """A document by its seed; a `sentinel` has a different number in every cell, and no mess."""
    chance = random.Random(seed)
    numbers: dict[str, str] = {path: str(chance.randint(0, 60)) for path in PATHS}
    numbers |= {path: chance.choice(("0", "0.5", "3.25", "12")) for path in ("fees.amount", "funding.amount")}
    for total, parts in reversed(SUMS.items()):
        stem = total.removesuffix("total")
        numbers[total] = str(sum(int(numbers[stem + part]) for part in parts))
    for at in ("responses.press_conferences", "responses.online_interviews"):
        numbers[f"{at}_by_principal"] = str(chance.randint(0, int(numbers[at])))
    numbers["disclosure.total"] = str(600 + chance.randint(0, 4000))
    if sentinel:
        numbers = {path: str(at) for at, path in enumerate(PATHS, 101)}
    rows = [[label, unit, numbers.get(path, "")] for path, label, unit in ROWS]
    truth: dict[str, Number] = {path: Decimal(text) for path, text in numbers.items()}
    document = Made(seed, rows, truth, paths=[path for path, _, _ in ROWS])
    if not sentinel:
        for mess in chance.sample(MESSES, chance.randint(0, 3)):
            mess(document, chance)
            document.messes.append(mess.__name__)
        for frame in chance.sample(FRAMES, chance.randint(0, 1)):
            frame(document, chance)
            document.messes.append(frame.__name__)
    if document.rows[0][0] not in ("序号", *HEADER[:1], "统 计 指 标", "指标"):
        document.rows.insert(0, list(HEADER))
        document.cuts = [cut + 1 for cut in document.cuts]
    return document


# Messes of the rows: label, unit, number


def rows_left_out(document: Made, chance: random.Random) -> None:
    for path in chance.sample(PATHS, 5):
        if path.endswith(".total") or path not in document.paths:
            continue
        at = document.paths.index(path)
        del document.rows[at], document.paths[at]
        document.truth[path] = None


def rows_put_in(document: Made, chance: random.Random) -> None:
    for label, unit in chance.sample(
        (
            ("重点领域公开政府信息数", "条"),
            ("公共资源配置信息", "条"),
            ("手机客户端公开政府信息数", "条"),
            ("其他培训数", "次"),
        ),
        2,
    ):
        at = chance.randrange(3, len(document.rows))
        number = chance.randint(1, 99)
        document.rows.insert(at, [label, unit, str(number)])
        document.paths.insert(at, "")
        document.local.append((label, unit, Decimal(number)))


def blanks_and_marks(document: Made, chance: random.Random) -> None:
    for path in chance.sample(PATHS, 6):
        if path in document.paths:
            document.rows[document.paths.index(path)][2] = chance.choice(("", "/", "—", "无"))
            document.truth[path] = None


def other_numerals(document: Made, chance: random.Random) -> None:
    style = chance.choice(((".", "、"), (".", "．"), ("（", "(")))
    for row in document.rows:
        row[0] = row[0].replace(*style).replace("）", ")" if style[0] == "（" else "）")


def no_numerals(document: Made, chance: random.Random) -> None:
    for at, row in enumerate(document.rows):
        if document.paths[at] and row[0][1:2] == ".":
            row[0] = row[0][2:]


def strokes_for_no_unit(document: Made, chance: random.Random) -> None:
    mark = chance.choice(("----", "—", "", "/"))
    for row in document.rows:
        row[1] = mark if row[1] == "——" else row[1]


def amounts_in_yuan(document: Made, chance: random.Random) -> None:
    for path in ("fees.amount", "funding.amount"):
        if path in document.paths and document.truth[path] is not None:
            row = document.rows[document.paths.index(path)]
            row[1], row[2] = "元", str(chance.randint(0, 90) * 100)
            document.truth[path] = Decimal(row[2]) / 10_000


def numbers_with_units(document: Made, chance: random.Random) -> None:
    for path in chance.sample(PATHS, 8):
        if path in document.paths and document.truth[path] is not None and not path.endswith("amount"):
            row = document.rows[document.paths.index(path)]
            row[2] += row[1]


def slips(document: Made, chance: random.Random) -> None:
    for row in document.rows:
        row[0] = row[0].replace("其他途径", "其它途径").replace("专题会议数", "专题会议次数").replace("作出", "做出")


def a_sum_that_fails(document: Made, chance: random.Random) -> None:
    path = chance.choice(tuple(SUMS))
    if path in document.paths:
        document.rows[document.paths.index(path)][2] = "777"
        document.truth[path] = Decimal(777)


MESSES = (
    rows_left_out,
    rows_put_in,
    blanks_and_marks,
    other_numerals,
    no_numerals,
    strokes_for_no_unit,
    amounts_in_yuan,
    numbers_with_units,
    slips,
    a_sum_that_fails,
)


# Frames: what stands around label, unit and number. Each gives the table its header.


def _framed(document: Made, header: Cells, row: Callable[[int, Cells], Cells]) -> None:
    document.rows = [header, *(row(at, cells) for at, cells in enumerate(document.rows))]


def serial_numbers(document: Made, chance: random.Random) -> None:
    _framed(document, ["序号", *HEADER], lambda at, cells: [str(at + 1), *cells])


def spaced_header(document: Made, chance: random.Random) -> None:
    _framed(document, ["统 计 指 标", "单 位", "统 计 数"], lambda at, cells: cells)


def last_year_beside(document: Made, chance: random.Random) -> None:
    years = [f"{document.year}年", f"{document.year - 1}年"]
    _framed(document, ["统计指标", "单位", *years], lambda at, cells: [*cells, "5" if cells[2] else ""])


def parts_beside_the_total(document: Made, chance: random.Random) -> None:
    _framed(
        document,
        ["统计指标", "单位", "合计", "局机关", "下属单位"],
        lambda at, cells: [*cells, *(["1", "2"] if cells[2] else ["", ""])],
    )


def two_lists(document: Made, chance: random.Random) -> None:
    half = (len(document.rows) + 1) // 2
    left, right = document.rows[:half], [*document.rows[half:], ["", "", ""]][:half]
    document.rows = [[*HEADER, *HEADER], *(a + b for a, b in zip(left, right, strict=True))]


def cut_in_pieces(document: Made, chance: random.Random) -> None:
    document.cuts = sorted(chance.sample(range(5, len(document.rows) - 5), 2))


FRAMES = (serial_numbers, spaced_header, last_year_beside, parts_beside_the_total, two_lists, cut_in_pieces)


# Notations


def pieces(document: Made) -> Iterator[list[Cells]]:
    """The table, or its pieces, which lack the header."""
    for start, end in zip([0, *document.cuts], [*document.cuts, len(document.rows)], strict=True):
        yield document.rows[start:end]


def _text(document: Made, row: Callable[[Cells], str]) -> bytes:
    lines = [*document.above]
    for piece in pieces(document):
        lines += [*map(row, piece), *([""] if document.cuts else [])]
    return "\n".join([*lines, *BELOW]).encode()


def to_pipes(document: Made) -> bytes:
    return _text(document, lambda row: "| " + " | ".join(row) + " |")


def to_tabs(document: Made) -> bytes:
    return _text(document, "\t".join)


def to_cells(document: Made) -> bytes:
    return _text(document, lambda row: "".join(f"\t{cell}\n" for cell in row))


def to_lines(document: Made) -> bytes:
    return _text(document, lambda row: "\n".join(filter(None, row)))


def to_words(document: Made) -> bytes:
    return _text(document, lambda row: "  ".join(filter(None, row)))


MAX_PADDED = 34
"""Characters of a label that has room beside its number in a page written out by `pdftotext -layout`."""


def to_padded(document: Made) -> bytes:
    """Columns kept by blanks; the number of a long label stands between its two lines."""

    def line(row: Cells) -> str:
        at = max(range(len(row)), key=lambda at: len(row[at]))
        label, rest = row[at], "   ".join(filter(None, row[at + 1 :]))
        if len(label) <= MAX_PADDED or len(row) > len(HEADER):
            return "   ".join(cell.ljust(MAX_PADDED, " ") if i == at else cell for i, cell in enumerate(row) if cell)
        return f"{label[:MAX_PADDED]}\n{' ' * 60}{rest}\n{label[MAX_PADDED:]}"

    return _text(document, line)


def to_glued(document: Made) -> bytes:
    """A borderless table in a PDF: the unit sticks to its number."""

    def line(row: Cells) -> str:
        units = {unit for _, _, unit in ROWS}
        return "".join(cell if i and row[i - 1] in units else f" {cell}" for i, cell in enumerate(row)).strip()

    return _text(document, line)


def to_bars(document: Made) -> bytes:
    return _text(document, lambda row: "│" + "│".join(row) + "│")


def to_html(document: Made) -> bytes:
    parts = [f"<p>{html.escape(line)}</p>" for line in document.above]
    for piece in pieces(document):
        cells = ("".join(f"<td><p>{html.escape(cell) or '&nbsp;'}</p></td>" for cell in row) for row in piece)
        parts.append("<table border=1>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    parts += [f"<p>{html.escape(line)}</p>" for line in BELOW]
    return f"<html><head><meta charset=utf-8></head><body>{''.join(parts)}</body></html>".encode()


def to_docx(document: Made) -> bytes:
    word = Document()
    for line in document.above:
        word.add_paragraph(line)
    for piece in pieces(document):
        table = word.add_table(len(piece), len(piece[0]))
        for cells, row in zip(table.rows, piece, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        word.add_paragraph("")
    for line in BELOW:
        word.add_paragraph(line)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


NOTATIONS: dict[str, tuple[str, Callable[[Made], bytes]]] = {
    "html": (".html", to_html),
    "docx": (".docx", to_docx),
    "pipes": (".txt", to_pipes),
    "tabs": (".txt", to_tabs),
    "cells": (".txt", to_cells),
    "lines": (".txt", to_lines),
    "words": (".txt", to_words),
    "padded": (".txt", to_padded),
    "glued": (".txt", to_glued),
    "bars": (".txt", to_bars),
}
"""Ending and writer of each notation."""
