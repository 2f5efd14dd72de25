"""Columns of the tables for analysts: name, type and meaning of each. Types are stated here and nowhere inferred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.forms import SUBJECTS, Subject

Type = Literal["text", "integer", "decimal", "date", "boolean"]

DECIMAL_DIGITS = 38
DECIMAL_PLACES = 10
"""An amount of 0.01 元 is 0.000001 万元: decimals are exact to ten places."""

SQL_TYPES: dict[Type, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": f"DECIMAL({DECIMAL_DIGITS},{DECIMAL_PLACES})",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its name, its type, what it holds, in English and in Chinese as "heading：remarks", and the unit of its
    numbers, where all have one."""

    name: str
    type: Type
    en: str
    zh: str
    unit: str = ""

    @property
    def heading(self) -> str:
        """What heads the column in a workbook."""
        return self.zh.partition("：")[0]


REPORT = TableColumn(
    "report", "text", "path of the file within the input; joins the tables", "文件：在输入中的路径，各表据此关联"
)
ORGAN = TableColumn("organ", "text", "who reports", "报告机关")
YEAR = TableColumn("year", "integer", "the year reported on", "报告年度")
ORGAN_KEY = TableColumn(
    "organ_key",
    "text",
    "key of the organ over years and spellings: code of the region (for a town, of what it lies in) and body; after `name:` "
    "it stands on a name alone, which other organs may have; after `#` how much of the organ reports",
    "机关键：跨年度、跨写法一致，由区划代码（乡镇街道为所属区划）和机关名称组成；以 `name:` 开头的仅凭名称，可能重名；"
    "`#` 后为报告范围",
)
IDENTITY = (
    ORGAN_KEY,
    TableColumn(
        "organ_level", "text", "国家, 省, 市, 县 or 乡; null: open", "机关层级：国家、省、市、县、乡，空为未定"
    ),
    TableColumn(
        "organ_kind",
        "text",
        "人民政府, 办公厅/室, 部门, 街道, 镇, 乡, 管委会, 垂直机构, 事业单位, 企业 or 高校; null: open",
        "机关类别：人民政府、办公厅/室、部门、街道、镇、乡、管委会、垂直机构、事业单位、企业、高校，空为未定",
    ),
    TableColumn(
        "region_code",
        "text",
        "whose organ it is: code of GB/T 2260 in the report's year; null: open, or none of its own (towns, zones)",
        "区划代码：报告年度的 GB/T 2260 代码，空为未定，或本身没有代码（乡镇街道、开发区）",
    ),
    TableColumn("region_name", "text", "the region's name in that year", "区划名称：当年的名称"),
    TableColumn("parent_region", "text", "code of the region that it lies in", "上级区划代码"),
    TableColumn(
        "province_code",
        "text",
        "code of the province of its region, or of what a town or zone lies in; null: open, or an organ of the state",
        "省级代码：所属（乡镇街道、开发区为所在）的省级区划代码，空为未定或国家机关",
    ),
    TableColumn("province", "text", "the province's name in that year", "省级名称：当年的名称"),
    TableColumn(
        "region_evidence",
        "text",
        "what says which region: organ (the name itself), title, preamble, address, postcode, phone, website, path (a hint), "
        "and the year of the list; `open` where nothing does, with the codes that the name fits",
        "区划依据：organ 机关名称、title 标题、preamble 引言、address 地址、postcode 邮编、phone 电话、website 网址、"
        "path 文件路径（仅为线索），及所用区划表的年份；`open` 为未定，并列出同名区划的代码",
    ),
)
"""Who the organ is."""
STATUS = TableColumn(
    "status", "text", "complete, or partial where something is missing", "状态：complete 完整，partial 有缺失"
)
GENERATION = TableColumn(
    "generation", "text", "official form: 2021, 2019, 2014 or free", "格式：2021、2019、2014 或 free"
)
CHECKS_FAILED = TableColumn("checks_failed", "integer", "sums that do not hold", "核对不符项数")
SHA256 = TableColumn("sha256", "text", "hash of the content", "SHA-256：文件内容的散列值")
NUMBERS_SHA256 = TableColumn(
    "numbers_sha256",
    "text",
    "hash of all its numbers in the official tables: the same where two reports give the same",
    "数字 SHA-256：官方表格全部数字的散列值，数字全同则相同",
)
BYTES = TableColumn("bytes", "integer", "size of the file", "字节数", unit="字节")
MESSAGES = (
    TableColumn("message", "text", "what was found, in English", "英文说明"),
    TableColumn("message_zh", "text", "what was found, in Chinese", "中文说明"),
)


