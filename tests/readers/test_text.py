"""Plain text: what marks a table is read as one, all else stays paragraphs."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile
from reportparse.document import Document, Origin, Paragraph, Table
from reportparse.readers.text import reader as text_reader
from reportparse.readers.text.reader import read_text

Shown = str | list[list[str]]


def read(text: str) -> Document:
    return read_text(text.encode())


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def shown(document: Document) -> list[Shown]:
    """Paragraphs as their text, tables as rows of texts."""
    return [block.text if isinstance(block, Paragraph) else rows(block) for block in document.blocks]


DUMP = """二、主动公开政府信息情况

\t第二十条第（一）项

\t信息内容
\t本年制发件数
\t商业
企业

\t规章
\t\u00a011
\t
\t\u00a0
0

\t
\t（二）部分公开
\t12\u00a0



三、收到和处理政府信息公开申请情况
\t甲
\t1

四、结尾
\u00a0
"""


class TestTabLedDump:
    def test_rows_cells_and_what_is_not_in_the_table(self) -> None:
        assert shown(read(DUMP)) == [
            "二、主动公开政府信息情况",
            [
                ["第二十条第（一）项"],
                ["信息内容", "本年制发件数", "商业\n企业"],
                ["规章", "11", "", "0"],
                ["", "（二）部分公开", "12"],
            ],
            "三、收到和处理政府信息公开申请情况",
            [["甲", "1"]],
            "四、结尾",
        ]

    def test_every_cell_knows_its_line_and_its_ordinal(self) -> None:
        table = next(read(DUMP).tables)
        assert (table.regular, table.certain, table.origin) == (False, True, Origin(line=3))
        assert [(c.row, c.column, c.origin.line) for c in table.cells if c.row == 2] == [
            (2, 0, 10),
            (2, 1, 11),
            (2, 2, 12),
            (2, 3, 13),
        ]

    def test_windows_line_ends_and_gb18030(self) -> None:
        document = read_text((DUMP + "朱镕基喆").replace("\n", "\r\n").encode("gb18030"))
        assert shown(document)[:-1] == shown(read(DUMP))
        assert document.encoding == "gb18030"

    def test_a_heading_right_after_the_last_cell_is_no_second_line(self) -> None:
        assert shown(read("\t规章\t\n\t0\n三、收到和处理政府信息公开申请情况\n")) == [
            [["规章", "0"]],
            "三、收到和处理政府信息公开申请情况",
        ]

    def test_prose_indented_by_tabs_is_prose(self) -> None:
        prose = "根据《中华人民共和国政府信息公开条例》规定，现公布年度报告，欢迎查阅和监督。"
        assert shown(read(f"\t一、总体情况\n\n\t{prose}\n\n\t{prose}\n")) == ["一、总体情况", prose, prose]
        assert shown(read(f"\t一、总体情况\n\t{prose}\n\t{prose}\n")) == ["一、总体情况", prose, prose]


class TestRowsOfSeparatedCells:
    def test_tabs(self) -> None:
        text = "前文\n信息内容\t制发\t废止\n规章\t1\t\n第二十条第（五）项\n\t许可\t12\n三、申请情况\n"
        assert shown(read(text)) == [
            "前文",
            [["信息内容", "制发", "废止"], ["规章", "1", ""], ["第二十条第（五）项"], ["", "许可", "12"]],
            "三、申请情况",
        ]

    def test_numbered_lines_with_a_tab_are_no_table(self) -> None:
        assert shown(read("一、\t总体情况\n二、\t主动公开\n")) == ["一、 总体情况", "二、 主动公开"]
        assert shown(read("联系人：某\t电话：1\n")) == ["联系人：某 电话：1"]

    @pytest.mark.parametrize(
        "text",
        [
            "| 内容 | 数 |\n| --- | :-: |\n| 规章 | 1 |\n| 甲\\|乙 | |\n",
            "内容 | 数\n---|---\n规章 | 1\n甲\\|乙 |  |\n",
            "｜内容｜数｜\n｜规章｜1｜\n｜甲\\｜乙｜｜\n".replace("\\｜", "\\|"),
        ],
    )
    def test_pipes(self, text: str) -> None:
        assert shown(read("前\n" + text + "后\n")) == ["前", [["内容", "数"], ["规章", "1"], ["甲|乙", ""]], "后"]

    def test_a_single_line_with_pipes_is_a_menu(self) -> None:
        assert shown(read("首页 | 网站地图 | 联系我们\n正文\n")) == ["首页 | 网站地图 | 联系我们", "正文"]

    def test_line_breaks_in_markdown_cells(self) -> None:
        assert shown(read("|商业<br>企业|1|\n|科研<br/>机构|2|\n")) == [[["商业\n企业", "1"], ["科研\n机构", "2"]]]

    def test_a_blank_cell_beside_an_edge_without_a_pipe(self) -> None:
        assert shown(read("甲 | 乙 | 丙\n | 1 | 2\n丁 | | \n")) == [
            [["甲", "乙", "丙"], ["", "1", "2"], ["丁", "", ""]]
        ]


class TestDelimitedRows:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_quotes_hold_delimiters_and_line_ends(self, delimiter: str) -> None:
        rows = ['内容|"商业\n企业"|总计', '规章|"1,234"|', "许可|2|3"]
        text = "\n".join(rows).replace("|", delimiter) + "\n"
        assert shown(read("前文\n" + text + "后文\n")) == [
            "前文",
            [["内容", "商业\n企业", "总计"], ["规章", "1,234", ""], ["许可", "2", "3"]],
            "后文",
        ]

    def test_a_caption_or_a_blank_line_between_rows(self) -> None:
        text = "内容,制发,废止,有效\n规章,1,2,3\n第二十条第（五）项\n内容,决定\n\n许可,12\n三、申请情况\n"
        assert shown(read(text)) == [
            [
                ["内容", "制发", "废止", "有效"],
                ["规章", "1", "2", "3"],
                ["第二十条第（五）项"],
                ["内容", "决定"],
                ["许可", "12"],
            ],
            "三、申请情况",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "内容,制发,废止\n规章,1,234,5\n许可,1,2\n",  # a thousand, or two cells
            "规章 1,234\n许可 5,678\n处罚 9,012\n",
            "规章\n1,234\n5,678\n9,012\n许可\n",
            "规章1,234\n许可5,678\n处罚9,012\n",
            "2023年,我局公开12条,同比增长3%\n其中,微信5条,微博7条\n此外,举办培训3次,座谈2次\n",
            '他说"好,1\n规章,2\n许可,3\n',
        ],
    )
    def test_what_can_be_read_in_two_ways_is_no_table(self, text: str) -> None:
        assert list(read(text).tables) == []


class TestDrawnTables:
    def test_spans_are_seen(self) -> None:
        document = read(
            "前\n┌────────┬──────┬──────┐\n│信息内容│ 甲   │ 乙   │\n├────────┼──────┴──────┤\n"
            "│规章    │ 12          │\n"
            "│续      ├──────┬──────┤\n│        │ 3    │ 4    │\n└────────┴──────┴──────┘\n后\n"
        )
        (table,) = document.tables
        assert table.regular
        assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
            (0, 0, 1, 1, "信息内容"),
            (0, 1, 1, 1, "甲"),
            (0, 2, 1, 1, "乙"),
            (1, 0, 2, 1, "规章\n续"),
            (1, 1, 1, 2, "12"),
            (2, 1, 1, 1, "3"),
            (2, 2, 1, 1, "4"),
        ]
        assert [p.text for p in document.paragraphs] == ["前", "后"]

    def test_ascii(self) -> None:
        text = "+---+----+\n| a | -  |\n+===+====+\n| 1 | 23 |\n| x | y  |\n+---+----+\n| z | w  |\n"
        assert shown(read(text)) == [[["a", "-"], ["1\nx", "23\ny"]], "| z | w |"]

    def test_what_does_not_fit_stays_text(self) -> None:
        text = "┌──┐\n│甲乙丙丁│\n└──┘\n"
        assert "甲乙丙丁" in "".join(p.text for p in read(text).paragraphs)


LAYOUT = """                     某市人民政府
              2024 年政府信息公开工作年度报告

     2024 年，我市坚持以新时代中国特色社会主义思想为指导，全面贯
