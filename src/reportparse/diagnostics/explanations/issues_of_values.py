"""Issues of the tables and their values explained."""

from __future__ import annotations

from reportparse.diagnostics.explanations.declaration import Explanation, Words

OF_VALUES: dict[str, Explanation] = {
    "table-missing": Explanation(
        Words(
            "One of the three tables was not found; its values are null.",
            "It is a picture or in an attachment, or the office left it out.",
            "Follow the hint in the message; recognise the picture or fetch the attachment.",
        ),
        Words("缺少三张表之一，其数值为 null。", "表格是图片或在附件中，或单位漏报。", "按提示查找图片或附件。"),
    ),
    "table-scrambled": Explanation(
        Words(
            "Labels and numbers are there, but nobody can say which belongs to which; the values are null.",
            "A text dump that lost rows and columns.",
            "Find another format of the report.",
        ),
        Words("有标签和数字，但无法确定对应关系，数值为 null。", "文本导出时丢失了行列。", "查找报告的其他格式。"),
    ),
    "table-repeated": Explanation(
        Words(
            "More than one table of a kind was found; the one in its section was taken, of several the fullest.",
            "Last year's table for comparison, an annex, or another unit's table.",
            "Check that the right one was taken.",
        ),
        Words(
            "同类表格不止一个，取所在章节中的一个，有多个时取最完整的。",
            "附有上年对比表、附件或其他单位的表。",
            "核对所取是否正确。",
        ),
    ),
    "tables-differ": Explanation(
        Words(
            "Two tables of a kind stand side by side and differ; the values in which they do are null.",
            "Last year's table, or that of a unit or of the whole county, stands in the same section.",
            "Look which of the tables is the report's own.",
        ),
        Words(
            "两个同类表格并列且内容不同，不同的数值为 null。",
            "同一章节中附有上年、下属单位或全县的表。",
            "核对哪个表属于本报告。",
        ),
    ),
    "table-blank": Explanation(
        Words(
            "The table is there, and every cell is blank.",
            "The office did not fill it in. Blank is not zero.",
            "Ask the office.",
        ),
        Words("有表格，但全部单元格为空。", "单位未填写。空白不等于零。", "向单位核实。"),
    ),
    "row-missing": Explanation(
        Words(
            "A row of the form was not found; its values are null.",
            "The office deleted it, or its label is beyond recognition.",
            "Look at the table; see `row-unknown` for a row that may be it.",
        ),
        Words(
            "缺少表格中的一行，其数值为 null。",
            "单位删去该行，或标签无法识别。",
            "查看表格；可能的行见 `row-unknown`。",
        ),
    ),
    "row-repeated": Explanation(
        Words(
            "A row stands twice; the second is not in the record.",
            "A row repeated over a page break, or copied by an editor.",
            "Compare both rows with the message.",
        ),
        Words("某行出现两次，第二次未进入记录。", "跨页重复，或编辑时复制。", "对照两行的数值。"),
    ),
    "row-unknown": Explanation(
        Words(
            "A row is none of the form; its values are in the message, not in the record.",
            "A local row, or a label beyond recognition.",
            "Where it is a row of the form, take its values by hand.",
        ),
        Words(
            "某行不属于格式，数值只见于提示，未进入记录。",
            "地方自行增加的行，或标签无法识别。",
            "若确为格式中的行，请人工录入。",
        ),
    ),
    "row-irregular": Explanation(
        Words(
            "A row has more or fewer value cells than the form has columns.",
            "Cells split or merged by hand.",
            "Check that row's values against the document.",
        ),
        Words("某行的数值单元格数与格式不符。", "手工拆分或合并了单元格。", "对照原文核对该行数值。"),
    ),
    "row-order": Explanation(
        Words(
            "A row stands elsewhere than in the form; it was taken by its label.",
            "The office moved it, or a page break or an editor did.",
            "Check that row's values against the document.",
        ),
        Words("某行的次序与格式不符，按标签读取。", "单位调整了次序，或分页、编辑时移位。", "对照原文核对该行数值。"),
    ),
    "column-repeated": Explanation(
        Words(
            "More than one column answers to one of the form's; its values are null.",
            "Two years, or an office and its whole county, stand side by side.",
            "Look which of the columns is the report's own.",
        ),
        Words(
            "格式中的一列在表中不止一列，其数值为 null。",
            "两个年度，或本机关与全县的数据并列。",
            "核对哪一列属于本报告。",
        ),
    ),
    "column-missing": Explanation(
        Words(
            "A column of the form was not found; its values are null.",
            "The office deleted it, or its label is beyond recognition.",
            "Look at the header of the table.",
        ),
        Words("缺少表格中的一列，其数值为 null。", "单位删去该列，或标签无法识别。", "查看表头。"),
    ),
    "column-assumed": Explanation(
        Words(
            "The header is missing or incomplete; columns were taken in the form's order.",
            "A header lost at a page break or in a dump.",
            "Rely on confirmed values; look at the others.",
        ),
        Words(
            "表头缺失或不完整，各列按格式次序读取。",
            "分页或导出时丢失表头。",
            "`standing` 为 confirmed 的数值可靠，其余请核对。",
        ),
    ),
    "label-drift": Explanation(
        Words(
            "A label differs from the official one and was recognised nevertheless.",
            "A typing error or a local wording.",
            "Nothing, unless it was taken for the wrong label.",
        ),
        Words("标签与官方用语不同，但已识别。", "录入错误或地方用语。", "一般不必处理，除非识别有误。"),
    ),
    "cell-unreadable": Explanation(
        Words(
            "A cell holds something that is no number; its value is null.",
            "Text, two numbers in one cell, or a misread glyph.",
            "Read the cell yourself; `raw` in `cells` has its text.",
        ),
        Words(
            "单元格内容不是数字，数值为 null。",
            "填了文字、一格两数，或字形误读。",
            "自行查看；`cells` 的 `raw` 为原文。",
        ),
    ),
    "cell-unplaced": Explanation(
        Words(
            "A cell with text belongs to no value of the form.",
            "A note in the table, or a cell that slipped out of its row.",
            "Look whether it is a value that is missing elsewhere.",
        ),
        Words("有内容的单元格不属于任何数值。", "表中的说明，或移位的单元格。", "查看是否为别处缺少的数值。"),
    ),
    "value-adjusted": Explanation(
        Words(
            "A number was written in an unusual way and read as the message says.",
            "Hanzi numerals, units or counters in the cell, full-width signs.",
            "Nothing, unless the reading is wrong.",
        ),
        Words("数字写法特殊，已按提示读取。", "汉字数字、带单位或量词、全角符号等。", "一般不必处理，除非读法有误。"),
    ),
    "value-suspicious": Explanation(
        Words(
            "A number was read, but a person should look twice.",
            "Decimals or a sign in a count, leading zeros, the letter O for 0.",
            "Look at the cell.",
        ),
        Words("数字已读取，但写法可疑。", "件数带小数或正负号、前导零、以字母 O 代 0。", "查看该单元格。"),
    ),
    "unit-unstated": Explanation(
        Words(
            "An amount names no unit and was taken as 万元.",
            "The form of 2019 sets no unit for procurement; many write 万元, some 元.",
            "Judge by its size before you quote it.",
        ),
        Words(
            "金额没有注明单位，按万元处理。",
            "2019 年格式未规定采购金额单位，多为万元，也有用元的。",
            "引用前按数量级判断。",
        ),
    ),
    "cell-missing": Explanation(
        Words(
            "A row has no cell for one of its values; the value is null.",
            "A row that is shorter than the form's.",
            "Look at the row; it is not known which cell is missing.",
        ),
        Words("某行缺少一个单元格，数值为 null。", "该行单元格少于格式。", "查看该行。"),
    ),
    "cell-merged": Explanation(
        Words(
            "One number stands in a cell merged over several rows; nobody can say whose it is.",
            "An editor merged value cells.",
            "Ask the office; the values are null.",
        ),
        Words("一个数字位于跨行合并的单元格，无法确定归属。", "编辑时合并了数值单元格。", "向单位核实；数值为 null。"),
    ),
    "engines-disagree": Explanation(
        Words(
            "Two PDF engines read a table differently; the reading with more sums that hold was taken.",
            "Ruling lines or text that can be understood in two ways.",
            "Check the values that the message names against the page.",
        ),
        Words(
            "两种 PDF 引擎对同一表格读法不同，取合计相符较多的一种。",
            "表格线或文字可有两种理解。",
            "对照页面核对提示所指的数值。",
        ),
    ),
    "published-inconsistency": Explanation(
        Words(
            "Sums do not hold, and a second PDF engine read the same numbers: they are the document's own.",
            "The office miscounted or mistyped.",
            "See the failed checks; ask the office. The values stay as published.",
        ),
        Words(
            "合计不符，而第二种 PDF 引擎读得的数字相同，说明是文件本身的问题。",
            "填报单位计算或录入有误。",
            "见不符的核对项，向单位核实。数值按原文保留。",
        ),
    ),
    "likely-misprint": Explanation(
        Words(
            "Every sum that mentions this cell fails, by the same difference, and no other cell explains them: "
            "this one is probably wrong, and the message says which number would mend all.",
            "The office mistyped one cell; more rarely the cell was misread.",
            "Compare the cell with the document, then ask the office. The value stays as published.",
        ),
        Words(
            "涉及该单元格的合计全部不符，且差额相同，又没有其他单元格能解释：该格可能有误，提示中给出使各式相符的数值。",
            "单位录入时错了一格；少数情况下是读取有误。",
            "先对照原文件，再向单位核实。数值按原文保留。",
        ),
    ),
    "rules-unexpected": Explanation(
        Words(
            "An organ of a township or a county reports rules (规章).",
            "It counted normative documents as rules. Only ministries, provinces and larger cities make rules.",
            "Do not count them as rules; ask the office.",
        ),
        Words(
            "乡镇、街道或县级机关填报了规章。",
            "把规范性文件计为规章。只有部委、省级和设区的市、自治州才能制定规章。",
            "不要计入规章；向单位核实。",
        ),
    ),
    "decisions-computed": Explanation(
        Words(
            "The decisions of a row equal last year's items plus their change.",
            "The office computed the cell; items are not decisions. With small numbers it can be chance.",
            "Do not use the number of decisions before the office confirms it.",
        ),
        Words(
            "处理决定数量恰等于上一年项目数量加本年增减。",
            "单位误把该格算出；项目与决定不是同一口径。数字小时也可能是巧合。",
            "核实之前不要使用该处理决定数量。",
        ),
    ),
}
