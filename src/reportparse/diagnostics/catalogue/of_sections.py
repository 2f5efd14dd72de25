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
            "The file holds {count} section headings twice; it seems to be more than one report, and "
            "their parts may be mixed.",
            "The headings of most sections come twice: the file seems to hold more than one report.",
            "Two years or two organs in one file, or a page that shows a report next to another.",
            "Split the file into one report each and read them again; do not use this record's numbers.",
        ),
        zh=Words(
            "有 {count} 个部分标题重复出现，文件可能含有多份报告，内容可能混淆。",
            "多数部分的标题出现两次，文件可能含有多份报告。",
            "一个文件包含两个年度或两个机关，或网页并列显示了两份报告。",
            "将文件拆分为单份报告后重新解析；不要使用本记录的数字。",
        ),
    ),
}
