"""What every view of a comparison says alike: heads of columns, numbers as written, the line that sums it up."""

from __future__ import annotations

from reportparse.across.comparison import Comparison, ValueChange
from reportparse.chinese.values import Number
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Language

NO_NUMBER = "—"
"""What stands for a value without a number: blank is not zero."""


def title(language: Language) -> str:
    """The title of a page."""
    return "年度报告对比" if language == "zh" else "Two reports compared"


def heads(comparison: Comparison, language: Language) -> tuple[str, ...]:
    """The heads of the table of values."""
    sides = _sides(comparison)
    names = ("数值", *sides, "增减", "幅度") if language == "zh" else ("value", *sides, "change", "%")
    return tuple(harmless(name, " ") for name in names)


def row(value: ValueChange) -> tuple[str, ...]:
    """One value as texts: its name, both numbers, change and percentage."""
    change = "" if value.change is None else f"{value.change:+}" if value.change else "0"
    percent = "" if value.percent is None else f"{value.percent:+}%"
    return (harmless(value.name.whole, " "), _number(value.first), _number(value.second), change, percent)


def summary(comparison: Comparison, language: Language) -> str:
    """How much differs, and what cannot be compared where one report has the statistics of 2014."""
    changed, values = len(comparison.changed), len(comparison.values)
    sections = sum(section.changed for section in comparison.sections)
    if language == "zh":
        said = f"{values} 个数值中 {changed} 个不同；{sections} 个部分的文字不同。"
        apart = "一方采用 2014 年统计表，只有收到申请、予以公开和部分公开的件数口径相同，其他数值只见于一方。"
    else:
        said = f"{changed} of {values} values differ; the text of {sections} sections differs."
        apart = (
            " One report follows the form of 2014: only requests received, granted and partly granted are counted alike; "
            "all other values stand on one side alone."
        )
    return said + apart if comparison.spans_generations else said


def printable(text: str) -> str:
    """Text without control characters, which neither XML nor a terminal is to get."""
    return "\n".join(harmless(line, " ") for line in text.split("\n"))


def _sides(comparison: Comparison) -> tuple[str, str]:
    first, second = comparison.first, comparison.second
    if first.organ == second.organ and first.year != second.year and first.year and second.year:
        return str(first.year), str(second.year)
    if first.label == second.label:
        return f"1: {first.file}", f"2: {second.file}"
    return first.label, second.label


def _number(number: Number | None) -> str:
    return NO_NUMBER if number is None else str(number)
