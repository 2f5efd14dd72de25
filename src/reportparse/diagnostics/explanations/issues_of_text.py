"""Issues of the file, its sections and its masthead explained."""

from __future__ import annotations

from reportparse.diagnostics.explanations.declaration import Explanation, Words

OF_TEXT: dict[str, Explanation] = {
    "text-undecodable": Explanation(
        Words(
            "Some bytes are not valid in the file's encoding; U+FFFD stands in their place.",
            "A wrong charset in the page, or a file cut or damaged on its way.",
            "Fetch the file again; read the places marked � in the original.",
        ),
        Words(
            "部分字节不符合文件编码，以 U+FFFD 代替。",
            "网页声明的编码有误，或文件传输中损坏。",
            "重新下载，对照原文核对标 � 之处。",
        ),
    ),
    "text-garbled": Explanation(
        Words(
            "Characters of a PDF cannot be turned into text.",
            "Its fonts do not say which characters their glyphs are.",
            "Find another format of the report, or recognise its text from the picture.",
        ),
        Words("PDF 中有字符无法还原为文字。", "字体没有 Unicode 对应关系。", "查找其他格式，或做文字识别。"),
    ),
    "text-hidden": Explanation(
        Words(
            "Text that nobody sees on the page was left out.",
            "Hidden runs in Word, display:none in a page, white or off-page text in a PDF.",
            "Usually nothing. Where it looks like part of the report, open the file and decide.",
        ),
        Words(
            "略去了页面上看不见的文字。",
            "Word 隐藏文字、网页 display:none、PDF 白色或页外文字。",
            "一般不必处理；若像正文，请打开文件核对。",
        ),
    ),
    "text-struck": Explanation(
        Words(
            "Text that is struck out was left out.",
            "An editor struck old text instead of deleting it.",
            "Check that what remains is what the office meant.",
        ),
        Words("略去了带删除线的文字。", "编辑时用删除线代替删除。", "核对保留的内容是否为单位本意。"),
    ),
    "tracked-changes": Explanation(
        Words(
            "The Word file holds tracked changes; it was read as if all were accepted.",
            "It was published before its review was closed.",
            "Look at the changes in Word where a number depends on them.",
        ),
        Words(
            "Word 文件含修订标记，按全部接受后的内容读取。", "审阅未结束即发布。", "若涉及数字，请在 Word 中查看修订。"
        ),
    ),
    "part-unread": Explanation(
        Words(
            "Something embedded in the document could not be read.",
            "An object, chart or picture in place of text.",
            "Open the document and see whether it holds part of the report.",
        ),
        Words("文档中嵌入的部分无法读取。", "以对象、图表或图片代替文字。", "打开文档，查看其中是否有报告内容。"),
    ),
    "style-unread": Explanation(
        Words(
            "A rule of the page's own style sheet that hides, whitens or generates text was not applied.",
            "CSS beyond what is read here (nested rules, containers, unknown conditions), or a page too large for it.",
            "Open the page in a browser and compare the numbers: digits that it does not show may have been read.",
        ),
        Words(
            "网页自带样式中隐藏、变白或生成文字的规则未能应用。",
            "样式写法超出支持范围（嵌套规则、容器查询、未知条件），或网页过大。",
            "用浏览器打开网页核对数字：可能读入了页面上不显示的数字。",
        ),
    ),
    "page-is-image": Explanation(
        Words(
            "A page is a picture and gives no text.",
            "It was scanned or pasted as an image.",
            "Recognise its text, or find another format.",
        ),
        Words("页面是图片，没有文字。", "扫描件或以图片粘贴。", "做文字识别，或查找其他格式。"),
    ),
    "page-unreadable": Explanation(
        Words(
            "A page of the PDF could not be read.",
            "It is damaged or far too complex.",
            "Fetch the file again, or print the page anew to PDF.",
        ),
        Words("PDF 中有一页无法读取。", "页面损坏或过于复杂。", "重新下载，或将该页重新打印为 PDF。"),
    ),
    "span-invalid": Explanation(
        Words(
            "A cell claims more rows or columns than its table can have.",
            "Broken markup.",
            "Check the values of that table.",
        ),
        Words("单元格的跨行或跨列数不合理。", "表格标记有误。", "核对该表的数值。"),
    ),
    "grid-guessed": Explanation(
        Words(
            "The document does not show the table's grid; rows and columns were found by labels, order and alignment.",
            "A table without ruling lines, or one that a dump took apart.",
            "Rely on values whose `standing` is confirmed; look at the others.",
        ),
        Words(
            "文中没有表格线，行列按标签、次序和对齐推断。",
            "表格无框线，或导出时失去结构。",
            "`standing` 为 confirmed 的数值可靠，其余请核对。",
        ),
    ),
    "form-field": Explanation(
        Words(
            "A value stands in a fillable field of the PDF.",
            "The report is a form that was filled in.",
            "Nothing, unless the value looks wrong.",
        ),
        Words("数值来自 PDF 可填写的表单域。", "报告是填写的表单。", "一般不必处理。"),
    ),
    "section-missing": Explanation(
        Words(
            "One of the six sections was not found.",
            "The office left it out, or its heading says something else.",
            "Look for its text at the end of the section before it.",
        ),
        Words("六个部分中缺少一个。", "单位漏写，或标题用语特殊。", "查看其内容是否并入上一部分。"),
    ),
    "heading-missing": Explanation(
        Words(
            "A section has no heading and was taken to begin at its first sub-heading.",
            "The heading was left out.",
            "Check where the section begins.",
        ),
        Words("某部分没有标题，从其第一个小标题处开始。", "漏写标题。", "核对该部分的起点。"),
    ),
    "section-empty": Explanation(
        Words(
            "A section has a heading and nothing under it.",
            "The office had nothing to say, or the text is in a picture.",
            "Look at the document.",
        ),
        Words("某部分只有标题，没有内容。", "单位未填写，或内容为图片。", "查看原文件。"),
    ),
    "section-order": Explanation(
        Words(
            "A heading stands where the form has another.",
            "The office changed the order, or a contents list was taken for headings.",
            "Check that each text is under its own section.",
        ),
        Words("标题次序与格式不符。", "单位调整了次序，或目录被当作标题。", "核对各部分文字是否归位。"),
    ),
    "section-repeated": Explanation(
        Words(
            "Several headings fit one section; the first with a body was taken.",
            "A contents list, or a heading used twice.",
            "Check the text of that section and of the one before it.",
        ),
        Words("有多个标题对应同一部分，取第一个有正文的。", "目录，或标题重复。", "核对该部分及上一部分的文字。"),
    ),
    "several-reports": Explanation(
        Words(
            "The headings of most sections come twice: the file seems to hold more than one report.",
            "Two years or two organs in one file, or a page that shows a report next to another.",
            "Split the file into one report each and read them again; do not use this record's numbers.",
        ),
        Words(
            "多数部分的标题出现两次，文件可能含有多份报告。",
            "一个文件包含两个年度或两个机关，或网页并列显示了两份报告。",
            "将文件拆分为单份报告后重新解析；不要使用本记录的数字。",
        ),
    ),
    "period-unreadable": Explanation(
        Words(
            "The document names its statistical period, but not with two possible dates; `period` is null.",
            "A typing error such as 202020年.",
            "Read the sentence and judge by the title's year.",
        ),
        Words(
            "文中写了统计期限，但起止日期无效，`period` 为 null。", "笔误，如“202020年”。", "阅读原句，按标题年度判断。"
        ),
    ),
    "organ-unknown": Explanation(
        Words(
            "The document does not name the organ that reports.",
            "A title such as 政府信息公开年报 and 我局 throughout.",
            "Take the organ from where the file was found; do not guess.",
        ),
        Words("文中没有写明报告机关。", "标题只写“年度报告”，正文只称“我局”。", "按文件来源确定，不要猜测。"),
    ),
    "organ-uncertain": Explanation(
        Words(
            "The organ is not from the title but from the source named.",
            "The title names none.",
            "Check it: a page's publisher may be the hosting office only.",
        ),
        Words("报告机关不是取自标题，而是取自所述来源。", "标题未写机关。", "请核对：页面发布机构可能只是承办单位。"),
    ),
    "year-unknown": Explanation(
        Words(
            "The document does not say which year it reports on.",
            "No year in title, period or opening.",
            "Take it from where the file was found; the publication is usually a year later.",
        ),
        Words("文中没有说明报告年度。", "标题、统计期限和开头均无年份。", "按文件来源确定；发布日期通常在次年。"),
    ),
    "year-conflict": Explanation(
        Words(
            "Title and period name different years; the title's was taken.",
            "Last year's text was copied and one place not updated.",
            "Decide by the numbers and the date of publication.",
        ),
        Words("标题与统计期限的年份不同，取标题的年份。", "沿用上年文本，有一处未更新。", "结合数据和发布日期判断。"),
    ),
    "period-irregular": Explanation(
        Words(
            "The statistical period is not the calendar year of the report.",
            "A typing error, or an organ that counts from another day.",
            "Mind it when comparing years.",
        ),
        Words("统计期限不是报告年度的全年。", "录入错误，或单位按其他起止日统计。", "跨年比较时注意。"),
    ),
    "placeholder-left": Explanation(
        Words(
            "A placeholder of a template, or a blank where a number belongs, stands in the text.",
            "The office did not fill in its template; rarely a number was lost in reading.",
            "Look at the place; ask the office to complete it.",
        ),
        Words(
            "正文中留有模板占位符，或应填数字处为空。",
            "单位未填完模板；少数情况下是读取时丢失数字。",
            "查看原文，请单位补全。",
        ),
    ),
    "fee-unstated": Explanation(
        Words(
            "No section says whether an information processing fee was charged.",
            "The form of 2021 demands the statement in section six (国办函〔2020〕109号); the office left it out.",
            "Ask the office; `processing_fee` stays null.",
        ),
        Words(
            "各部分均未说明是否收取信息处理费。",
            "2021 年格式要求在第六部分报告（国办函〔2020〕109号），单位漏写。",
            "请单位补充；`processing_fee` 为 null。",
        ),
    ),
}