def _form_of(number: int, subject: Subject) -> TableColumn:
    """The column that says which form a table follows; `number` counts the tables as Chinese readers do (表一)."""
    section = f" of section {subject.section}" if subject.section else ""
    zh = f"表{ONE_TO_NINE[number]}格式：空为没有此表"
    return TableColumn(f"{subject.table}_form", "text", f"form of the table{section}; null: no table", zh)


_FORMS_OF_TABLES = tuple(_form_of(number, subject) for number, subject in enumerate(SUBJECTS.values()))

REPORTS = (
    REPORT,
    STATUS,
    ORGAN,
    YEAR,
    *IDENTITY,
    TableColumn("title", "text", "title of the report", "标题"),
    TableColumn("period_start", "date", "first day reported on", "统计期限起"),
    TableColumn("period_end", "date", "last day reported on", "统计期限止"),
    GENERATION,
    *_FORMS_OF_TABLES,
    TableColumn("published", "date", "day of publication, where the document says it", "公布日期：文中写明的"),
    TableColumn("website", "text", "website named", "网址"),
    TableColumn("address", "text", "address of the office", "地址"),
    TableColumn("postcode", "text", "postcode", "邮编"),
    TableColumn("phone", "text", "phone", "电话"),
    TableColumn("email", "text", "e-mail", "电子邮箱"),
    TableColumn("preamble", "text", "text before section 1", "引言：第一部分之前的文字"),
    TableColumn(
        "processing_fee_yuan",
        "decimal",
        "processing fee stated in section 6, in 元",
        "信息处理费：第六部分所述，元",
        unit="元",
    ),
    TableColumn("checks_passed", "integer", "sums that hold", "核对相符项数"),
    CHECKS_FAILED,
    TableColumn("checks_skipped", "integer", "sums that lack numbers", "未核对项数：缺少数字"),
    TableColumn("errors", "integer", "issues of severity error", "error 级问题数"),
    TableColumn("warnings", "integer", "issues of severity warning", "warning 级问题数"),
    TableColumn("notes", "integer", "issues of severity note", "note 级问题数"),
    TableColumn("format", "text", "format of the file", "文件格式"),
    BYTES,
    TableColumn("pages", "integer", "pages, where the format has them", "页数：有页的格式"),
    TableColumn("encoding", "text", "encoding of a text or web page", "编码：文本或网页"),
    SHA256,
    NUMBERS_SHA256,
    TableColumn("schema_version", "text", "version of the record's schema", "记录结构版本"),
    TableColumn("parser_version", "text", "version of reportparse", "程序版本"),
)

PLACED = IDENTITY[1:-1]
"""What is known of an organ besides its key, without what says so."""
_REGION_CODE = next(column for column in PLACED if column.name == "region_code")

