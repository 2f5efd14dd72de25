"""Issues of the tables, their rows and their columns."""

from __future__ import annotations

from reportparse.diagnostics.catalogue.entries import IssueKind, Role, Words

TABLES: dict[str, IssueKind] = {
    "table-missing": IssueKind(
        "error",
        en=Words(
            "The document has no table of this kind{hint}.",
            "One of the three tables was not found; its values are null.",
            "It is a picture or in an attachment, or the office left it out.",
            "Follow the hint in the message; recognise the picture or fetch the attachment.",
        ),
        zh=Words(
            "文中没有此表{hint}。",
            "缺少三张表之一，其数值为 null。",
            "表格是图片或在附件中，或单位漏报。",
            "按提示查找图片或附件。",
        ),
    ),
    "table-repeated": IssueKind(
        "warning",
        en=Words(
            "The document has {count} tables of this kind; the one in its section was taken, of several the fullest.",
            "More than one table of a kind was found; the one in its section was taken, of several the fullest.",
            "Last year's table for comparison, an annex, or another unit's table.",
            "Check that the right one was taken.",
        ),
        zh=Words(
            "发现 {count} 个同类表格，取所在章节中的一个，有多个时取最完整的。",
            "同类表格不止一个，取所在章节中的一个，有多个时取最完整的。",
            "附有上年对比表、附件或其他单位的表。",
            "核对所取是否正确。",
        ),
        roles=(Role.DOUBTS_WHOLE_TABLE,),
    ),
    "tables-differ": IssueKind(
        "error",
        en=Words(
            "The document has two tables of this kind that differ in {count} values, and nothing says "
            "which is the report's own; those values are null.",
            "Two tables of a kind stand side by side and differ; the values in which they do are null.",
            "Last year's table, or that of a unit or of the whole county, stands in the same section.",
            "Look which of the tables is the report's own.",
        ),
        zh=Words(
            "两个同类表格有 {count} 个数值不同，无法确定哪个属于本报告，这些数值为 null。",
            "两个同类表格并列且内容不同，不同的数值为 null。",
            "同一章节中附有上年、下属单位或全县的表。",
            "核对哪个表属于本报告。",
        ),
    ),
    "table-blank": IssueKind(
        "warning",
        en=Words(
            "The table is there, but every one of its {count} cells is blank.",
            "The table is there, and every cell is blank.",
            "The office did not fill it in. Blank is not zero.",
            "Ask the office.",
        ),
        zh=Words(
            "有此表格，但全部 {count} 个单元格均为空白。",
            "有表格，但全部单元格为空。",
            "单位未填写。空白不等于零。",
            "向单位核实。",
        ),
        roles=(Role.ASKS_SECOND_READING,),
    ),
    "table-scrambled": IssueKind(
        "error",
        en=Words(
            "The table's labels and numbers are there, but without rows and columns; nobody can say "
            "which number belongs where.",
            "Labels and numbers are there, but nobody can say which belongs to which; the values are null.",
            "A text dump that lost rows and columns.",
            "Find another format of the report.",
        ),
        zh=Words(
            "文中有标签和数字，但没有行列结构，无法确定数字的归属。",
            "有标签和数字，但无法确定对应关系，数值为 null。",
            "文本导出时丢失了行列。",
            "查找报告的其他格式。",
        ),
        roles=(Role.ASKS_SECOND_READING,),
    ),
    "grid-guessed": IssueKind(
        "warning",
        en=Words(
            "The document does not show the table's grid; rows and columns follow labels, order and alignment.",
            "The document does not show the table's grid; rows and columns were found by labels, order and alignment.",
            "A table without ruling lines, or one that a dump took apart.",
            "Rely on values whose `standing` is confirmed; look at the others.",
        ),
        zh=Words(
            "文中没有表格线，行列是按标签、次序和对齐位置推断的。",
            "文中没有表格线，行列按标签、次序和对齐推断。",
            "表格无框线，或导出时失去结构。",
            "`standing` 为 confirmed 的数值可靠，其余请核对。",
        ),
        roles=(Role.ASKS_SECOND_READING, Role.DOUBTS_WHOLE_TABLE),
    ),
    "row-missing": IssueKind(
        "error",
        en=Words(
            "The table has no row with the label 「{expected}」.",
            "A row of the form was not found; its values are null.",
            "The office deleted it, or its label is beyond recognition.",
            "Look at the table; see `row-unknown` for a row that may be it.",
        ),
        zh=Words(
            "没有标签为「{expected}」的行。",
            "缺少表格中的一行，其数值为 null。",
            "单位删去该行，或标签无法识别。",
            "查看表格；可能的行见 `row-unknown`。",
        ),
        roles=(Role.BREAKS_GRID,),
        against_fit=1.0,
    ),
    "indicator-missing": IssueKind(
        "warning",
        en=Words(
            "The statistics table lacks {count} rows of the form of 2014: {expected}, that is {paths}.",
            "Rows of the form of 2014 were not found; their values are null.",
            "The office left the rows out, as many did, or their labels are beyond recognition.",
            "Look at the table; rows with other labels stand in `statistics.local`.",
        ),
        zh=Words(
            "统计表缺少 2014 年格式中的 {count} 行：{expected}，即 {paths}。",
            "2014 年统计表中的一些行未找到，其数值为 null。",
            "单位删去这些行（常见），或标签无法识别。",
            "查看表格；其他标签的行在 `statistics.local` 中。",
        ),
    ),
    "table-of-other-year": IssueKind(
        "warning",
        en=Words(
            "The line above this table names {seen}, the report is on {expected}; there is no other table of its kind.",
            "The only table of a kind stands below a line that names another year than the report's.",
            "Last year's table or caption was copied into the report, or the line tells of something else.",
            "Look whose year the numbers are of; they are in the record as they stand.",
        ),
        zh=Words(
            "该表上方写的是 {seen} 年，报告年度为 {expected} 年，没有其他同类表格。",
            "同类表格只有一个，而其上方的文字写的是另一年度。",
            "沿用了上年的表格或表题，或该行所说的是别的事情。",
            "核对数字属于哪一年；记录按原文保留。",
        ),
        roles=(Role.DOUBTS_WHOLE_TABLE,),
    ),
    "indicators-in-text": IssueKind(
        "warning",
        en=Words(
            "The text of this chapter states {count} indicators of the form of 2014 ({seen}), too few or among too many "
            "other words to be its table; they are in the text, not in `statistics`.",
            "Numbers of the statistics table of 2014 stand in running text, not in a table; they are in the text alone.",
            "The office wrote the indicators out as a list or in sentences, and appended no table.",
            "Take the numbers from the chapter's text.",
        ),
        zh=Words(
            "本部分的文字写有 2014 年统计表中的 {count} 项指标（{seen}），项数过少或夹有其他文字，未作为表格读取；"
            "它们在正文中，不在 `statistics` 中。",
            "统计表的数字写在文字中而不是表格中，只见于正文。",
            "单位将指标逐条列出或写成句子，没有附表。",
            "从该部分的文字中摘取数字。",
        ),
    ),
    "columns-several": IssueKind(
        "error",
        en=Words(
            "The statistics table has several columns of numbers (「{seen}」) and none that is said to be the organ's own of "
            "the year; its values are null.",
            "Several columns of numbers stand side by side, and none is said to be the organ's own; the values are null.",
            "The office counted its parts separately (区政府, 区直单位, 乡镇街道) and gave no total.",
            "`--cells` keeps the numbers of each row as they stand; take the column that is wanted.",
        ),
        zh=Words(
            "统计表有多列数字（「{seen}」），没有哪一列注明是本机关本年的数，其数值为 null。",
            "几列数字并列，没有哪一列注明是本机关的，数值为 null。",
            "单位按区政府、区直单位、乡镇街道等分列，没有合计。",
            "`--cells` 保留各行原有的数字，按需要取用其中一列。",
        ),
    ),
    "row-repeated": IssueKind(
        "warning",
        en=Words(
            "The row {row} 「{seen}」 repeats one that was already read; left out: {values}.",
            "A row stands twice; the second is not in the record.",
            "A row repeated over a page break, or copied by an editor.",
            "Compare both rows with the message.",
        ),
        zh=Words(
            "第 {row} 行「{seen}」与已读取的行重复，未采用：{values}。",
            "某行出现两次，第二次未进入记录。",
            "跨页重复，或编辑时复制。",
            "对照两行的数值。",
        ),
        roles=(Role.BREAKS_GRID,),
    ),
    "row-unknown": IssueKind(
        "warning",
        en=Words(
            "The row {row} 「{seen}」 is not a row of the form; its values are not in the record: {values}.",
            "A row is none of the form; its values are in the message, not in the record.",
            "A local row, or a label beyond recognition.",
            "Where it is a row of the form, take its values by hand.",
        ),
        zh=Words(
            "第 {row} 行「{seen}」不是该表格式中的行，其数值未进入记录：{values}。",
            "某行不属于格式，数值只见于提示，未进入记录。",
            "地方自行增加的行，或标签无法识别。",
            "若确为格式中的行，请人工录入。",
        ),
        roles=(Role.BREAKS_GRID,),
        against_fit=1.0,
    ),
    "row-order": IssueKind(
        "warning",
        en=Words(
            "The row {row} 「{seen}」 stands out of the form's order; it was taken by its label.",
            "A row stands elsewhere than in the form; it was taken by its label.",
            "The office moved it, or a page break or an editor did.",
            "Check that row's values against the document.",
        ),
        zh=Words(
            "第 {row} 行「{seen}」的次序与格式不符，按标签读取。",
            "某行的次序与格式不符，按标签读取。",
            "单位调整了次序，或分页、编辑时移位。",
            "对照原文核对该行数值。",
        ),
    ),
    "row-irregular": IssueKind(
        "warning",
        en=Words(
            "The row {row} 「{seen}」 holds {count} value cells where the form has {expected}.",
            "A row has more or fewer value cells than the form has columns.",
            "Cells split or merged by hand.",
            "Check that row's values against the document.",
        ),
        zh=Words(
            "第 {row} 行「{seen}」有 {count} 个数值单元格，格式应有 {expected} 个。",
            "某行的数值单元格数与格式不符。",
            "手工拆分或合并了单元格。",
            "对照原文核对该行数值。",
        ),
        roles=(Role.BREAKS_GRID,),
        against_fit=1.0,
    ),
    "column-missing": IssueKind(
        "error",
        en=Words(
            "The table has no column with the label 「{expected}」.",
            "A column of the form was not found; its values are null.",
            "The office deleted it, or its label is beyond recognition.",
            "Look at the header of the table.",
        ),
        zh=Words(
            "没有标签为「{expected}」的列。",
            "缺少表格中的一列，其数值为 null。",
            "单位删去该列，或标签无法识别。",
            "查看表头。",
        ),
        roles=(Role.BREAKS_GRID,),
        against_fit=1.0,
    ),
    "column-repeated": IssueKind(
        "error",
        en=Words(
            "The table has more than one column named 「{expected}」, and nothing says which is the "
            "report's own; none was taken.",
            "More than one column answers to one of the form's; its values are null.",
            "Two years, or an office and its whole county, stand side by side.",
            "Look which of the columns is the report's own.",
        ),
        zh=Words(
            "标签为「{expected}」的列不止一个，无法确定哪一列属于本报告，均未采用。",
            "格式中的一列在表中不止一列，其数值为 null。",
            "两个年度，或本机关与全县的数据并列。",
            "核对哪一列属于本报告。",
        ),
        roles=(Role.BREAKS_GRID,),
    ),
    "column-assumed": IssueKind(
        "warning",
        en=Words(
            "The header is missing or incomplete; columns were taken in the order of the form.",
            "The header is missing or incomplete; columns were taken in the form's order.",
            "A header lost at a page break or in a dump.",
            "Rely on confirmed values; look at the others.",
        ),
        zh=Words(
            "表头缺失或不完整，各列按格式顺序读取。",
            "表头缺失或不完整，各列按格式次序读取。",
            "分页或导出时丢失表头。",
            "`standing` 为 confirmed 的数值可靠，其余请核对。",
        ),
        roles=(Role.DOUBTS_WHOLE_TABLE,),
    ),
    "table-turned": IssueKind(
        "note",
        en=Words(
            "The groups of columns stand one below the other, not side by side as in the form; {count} rows were read so.",
            "A table has a row for each group of the form's columns; its values were read by their own labels.",
            "The office turned the wide table of reviews to fit its page.",
            "Nothing, unless a value stands under another label.",
        ),
        zh=Words(
            "表格各组栏目上下排列，与格式的左右排列不同；按 {count} 行读取。",
            "表格把格式的各组栏目改为逐行排列，数值按各自的行列标题读取。",
            "单位为适应页面改排了复议诉讼表。",
            "一般无需处理。",
        ),
    ),
    "label-drift": IssueKind(
        "note",
        en=Words(
            "The label 「{seen}」 was taken for 「{expected}」.",
            "A label differs from the official one and was recognised nevertheless.",
            "A typing error or a local wording.",
            "Nothing, unless it was taken for the wrong label.",
        ),
        zh=Words(
            "标签「{seen}」按「{expected}」处理。",
            "标签与官方用语不同，但已识别。",
            "录入错误或地方用语。",
            "一般不必处理，除非识别有误。",
        ),
    ),
}
