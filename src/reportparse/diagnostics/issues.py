"""Issues: a report was made, and this is what to know about it.

Every kind has a stable slug, a severity and its message in English and Chinese. A message says where, what was seen and
what was expected; text of the document stands in 「」. One issue of severity `error` makes the record `partial`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of issue: severity and the two message templates, filled with `str.format` from an issue's facts."""

    severity: Severity
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One doubt. `where` is a path of the record ("requests.total.other", "sections.4"), "page 3" or "document"."""

    kind: str
    where: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of its kind."""
        return KINDS[self.kind].severity

    @property
    def message(self) -> str:
        """The message in English."""
        return KINDS[self.kind].en.format_map({"where": self.where, **dict(self.facts)})

    @property
    def message_zh(self) -> str:
        """The message in Chinese."""
        return KINDS[self.kind].zh.format_map({"where": self.where, **dict(self.facts)})


def issue(kind: str, where: str, **facts: object) -> Issue:
    """Make an issue of a catalogued kind; unknown kinds and missing facts are programming errors (KeyError)."""
    made = Issue(kind, where, tuple((name, str(value)) for name, value in facts.items()))
    KINDS[kind].en.format_map({"where": where, **dict(made.facts)})
    return made


KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        # What a reader met.
        "text-undecodable": Kind(
            "error",
            "{where}: {count} byte sequences are not valid {encoding}; they stand as U+FFFD.",
            "{where}：有 {count} 处字节不符合 {encoding} 编码，已用 U+FFFD 代替。",
        ),
        "text-garbled": Kind(
            "error",
            "{where}: {count} of {total} characters cannot be read (the font gives no Unicode).",
            "{where}：{total} 个字符中有 {count} 个无法识别（字体没有 Unicode 对应）。",
        ),
        "text-hidden": Kind(
            "note",
            "{where}: text that a reader of the page cannot see was left out: 「{seen}」.",
            "{where}：略去页面上看不见的文字「{seen}」。",
        ),
        "text-struck": Kind(
            "warning",
            "{where}: text that is struck out was left out: 「{seen}」.",
            "{where}：略去带删除线的文字「{seen}」。",
        ),
        "tracked-changes": Kind(
            "note",
            "{where}: holds {count} tracked changes; read as if all were accepted.",
            "{where}：含 {count} 处修订，按全部接受后的内容读取。",
        ),
        "part-unread": Kind(
            "warning",
            "{where}: an embedded part 「{seen}」 could not be read.",
            "{where}：嵌入的部分「{seen}」无法读取。",
        ),
        "style-unread": Kind(
            "warning",
            "{where}: a rule of the page's style sheet that hides text was not applied: 「{seen}」; some text may be unseen.",
            "{where}：网页样式中隐藏文字的规则「{seen}」未能应用，所读文字可能有页面上看不见的。",
        ),
        "page-is-image": Kind(
            "error",
            "{where}: the page is a picture without text; its content was not read.",
            "{where}：本页是图片，没有文字，内容未读取。",
        ),
        "page-unreadable": Kind(
            "error",
            "{where}: the page could not be read ({seen}).",
            "{where}：本页无法读取（{seen}）。",
        ),
        "span-invalid": Kind(
            "note",
            "{where}: a cell span 「{seen}」 is impossible and was read as {used}.",
            "{where}：单元格跨度「{seen}」不合理，按 {used} 读取。",
        ),
        "grid-guessed": Kind(
            "warning",
            "{where}: the document does not show the table's grid; rows and columns follow labels, order and alignment.",
            "{where}：文中没有表格线，行列是按标签、次序和对齐位置推断的。",
        ),
        "form-field": Kind(
            "note",
            "{where}: {count} values stand in form fields and were read from there.",
            "{where}：有 {count} 个值填在表单域中，已从中读取。",
        ),
        # What the segmenter met.
        "section-missing": Kind(
            "error",
            "{where}: no heading of section {number} 「{expected}」 was found.",
            "{where}：未找到第 {number} 部分「{expected}」的标题。",
        ),
        "heading-missing": Kind(
            "warning",
            "{where}: the heading 「{expected}」 is missing; the section begins at its first sub-heading.",
            "{where}：缺少标题「{expected}」，从其第一个小标题处开始。",
        ),
        "section-empty": Kind(
            "note",
            "{where}: section 「{seen}」 holds nothing.",
            "{where}：「{seen}」部分没有内容。",
        ),
        "section-order": Kind(
            "warning",
            "{where}: heading 「{seen}」 stands out of order.",
            "{where}：标题「{seen}」的次序与格式不符。",
        ),
        "section-repeated": Kind(
            "warning",
            "{where}: more than one heading fits: 「{seen}」; the first with a body was taken.",
            "{where}：有多个标题符合：「{seen}」，取第一个有正文的。",
        ),
        "several-reports": Kind(
            "error",
            "{where}: {count} section headings come twice; the file seems to hold more than one report, and its parts may be "
            "mixed.",
            "{where}：有 {count} 个部分标题重复出现，文件可能含有多份报告，内容可能混淆。",
        ),
        "period-unreadable": Kind(
            "note",
            "{where}: the document states a period that is no pair of dates: 「{seen}」.",
            "{where}：文中所写统计期限不是有效的起止日期：「{seen}」。",
        ),
        "organ-unknown": Kind(
            "warning",
            "{where}: the document does not say which organ reports.",
            "{where}：文中没有说明报告机关。",
        ),
        "organ-uncertain": Kind(
            "warning",
            "{where}: the organ is taken from {source}: 「{seen}」.",
            "{where}：报告机关取自{source}：「{seen}」。",
        ),
        "year-unknown": Kind(
            "warning",
            "{where}: the document does not say which year it reports on.",
            "{where}：文中没有说明报告年度。",
        ),
        "year-conflict": Kind(
            "warning",
            "{where}: the title says {title}, the text says {seen}; {used} was taken.",
            "{where}：标题为 {title} 年，正文为 {seen} 年，取 {used} 年。",
        ),
        # What the normaliser met.
        "table-missing": Kind(
            "error",
            "{where}: the document has no table of this kind{hint}.",
            "{where}：文中没有此表{hint_zh}。",
        ),
        "table-repeated": Kind(
            "warning",
            "{where}: {count} tables of this kind were found; the one in its section was taken, of several the fullest.",
            "{where}：发现 {count} 个同类表格，取所在章节中的一个，有多个时取最完整的。",
        ),
        "tables-differ": Kind(
            "error",
            "{where}: {count} values are different in two tables of this kind, and nothing says which is the report's own; "
            "they are null.",
            "{where}：两个同类表格有 {count} 个数值不同，无法确定哪个属于本报告，这些数值为 null。",
        ),
        "table-blank": Kind(
            "warning",
            "{where}: the table is there, but every one of its {count} cells is blank.",
            "{where}：有此表格，但全部 {count} 个单元格均为空白。",
        ),
        "table-scrambled": Kind(
            "error",
            "{where}: labels and numbers are there, but without rows and columns; nobody can say which number belongs where.",
            "{where}：文中有标签和数字，但没有行列结构，无法确定数字的归属。",
        ),
        "row-missing": Kind(
            "error",
            "{where}: no row with the label 「{expected}」.",
            "{where}：没有标签为「{expected}」的行。",
        ),
        "row-repeated": Kind(
            "warning",
            "{where}: row {row} 「{seen}」 repeats a row that was already read; left out: {values}.",
            "{where}：第 {row} 行「{seen}」与已读取的行重复，未采用：{values}。",
        ),
        "row-unknown": Kind(
            "warning",
            "{where}: row {row} 「{seen}」 is not a row of the form; its values are not in the record: {values}.",
            "{where}：第 {row} 行「{seen}」不是该表格式中的行，其数值未进入记录：{values}。",
        ),
        "row-order": Kind(
            "warning",
            "{where}: row {row} 「{seen}」 stands out of the form's order; it was taken by its label.",
            "{where}：第 {row} 行「{seen}」的次序与格式不符，按标签读取。",
        ),
        "row-irregular": Kind(
            "warning",
            "{where}: row {row} 「{seen}」 holds {count} value cells where the form has {expected}.",
            "{where}：第 {row} 行「{seen}」有 {count} 个数值单元格，格式应有 {expected} 个。",
        ),
        "column-missing": Kind(
            "error",
            "{where}: no column with the label 「{expected}」.",
            "{where}：没有标签为「{expected}」的列。",
        ),
        "column-repeated": Kind(
            "error",
            "{where}: more than one column is named 「{expected}」, and nothing says which is the report's own; "
            "none was taken.",
            "{where}：标签为「{expected}」的列不止一个，无法确定哪一列属于本报告，均未采用。",
        ),
        "column-assumed": Kind(
            "warning",
            "{where}: the header is missing or incomplete; columns were taken in the order of the form.",
            "{where}：表头缺失或不完整，各列按格式顺序读取。",
        ),
        "label-drift": Kind(
            "note",
            "{where}: the label 「{seen}」 was taken for 「{expected}」.",
            "{where}：标签「{seen}」按「{expected}」处理。",
        ),
        "cell-unreadable": Kind(
            "error",
            "{where}: 「{seen}」 is not a number.",
            "{where}：「{seen}」不是数字。",
        ),
        "cell-unplaced": Kind(
            "warning",
            "{where}: the cell in row {row}, column {column} with 「{seen}」 belongs to no value of the form.",
            "{where}：第 {row} 行第 {column} 列的「{seen}」不属于格式中的任何数值。",
        ),
        "value-adjusted": Kind(
            "note",
            "{where}: 「{seen}」 was read as {used}.",
            "{where}：「{seen}」读作 {used}。",
        ),
        "value-suspicious": Kind(
            "warning",
            "{where}: 「{seen}」 was read as {used}; this notation is doubtful.",
            "{where}：「{seen}」读作 {used}，但写法可疑。",
        ),
        "unit-unstated": Kind(
            "warning",
            "{where}: 「{seen}」 names no unit; taken as {used}.",
            "{where}：「{seen}」未注明单位，按{used}处理。",
        ),
        "cell-missing": Kind(
            "error",
            "{where}: the row has no cell for 「{expected}」.",
            "{where}：该行没有「{expected}」对应的单元格。",
        ),
        "cell-merged": Kind(
            "error",
            "{where}: 「{seen}」 stands in a cell merged over several rows; nobody can say whose it is.",
            "{where}：「{seen}」所在单元格跨多行合并，无法确定归属。",
        ),
        "engines-disagree": Kind(
            "warning",
            "{where}: pdfium reads {seen}; pdfplumber reads {other}; {used} was taken, because more of its sums hold "
            "or more of its cells can be read.",
            "{where}：pdfium 读得 {seen}；pdfplumber 读得 {other}；取 {used} 的结果，因其合计相符较多或可识别的单元格较多。",
        ),
        "published-inconsistency": Kind(
            "note",
            "{where}: two engines read the same numbers; the {count} sums that do not hold are the document's own.",
            "{where}：两种引擎读得的数字相同；{count} 项合计不符是文件本身的问题。",
        ),
        # What the report itself got wrong. The value stays as published.
        "likely-misprint": Kind(
            "warning",
            "{where}: 「{seen}」 is probably a misprint; {mend} in its place would mend {checks}.",
            "{where}：「{seen}」可能有误，若为 {mend}，则 {checks} 全部相符。",
        ),
        "rules-unexpected": Kind(
            "warning",
            "{where}: 「{organ}」 reports {seen} rules (规章), which an organ of its level cannot make.",
            "{where}：「{organ}」填报规章 {seen} 件，该级机关无权制定规章。",
        ),
        "decisions-computed": Kind(
            "note",
            "{where}: {seen} decisions are just last year's {prior} items and their change {change}; "
            "decisions are not items.",
            "{where}：处理决定数量 {seen} 恰为上一年项目数量 {prior} 与本年增减 {change} 之和，二者不是同一口径。",
        ),
        "placeholder-left": Kind(
            "warning",
            "{where}: a placeholder of a template was left in: 「{seen}」.",
            "{where}：留有模板占位符或空缺：「{seen}」。",
        ),
        "fee-unstated": Kind(
            "note",
            "{where}: no statement on the information processing fee, which the form of 2021 demands.",
            "{where}：没有报告信息处理费的收取情况，2021 年格式要求报告。",
        ),
        "period-irregular": Kind(
            "note",
            "{where}: the period is {seen}, not the calendar year {expected}.",
            "{where}：统计期限为 {seen}，不是 {expected} 年全年。",
        ),
    }
)
