"""Errors: why there is no record, or no output."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reportparse.diagnostics.catalogue.entries import Words
from reportparse.diagnostics.installing import RECOGNITION, install

Family = Literal["file", "report", "limit", "output"]


class ErrorKind(NamedTuple):
    """One reason why there is no record or no output; `family` names the class that is raised with it."""

    family: Family
    en: Words
    zh: Words


ERRORS: dict[str, ErrorKind] = {
    "not-found": ErrorKind(
        "file",
        en=Words(
            "The file was not found: {why}.",
            "There is no such file.",
            "A mistyped or moved path.",
            "Check the path.",
        ),
        zh=Words(
            "找不到文件：{why}。",
            "文件不存在。",
            "路径写错或文件已移动。",
            "检查路径。",
        ),
    ),
    "not-a-file": ErrorKind(
        "file",
        en=Words(
            "The path names {seen}, not a file.",
            "The path is a folder or a device.",
            "A folder was given.",
            "Name the files in it, e.g. `folder/*`.",
        ),
        zh=Words(
            "该路径是{seen}，不是文件。",
            "路径是文件夹或设备。",
            "给出的是文件夹。",
            "给出其中的文件，如 `folder/*`。",
        ),
    ),
    "no-permission": ErrorKind(
        "file",
        en=Words(
            "The file may not be read; its permissions forbid it.",
            "The file may not be read.",
            "Its permissions.",
            "Change them, or run as a user who may read it.",
        ),
        zh=Words(
            "没有读取该文件的权限。",
            "没有读取权限。",
            "文件权限所限。",
            "修改权限，或换用有权限的用户。",
        ),
    ),
    "empty": ErrorKind(
        "file",
        en=Words(
            "The file is empty.",
            "The file, or the archive, holds nothing.",
            "A broken download.",
            "Fetch it again.",
        ),
        zh=Words(
            "文件是空的。",
            "文件是空的。",
            "下载不完整。",
            "重新下载。",
        ),
    ),
    "corrupt": ErrorKind(
        "file",
        en=Words(
            "The file cannot be opened: {why}.",
            "The file cannot be opened as what it is.",
            "A broken download or a damaged disk.",
            "Fetch it again.",
        ),
        zh=Words(
            "文件无法打开：{why}。",
            "文件已损坏，无法打开。",
            "下载不完整或存储损坏。",
            "重新下载。",
        ),
    ),
    "encrypted": ErrorKind(
        "file",
        en=Words(
            "The file needs a password; save it without one.",
            "The file is locked by a password.",
            "The office protected it.",
            "Save it without a password.",
        ),
        zh=Words(
            "文件有密码保护，请去除密码后另存。",
            "文件有密码保护。",
            "发布单位设置了密码。",
            "去除密码后另存。",
        ),
    ),
    "unsupported": ErrorKind(
        "file",
        en=Words(
            "The file is {seen}.",
            "A format that is not read.",
            "A picture, a presentation, an archive of many files.",
            "Convert it to PDF or Word.",
        ),
        zh=Words(
            "文件是{seen}。",
            "不支持的格式。",
            "图片、演示文稿、多个文件的压缩包等。",
            "转换为 PDF 或 Word。",
        ),
    ),
    "own-result": ErrorKind(
        "file",
        en=Words(
            "The file is a result of reportparse, not a report; it is left out.",
            "A list, a marked copy, a comparison or a page that `check`, `compare`, `view` or `summary` wrote.",
            "It lies in the folder of the reports.",
            "Nothing; keep results in a folder of their own.",
        ),
        zh=Words(
            "文件是 reportparse 生成的结果，不是报告，已略过。",
            "由 check、compare、view 或 summary 生成的清单、标记副本、对照表或网页。",
            "结果文件与报告放在同一文件夹。",
            "可以不处理；结果最好另放一个文件夹。",
        ),
    ),
    "picture": ErrorKind(
        "file",
        en=Words(
            "The file is a picture, and text recognition is needed to read it: {why}.",
            "A picture of a page: PNG, JPEG, TIFF, GIF, BMP, WebP.",
            "It was scanned or photographed, and text recognition is not installed or not asked for.",
            f"Install text recognition ({RECOGNITION.en}).",
        ),
        zh=Words(
            "文件是图片，需要文字识别才能读取：{why}。",
            "页面的图片：PNG、JPEG、TIFF、GIF、BMP、WebP。",
            "扫描或拍照所得，而文字识别未安装或未启用。",
            f"安装文字识别（{RECOGNITION.zh}）。",
        ),
    ),
    "legacy-word": ErrorKind(
        "file",
        en=Words(
            "The file is a document of old Word or WPS (.doc, .wps), whatever its name says; save it as .docx.",
            "An old Word or WPS file (.doc, .wps).",
            "Its format, whatever its name says.",
            "Save it as .docx.",
        ),
        zh=Words(
            "文件是旧版 Word 或 WPS 文档（.doc、.wps），与扩展名无关；请另存为 .docx。",
            "旧版 Word 或 WPS 文件（.doc、.wps）。",
            "文件内容为旧格式，与扩展名无关。",
            "另存为 .docx。",
        ),
    ),
    "not-a-record": ErrorKind(
        "file",
        en=Words(
            "The file holds no record of reportparse: {why}.",
            "JSON that is no record of reportparse, or of another major version.",
            "Another program's file, a cut file, or an old record.",
            "Parse the documents again.",
        ),
        zh=Words(
            "文件不是 reportparse 的记录：{why}。",
            "JSON 不是 reportparse 的记录，或主版本不同。",
            "其他程序的文件、文件不完整，或旧版记录。",
            "重新解析原文件。",
        ),
    ),
    "not-writable": ErrorKind(
        "output",
        en=Words(
            "The output cannot be written: {why}.",
            "The output cannot be written there.",
            "No such folder, or no permission.",
            "Make it, or name another.",
        ),
        zh=Words(
            "无法写入输出：{why}。",
            "无法写入输出位置。",
            "文件夹不存在或没有权限。",
            "建立该文件夹，或改用其他位置。",
        ),
    ),
    "missing-extra": ErrorKind(
        "output",
        en=Words(
            f"The output {{ending}} needs {{library}}, which is not installed: {install('tables').en}.",
            "A library for this format is not installed.",
            "It is optional.",
            "Install the extra that the message names.",
        ),
        zh=Words(
            f"输出 {{ending}} 需要 {{library}}，尚未安装：{install('tables').zh}。",
            "没有安装该格式所需的程序库。",
            "该库为可选。",
            "按提示安装。",
        ),
    ),
    "blank-form": ErrorKind(
        "report",
        en=Words(
            "The document is the blank form of such a report, not a report: 「{seen}」; its tables hold no number.",
            "The official form without numbers.",
            "The format notice or a template was taken.",
            "Find the report.",
        ),
        zh=Words(
            "这是空白的年度报告格式（模板），不是报告：「{seen}」，表格中没有数字。",
            "没有数字的空白格式。",
            "取到的是格式通知或模板。",
            "查找报告本身。",
        ),
    ),
    "notice": ErrorKind(
        "report",
        en=Words(
            "The document is a notice about such reports, not one of them: 「{seen}」.",
            "A notice about such reports.",
            "The wrong page or attachment was taken.",
            "Find the report.",
        ),
        zh=Words(
            "这是关于年度报告的通知，不是年度报告：「{seen}」。",
            "关于年度报告的通知。",
            "取错了页面或附件。",
            "查找报告本身。",
        ),
    ),
    "no-report": ErrorKind(
        "report",
        en=Words(
            "The document is not an annual report on open government information: {why}.",
            "The document is something else: it has no title, tables or sections of such a report.",
            "The wrong page was taken, or the report is in an attachment of the page.",
            "Look at `reportparse inspect FILE`; fetch the attachment.",
        ),
        zh=Words(
            "这不是政府信息公开工作年度报告：{why}。",
            "不是政府信息公开工作年度报告：没有相应的标题、表格或章节。",
            "取错了页面，或报告在页面的附件中。",
            "用 `reportparse inspect FILE` 查看，下载附件。",
        ),
    ),
    "several-in-one": ErrorKind(
        "report",
        en=Words(
            "The file holds several reports, {seen} among them: `reportparse batch` reads them all.",
            "An archive or a mail with more than one report in it, where one was expected.",
            "Reports of several organs or years were packed together.",
            "`reportparse batch FILE -o OUT` reads an archive or a mail whole.",
        ),
        zh=Words(
            "文件内有多份报告，如 {seen}；请用 `reportparse batch` 全部读取。",
            "压缩包或邮件中有多份报告，此处只应有一份。",
            "多个单位或多个年份的报告打包在一起。",
            "用 `reportparse batch 文件 -o 输出` 读取压缩包或邮件中的全部报告。",
        ),
    ),
    "no-text": ErrorKind(
        "report",
        en=Words(
            "The document holds no text that can be read: {why}.",
            "The document holds no text, or none that can be read.",
            "Its pages are pictures (a scan), or its fonts do not say which characters they show.",
            "Recognise its text first.",
        ),
        zh=Words(
            "文档中没有可读的文字：{why}。",
            "文档中没有文字，或没有可读的文字。",
            "页面是图片（扫描件），或字体没有说明字形对应的字符。",
            "先做文字识别。",
        ),
    ),
    "too-large": ErrorKind(
        "limit",
        en=Words(
            "The file holds more than {most}, the most that is read.",
            "A bound of size, pages, cells or edges would be passed.",
            "A huge file, or a bomb.",
            "Split it; do not trust it.",
        ),
        zh=Words(
            "文件超过{most}的读取上限。",
            "超过大小、页数、单元格或线条的上限。",
            "文件过大，或有害。",
            "拆分文件；谨慎对待。",
        ),
    ),
    "too-slow": ErrorKind(
        "limit",
        en=Words(
            "The file was not read within {seconds} seconds of processor time.",
            "Not read within the time for one file, whatever else the machine does.",
            "A huge or hostile file.",
            "Split it; report it if it is honest.",
        ),
        zh=Words(
            "处理器时间 {seconds} 秒内未能读完该文件。",
            "未能在单个文件的时限内读完（按处理器时间计，与机器忙闲无关）。",
            "文件过大或有害。",
            "拆分文件；若文件正常请反馈。",
        ),
    ),
    "too-much-memory": ErrorKind(
        "limit",
        en=Words(
            "The file needs more than {megabytes} MB of memory; it may be a bomb.",
            "Reading needs more memory than one file may have.",
            "A huge file, or a bomb.",
            "Split it; do not trust it.",
        ),
        zh=Words(
            "读取该文件需要超过 {megabytes} MB 内存，文件可能有害。",
            "读取所需内存超过上限。",
            "文件过大，或有害。",
            "拆分文件；谨慎对待。",
        ),
    ),
    "too-deep": ErrorKind(
        "limit",
        en=Words(
            "The file nests {seen} too deeply.",
            "Parts are nested too deeply.",
            "Broken markup, or a hostile file.",
            "Open and save it in an editor.",
        ),
        zh=Words(
            "文件的{seen}嵌套层次过深。",
            "嵌套层次过深。",
            "标记错乱，或文件有害。",
            "用编辑软件打开后另存。",
        ),
    ),
    "crashed": ErrorKind(
        "limit",
        en=Words(
            "The file could not be read: reading it crashed ({cause}); please report it.",
            "Reading it crashed its own process; other files are not touched.",
            "A defect here or in a library, or a library that ran out of memory.",
            "Please report it with the file.",
        ),
        zh=Words(
            "读取该文件时崩溃（{cause}），请反馈。",
            "读取该文件的进程崩溃，不影响其他文件。",
            "本程序或程序库的缺陷，或程序库内存不足。",
            "请附上文件反馈。",
        ),
    ),
}
