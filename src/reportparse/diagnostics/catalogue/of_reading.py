"""Issues that a reader meets: text, parts, pages."""

from __future__ import annotations

from reportparse.diagnostics.catalogue.entries import IssueKind, Words
from reportparse.diagnostics.installing import RECOGNITION

READING: dict[str, IssueKind] = {
    "text-undecodable": IssueKind(
        "error",
        en=Words(
            "The text holds {count} byte sequences that are not valid {encoding}; they stand as U+FFFD.",
            "Some bytes are not valid in the file's encoding; U+FFFD stands in their place.",
            "A wrong charset in the page, or a file cut or damaged on its way.",
            "Fetch the file again; read the places marked � in the original.",
        ),
        zh=Words(
            "有 {count} 处字节不符合 {encoding} 编码，已用 U+FFFD 代替。",
            "部分字节不符合文件编码，以 U+FFFD 代替。",
            "网页声明的编码有误，或文件传输中损坏。",
            "重新下载，对照原文核对标 � 之处。",
        ),
    ),
    "text-garbled": IssueKind(
        "error",
        en=Words(
            "The page holds {count} characters of {total} that cannot be read; their font gives no Unicode, "
            "or something lies over them.",
            "Characters of a PDF or OFD file cannot be turned into text.",
            "Its fonts do not say which characters their glyphs are, or a seal lies over them.",
            "Find another format of the report, or recognise its text from the picture.",
        ),
        zh=Words(
            "{total} 个字符中有 {count} 个无法识别：字体没有 Unicode 对应，或被遮盖。",
            "PDF 或 OFD 中有字符无法还原为文字。",
            "字体没有 Unicode 对应关系，或被印章遮盖。",
            "查找其他格式，或做文字识别。",
        ),
    ),
    "text-traditional": IssueKind(
        "note",
        en=Words(
            "The document, or its title, is in traditional characters; labels and headings were read as simplified ones.",
            "The document is in traditional characters; labels were matched in simplified ones, texts stand as published.",
            "A mirror or a copy that was converted; Chinese offices publish in simplified characters.",
            "Prefer the office's own page where there is one.",
        ),
        zh=Words(
            "文档或其标题使用繁体字，标签和标题按简体识别。",
            "文档使用繁体字；标签按简体匹配，文字按原文保留。",
            "转换过的镜像或转载页面；政府机关使用简体字发布。",
            "有原网页的，以原网页为准。",
        ),
    ),
    "text-hidden": IssueKind(
        "note",
        en=Words(
            "The text 「{seen}」 was left out; a reader of the page cannot see it.",
            "Text that nobody sees on the page was left out.",
            "Hidden runs in Word, display:none in a page, white or off-page text in a PDF.",
            "Usually nothing. Where it looks like part of the report, open the file and decide.",
        ),
        zh=Words(
            "略去页面上看不见的文字「{seen}」。",
            "略去了页面上看不见的文字。",
            "Word 隐藏文字、网页 display:none、PDF 白色或页外文字。",
            "一般不必处理；若像正文，请打开文件核对。",
        ),
    ),
    "text-struck": IssueKind(
        "warning",
        en=Words(
            "The text 「{seen}」 was left out; it is struck out.",
            "Text that is struck out was left out.",
            "An editor struck old text instead of deleting it.",
            "Check that what remains is what the office meant.",
        ),
        zh=Words(
            "略去带删除线的文字「{seen}」。",
            "略去了带删除线的文字。",
            "编辑时用删除线代替删除。",
            "核对保留的内容是否为单位本意。",
        ),
    ),
    "tracked-changes": IssueKind(
        "note",
        en=Words(
            "The file holds {count} tracked changes; it was read as if all were accepted.",
            "The Word file holds tracked changes; it was read as if all were accepted.",
            "It was published before its review was closed.",
            "Look at the changes in Word where a number depends on them.",
        ),
        zh=Words(
            "含 {count} 处修订，按全部接受后的内容读取。",
            "Word 文件含修订标记，按全部接受后的内容读取。",
            "审阅未结束即发布。",
            "若涉及数字，请在 Word 中查看修订。",
        ),
    ),
    "file-damaged": IssueKind(
        "warning",
        en=Words(
            "The file is cut or damaged: {seen}.",
            "The file is cut or damaged; what could be read of it was read, and more may be missing than is told.",
            "A broken download or a damaged disk.",
            "Fetch it again.",
        ),
        zh=Words(
            "文件残缺或损坏：{seen}。",
            "文件残缺或损坏；读出了可读的部分，缺少的内容可能多于所提示的。",
            "下载不完整或存储损坏。",
            "重新下载。",
        ),
    ),
    "part-unread": IssueKind(
        "warning",
        en=Words(
            "The embedded part 「{seen}」 could not be read.",
            "Something embedded in the document could not be read.",
            "An object, chart or picture in place of text.",
            "Open the document and see whether it holds part of the report.",
        ),
        zh=Words(
            "嵌入的部分「{seen}」无法读取。",
            "文档中嵌入的部分无法读取。",
            "以对象、图表或图片代替文字。",
            "打开文档，查看其中是否有报告内容。",
        ),
    ),
    "conversion-incomplete": IssueKind(
        "warning",
        en=Words(
            "The file was converted, and the converter could not carry all of it over ({seen}).",
            "A document of old Word was converted to be read, and something in it was left out or only approximated.",
            "Structures of old Word that the converter does not know, or damage in the file.",
            "Open the document and compare; save it as .docx where numbers are missing.",
        ),
        zh=Words(
            "文件经转换后读取，转换程序未能保留全部内容（{seen}）。",
            "旧版 Word 文档转换后读取，其中有内容被略去或近似处理。",
            "转换程序不认识的旧版 Word 结构，或文件已损坏。",
            "打开原文档对照；若缺少数字，请另存为 .docx。",
        ),
    ),
    "unwrapped": IssueKind(
        "note",
        en=Words(
            "The report is 「{seen}」 within the file; beside it stand: {others}.",
            "The file is an archive or a mail; the one report in it was read, and the rest is named.",
            "The office published the report with attachments, or packed.",
            "See whether an attachment belongs to the report.",
        ),
        zh=Words(
            "报告是文件内的「{seen}」，另有：{others}。",
            "文件是压缩包或邮件，读取了其中唯一的报告，其余列出名称。",
            "单位将报告与附件一起发布，或打包发布。",
            "查看附件是否属于报告。",
        ),
    ),
    "style-unread": IssueKind(
        "warning",
        en=Words(
            "The rule 「{seen}」 of the page's style sheet, which hides text, was not applied; some text "
            "may be unseen.",
            "A rule of the page's own style sheet that hides, whitens or generates text was not applied.",
            "CSS beyond what is read here (nested rules, containers, unknown conditions), or a page too large for it.",
            "Open the page in a browser and compare the numbers: digits that it does not show may have been read.",
        ),
        zh=Words(
            "网页样式中隐藏文字的规则「{seen}」未能应用，所读文字可能有页面上看不见的。",
            "网页自带样式中隐藏、变白或生成文字的规则未能应用。",
            "样式写法超出支持范围（嵌套规则、容器查询、未知条件），或网页过大。",
            "用浏览器打开网页核对数字：可能读入了页面上不显示的数字。",
        ),
    ),
    "page-is-image": IssueKind(
        "error",
        en=Words(
            f"The page is a picture without text and was not read; text recognition reads it: {RECOGNITION.en}.",
            "A page is a picture and gives no text.",
            "It was scanned or pasted as an image, and text recognition is not installed or not asked for.",
            f"Install text recognition ({RECOGNITION.en}), or find another format.",
        ),
        zh=Words(
            f"本页是图片，没有文字，内容未读取；安装文字识别后可读：{RECOGNITION.zh}。",
            "页面是图片，没有文字。",
            "扫描件或以图片粘贴，而文字识别未安装或未启用。",
            f"安装文字识别（{RECOGNITION.zh}），或查找其他格式。",
        ),
    ),
    "page-recognised": IssueKind(
        "warning",
        en=Words(
            "The page is a picture; its text and its numbers were read by text recognition (OCR).",
            "A page is a picture, and what it says was recognised by a model.",
            "It was scanned, photographed or pasted as an image, or its fonts do not say what they show.",
            "Compare what matters with the page: each number was read twice alike, or is marked as unreadable.",
        ),
        zh=Words(
            "本页是图片，文字和数字由文字识别（OCR）读出。",
            "页面是图片，内容由模型识别。",
            "扫描、拍照或以图片粘贴，或字体没有说明字形对应的字符。",
            "重要数字请对照原页核对：每个数字都经两次识别一致，否则标为无法读取。",
        ),
    ),
    "page-unreadable": IssueKind(
        "error",
        en=Words(
            "The page could not be read ({seen}).",
            "A page of the PDF or OFD file could not be read.",
            "It is damaged or far too complex.",
            "Fetch the file again, or print the page anew to PDF.",
        ),
        zh=Words(
            "本页无法读取（{seen}）。",
            "PDF 或 OFD 中有一页无法读取。",
            "页面损坏或过于复杂。",
            "重新下载，或将该页重新打印为 PDF。",
        ),
    ),
    "page-incomplete": IssueKind(
        "error",
        en=Words(
            "The page shows something that is not in the file ({seen}); the rest was read.",
            "A page of an OFD file lies on a template, or draws a unit, that the file does not hold.",
            "The file was taken apart and packed again, or cut.",
            "Fetch the file again, or find another format of the report.",
        ),
        zh=Words(
            "本页显示的部分内容不在文件中（{seen}），其余已读取。",
            "OFD 页面引用的模板页或复合对象在文件中缺失。",
            "文件被拆开重新打包，或不完整。",
            "重新下载，或查找其他格式。",
        ),
    ),
    "span-invalid": IssueKind(
        "note",
        en=Words(
            "The cell span 「{seen}」 is impossible; it was read as {used}.",
            "A cell claims more rows or columns than its table can have.",
            "Broken markup.",
            "Check the values of that table.",
        ),
        zh=Words(
            "单元格跨度「{seen}」不合理，按 {used} 读取。",
            "单元格的跨行或跨列数不合理。",
            "表格标记有误。",
            "核对该表的数值。",
        ),
    ),
    "number-rounded": IssueKind(
        "warning",
        en=Words(
            "The cell that holds {held} shows {seen}; what it shows was read.",
            "A number that a spreadsheet shows rounded, or divided by a thousand, was read as it is shown.",
            "The format of the cell has fewer decimals than its number.",
            "Open the workbook and see which of the two the office means.",
        ),
        zh=Words(
            "单元格存 {held}，显示为 {seen}，按显示的读取。",
            "电子表格中显示为舍入（或除以一千）后的数，按显示的读取。",
            "单元格格式的小数位数少于所存数字。",
            "打开工作簿，核对单位想报的是哪一个数。",
        ),
    ),
    "form-field": IssueKind(
        "note",
        en=Words(
            "The page holds {count} values in form fields; they were read from there.",
            "A value stands in a fillable field of the PDF.",
            "The report is a form that was filled in.",
            "Nothing, unless the value looks wrong.",
        ),
        zh=Words(
            "有 {count} 个值填在表单域中，已从中读取。",
            "数值来自 PDF 可填写的表单域。",
            "报告是填写的表单。",
            "一般不必处理。",
        ),
    ),
}
