"""Columns of the tables for analysts: name, type and meaning of each. Types are stated here and nowhere inferred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "decimal", "date", "boolean"]

SQL_TYPES: dict[Type, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(38,10)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}
"""A decimal is exact to ten places: an amount of 0.01 元 is 0.000001 万元."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, and what it holds, in English and in Chinese as "heading：remarks"."""

    name: str
    type: Type
    en: str
    zh: str

    @property
    def heading(self) -> str:
        """What heads the column in a workbook."""
        return self.zh.partition("：")[0]


REPORT = Column(
    "report", "text", "path of the file within the input; joins the tables", "文件：在输入中的路径，各表据此关联"
)
ORGAN = Column("organ", "text", "who reports", "报告机关")
YEAR = Column("year", "integer", "the year reported on", "报告年度")
STATUS = Column(
    "status", "text", "complete, or partial where something is missing", "状态：complete 完整，partial 有缺失"
)
GENERATION = Column("generation", "text", "official form: 2021, 2019, 2014 or free", "格式：2021、2019、2014 或 free")
CHECKS_FAILED = Column("checks_failed", "integer", "sums that do not hold", "核对不符项数")
SHA256 = Column("sha256", "text", "hash of the content", "SHA-256：文件内容的散列值")
BYTES = Column("bytes", "integer", "size of the file", "字节数")
MESSAGES = (
    Column("message", "text", "what was found, in English", "英文说明"),
    Column("message_zh", "text", "what was found, in Chinese", "中文说明"),
)

REPORTS = (
    REPORT,
    STATUS,
    ORGAN,
    YEAR,
    Column("title", "text", "title of the report", "标题"),
    Column("period_start", "date", "first day reported on", "统计期限起"),
    Column("period_end", "date", "last day reported on", "统计期限止"),
    GENERATION,
    Column("disclosure_form", "text", "form of the table of section 2; null: no table", "表一格式：空为没有此表"),
    Column("requests_form", "text", "form of the table of section 3; null: no table", "表二格式：空为没有此表"),
    Column("review_form", "text", "form of the table of section 4; null: no table", "表三格式：空为没有此表"),
    Column("published", "date", "day of publication, where the document says it", "公布日期：文中写明的"),
    Column("website", "text", "website named", "网址"),
    Column("address", "text", "address of the office", "地址"),
    Column("postcode", "text", "postcode", "邮编"),
    Column("phone", "text", "phone", "电话"),
    Column("email", "text", "e-mail", "电子邮箱"),
    Column("preamble", "text", "text before section 1", "引言：第一部分之前的文字"),
    Column(
        "processing_fee_yuan", "decimal", "processing fee stated in section 6, in 元", "信息处理费：第六部分所述，元"
    ),
    Column("checks_passed", "integer", "sums that hold", "核对相符项数"),
    CHECKS_FAILED,
    Column("checks_skipped", "integer", "sums that lack numbers", "未核对项数：缺少数字"),
    Column("errors", "integer", "issues of severity error", "error 级问题数"),
    Column("warnings", "integer", "issues of severity warning", "warning 级问题数"),
    Column("notes", "integer", "issues of severity note", "note 级问题数"),
    Column("format", "text", "format of the file", "文件格式"),
    BYTES,
    Column("pages", "integer", "pages, where the format has them", "页数：有页的格式"),
    Column("encoding", "text", "encoding of a text or web page", "编码：文本或网页"),
    SHA256,
    Column("schema_version", "text", "version of the record's schema", "记录结构版本"),
    Column("parser_version", "text", "version of reportparse", "程序版本"),
)

