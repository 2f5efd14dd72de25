"""Checks, and what is remarked of years beside them. A name that ends in ".*" stands for all ids of its family."""

from __future__ import annotations

from typing import NamedTuple

from reportparse.diagnostics.catalogue.entries import IssueKind, Words


class Answers(NamedTuple):
    """One check in one language, as in `Words`; its message is composed of the cells that it compares."""

    means: str
    causes: str
    todo: str


class CheckKind(NamedTuple):
    """One check, or all of a family."""

    en: Answers
    zh: Answers


CHECKS: dict[str, CheckKind] = {
    "requests.balance.*": CheckKind(
        en=Answers(
            "In one applicant column: newly received + carried over = total handled + carried forward. "
            "The form itself demands this.",
            "The office miscounted, mistyped or left a cell out; more rarely the document was misread.",
            "Compare the cells named in the message with the document (`--cells` gives page, row and "
            "column). A `likely-misprint` issue names the cell where only one explains it. The value "
            "stays as published.",
        ),
        zh=Answers(
            "申请表某一列：本年新收 + 上年结转 = 总计 + 结转下年度。这是表格自身规定的勾稽关系。",
            "填报单位计算、录入有误或漏填；少数情况下是文件读取有误。",
            "按提示对照原文件单元格（`--cells` 给出页、行、列）；仅一格能解释时，`likely-misprint` 会指出。数值按原文保留。",
        ),
    ),
    "requests.outcomes_sum.*": CheckKind(
        en=Answers(
            "In one applicant column: （七）总计 = the sum of every outcome row （一） to （六）.",
            "The office miscounted, mistyped or left a cell out; more rarely the document was misread.",
            "Compare the cells named in the message with the document (`--cells` gives page, row and "
            "column). A `likely-misprint` issue names the cell where only one explains it. The value "
            "stays as published.",
        ),
        zh=Answers(
            "申请表某一列：（七）总计 =（一）至（六）各办理结果之和。",
            "填报单位计算、录入有误或漏填；少数情况下是文件读取有误。",
            "按提示对照原文件单元格（`--cells` 给出页、行、列）；仅一格能解释时，`likely-misprint` 会指出。数值按原文保留。",
        ),
    ),
    "requests.applicants_sum.*": CheckKind(
        en=Answers(
            "In one row: the 总计 column = natural persons + the five kinds of organizations.",
            "The office miscounted, mistyped or left a cell out; more rarely the document was misread.",
            "Compare the cells named in the message with the document (`--cells` gives page, row and "
            "column). A `likely-misprint` issue names the cell where only one explains it. The value "
            "stays as published.",
        ),
        zh=Answers(
            "申请表某一行：总计列 = 自然人 + 五类法人或其他组织。",
            "填报单位计算、录入有误或漏填；少数情况下是文件读取有误。",
            "按提示对照原文件单元格（`--cells` 给出页、行、列）；仅一格能解释时，`likely-misprint` 会指出。数值按原文保留。",
        ),
    ),
    "review.sum.*": CheckKind(
        en=Answers(
            "For one procedure: total = upheld + corrected + other + pending. One sum cannot tell "
            "which of its five cells is wrong.",
            "The office miscounted, mistyped or left a cell out; more rarely the document was misread.",
            "Compare the cells named in the message with the document (`--cells` gives page, row and "
            "column). A `likely-misprint` issue names the cell where only one explains it. The value "
            "stays as published.",
        ),
        zh=Answers(
            "某一类复议或诉讼：总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结。仅凭一个合计无法判断哪一格有误。",
            "填报单位计算、录入有误或漏填；少数情况下是文件读取有误。",
            "按提示对照原文件单元格（`--cells` 给出页、行、列）；仅一格能解释时，`likely-misprint` 会指出。数值按原文保留。",
        ),
    ),
    "statistics.sum.*": CheckKind(
        en=Answers(
            "A row of the statistics table of 2014 = the rows below it that it counts. Usual, not demanded by the form.",
            "The office added rows of its own or counts otherwise; or it miscounted or mistyped.",
            "Compare the cells named in the message with the document; rows added stand in `statistics.local`. "
            "The value stays as published.",
        ),
        zh=Answers(
            "2014 年统计表的某一行 = 其下各分项之和。通常成立，表格本身未作规定。",
            "单位自行增加了行或口径不同；也可能是计算、录入有误。",
            "按提示对照原文件单元格；增加的行在 `statistics.local` 中。数值按原文保留。",
        ),
    ),
    "statistics.part.*": CheckKind(
        en=Answers(
            "A 其中 row of the statistics table of 2014 is at most the row that it is a part of. Usual.",
            "The two rows are counted otherwise (pieces, cases), or one is wrong.",
            "Compare both cells with the document. The value stays as published.",
        ),
        zh=Answers(
            "2014 年统计表中“其中”一行不大于其所属的行。通常成立。",
            "两行口径不同，或其中一行有误。",
            "对照原文件的两个单元格。数值按原文保留。",
        ),
    ),
    "narrative.*": CheckKind(
        en=Answers(
            "A figure in the running text agrees with the table.",
            "Text copied from last year, a figure updated in one place only, or another way of "
            "counting (with or without carry-over; cases filed instead of cases closed).",
            "Read the sentence in `figures` beside the table. Neither is corrected.",
        ),
        zh=Answers(
            "正文中的数字与表格一致。",
            "沿用上年文字、只改了一处，或口径不同（是否含上年结转；按立案还是按结案统计）。",
            "对照 `figures` 中的原句与表格。两者均按原文保留。",
        ),
    ),
    "years.carried_over.*": CheckKind(
        en=Answers(
            "In one applicant column: requests carried over = those that last year's report carried forward.",
            "Last year's figure was corrected after publication, organs merged, the scope changed, or one is wrong.",
            "Look at both reports. It is a question to the office, not proof of an error.",
        ),
        zh=Answers(
            "申请表某一列：本年的上年结转 = 上年报告的结转下年度。",
            "上年数据发布后更正、机构合并、统计范围变化，或其中一年有误。",
            "对照两年的报告。这是需要核实的疑点，并不证明有误。",
        ),
    ),
    "years.in_force.*": CheckKind(
        en=Answers(
            "Rules or normative documents in force = last year's in force + issued − repealed (forms of 2021 only).",
            "Documents that expired without being repealed, amendments counted as issued, a clean-up "
            "that redefined what is counted, merged organs, or a wrong figure.",
            "Look at both reports. It is a question to the office, not proof of an error.",
        ),
        zh=Answers(
            "规章或行政规范性文件：现行有效 = 上年现行有效 + 本年制发 − 本年废止（仅 2021 年格式）。",
            "文件到期失效而非废止、修改计入制发、清理后口径变化、机构合并，或数据有误。",
            "对照两年的报告。这是需要核实的疑点，并不证明有误。",
        ),
    ),
}

