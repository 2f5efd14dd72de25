"""Reports with the statistics table of 2014: chapters of their own, and the table in the last one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from instruments.made.sheet import Row, Sheet, SheetCell
from instruments.statistics.form import HEADER, PATHS, ROWS, SUMS

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM = "2014"
TABLE = "statistics"
CHAPTER = 6
"""The chapter that holds the table."""

CHAPTERS = (
    ("一、概述", "本年度政府信息公开工作有序开展。"),
    ("二、主动公开政府信息情况", "通过政府网站和公告栏公开政府信息。"),
    ("三、依申请公开政府信息情况", "申请均按程序办理。"),
    ("四、复议、诉讼情况", "情况见附表。"),
    ("五、存在的主要问题和改进措施", "公开的内容还需充实。"),
    ("六、附表", "政府信息公开情况统计表"),
)


def statistics_paths() -> tuple[str, ...]:
    """Paths of every value of the table in order."""
    return tuple(f"{TABLE}.{path}" for path in PATHS)


def statistics_sheet(_: str, values: Mapping[str, str]) -> Sheet:
    """The table, filled: label, unit, number."""
    rows: list[Row] = [tuple(SheetCell(text, role="header") for text in HEADER)]
    for path, label, unit in ROWS:
        at = f"{TABLE}.{path}"
        number = SheetCell(values[at], path=at) if path else SheetCell("", role="label")
        rows.append((SheetCell(label, role="label"), SheetCell(unit, role="label"), number))
    return Sheet(TABLE, tuple(rows), (30, 5, 6))


def statistics_identities() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each sum of the table: id -> (the total, what it adds up)."""
    return {
        f"{TABLE}.sum.{total.removesuffix('.total')}": (
            (f"{TABLE}.{total}",),
            tuple(f"{TABLE}.{total.removesuffix('total')}{part}" for part in parts),
        )
        for total, parts in SUMS.items()
    }


def random_values(seed: int) -> dict[str, str]:
    """Numbers whose sums hold, many of them different."""
    chance = random.Random(f"statistics:{seed}")
    numbers = {path: str(chance.choice((0, chance.randint(1, 60), chance.randint(61, 999)))) for path in PATHS}
    numbers |= {path: chance.choice(("0", "0.5", "3.25", "12.6")) for path in ("fees.amount", "funding.amount")}
    for total, parts in reversed(SUMS.items()):
        numbers[total] = str(sum(int(numbers[total.removesuffix("total") + part]) for part in parts))
    for path in ("responses.press_conferences", "responses.online_interviews"):
        numbers[f"{path}_by_principal"] = str(chance.randint(0, int(numbers[path])))
    numbers["disclosure.total"] = str(1000 + int(numbers["disclosure.normative_documents_disclosed"]))
    return {f"{TABLE}.{path}": text for path, text in numbers.items()}
