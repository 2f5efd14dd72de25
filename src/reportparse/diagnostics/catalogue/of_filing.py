"""Issues that the office itself filed so: what was published stands in the record, a person should look."""

from __future__ import annotations

from reportparse.diagnostics.catalogue.entries import IssueKind, Role, Words

FILING: dict[str, IssueKind] = {
    "likely-misprint": IssueKind(
        "warning",
        en=Words(
            "The number 「{seen}」 is probably a misprint; {mend} in its place would mend {checks}.",
            "Every sum that mentions this cell fails, by the same difference, and no other cell "
            "explains them: this one is probably wrong, and the message says which number would mend "
            "all.",
            "The office mistyped one cell; more rarely the cell was misread.",
            "Compare the cell with the document, then ask the office. The value stays as published.",
        ),
        zh=Words(
            "「{seen}」可能有误，若为 {mend}，则 {checks} 全部相符。",
            "涉及该单元格的合计全部不符，且差额相同，又没有其他单元格能解释：该格可能有误，提示中给出使各式相符的数值。",
            "单位录入时错了一格；少数情况下是读取有误。",
            "先对照原文件，再向单位核实。数值按原文保留。",
        ),
        roles=(Role.FILED_SO,),
    ),
    "likely-omission": IssueKind(
        "warning",
        en=Words(
            "The cell holds no number ({seen}); {mend} in it would mend {checks}.",
            "A blank or a mark counts as 0 in a sum. Every sum that mentions this cell fails, by the same difference, and no "
            "other cell explains them: the message says which number would mend all.",
            "The office left one cell out; more rarely its number was not read.",
            "Compare the cell with the document, then ask the office. It stays null: nothing is filled in.",
        ),
        zh=Words(
            "此格没有数（{seen}），若为 {mend}，则 {checks} 全部相符。",
            "空白或符号在合计中按 0 计。涉及此格的合计全部不符，差额相同，又没有其他单元格能解释：提示给出使各式相符的数。",
            "单位漏填一格；少数情况下是未读出该格的数。",
            "先对照原文件，再向单位核实。记录中仍为 null，不作填补。",
        ),
        roles=(Role.FILED_SO,),
    ),
    "rules-unexpected": IssueKind(
        "warning",
        en=Words(
            "The organ 「{organ}」 reports rules (规章), which an organ of its level cannot make: {seen}.",
            "An organ of a township or a county reports rules (规章).",
            "It counted normative documents as rules. Only ministries, provinces and larger cities make rules.",
            "Do not count them as rules; ask the office.",
        ),
        zh=Words(
            "「{organ}」填报了规章，该级机关无权制定规章：{seen}。",
            "乡镇、街道或县级机关填报了规章。",
            "把规范性文件计为规章。只有部委、省级和设区的市、自治州才能制定规章。",
            "不要计入规章；向单位核实。",
        ),
        roles=(Role.FILED_SO,),
    ),
    "decisions-computed": IssueKind(
        "note",
        en=Words(
            "The {seen} decisions are just last year's {prior} items and their change {change}; "
            "decisions are not items.",
            "The decisions of a row equal last year's items plus their change.",
            "The office computed the cell; items are not decisions. With small numbers it can be chance.",
            "Do not use the number of decisions before the office confirms it.",
        ),
        zh=Words(
            "处理决定数量 {seen} 恰为上一年项目数量 {prior} 与本年增减 {change} 之和，二者不是同一口径。",
            "处理决定数量恰等于上一年项目数量加本年增减。",
            "单位误把该格算出；项目与决定不是同一口径。数字小时也可能是巧合。",
            "核实之前不要使用该处理决定数量。",
        ),
        roles=(Role.FILED_SO,),
    ),
    "placeholder-left": IssueKind(
        "warning",
        en=Words(
            "The text holds a placeholder that a template left: 「{seen}」.",
            "A placeholder of a template, or a blank where a number belongs, stands in the text.",
            "The office did not fill in its template; rarely a number was lost in reading.",
            "Look at the place; ask the office to complete it.",
        ),
        zh=Words(
            "留有模板占位符或空缺：「{seen}」。",
            "正文中留有模板占位符，或应填数字处为空。",
            "单位未填完模板；少数情况下是读取时丢失数字。",
            "查看原文，请单位补全。",
        ),
        roles=(Role.FILED_SO,),
    ),
    "figures-differ": IssueKind(
        "note",
        en=Words(
            "The text states different numbers for {what}: {seen}; none is given.",
            "The running text states different numbers for one thing, with nothing that tells them apart.",
            "A number was updated in one place only, or each counts a part: two meetings, two accounts.",
            "Read the sentences; `figures` holds none of them, and no `narrative.*` check speaks of them.",
        ),
        zh=Words(
            "正文中 {what} 有不同的数字：{seen}；均未采用。",
            "正文对同一事项给出不同的数字，且没有说明口径的区别。",
            "只改了一处数字，或各为其中一部分（如两次会议、两个账号）。",
            "查看原句；`figures` 不收录，也不作 `narrative.*` 核对。",
        ),
    ),
    "fee-unstated": IssueKind(
        "note",
        en=Words(
            "The report does not say whether an information processing fee was charged, which the form "
            "of 2021 demands.",
            "No section says whether an information processing fee was charged.",
            "The form of 2021 demands the statement in section six (国办函〔2020〕109号); the office left it out.",
            "Ask the office; `processing_fee` stays null.",
        ),
        zh=Words(
            "没有报告信息处理费的收取情况，2021 年格式要求报告。",
            "各部分均未说明是否收取信息处理费。",
            "2021 年格式要求在第六部分报告（国办函〔2020〕109号），单位漏写。",
            "请单位补充；`processing_fee` 为 null。",
        ),
        roles=(Role.FILED_SO,),
    ),
    "period-irregular": IssueKind(
        "note",
        en=Words(
            "The period is {seen}, not the calendar year {expected}.",
            "The statistical period is not the calendar year of the report.",
            "A typing error, or an organ that counts from another day.",
            "Mind it when comparing years.",
        ),
        zh=Words(
            "统计期限为 {seen}，不是 {expected} 年全年。",
            "统计期限不是报告年度的全年。",
            "录入错误，或单位按其他起止日统计。",
            "跨年比较时注意。",
        ),
        roles=(Role.FILED_SO,),
    ),
}
