"""The frame of a web page, told from the article."""

from __future__ import annotations

import pytest

from reportparse.document import Cell, Paragraph, Table
from reportparse.sections.boilerplate import is_date_line, is_head_line, without_tail
from reportparse.sections.layout_tables import FlatBlock, number_table


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政府信息公开 > 年报",
        "您的位置：首页",
        "索引号：11320800",
        "公开属性：主动公开",
        "发布日期：2022-01-20",
        "浏览次数：123",
        "字体：[大 中 小]",
        "2022-01-20 10:30",
        "2022年1月20日",
        "【打印】【关闭】",
        "一、总体情况…………1",
        "来源：某局",
        "索引号HS-12/2024-00007",
        "发布机构区卫生健康局",
        "有效性有效",
        "县水利局 slj.example.cn 发布时间: 2024-01-11 收藏",
        "【我要打印】",
    ],
)
def test_head_lines(line: str) -> None:
    assert is_head_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。",
        "2021年，我镇共发布信息12条。",
        "发布日期之前的工作情况由办公室负责统计。",
        "本报告由总体情况等六部分组成",
        "发布机构和公开方式见下文，数据由办公室提供",
        "2023年1月1日 至2023年12月31日",
        "统计时间：2022年12月1日至2023年11月30日",
        "编制机关：甲县水利局，地址：甲县河东路1号，邮编123456，电话0999-1234567",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    assert not is_head_line(line)


@pytest.mark.parametrize(
    ("line", "answer"), [("2022年1月20日", True), ("2022/1/20", True), ("截至2022年1月20日", False), ("", False)]
)
def test_date_lines(line: str, answer: bool) -> None:
    assert is_date_line(line) is answer


def test_the_tail_begins_at_the_first_line_of_the_frame() -> None:
    lines = ("无其他事项。", "某局", "2022年1月20日", "上一篇：无", "某县2020年年报")
    blocks: list[FlatBlock] = [Paragraph(line) for line in lines]
    assert without_tail(blocks) == blocks[:3]
    printed: list[FlatBlock] = [Paragraph("无其他事项。"), Paragraph("http://slj.jx.example.cn/nb/1.html 5/5")]
    assert without_tail(printed) == printed[:1]


@pytest.mark.parametrize("head", [(), ("历年年报",), ("政府信息公开年报",)])
def test_a_list_of_other_reports_is_no_part_of_the_last_section(head: tuple[str, ...]) -> None:
    lines = (
        "无其他事项。",
        *head,
        "某县2022年政府信息公开工作年度报告",
        "某县2021年政府信息公开工作年度报告 2022-01-20",
    )
    blocks: list[FlatBlock] = [Paragraph(line) for line in lines]
    assert without_tail(blocks) == blocks[:1]


@pytest.mark.parametrize("lines", [("附件：", "某县2023年政府信息公开工作年度报告.docx"), ("附件1：统计表.xlsx",)])
def test_names_of_attached_files_are_no_part_of_the_last_section(lines: tuple[str, ...]) -> None:
    blocks: list[FlatBlock] = [Paragraph(line) for line in ("无其他事项。", *lines)]
    assert without_tail(blocks) == blocks[:1]


@pytest.mark.parametrize(
    "lines",
    [
        ("某县2022年政府信息公开工作年度报告", "某县水利局"),
        ("附件1 2022年政府信息公开年报", "附件2 2021年政府信息公开年报"),
        ("已公布2022年政府信息公开年报。", "已公布2021年政府信息公开年报。"),
    ],
)
def test_lines_that_are_no_list_of_reports(lines: tuple[str, str]) -> None:
    blocks: list[FlatBlock] = [Paragraph(line) for line in lines]
    assert without_tail(blocks) == blocks


def test_no_tail() -> None:
    table = number_table(1, Table((Cell(0, 0, "版权所有"),)))
    blocks: list[FlatBlock] = [Paragraph("无。"), table, Paragraph("我局的相关信息将继续公开，" + "逐步完善。" * 12)]
    assert without_tail(blocks) == blocks


@pytest.mark.parametrize(
    "line",
    [
        "无障碍浏览功能已在网站上线，历年年报可在线查阅。",
        "相关信息公开工作有序推进",
        "打印和邮寄的费用由申请人承担",
        "我局网站标识码已完成更新。",
    ],
)
def test_sentences_that_speak_of_a_site_are_the_reports(line: str) -> None:
    blocks: list[FlatBlock] = [Paragraph("无。"), Paragraph(line), Paragraph("收取信息处理费300元。")]
    assert without_tail(blocks) == blocks


@pytest.mark.parametrize("line", ["责任编辑：办公室", "相关附件：", "来源：甲县水利局"])
def test_below_a_line_of_the_site_the_report_goes_on(line: str) -> None:
    table = number_table(1, Table((Cell(0, 0, "行政复议"), Cell(0, 1, "行政诉讼"), Cell(1, 0, "1"), Cell(1, 1, "0"))))
    blocks: list[FlatBlock] = [Paragraph("继续加强。"), Paragraph(line), table, Paragraph("上一篇：无")]
    assert without_tail(blocks) == [blocks[0], table]
    sentences: list[FlatBlock] = [
        Paragraph("继续加强。"),
        Paragraph(line),
        Paragraph("收费0元。"),
        Paragraph("关闭窗口"),
    ]
    assert without_tail(sentences) == [sentences[0], sentences[2]]


@pytest.mark.parametrize(
    "lines",
    [
        ("年报列表", "2022年", "2021年", "2020年"),
        ("历年年报", "某县2022年政府信息公开工作年度报告"),
        ("2022年", "2021年"),
        ("某县2022年政府信息公开工作年度报告",),
        ("政务公开", "政府信息公开指南", "互动交流", "办事服务"),
        ("主办：某县人民政府", "欢迎来到某县。", "建议使用1024*768分辨率浏览"),
    ],
)
def test_links_below_the_report_are_no_part_of_it(lines: tuple[str, ...]) -> None:
    blocks: list[FlatBlock] = [Paragraph(line) for line in ("无其他事项。", "某县水利局", "2024年1月20日", *lines)]
    assert without_tail(blocks) == blocks[:3]