VALUES = (
    REPORT,
    Column("path", "text", "path of the value in the record", "路径：数值在记录中的位置"),
    Column("table_name", "text", "disclosure, requests or review", "表：disclosure、requests 或 review"),
    Column("form", "text", "form of its table", "表格格式"),
    Column("row_key", "text", "row, as in the path", "行：路径中的名称"),
    Column("column_key", "text", "column, as in the path", "列：路径中的名称"),
    Column("row_label", "text", "row, as the official form words it", "行名：官方格式的用语"),
    Column("column_label", "text", "column, as the official form words it", "列名：官方格式的用语"),
    Column(
        "value",
        "decimal",
        "the number; null where the cell gives none, or one too long to be exact",
        "数值：单元格没有数字、或数字过长无法精确表示时为空",
    ),
    Column("raw", "text", "text of the cell", "单元格原文"),
    Column(
        "state",
        "text",
        "number, mark, blank, unreadable or missing",
        "单元格状态：number 数字，mark 符号，blank 空白，unreadable 无法识别，missing 缺失",
    ),
    Column(
        "standing",
        "text",
        "confirmed, unconfirmed or disputed by the sums; null: not determined",
        "可信程度：confirmed 已印证，unconfirmed 未印证，disputed 有矛盾，空为未判定",
    ),
    Column("unit", "text", "unit of the number", "单位"),
)

WIDE = (
    REPORT,
    ORGAN,
    YEAR,
    GENERATION,
    STATUS,
    CHECKS_FAILED,
    Column(
        "unfit",
        "text",
        "paths of counts that are no whole numbers, and of numbers too long: null here, to be seen in `values`",
        "非整数：不是整数的计数、过长的数字的路径，此表中为空，见 `values`",
    ),
)
"""The columns before those of the values."""

SECTIONS = (
    REPORT,
    Column("section", "integer", "1 to 6", "部分：1 至 6"),
    Column("key", "text", "name of the section", "部分的英文名"),
    Column(
        "part", "integer", "0: the section itself; 1, 2, …: its numbered parts", "小节：0 为该部分本身，1、2、… 为小节"
    ),
    Column("present", "boolean", "whether the document has it", "文中有无"),
    Column("heading", "text", "its heading", "标题"),
    Column("text", "text", "its running text", "文字"),
    Column("tables", "text", "tables that follow no form, as rows of cells in JSON", "其他表格：不属官方格式，JSON"),
)

CHECKS = (
    REPORT,
    Column("id", "text", "id of the check", "核对项"),
    Column("status", "text", "passed, failed or skipped", "结果：passed 相符，failed 不符，skipped 未核对"),
    Column("left_side", "decimal", "its left side", "左边"),
    Column("right_side", "decimal", "its right side", "右边"),
    Column("terms", "text", "paths of its left side, then of its right side", "各项：左边和右边各项的路径"),
    *MESSAGES,
)

ISSUES = (
    REPORT,
    Column("number", "integer", "its place in the record's list", "序号"),
    Column("kind", "text", "stable name of its kind", "类型"),
    Column("severity", "text", "error, warning or note", "程度：error 错误，warning 警告，note 提示"),
    Column("place", "text", "path, page or part that it speaks of", "位置：所指的路径、页或部分"),
    *MESSAGES,
)

FIGURES = (
    REPORT,
    Column("number", "integer", "its place in the record's list", "序号"),
    Column("what", "text", "what is counted", "事项"),
    Column("value", "decimal", "the number", "数值"),
    Column("unit", "text", "its unit", "单位"),
    Column("section", "integer", "section that it stands in", "所在部分"),
    Column("sentence", "text", "the sentence", "原句"),
)

FILES = (
    REPORT,
    Column("outcome", "text", "complete, partial or failed", "结果：complete 完整，partial 有缺失，failed 失败"),
    SHA256,
    BYTES,
    Column(
        "duplicate_of",
        "text",
        "the file whose content it repeats; only that one is in the other tables",
        "重复于：内容相同的文件，其他表中只列该文件",
    ),
    Column(
        "stage",
        "text",
        "where it failed: input, read, admit or limit",
        "失败阶段：input 取得，read 读取，admit 判别，limit 超限",
    ),
    Column("kind", "text", "stable name of the failure", "失败类型"),
    *MESSAGES,
)
