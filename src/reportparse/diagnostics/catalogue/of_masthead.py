"""Issues of who reports, and for which year."""

from __future__ import annotations

from reportparse.diagnostics.catalogue.entries import IssueKind, Words

MASTHEAD: dict[str, IssueKind] = {
    "period-unreadable": IssueKind(
        "warning",
        en=Words(
            "The document states a period that is no pair of dates: 「{seen}」.",
            "The document names its statistical period, but not with two possible dates; `period` is null.",
            "A typing error such as 202020年.",
            "Read the sentence and judge by the title's year.",
        ),
        zh=Words(
            "文中所写统计期限不是有效的起止日期：「{seen}」。",
            "文中写了统计期限，但起止日期无效，`period` 为 null。",
            "笔误，如“202020年”。",
            "阅读原句，按标题年度判断。",
        ),
    ),
    "organ-unknown": IssueKind(
        "warning",
        en=Words(
            "The document does not say which organ reports.",
            "The document does not name the organ that reports.",
            "A title such as 政府信息公开年报 and 我局 throughout.",
            "Take the organ from where the file was found; do not guess.",
        ),
        zh=Words(
            "文中没有说明报告机关。",
            "文中没有写明报告机关。",
            "标题只写“年度报告”，正文只称“我局”。",
            "按文件来源确定，不要猜测。",
        ),
    ),
    "organ-uncertain": IssueKind(
        "warning",
        en=Words(
            "The title does not tell for sure who reports; 「{seen}」 was taken from {source}.",
            "The title alone does not tell the organ for sure; it is from the source named.",
            "The title names none, the year parts its name, or the line above names an organ, too.",
            "Check it: a page's publisher may be the hosting office only.",
        ),
        zh=Words(
            "仅凭标题不能确定报告机关，「{seen}」取自{source}。",
            "仅凭标题不能确定报告机关，取自所述来源。",
            "标题未写机关、年份插在机关名称中间，或其上一行另有机关名称。",
            "请核对：页面发布机构可能只是承办单位。",
        ),
    ),
    "organ-conflict": IssueKind(
        "warning",
        en=Words(
            "The organ 「{used}」 was taken, but the document also names 「{seen}」 as the organ that reports.",
            "The title names one organ, another line a different one.",
            "Another office's text was copied, or the page lists other offices' reports.",
            "Decide by the contact and the signature.",
        ),
        zh=Words(
            "报告机关取「{used}」，但文中又以「{seen}」为报告机关。",
            "标题与其他文字所写的报告机关不同。",
            "沿用其他单位的文本，或页面列有其他单位的报告。",
            "结合联系方式和落款判断。",
        ),
    ),
    "title-uncertain": IssueKind(
        "warning",
        en=Words(
            "The page names more than one title: 「{used}」 was taken, not 「{seen}」.",
            "Heading, title and first lines of the page name different reports.",
            "A link to last year's report, or a list of other offices' reports, above or below the title.",
            "Look at the page whether the title taken is the report's own.",
        ),
        zh=Words(
            "页面上有不同的标题，取「{used}」，未取「{seen}」。",
            "页面的标题、网页标题和开头几行所指的报告不同。",
            "标题上下有上年报告的链接，或其他单位报告的列表。",
            "查看页面，确认所取标题是本报告的标题。",
        ),
    ),
    "period-not-calendar": IssueKind(
        "note",
        en=Words(
            "The report is on {seen}, no calendar year; its year is {used}, in which that ends.",
            "The report is on an academic year or another period that is no calendar year.",
            "Universities and schools report from September to August; the reports on 2008 begin in May.",
            "Mind it when comparing years.",
        ),
        zh=Words(
            "报告期为 {seen}，不是自然年；以其结束的 {used} 年为报告年度。",
            "报告期是学年，或不是完整的自然年。",
            "高校和学校按九月至次年八月统计；2008 年的报告从五月起。",
            "跨年比较时注意。",
        ),
    ),
    "year-unknown": IssueKind(
        "warning",
        en=Words(
            "The document does not say which year it reports on.",
            "The document does not say which year it reports on.",
            "No year in title, period or opening.",
            "Take it from where the file was found; the publication is usually a year later.",
        ),
        zh=Words(
            "文中没有说明报告年度。",
            "文中没有说明报告年度。",
            "标题、统计期限和开头均无年份。",
            "按文件来源确定；发布日期通常在次年。",
        ),
    ),
    "title-unknown": IssueKind(
        "note",
        en=Words(
            "The document has no line that is its title.",
            "The document has no title; organ and year are from its text.",
            "Tools that cut articles out of pages leave the title out; or the opening names the report in a sentence only.",
            "Nothing, or take the title from where the file was found.",
        ),
        zh=Words(
            "文中没有标题行。",
            "文档没有标题，机关和年度取自正文。",
            "网页正文提取工具略去了标题，或只在开头的句子中提到报告名称。",
            "可以不处理，或按文件来源补上标题。",
        ),
    ),
    "published-uncertain": IssueKind(
        "note",
        en=Words(
            "The day of publication {seen} is not in the year after {used}, which the report is on.",
            "The day of publication lies before the end of the year reported on, or more than a year after it.",
            "The page was moved to a new site or put up again, or the day is that of something else.",
            "Look at the page before the day is used; the value stays as published.",
        ),
        zh=Words(
            "发布日期 {seen} 不在报告年度 {used} 的次年。",
            "发布日期早于报告年度结束，或晚于次年。",
            "网站改版迁移、重新发布，或该日期属于其他事项。",
            "使用该日期前查看页面；数值按原文保留。",
        ),
    ),
    "published-unreadable": IssueKind(
        "warning",
        en=Words(
            "The day under the signature cannot be read as a whole: 「{seen}」.",
            "Some of the day of publication under the signature cannot be read.",
            "A seal lies over it, or its font gives no Unicode.",
            "Look at the page; the day is left out.",
        ),
        zh=Words(
            "落款日期无法完整识别：「{seen}」。",
            "落款处的发布日期有一部分无法识别。",
            "日期被印章遮盖，或字体没有 Unicode 对应。",
            "查看页面；该日期留空。",
        ),
    ),
    "published-conflict": IssueKind(
        "note",
        en=Words(
            "The page names {seen} as its day of publication, too; {used} was taken.",
            "Two labels of one rank (发布日期 twice, or a line and the page's metadata) name different days.",
            "The page was published again, or one of the days is another article's.",
            "Look at the page before the day is used.",
        ),
        zh=Words(
            "页面另写发布日期为 {seen}；此处取 {used}。",
            "两处同级标注（两个发布日期，或正文行与页面元数据）日期不同。",
            "页面重新发布过，或其中一个日期属于其他文章。",
            "使用该日期前查看页面。",
        ),
    ),
    "preamble-uncertain": IssueKind(
        "note",
        en=Words(
            "The preamble holds a line that is no sentence: 「{seen}」.",
            "The preamble holds a short line that is no sentence; it may be the website's.",
            "Words of a site that nothing tells apart from the report, a subtitle, or a salutation.",
            "Leave the line out where the website's words disturb.",
        ),
        zh=Words(
            "前言中有一行不成句：「{seen}」。",
            "前言中有不成句的短行，可能是网站文字。",
            "无法与报告区分的网站文字、副标题或称谓。",
            "如网站文字有碍使用，可去掉该行。",
        ),
    ),
    "text-missing": IssueKind(
        "error",
        en=Words(
            "The document holds the statistics table 「{seen}」 alone, not the report that it is an annex of.",
            "The statistics table stands alone; its numbers are read, the report's text is not there.",
            "The office published table and report apart.",
            "Look for the report itself where the file was found.",
        ),
        zh=Words(
            "文中只有统计表「{seen}」，没有其所附的报告正文。",
            "只有统计表，数值已读取，报告正文缺失。",
            "单位将统计表与报告分开发布。",
            "在文件来源处查找报告正文。",
        ),
    ),
    "year-conflict": IssueKind(
        "warning",
        en=Words(
            "The title says {title}, the text says {seen}; {used} was taken.",
            "Title and period name different years; the title's was taken.",
            "Last year's text was copied and one place not updated.",
            "Decide by the numbers and the date of publication.",
        ),
        zh=Words(
            "标题为 {title} 年，正文为 {seen} 年，取 {used} 年。",
            "标题与统计期限的年份不同，取标题的年份。",
            "沿用上年文本，有一处未更新。",
            "结合数据和发布日期判断。",
        ),
    ),
}
