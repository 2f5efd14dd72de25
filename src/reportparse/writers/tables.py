"""The tables for analysts: every column with its type and meaning, and how a record becomes rows.

Types are stated here and nowhere inferred. Every table has `report`, the path of the file, which is unique and joins them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from reportparse.forms import FORMS, Form

Type = Literal["text", "integer", "decimal", "date", "boolean"]
Record = Mapping[str, Any]
Row = tuple[Any, ...]

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
    """One column: its name, its type, and what it holds, in English and Chinese. `title` heads it in a workbook."""

    name: str
    type: Type
    en: str
    zh: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """One table: its columns, what a row is, and the rows of one record (`files`: of one input)."""

    name: str
    en: str
    zh: str
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterator[Row]]


REPORT = Column("report", "text", "path of the file within the input", "文件在输入中的路径", "文件")


def _labels() -> dict[tuple[str, str], tuple[str, str, str]]:
    """(form, path) to the Chinese labels of its row and column, and its unit."""
    found = {}
    for form in FORMS:
        for path, row, column in form.places:
            names = (*row.group, *row.labels[:1])
            above = " ".join(names or column.group)
            head = " ".join((*(column.group if names else ()), *column.labels[:1]))
            found[form.name, path] = (above, head, column.unit)
    return found


LABELS = _labels()


def _form_of(record: Record, table: str) -> str:
    stated = (record[table] or {}).get("form")
    return stated or next(form.name for form in FORMS if form.table == table)


# reports

_REPORTS: tuple[tuple[Column, Callable[[Record], Any]], ...] = (
    (REPORT, lambda r: r["source"]["name"]),
    (Column("status", "text", "complete, or partial where something is missing", "complete 完整，partial 有缺失", "状态"),
     lambda r: r["status"]),
    (Column("organ", "text", "who reports", "报告机关", "机关"), lambda r: r["report"]["organ"]),
    (Column("year", "integer", "the year reported on", "报告年度", "年度"), lambda r: r["report"]["year"]),
    (Column("title", "text", "title of the report", "标题", "标题"), lambda r: r["report"]["title"]),
    (Column("period_start", "date", "first day reported on", "统计期限起", "期限起"),
     lambda r: (r["report"]["period"] or {}).get("start")),
    (Column("period_end", "date", "last day reported on", "统计期限止", "期限止"),
     lambda r: (r["report"]["period"] or {}).get("end")),
    (Column("generation", "text", "official form of its tables: 2021, 2019, 2014 or free", "表格所依的格式：2021、2019、2014 或 free", "格式"),
     lambda r: r["report"]["generation"]),
    (Column("disclosure_form", "text", "form of the table of section 2, if there is one", "第二部分表格的格式", "表一格式"),
     lambda r: _form_of(r, "disclosure") if r["disclosure"] else None),
    (Column("requests_form", "text", "form of the table of section 3, if there is one", "第三部分表格的格式", "表二格式"),
     lambda r: _form_of(r, "requests") if r["requests"] else None),
    (Column("has_review", "boolean", "whether section 4 has its table", "第四部分是否有表格", "有表三"),
     lambda r: r["review"] is not None),
    (Column("published", "date", "day of publication, where the document says it", "公布日期（文中写明的）", "公布日期"),
     lambda r: r["report"]["published"]),
    (Column("website", "text", "website named", "网址", "网址"), lambda r: r["report"]["website"]),
    (Column("address", "text", "address of the office", "地址", "地址"), lambda r: r["report"]["contact"]["address"]),
    (Column("postcode", "text", "postcode", "邮编", "邮编"), lambda r: r["report"]["contact"]["postcode"]),
    (Column("phone", "text", "phone", "电话", "电话"), lambda r: r["report"]["contact"]["phone"]),
    (Column("email", "text", "e-mail", "电子邮箱", "邮箱"), lambda r: r["report"]["contact"]["email"]),
    (Column("preamble", "text", "text before section 1", "第一部分之前的文字", "引言"), lambda r: r["preamble"]),
    (Column("processing_fee_yuan", "decimal", "information processing fee stated in section 6, in 元", "第六部分写明的信息处理费（元）", "信息处理费（元）"),
     lambda r: (r["processing_fee"] or {}).get("amount_yuan")),
    (Column("checks_passed", "integer", "sums that hold", "相符的核对项数", "核对相符"), lambda r: r["checks"]["passed"]),
    (Column("checks_failed", "integer", "sums that do not hold", "不符的核对项数", "核对不符"), lambda r: r["checks"]["failed"]),
    (Column("checks_skipped", "integer", "sums that lack numbers", "因缺数未核对的项数", "未核对"), lambda r: r["checks"]["skipped"]),
    (Column("errors", "integer", "issues of severity error", "error 级问题数", "错误"), lambda r: _severity(r, "error")),
    (Column("warnings", "integer", "issues of severity warning", "warning 级问题数", "警告"), lambda r: _severity(r, "warning")),
    (Column("notes", "integer", "issues of severity note", "note 级问题数", "提示"), lambda r: _severity(r, "note")),
    (Column("format", "text", "format of the file", "文件格式", "文件格式"), lambda r: r["source"]["format"]),
    (Column("bytes", "integer", "size of the file", "文件字节数", "字节"), lambda r: r["source"]["bytes"]),
    (Column("pages", "integer", "pages, where the format has them", "页数（有页的格式）", "页数"), lambda r: r["source"]["pages"]),
    (Column("encoding", "text", "encoding of a text or web page", "文本或网页的编码", "编码"), lambda r: r["source"]["encoding"]),
    (Column("sha256", "text", "hash of the file's content", "文件内容的 SHA-256", "SHA-256"), lambda r: r["source"]["sha256"]),
    (Column("schema_version", "text", "version of the record's schema", "记录结构的版本", "结构版本"), lambda r: r["schema_version"]),
    (Column("parser_version", "text", "version of reportparse", "reportparse 的版本", "程序版本"), lambda r: r["parser"]["version"]),
)  # fmt: skip


def _severity(record: Record, severity: str) -> int:
    return sum(issue["severity"] == severity for issue in record["issues"])


def _reports(record: Record) -> Iterator[Row]:
    yield tuple(read(record) for _, read in _REPORTS)


# values and wide


def _values(record: Record) -> Iterator[Row]:
    name = record["source"]["name"]
    for cell in record.get("cells") or ():
        path = cell["path"]
        table, *row, column = path.split(".")
        form = _form_of(record, table)
        row_label, column_label, unit = LABELS[form, path]
        yield (
            name, path, table, form, ".".join(row), column, row_label, column_label,
            cell["value"], cell["raw"], cell["state"], cell.get("standing"), unit,
        )  # fmt: skip


MAX_WHOLE = 2**63 - 1


def _places() -> dict[str, tuple[Form, str, str, Type]]:
    """Path of the record to form, labels and type, over all forms, in their order; the newest form names it."""
    found: dict[str, tuple[Form, str, str, Type]] = {}
    for form in FORMS:
        for path, _, column in form.places:
            row_label, column_label, unit = LABELS[form.name, path]
            title = f"{row_label}｜{column_label}（{unit}）"
            found.setdefault(path, (form, title, unit, "decimal" if column.measure == "amount" else "integer"))
    return found


PLACES = _places()

_WIDE_HEAD = (
    REPORT,
    Column("organ", "text", "who reports", "报告机关", "机关"),
    Column("year", "integer", "the year reported on", "报告年度", "年度"),
    Column("generation", "text", "official form of its tables", "表格所依的格式", "格式"),
    Column("status", "text", "complete or partial", "complete 完整，partial 有缺失", "状态"),
    Column("checks_failed", "integer", "sums that do not hold", "不符的核对项数", "核对不符"),
    Column(
        "unfit",
        "text",
        "paths of counts that are no whole numbers: null here, their numbers stand in `values`",
        "不是整数的计数的路径：此表中为空，数值见 `values`",
        "非整数",
    ),
)


def wide_name(path: str) -> str:
    """The column of a path in the wide table."""
    return path.replace(".", "_")


def _wide(record: Record) -> Iterator[Row]:
    numbers, unfit = [], []
    for path, (_, _, _, kind) in PLACES.items():
        node: Any = record
        for key in path.split("."):
            node = node.get(key) if isinstance(node, Mapping) else None
        if kind == "integer" and node is not None and not (isinstance(node, int) and abs(node) <= MAX_WHOLE):
            unfit.append(path)
            node = None
        numbers.append(node)
    about = record["report"]
    head = (about["organ"], about["year"], about["generation"], record["status"], record["checks"]["failed"])
    yield (record["source"]["name"], *head, " ".join(unfit) or None, *numbers)


# The lists of the record


def _sections(record: Record) -> Iterator[Row]:
    name = record["source"]["name"]
    for section in record["sections"]:
        key = (name, section["number"], section["key"])
        tables = json.dumps(section["tables"], ensure_ascii=False) if section["tables"] else None
        yield (*key, 0, section["present"], section["heading"], section["text"], tables)
        for part, subsection in enumerate(section["subsections"], 1):
            yield (*key, part, True, subsection["heading"], subsection["text"], None)


def _checks(record: Record) -> Iterator[Row]:
    name = record["source"]["name"]
    for check in record["checks"]["results"]:
        sides = (check["left"], check["right"], " ".join(check["terms"]))
        yield (name, check["id"], check["status"], *sides, check["message"], check["message_zh"])


def _issues(record: Record) -> Iterator[Row]:
    name = record["source"]["name"]
    for number, issue in enumerate(record["issues"], 1):
        facts = (issue["kind"], issue["severity"], issue["where"])
        yield (name, number, *facts, issue["message"], issue["message_zh"])


def _figures(record: Record) -> Iterator[Row]:
    name = record["source"]["name"]
    for number, figure in enumerate(record["figures"], 1):
        facts = (figure["what"], figure["value"], figure["unit"], figure["section"])
        yield (name, number, *facts, figure["sentence"])


def _files(listed: Any) -> Iterator[Row]:
    facts = (listed.outcome, listed.sha256, listed.bytes, listed.duplicate_of)
    yield (listed.path, *facts, listed.stage, listed.kind, listed.message, listed.message_zh)


TABLES: tuple[TableDefinition, ...] = (
    TableDefinition(
        "reports", "one row a report", "每份报告一行", tuple(column for column, _ in _REPORTS), _reports
    ),
    TableDefinition(
        "values",
        "one row a value of the three tables",
        "三张表的每个数值一行",
        (
            REPORT,
            Column("path", "text", "path of the value in the record", "数值在记录中的路径", "路径"),
            Column("table_name", "text", "disclosure, requests or review", "disclosure、requests 或 review", "表"),
            Column("form", "text", "form of its table", "表格格式", "格式"),
            Column("row_key", "text", "row, as in the path", "行（路径中的名称）", "行"),
            Column("column_key", "text", "column, as in the path", "列（路径中的名称）", "列"),
            Column("row_label", "text", "row, as the official form words it", "行的官方名称", "行名"),
            Column("column_label", "text", "column, as the official form words it", "列的官方名称", "列名"),
            Column("value", "decimal", "the number; null where the cell gives none", "数值；单元格没有数字时为空", "数值"),
            Column("raw", "text", "text of the cell", "单元格原文", "原文"),
            Column("state", "text", "number, mark, blank, unreadable or missing",
                   "number 数字，mark 符号，blank 空白，unreadable 无法识别，missing 缺失", "单元格状态"),
            Column("standing", "text", "confirmed, unconfirmed or disputed; null where not determined",
                   "confirmed 已核实，unconfirmed 未核实，disputed 有矛盾；未判定时为空", "可信程度"),
            Column("unit", "text", "unit of the number", "单位", "单位"),
        ),
        _values,
    ),
    TableDefinition(
        "wide",
        "one row a report, one column a value; all forms' columns are always there",
        "每份报告一行，每个数值一列，各种格式的列始终齐全",
        _WIDE_HEAD
        + tuple(
            Column(wide_name(path), kind, f"`{path}`", f"`{path}`", title)
            for path, (_, title, _, kind) in PLACES.items()
        ),
        _wide,
    ),
    TableDefinition(
        "sections",
        "one row a section and one a numbered part of it",
        "每个部分及其中每个小节一行",
        (
            REPORT,
            Column("section", "integer", "1 to 6", "第几部分，1 至 6", "部分"),
            Column("key", "text", "name of the section", "部分的英文名", "部分名"),
            Column("part", "integer", "0 for the section itself, 1, 2, … for its parts", "0 为该部分本身，1、2、… 为其中小节", "小节"),
            Column("present", "boolean", "whether the document has it", "文中是否有此部分", "有"),
            Column("heading", "text", "its heading", "标题", "标题"),
            Column("text", "text", "its running text", "文字", "文字"),
            Column("tables", "text", "tables that follow no form, as JSON rows of cells", "不属于官方格式的表格（JSON）", "其他表格"),
        ),
        _sections,
    ),
    TableDefinition(
        "checks",
        "one row a sum checked",
        "每项核对一行",
        (
            REPORT,
            Column("id", "text", "id of the check", "核对项编号", "核对项"),
            Column("status", "text", "passed, failed or skipped", "passed 相符，failed 不符，skipped 未核对", "结果"),
            Column("left_side", "decimal", "its left side", "左边", "左边"),
            Column("right_side", "decimal", "its right side", "右边", "右边"),
            Column("terms", "text", "paths of its left side, then of its right side", "左边和右边各项的路径", "各项"),
            Column("message", "text", "what was found, in English", "说明（英文）", "说明（英文）"),
            Column("message_zh", "text", "what was found, in Chinese", "说明（中文）", "说明"),
        ),
        _checks,
    ),
    TableDefinition(
        "issues",
        "one row a doubt",
        "每个疑点一行",
        (
            REPORT,
            Column("number", "integer", "its place in the record's list", "序号", "序号"),
            Column("kind", "text", "stable name of its kind", "类型", "类型"),
            Column("severity", "text", "error, warning or note", "error 错误，warning 警告，note 提示", "程度"),
            Column("place", "text", "path, page or part that it speaks of", "所指的路径、页或部分", "位置"),
            Column("message", "text", "what it says, in English", "说明（英文）", "说明（英文）"),
            Column("message_zh", "text", "what it says, in Chinese", "说明（中文）", "说明"),
        ),
        _issues,
    ),
    TableDefinition(
        "figures",
        "one row a number stated in the running text",
        "文字中写明的每个数字一行",
        (
            REPORT,
            Column("number", "integer", "its place in the record's list", "序号", "序号"),
            Column("what", "text", "what is counted", "所计事项", "事项"),
            Column("value", "decimal", "the number", "数值", "数值"),
            Column("unit", "text", "its unit", "单位", "单位"),
            Column("section", "integer", "section that it stands in", "所在部分", "部分"),
            Column("sentence", "text", "the sentence", "原句", "原句"),
        ),
        _figures,
    ),
    TableDefinition(
        "files",
        "one row an input, also those that gave no report",
        "每个输入一行，包括没有得到报告的",
        (
            REPORT,
            Column("outcome", "text", "complete, partial or failed", "complete 完整，partial 有缺失，failed 失败", "结果"),
            Column("sha256", "text", "hash of the content", "内容的 SHA-256", "SHA-256"),
            Column("bytes", "integer", "size", "字节数", "字节"),
            Column("duplicate_of", "text", "the file whose content it repeats; that one stands in the other tables",
                   "与之内容相同的文件；其他表中只列该文件", "重复于"),
            Column("stage", "text", "where it failed: input, read, admit or limit",
                   "失败阶段：input 取得，read 读取，admit 判别，limit 超限", "失败阶段"),
            Column("kind", "text", "stable name of the failure", "失败类型", "失败类型"),
            Column("message", "text", "why it failed, in English", "原因（英文）", "原因（英文）"),
            Column("message_zh", "text", "why it failed, in Chinese", "原因（中文）", "原因"),
        ),
        _files,
    ),
)  # fmt: skip
"""Every table. `files` is made of the inputs, all others of the records."""


def number_text(number: int | Decimal) -> str:
    """A number as digits, never with an exponent."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
