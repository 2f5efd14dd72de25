"""What a page says to its visitor, and a cover's line, are no part of the opening."""

from __future__ import annotations

import pytest

from reportparse.document import Paragraph
from reportparse.masthead.preamble import preamble_lines
from reportparse.masthead.title import titles_in

TITLE = "甲州县水利局2023年政府信息公开工作年度报告"
OWN = "根据《中华人民共和国政府信息公开条例》编制本报告。"


def preamble(*lines: str) -> list[str]:
    titles = titles_in([TITLE, *lines])
    return preamble_lines([Paragraph(line) for line in (TITLE, *lines)], titles[0], titles)


@pytest.mark.parametrize(
    "line",
    [
        "微信里点“发现”，扫一下",
        "二维码便可将本文分享至朋友圈。",
        "您访问的链接即将离开“甲州县人民政府”门户网站，是否继续？",
        "请使用IE9以上版本浏览器浏览。",
        "甲州县水利局编制",
        "（甲州县水利局）",
    ],
)
def test_no_line_of_the_opening(line: str) -> None:
    assert preamble(line, OWN) == [OWN]


@pytest.mark.parametrize(
    "line", ["欢迎扫描二维码，关注“甲州水利”公众号查阅历年报告。", "报告电子版可在本机关网站下载，请使用目录检索。"]
)
def test_a_sentence_of_the_office(line: str) -> None:
    assert preamble(line, OWN) == [line, OWN]
