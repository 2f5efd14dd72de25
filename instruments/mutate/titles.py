"""Messes of the title and the signature (domain §7)."""

from __future__ import annotations

from dataclasses import replace

from instruments.made.sheet import Text
from instruments.mutate.case import Case, mess


def _retitle(case: Case, lines: list[str]) -> None:
    """Other title lines; the report knows them, too, since pages repeat the title."""
    places = case.texts("title")
    case.blocks[places[0] : places[-1] + 1] = [Text("title", line) for line in lines]
    case.report = replace(case.report, title=tuple(lines))


@mess("title-split")
def title_split(case: Case) -> bool:
    """The title cut in two lines somewhere."""
    whole = "".join(case.report.title)
    at = case.random.randrange(3, len(whole) - 3)
    if whole[at - 1].isdigit() and whole[at].isdigit():
        return False
    _retitle(case, [whole[:at], whole[at:]])
    return True


@mess("title-noun")
def title_noun(case: Case) -> bool:
    """Other names of the report, 年度 for 年."""
    nouns = (
        "政府信息公开年度报告", "政府信息公开工作报告", "政务公开年报", "信息公开年报", "政府信息公开工作的年度报告",
        "政务信息公开工作年度报告",
    )  # fmt: skip
    year = f"{case.report.year}{case.random.choice(('年', '年度'))}"
    order = (case.report.organ + year, year + case.report.organ)
    _retitle(case, [case.random.choice(order) + case.random.choice(nouns)])
    return True


@mess("title-no-year")
def title_no_year(case: Case) -> bool:
    """The year stands in the preamble only."""
    if not any(f"{case.report.year}年1月1日" in text for text in case.report.preamble):
        return False
    _retitle(case, [f"{case.report.organ}政府信息公开工作年度报告"])
    return True


@mess("title-spaced")
def title_spaced(case: Case) -> bool:
    """Blanks inside the title."""
    whole = "".join(case.report.title)
    year = f"{case.report.year}年"
    _retitle(case, [whole.replace(year, f" {year} ")])
    # How many of the blanks the record keeps is a matter of taste.
    case.facts_judged -= {"title"}
    return True


@mess("signature")
def signature(case: Case) -> bool:
    """Organ and date at the end of section six, the date in one of several writings."""
    if case.texts("signature"):
        return False
    year = case.report.year + 1
    dates = (
        f"{year}年1月17日",
        f"{year}年01月17日",
        f"{year}-01-17",
        f"{year}.1.17",
        f"二〇{_hanzi(year)}年一月十七日",
    )
    case.blocks += [Text("signature", case.report.organ, 6), Text("signature", case.random.choice(dates), 6)]
    return True


def _hanzi(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year)[2:])