ORGANS = (
    ORGAN_KEY,
    ORGAN,
    TableColumn("spellings", "text", "how else its reports call it", "其他写法：各报告中的其他名称"),
    *PLACED,
    TableColumn(
        "region_before",
        "text",
        "codes that ended and whose place the region (for a town: its parent) has since (撤县设区); several: merged",
        "原区划代码：已撤销、其地域（全部或部分）现归本区划（乡镇街道为所属区划）的代码（撤县设区等），合并的有数个",
    ),
    TableColumn(
        "region_after",
        "text",
        "codes that have the region's place since its own code ended; several: divided",
        "后区划代码：本区划代码撤销后其地域所归的代码，分属数处的有数个",
    ),
    TableColumn(
        "key_before",
        "text",
        "key of the same organ before the region had this code: its earlier rows of `panel`; null: none, or the region was "
        "there before, was merged of several or is a part of one",
        "前机关键：区划启用本代码之前同一机关的键，即其在 `panel` 中较早的各行；空为没有，"
        "或区划此前已存在、由数个合并、由一个分出",
    ),
    TableColumn("first_year", "integer", "first year reported on", "首个报告年度"),
    TableColumn("last_year", "integer", "last year reported on", "最近报告年度"),
    TableColumn("reports", "integer", "its reports", "报告份数"),
    TableColumn(
        "known_by_name",
        "boolean",
        "whether the key stands on a name alone: other organs may have it",
        "仅凭名称：可能有同名机关",
    ),
)

PANEL = (
    ORGAN_KEY,
    YEAR,
    REPORT,
    TableColumn(
        "reports", "integer", "reports of this organ and year; `report` is the first", "当年报告份数：`report` 为第一份"
    ),
    TableColumn(
        "reports_agree",
        "boolean",
        "whether these give the same numbers in the official tables, so that `report` stands for all; where not, none counts "
        "in `summary`",
        "各份一致：各份报告的官方表格数字相同，`report` 可代表全部；不一致的在 `summary` 中都不计",
    ),
    ORGAN,
    _REGION_CODE,
    TableColumn(
        "previous_year",
        "integer",
        "the last year before with a report; null: none, or the organ is known by name alone",
        "上一个有报告的年度：空为没有，或机关仅凭名称",
    ),
    TableColumn("missing_years", "text", "years in between without a report", "其间缺少报告的年度"),
    TableColumn(
        "report_last_year",
        "text",
        "report of the year before, as `report`; null: none, or its reports differ",
        "上年报告：同 `report`，空为没有或各份不一致",
    ),
    TableColumn(
        "carried_forward_last_year",
        "integer",
        "carried forward by last year's report, in total; null: none, or its reports differ",
        "上年报告的结转下年度继续办理数：总计，空为没有或各份不一致",
        unit="件",
    ),
    TableColumn(
        "carried_over",
        "integer",
        "carried over from last year by this year's report, in total",
        "本年报告的上年结转数：总计",
        unit="件",
    ),
    TableColumn(
        "carried_forward",
        "integer",
        "carried forward to next year by this year's report, in total",
        "本年报告的结转下年度继续办理数：总计",
        unit="件",
    ),
)

VALUES = (
    REPORT,
    TableColumn("path", "text", "path of the value in the record", "路径：数值在记录中的位置"),
    TableColumn("table_name", "text", f"its table: {', '.join(SUBJECTS)}", f"表：{'、'.join(SUBJECTS)}"),
    TableColumn("form", "text", "form of its table", "表格格式"),
    TableColumn("row_key", "text", "row, as in the path", "行：路径中的名称"),
    TableColumn("column_key", "text", "column, as in the path", "列：路径中的名称"),
    TableColumn(
        "row_label",
        "text",
        "row, as the official form words it; one that the form does not know (`statistics.local.1`) as the document does",
        "行名：官方格式的用语；格式之外的行（`statistics.local.1`）为原文用语",
    ),
    TableColumn("column_label", "text", "column, as the official form words it", "列名：官方格式的用语"),
    TableColumn(
        "value",
        "decimal",
        "the number; null where the cell gives none, or one too long to be exact",
        "数值：单元格没有数字、或数字过长无法精确表示时为空",
    ),
    TableColumn("raw", "text", "text of the cell", "单元格原文"),
    TableColumn(
        "state",
        "text",
        "number, mark, blank, unreadable or missing; null: the record came without cells",
        "单元格状态：number 数字，mark 符号，blank 空白，unreadable 无法识别，missing 缺失；空为记录中没有单元格",
    ),
    TableColumn(
        "standing",
        "text",
        "confirmed, unconfirmed or disputed by the sums; null: not determined",
        "可信程度：confirmed 已印证，unconfirmed 未印证，disputed 有矛盾，空为未判定",
    ),
    TableColumn(
        "doubt",
        "text",
        "failed checks of which it is a term, kinds of issues (errors and warnings) of the value or its row, and of its "
        "table those that speak against all its numbers; null: nothing speaks against it",
        "存疑：涉及该数值的不符核对项，该数值或所在行的错误和警告的类型，以及质疑整表数字的问题的类型；空为没有",
    ),
    TableColumn("unit", "text", "unit of the number", "单位"),
)

