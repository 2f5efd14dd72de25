"""What every view of a comparison says alike: title, heads of columns, what is to be known first, the line that sums up."""

from __future__ import annotations

from collections.abc import Iterator

from reportparse.across.comparison import Comparison, Relation, Side, ValueChange
from reportparse.diagnostics.language import Both

RELATIONS: dict[Relation, Both] = {
    "changed": Both("differ", "不同"),
    "one-sided": Both("stand in one report only", "仅一方有此项"),
    "unknown": Both("cannot be compared: unreadable", "无法比较（一方未能辨认）"),
    "same": Both("are the same", "相同"),
}
"""What values are to each other."""

SIGNED_CHANGE = "!", Both("the change rests on a number that is in doubt", "增减所依据的数存疑")
"""The sign of a change that is as doubtful as a number that it is made of, and what it says."""


def title(comparison: Comparison) -> Both:
    """What the comparison is called."""
    first, second = sides(comparison)
    if comparison.first.organ and comparison.first.organ == comparison.second.organ:
        first = f"{comparison.first.organ} {first}"
    return Both(f"Compared: {first} → {second}", f"年度报告对比：{first} → {second}")


def heads(comparison: Comparison) -> tuple[Both, ...]:
    """The heads of the table of values."""
    names = (Both(name, name) for name in sides(comparison))
    return (Both("value", "项目"), Both("unit", "单位"), *names, Both("change", "增减"), Both("%", "幅度"))


def sides(comparison: Comparison) -> tuple[str, str]:
    """What tells the two reports apart: their years where all else is the same."""
    first, second = comparison.first, comparison.second
    if first.organ == second.organ and first.year != second.year and first.year and second.year:
        return str(first.year), str(second.year)
    if first.label == second.label:
        return f"1: {first.file}", f"2: {second.file}"
    return first.label, second.label


def changes(value: ValueChange) -> tuple[str, str]:
    """The change and the percentage as texts; with a sign where one of the numbers is in doubt."""
    doubt = f" {SIGNED_CHANGE[0]}" if value.is_doubtful else ""
    change = "" if value.change is None else (f"{value.change:+}" if value.change else "0") + doubt
    percent = "" if value.percent is None else f"{value.percent:+}%{doubt}"
    return change, percent


def summary(comparison: Comparison) -> Both:
    """How much differs, and how much of it is in doubt."""
    counts = {relation: len(comparison.of(relation)) for relation in RELATIONS}
    told = [(RELATIONS[relation], n) for relation, n in counts.items() if relation != "same" and n]
    n_doubtful = sum(value.is_doubtful for value in comparison.values)
    n_texts = sum(section.changed for section in comparison.sections)
    en = [f"{n} {said.en}" for said, n in told] + ([f"{n_doubtful} are in doubt"] if n_doubtful else [])
    zh = [f"{n} 个{said.zh}" for said, n in told] + ([f"{n_doubtful} 个存疑"] if n_doubtful else [])
    n_values = len(comparison.values)
    texts = Both(f"the text of {n_texts} sections differs", f"{n_texts} 个部分的文字不同")
    if not n_texts:
        texts = Both("the texts are the same", "文字相同")
    return Both(
        f"Of {n_values} values {', '.join(en) or 'none differs'}; {texts.en}.",
        f"{n_values} 个数值中，{'，'.join(zh) or '没有不同'}；{texts.zh}。",
    )


def warnings(comparison: Comparison) -> Iterator[Both]:
    """What is to be known before anything is compared."""
    first, second = comparison.first, comparison.second
    if comparison.organs_differ:
        yield Both(
            f"Two organs are compared: {first.organ} and {second.organ}.",
            f"两份报告不是同一机关：{first.organ} 与 {second.organ}。",
        )
    elif not (first.organ and second.organ):
        yield Both("A report does not say whose it is.", "有报告未写明机关，无法确认是否同一机关。")
    if first.year and second.year and first.year > second.year:
        yield Both("The first report is of the later year.", "前一份报告的年度较晚，增减为倒序。")
    for side in (first, second):
        if side.status == "partial":
            yield _incomplete(side)
    for found in comparison.at_odds:
        yield Both(
            f"{found.year} is at odds with the year before. {found.place.en}: {found.said.en}",
            f"{found.year} 年与上年不符。{found.place.zh}：{found.said.zh}",
        )
    if comparison.spans_generations:
        yield Both(
            "One report follows the form of 2014: only requests received, granted and partly granted are counted alike; "
            "all other values stand on one side alone.",
            "一方采用 2014 年统计表，只有收到申请、予以公开和部分公开的件数口径相同，其他数值只见于一方。",
        )


def _incomplete(side: Side) -> Both:
    return Both(
        f"{side.label} is incomplete: part of it was not found or read.", f"{side.label} 不完整：有内容缺失或未能读取。"
    )
