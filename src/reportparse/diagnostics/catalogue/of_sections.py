"""Issues of the document's headings and sections."""

from __future__ import annotations

from reportparse.diagnostics.catalogue.entries import IssueKind, Words

SECTIONS: dict[str, IssueKind] = {
    "section-missing": IssueKind(
        "error",
        en=Words(
            "The document has no heading of section {number} 「{expected}」.",
            "One of the six sections was not found.",
            "The office left it out, or its heading says something else.",
            "Look for its text at the end of the section before it.",
        ),
        zh=Words(
            "未找到第 {number} 部分「{expected}」的标题。",
            "六个部分中缺少一个。",
            "单位漏写，或标题用语特殊。",
            "查看其内容是否并入上一部分。",
        ),
    ),
    "heading-missing": IssueKind(
        "warning",
        en=Words(
            "The heading 「{expected}」 is missing; the section begins at its first sub-heading.",
            "A section has no heading and was taken to begin at its first sub-heading.",
            "The heading was left out.",
            "Check where the section begins.",
        ),
        zh=Words(
            "缺少标题「{expected}」，从其第一个小标题处开始。",
            "某部分没有标题，从其第一个小标题处开始。",
            "漏写标题。",
            "核对该部分的起点。",
        ),
    ),
    "section-empty": IssueKind(
        "note",
        en=Words(
            "The section 「{seen}」 holds nothing.",
            "A section has a heading and nothing under it.",
            "The office had nothing to say, or the text is in a picture.",
            "Look at the document.",
        ),
        zh=Words(
            "「{seen}」部分没有内容。",
            "某部分只有标题，没有内容。",
            "单位未填写，或内容为图片。",
            "查看原文件。",
        ),
    ),
    "section-order": IssueKind(
        "warning",
        en=Words(
            "The heading 「{seen}」 stands out of order.",
            "A heading stands where the form has another.",
            "The office changed the order, or a contents list was taken for headings.",
            "Check that each text is under its own section.",
        ),
        zh=Words(
            "标题「{seen}」的次序与格式不符。",
            "标题次序与格式不符。",
            "单位调整了次序，或目录被当作标题。",
            "核对各部分文字是否归位。",
        ),
    ),
    "section-repeated": IssueKind(
        "warning",
        en=Words(
            "The heading 「{seen}」 is not the only one that fits; the first with a body was taken.",
            "Several headings fit one section; the first with a body was taken.",
            "A contents list, or a heading used twice.",
            "Check the text of that section and of the one before it.",
        ),
        zh=Words(
            "标题「{seen}」并非唯一符合的标题，取第一个有正文的。",
            "有多个标题对应同一部分，取第一个有正文的。",
            "目录，或标题重复。",
            "核对该部分及上一部分的文字。",
        ),
    ),
    "several-reports": IssueKind(
        "error",
        en=Words(
            "The file holds {count} section headings twice; it seems to be more than one report{what}.",
            "The headings of most sections come twice: the file seems to hold more than one report.",
            "Two years or two organs in one file, or a page that shows a report next to another.",
            "Split the file into one report each and read them again.",
        ),
        zh=Words(
            "有 {count} 个部分标题重复出现，文件可能含有多份报告{what}。",
            "多数部分的标题出现两次，文件可能含有多份报告。",
            "一个文件包含两个年度或两个机关，或网页并列显示了两份报告。",
            "将文件拆分为单份报告后重新解析。",
        ),
    ),
    "chapter-numbering": IssueKind(
        "warning",
        en=Words(
            "The chapter is numbered {seen} where {expected} is due.",
            "The numbers of the chapters do not count on.",
            "The office's slip, or a heading that was not recognised: its text is then in the chapter before.",
            "Look for a heading in the text of the chapter before this one.",
        ),
        zh=Words(
            "章节序号为 {seen}，应为 {expected}。",
            "章节序号不连续。",
            "单位编号有误，或有标题未被识别，其内容并入上一章。",
            "查看上一章文字中是否有标题。",
        ),
    ),
    "chapter-doubtful": IssueKind(
        "warning",
        en=Words(
            "The line 「{seen}」 may be a chapter's heading; it was left in the text of this one.",
            "A line inside a chapter is numbered and worded like a heading and does not fit the count of the chapters.",
            "A list inside a chapter, a heading used twice, or chapters that are numbered anew.",
            "Check whether a chapter begins there.",
        ),
        zh=Words(
            "「{seen}」可能是章节标题，现保留在本章文字中。",
            "章内某行的编号和用语像标题，但与章节序号不符。",
            "章内列举、标题重复，或章节重新编号。",
            "核对该处是否另起一章。",
        ),
    ),
    "chapters-missing": IssueKind(
        "warning",
        en=Words(
            "The report has no headings; its text stands as one chapter without a heading.",
            "A report in free prose has no chapters.",
            "A short report, or headings that were not recognised.",
            "Look for headings in the text.",
        ),
        zh=Words(
            "报告没有章节标题，全文作为一章，无标题。",
            "自由行文的报告没有分章。",
            "篇幅较短，或标题未被识别。",
            "查看文字中是否有标题。",
        ),
    ),
    "form-assumed": IssueKind(
        "warning",
        en=Words(
            "The report states no year; its chapters are older than the form of 2019, so no table is asked for.",
            "Whether a report owes the tables of the forms since 2019 was decided by its chapters alone.",
            "Neither title, period nor opening name a year.",
            "If the report is on 2019 or later, its three tables are missing here.",
        ),
        zh=Words(
            "未写明年度；按章节判断早于 2019 年格式，因此不要求三张表。",
            "仅凭章节判断报告是否应有 2019 年以来格式的表格。",
            "标题、统计期限和前言都没有年度。",
            "如为 2019 年及以后的报告，则缺少三张表。",
        ),
    ),
}