彻落实各项决策部署，严格执行政府信息公开条例的有关规定，圆满完成
了各项任务。
     二、主动公开政府信息情况
信息内容          本年制发件数     本年废止件数   现行有效件数

规章            1          0        11

                                 -1-
\f行政规范性文件       8          26       66

     三、收到和处理政府信息公开申请情况
                               自然人        商业企业     总计

一、本年新收申请数量                  3001        53      3054

      （二）部分公开（区分处理的，只计
                              447         7       454
      这一情形，不计其他情形）

             1.属于国家秘密            2          0        2
三、

本            2、申请人无正当理由逾期不补
年
             正、不再处理               30         1       31
      （三）不
             其申请
      予公开

四、结转下年度继续办理                   103         0      103

     五、存在的主要问题及改进情况
     对照上级新要求和公众新期待，还有一些需要加强和改进的地方，我
市将继续努力。
                                 -2-
\f"""


class TestLayout:
    def test_pages_lines_and_page_numbers(self) -> None:
        document = read(LAYOUT)
        assert document.pages == 2
        assert [(p.text, p.origin.page, p.origin.line) for p in document.furniture] == [("-1-", 1, 12), ("-2-", 2, 39)]
        assert LAYOUT.split("\n")[38].strip() == "-2-"

    def test_wrapped_lines_are_joined_and_lines_of_tables_are_not(self) -> None:
        document = read(LAYOUT)
        assert shown(document) == [
            "某市人民政府",
            "2024 年政府信息公开工作年度报告",
            "2024 年，我市坚持以新时代中国特色社会主义思想为指导，全面贯彻落实各项决策部署，"
            "严格执行政府信息公开条例的有关规定，圆满完成了各项任务。",
            "二、主动公开政府信息情况",
            "信息内容 本年制发件数 本年废止件数 现行有效件数",
            "规章 1 0 11",
            "行政规范性文件 8 26 66",
            "三、收到和处理政府信息公开申请情况",
            "自然人 商业企业 总计",
            "一、本年新收申请数量 3001 53 3054",
            "（二）部分公开（区分处理的，只计",
            "447 7 454",
            "这一情形，不计其他情形）",
            "1.属于国家秘密 2 0 2",
            "三、",
            "本 2、申请人无正当理由逾期不补",
            "年",
            "正、不再处理 30 1 31",
            "（三）不",
            "其申请",
            "予公开",
            "四、结转下年度继续办理 103 0 103",
            "五、存在的主要问题及改进情况",
            "对照上级新要求和公众新期待，还有一些需要加强和改进的地方，我市将继续努力。",
        ]
        assert document.issues == ()

    def test_a_lone_row_of_many_numbers_stays_a_line(self) -> None:
        assert shown(read("四、复议情况\n72   64   178   37   351\n\f五、问题\n")) == [
            "四、复议情况",
            "72 64 178 37 351",
            "五、问题",
        ]

    @pytest.mark.parametrize("value", ["3人", "12.5万元", "无", "5宗", "――", "1，234"])
    def test_a_row_is_one_of_a_table_whatever_its_values_look_like(self, value: str) -> None:
        # As running text, the full line would go on in the next one.
        label = "对本机关依法应当公开的事项及其他有关事项的数量统计" * 2
        text = f"{label}   {value}\n{label}   {value}\n\f五、问题\n"
        assert shown(read(text)) == [f"{label} {value}", f"{label} {value}", "五、问题"]

    def test_a_year_at_the_edge_of_a_page_is_no_page_number(self) -> None:
        assert shown(read("2024\n甲\n\f12\n乙\n- 2 -\n")) == ["2024", "甲", "12", "乙"]


def test_a_sign_near_its_number_and_far_from_all_else_is_the_numbers() -> None:
    text = "行政许可  168   - 4            690\n行政处罚   - 4   9\n行政强制 1 - 4 5\n行政收费  1  -  4\n"
    assert shown(read(text)) == ["行政许可 168 -4 690", "行政处罚 -4 9", "行政强制 1 - 4 5", "行政收费 1 - 4"]


def test_the_number_of_a_label_is_put_in_front_of_it_again() -> None:
    assert shown(read("1\n.属于国家秘密\n3\n12\n、其他\n2\n.5\n")) == ["1.属于国家秘密", "3", "12", "、其他", "2", ".5"]


def test_one_value_a_line_stays_one_paragraph_a_line() -> None:
    text = "一、本年新收政府信息公开申请数量\n3119\n0\n61\n二、上年结转\n34\n"
    assert shown(read(text)) == text.split("\n")[:-1]
    assert [p.origin.line for p in read(text).paragraphs] == [1, 2, 3, 4, 5, 6]


def test_undecodable_bytes_are_an_issue() -> None:
    document = read_text("政府信息公开工作年度报告".encode() * 9 + b"\xff")
    assert [(i.kind, i.severity, dict(i.facts)) for i in document.issues] == [
        ("text-undecodable", "error", {"count": "1", "encoding": "UTF-8"})
    ]


def test_nothing_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(" \n\t\n")
    assert caught.value.kind == "empty"
    monkeypatch.setattr(text_reader, "MAX_LINES", 3)
    with pytest.raises(OverLimit):
        read("a\nb\nc\nd\ne\n")


LONG = "甲乙丙丁戊己庚辛" * 6
MARKS = (
    "\t,\n,\n\n,   ,|,｜,\f,│,┌──┬──┐,├──┼──┤,└──┴──┘,+--+--+,- 4 -,---,一、,（一）,规章,12,1.,0,\u00a0,。,\\,第二十条"
)
PIECES = st.sampled_from([*MARKS.split(","), "其他需要报告的事项", LONG])
RULES = set("│┌─┬┐├┼┤└┴┘+-=|｜\\:：")


@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
@example("|\n|│|│|")
@settings(max_examples=500)
def test_no_character_is_lost(text: str) -> None:
    if not text.strip():
        return
    document = read(text)
    out = [p.text for p in (*document.paragraphs, *document.furniture)]
    out += [cell.text for table in document.tables for cell in table.cells]
    kept = sorted(c for c in "".join(out) if not c.isspace() and c not in RULES)
    assert kept == sorted(c for c in text if not c.isspace() and c not in RULES)


@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
@settings(max_examples=200)
def test_anchors_never_overlap(text: str) -> None:
    if not text.strip():
        return
    for table in read(text).tables:
        slots = [
            (cell.row + i, cell.column + j)
            for cell in table.cells
            for i in range(cell.row_span)
            for j in range(cell.column_span)
        ]
        assert len(slots) == len(set(slots))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_known_error(data: bytes) -> None:
    with suppress(ReportparseError):
        read_text(data)


@pytest.mark.parametrize(
    "text",
    [
        "甲,乙\n" * 5_000,
        "甲;乙\n" * 5_000,
        "\t甲\n乙\n乙\n" * 5_000 + "\t甲\t乙\n",
        "\t甲\n" + "乙\n" * 20_000,
        "|--|\n" * 10_000,
    ],
    ids=["commas", "semicolons", "tab-led until it is not", "one cell", "rules of no table"],
)
def test_no_line_is_read_for_each_line_above_it(text: str) -> None:  # else this would take minutes
    assert read(text).blocks


def test_a_table_under_prose_with_commas() -> None:
    blocks = shown(read("甲,乙\n" * 500 + "甲,1\n" * 300))
    assert isinstance(blocks[-1], list)
    assert ["甲", "1"] in blocks[-1]