WIDE = (
    REPORT,
    ORGAN,
    YEAR,
    GENERATION,
    STATUS,
    CHECKS_FAILED,
    TableColumn(
        "unfit",
        "text",
        "paths of counts that are no whole numbers, and of numbers too long: null here, to be seen in `values`",
        "非整数：不是整数的计数、过长的数字的路径，此表中为空，见 `values`",
    ),
    TableColumn(
        "doubtful",
        "text",
        "paths of numbers that a check or an issue speaks against (`doubt` in `values`); they stand here as they were read",
        "存疑：有核对项或问题质疑的数字的路径（即 `values` 的 `doubt`），数字照原样列出",
    ),
)
"""The columns before those of the values."""

SECTIONS = (
    REPORT,
    TableColumn("section", "integer", "1 to 6", "部分：1 至 6"),
    TableColumn("key", "text", "name of the section", "部分的英文名"),
    TableColumn(
        "part", "integer", "0: the section itself; 1, 2, …: its numbered parts", "小节：0 为该部分本身，1、2、… 为小节"
    ),
    TableColumn("present", "boolean", "whether the document has it", "文中有无"),
    TableColumn("heading", "text", "its heading", "标题"),
    TableColumn("text", "text", "its running text", "文字"),
    TableColumn(
        "tables", "text", "tables that follow no form, as rows of cells in JSON", "其他表格：不属官方格式，JSON"
    ),
)

CHECKS = (
    REPORT,
    TableColumn("id", "text", "id of the check", "核对项"),
    TableColumn("status", "text", "passed, failed or skipped", "结果：passed 相符，failed 不符，skipped 未核对"),
    TableColumn("left_side", "decimal", "its left side", "左边"),
    TableColumn("right_side", "decimal", "its right side", "右边"),
    TableColumn("terms", "text", "paths of its left side, then of its right side", "各项：左边和右边各项的路径"),
    *MESSAGES,
)

ISSUES = (
    REPORT,
    TableColumn("number", "integer", "its place in the record's list", "序号"),
    TableColumn("kind", "text", "stable name of its kind", "类型"),
    TableColumn("severity", "text", "error, warning or note", "程度：error 错误，warning 警告，note 提示"),
    TableColumn("place", "text", "path, page or part that it speaks of", "位置：所指的路径、页或部分"),
    *MESSAGES,
)

FIGURES = (
    REPORT,
    TableColumn("number", "integer", "its place in the record's list", "序号"),
    TableColumn("what", "text", "what is counted", "事项"),
    TableColumn("value", "decimal", "the number", "数值"),
    TableColumn("unit", "text", "its unit", "单位"),
    TableColumn("section", "integer", "section that it stands in", "所在部分"),
    TableColumn("sentence", "text", "the sentence", "原句"),
)

FILES = (
    REPORT,
    TableColumn("outcome", "text", "complete, partial or failed", "结果：complete 完整，partial 有缺失，failed 失败"),
    SHA256,
    BYTES,
    TableColumn(
        "duplicate_of",
        "text",
        "the file whose content it repeats; only that one is in the other tables",
        "重复于：内容相同的文件，其他表中只列该文件",
    ),
    TableColumn(
        "stage",
        "text",
        "where it failed: input, read, admit or limit",
        "失败阶段：input 取得，read 读取，admit 判别，limit 超限",
    ),
    TableColumn("kind", "text", "stable name of the failure", "失败类型"),
    *MESSAGES,
)