REMARKS: dict[str, IssueKind] = {
    "years-missing": IssueKind(
        "note",
        en=Words(
            "The reports given lack the year {seen}, but there are those of {first} and {last}.",
            "An organ has reports of an earlier and of a later year, and none of a year between them.",
            "The report was not collected, was not published, or names another year or another organ.",
            "Look for the report; if it is among those given, see which organ and year its record names.",
        ),
        zh=Words(
            "所给文件中没有 {seen} 年的报告，而有 {first} 年和 {last} 年的。",
            "某机关前后年度都有报告，中间年度没有。",
            "报告未收集、未发布，或写明的年度、机关名称有误。",
            "查找缺少的报告；若已在所给文件中，核对其记录的机关和年度。",
        ),
    ),
    "years-renamed": IssueKind(
        "note",
        en=Words(
            "The name has no report of {before}, but 「{last}」 has one and none of the year after: "
            "renamed? They were not compared.",
            "An organ has no report of the year before, but a similar name has one and then none.",
            "The organ was renamed; or they are two organs, or one organ in two scopes (本级, 全市).",
            "Decide yourself whether they are one. The program never joins two names.",
        ),
        zh=Words(
            "没有同名机关 {before} 年的报告，但有「{last}」的报告：是否更名？未作核对。",
            "某机关没有上一年的报告，而名称相近的机关有上一年的、没有本年的。",
            "机关更名；也可能是两个机关，或同一机关的不同范围（本级、全市）。",
            "请自行判断是否为同一机关。程序从不合并不同名称。",
        ),
    ),
    "years-other-form": IssueKind(
        "note",
        en=Words(
            "The report of {before} follows the form of 2014, which counts no requests carried over and no documents in "
            "force: not compared. Requests received: {seen} then, {used} now.",
            "Two years follow different generations of the form; only what both count alike can be compared.",
            "The form of 2014 was replaced by that of 2019.",
            "Compare requests received, granted and partly granted only; `compare` sets them side by side.",
        ),
        zh=Words(
            "{before} 年报告采用 2014 年统计表，没有结转件数和现行有效件数，未作核对。收到申请：上年 {seen}，本年 {used}。",
            "两年采用不同时期的格式，只有口径相同的项可以对比。",
            "2014 年的统计表于 2019 年被新格式取代。",
            "只对比收到申请、予以公开和部分公开的件数；`compare` 会并列显示。",
        ),
    ),
    "years-repeated": IssueKind(
        "note",
        en=Words(
            "The records 「{seen}」 and 「{first}」 report on one year under one name with different "
            "numbers; neither was compared.",
            "Two records of the same organ and year hold different numbers.",
            "A corrected report, two organs of the same name, or a file that was read differently in two formats.",
            "Check one of them only. Until then this year is not compared with others.",
        ),
        zh=Words(
            "「{seen}」与「{first}」机关和年度相同但数据不同，均未作跨年核对。",
            "同一机关同一年度有两条记录，数据不同。",
            "报告更正后重发、两个机关同名，或同一报告的不同格式读取结果不同。",
            "只核对其中一份。在此之前该年度不参与跨年核对。",
        ),
    ),
    "years-unplaced": IssueKind(
        "note",
        en=Words(
            "The record 「{seen}」 names no organ or no year; it was not compared with other years.",
            "A record without organ or year is not compared with other years.",
            "The document does not name them, see `organ-unknown` and `year-unknown`.",
            "Nothing, or complete the record's `report.organ` and `report.year` and check the records.",
        ),
        zh=Words(
            "「{seen}」：报告机关或年度不明，未作跨年核对。",
            "记录缺少报告机关或年度，不参与跨年核对。",
            "文件中没有写明，参见 `organ-unknown` 和 `year-unknown`。",
            "可以不处理，或在记录中补上 `report.organ`、`report.year` 后再核对。",
        ),
    ),
}
