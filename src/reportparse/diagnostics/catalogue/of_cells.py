"""Issues of the cells and the values read from them."""

from __future__ import annotations

from reportparse.diagnostics.catalogue.entries import IssueKind, Role, Words

CELLS: dict[str, IssueKind] = {
    "cell-unreadable": IssueKind(
        "error",
        en=Words(
            "The cell's 「{seen}」 is not a number.",
            "A cell holds something that is no number; its value is null.",
            "Text, two numbers in one cell, or a misread glyph.",
            "Read the cell yourself; `raw` in `cells` has its text.",
        ),
        zh=Words(
            "「{seen}」不是数字。",
            "单元格内容不是数字，数值为 null。",
            "填了文字、一格两数，或字形误读。",
            "自行查看；`cells` 的 `raw` 为原文。",
        ),
        roles=(Role.ASKS_SECOND_READING,),
    ),
    "strokes-lost": IssueKind(
        "error",
        en=Words(
            "The picture does not tell whether 「{seen}」 lost a sign or a decimal point.",
            "A change or an amount was read in a picture that may lack thin strokes and points; its value is null.",
            "A coarse scan in black and white: a minus, a stroke of a plus and a point are smaller than its pixels.",
            "Scan the page again, in greys or with 200 dpi and more; or read the paper.",
        ),
        zh=Words(
            "图像上无法确定「{seen}」是否丢失正负号或小数点。",
            "图像可能丢失细笔画和小数点，增减数或金额的数值为 null。",
            "黑白扫描的分辨率过低，正负号的笔画和小数点比一个像素还小。",
            "用灰度或 200 dpi 以上重新扫描，或查看原件。",
        ),
    ),
    "cell-unplaced": IssueKind(
        "warning",
        en=Words(
            "The cell in row {row}, column {column} with 「{seen}」 belongs to no value of the form.",
            "A cell with text belongs to no value of the form.",
            "A note in the table, or a cell that slipped out of its row.",
            "Look whether it is a value that is missing elsewhere.",
        ),
        zh=Words(
            "第 {row} 行第 {column} 列的「{seen}」不属于格式中的任何数值。",
            "有内容的单元格不属于任何数值。",
            "表中的说明，或移位的单元格。",
            "查看是否为别处缺少的数值。",
        ),
        roles=(Role.ASKS_SECOND_READING,),
    ),
    "value-adjusted": IssueKind(
        "note",
        en=Words(
            "The cell's 「{seen}」 was read as {used}.",
            "A number was written in an unusual way and read as the message says.",
            "Hanzi numerals, units or counters in the cell, full-width signs.",
            "Nothing, unless the reading is wrong.",
        ),
        zh=Words(
            "「{seen}」读作 {used}。",
            "数字写法特殊，已按提示读取。",
            "汉字数字、带单位或量词、全角符号等。",
            "一般不必处理，除非读法有误。",
        ),
    ),
    "value-suspicious": IssueKind(
        "warning",
        en=Words(
            "The cell's 「{seen}」 was read as {used}; this notation is suspicious.",
            "A number was read, but a person should look twice.",
            "Decimals or a sign in a count, leading zeros, the letter O for 0.",
            "Look at the cell.",
        ),
        zh=Words(
            "「{seen}」读作 {used}，但写法可疑。",
            "数字已读取，但写法可疑。",
            "件数带小数或正负号、前导零、以字母 O 代 0。",
            "查看该单元格。",
        ),
    ),
    "unit-differs": IssueKind(
        "warning",
        en=Words(
            "The header names 「{stated}」 where the form prints 「{expected}」; 「{seen}」 was read as {used} 万元.",
            "The header of an amount names another unit than the form prints; the amount was converted.",
            "The office changed the unit of the form, or the header lost a character: 万 of 万元.",
            "Judge by the amount's size which it is before you quote it.",
        ),
        zh=Words(
            "表头写「{stated}」，而格式为「{expected}」；「{seen}」换算为 {used} 万元。",
            "金额表头的单位与格式不同，已按表头换算。",
            "单位改了格式的计量单位，或表头漏字（“万元”漏“万”）。",
            "引用前按数量级判断。",
        ),
    ),
    "unit-unstated": IssueKind(
        "warning",
        en=Words(
            "The amount 「{seen}」 names no unit; it was taken as {used}.",
            "An amount names no unit and was taken as 万元.",
            "The form of 2019 sets no unit for procurement; many write 万元, some 元.",
            "Judge by its size before you quote it.",
        ),
        zh=Words(
            "「{seen}」未注明单位，按{used}处理。",
            "金额没有注明单位，按万元处理。",
            "2019 年格式未规定采购金额单位，多为万元，也有用元的。",
            "引用前按数量级判断。",
        ),
        roles=(Role.LEAVES_READING_SURE,),
    ),
    "cell-missing": IssueKind(
        "error",
        en=Words(
            "The row has no cell for 「{expected}」.",
            "A row has no cell for one of its values; the value is null.",
            "A row that is shorter than the form's.",
            "Look at the row; it is not known which cell is missing.",
        ),
        zh=Words(
            "该行没有「{expected}」对应的单元格。",
            "某行缺少一个单元格，数值为 null。",
            "该行单元格少于格式。",
            "查看该行。",
        ),
        roles=(Role.BREAKS_GRID,),
        against_fit=0.2,
    ),
    "cell-merged": IssueKind(
        "error",
        en=Words(
            "The number 「{seen}」 stands in a cell merged over several rows; nobody can say whose it is.",
            "One number stands in a cell merged over several rows; nobody can say whose it is.",
            "An editor merged value cells.",
            "Ask the office; the values are null.",
        ),
        zh=Words(
            "「{seen}」所在单元格跨多行合并，无法确定归属。",
            "一个数字位于跨行合并的单元格，无法确定归属。",
            "编辑时合并了数值单元格。",
            "向单位核实；数值为 null。",
        ),
        roles=(Role.BREAKS_GRID,),
    ),
    "engines-disagree": IssueKind(
        "warning",
        en=Words(
            "The engines disagree: {mine} reads {seen}; {theirs} reads {other}; {used} was "
            "taken, because more of its sums hold or more of its cells can be read.",
            "Two engines read a table differently; the reading with more sums that hold was taken.",
            "Ruling lines or text that can be understood in two ways.",
            "Check the values that the message names against the page.",
        ),
        zh=Words(
            "{mine} 读得 {seen}；{theirs} 读得 {other}；取 {used} 的结果，因其合计相符较多或可识别的单元格较多。",
            "两种引擎对同一表格读法不同，取合计相符较多的一种。",
            "表格线或文字可有两种理解。",
            "对照页面核对提示所指的数值。",
        ),
        roles=(Role.TOLD_BY_SECOND_READING, Role.DOUBTS_WHOLE_TABLE),
    ),
    "second-reading-failed": IssueKind(
        "warning",
        en=Words(
            "The table is in doubt, and {other} could not settle it: {why} The first reading stands.",
            "A table is in doubt, and the second engine, which was to settle it, gave up or is not installed.",
            "A page with very much painted on it (a map or a seal as curves), one that the engine cannot read, or a machine "
            "without LibreOffice, which is the second engine for RTF, OpenDocument, workbooks and old Word.",
            "Check the table's values against the document.",
        ),
        zh=Words(
            "该表存疑，而 {other} 未能核实：{why} 仍用第一次读取的结果。",
            "表格存疑，本应由第二种引擎核实，但该引擎未能读取或未安装。",
            "页面绘制内容过多（如以曲线绘制的地图、印章），该引擎无法读取，"
            "或未安装 LibreOffice（RTF、OpenDocument、工作簿和旧版 Word 的第二种引擎）。",
            "对照原文件核对该表数值。",
        ),
        roles=(Role.TOLD_BY_SECOND_READING, Role.DOUBTS_WHOLE_TABLE),
    ),
    "published-inconsistency": IssueKind(
        "note",
        en=Words(
            "The {count} sums that do not hold are the document's own: {ground}.",
            "Sums do not hold, and they are the document's own: a second engine read the same numbers, or the page "
            "leaves no doubt of them, so that it was not asked.",
            "The office miscounted or mistyped.",
            "See the failed checks; ask the office. The values stay as published.",
        ),
        zh=Words(
            "{count} 项合计不符是文件本身的问题：{ground}。",
            "合计不符，是文件本身的问题：第二种引擎读得的数字相同，或页面上的数字毫无疑义，无须再读。",
            "填报单位计算或录入有误。",
            "见不符的核对项，向单位核实。数值按原文保留。",
        ),
        roles=(Role.TOLD_BY_SECOND_READING,),
    ),
}
