"""Automatic numbers of Word, from numbering.xml and styles written by hand."""

from __future__ import annotations

import pytest

from reportparse.readers.docx.numbering import written
from tests.readers.word import grid, p, read, root, t, tbl, tc, tr


def lvl(depth: int, style: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def start_at(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(text: str, number: int | None, depth: int | None = 0, style: str = "") -> str:
    parts = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    parts += "" if number is None else f'<w:numId w:val="{number}"/>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return p(text, named + (f"<w:numPr>{parts}</w:numPr>" if parts else ""))


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"numbering.xml": root("numbering", numbering)}
    if styles:
        parts["styles.xml"] = root("styles", styles)
    return [one.text for one in read(body, parts).paragraphs]


OUTLINE = abstract(
    0,
    lvl(0, "chineseCounting", "%1、"),
    lvl(1, "chineseCounting", "（%2）"),
    lvl(2, "decimal", "%3."),
    lvl(3, "decimal", "%1.%4", "<w:isLgl/>"),
)


def test_chinese_outline() -> None:
    body = (
        item("总体情况", 1)
        + item("主动公开", 1, 1)
        + item("依申请公开", 1, 1)
        + item("收到", 1, 2)
        + item("收到申请情况", 1)
        + item("新收", 1, 1)
        + item("件", 1, 3)
        + p("正文")
    )
    assert labels(body, OUTLINE + num(1, 0)) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1. 收到",
        "二、收到申请情况",
        "（一）新收",
        "2.1 件",
        "正文",
    ]


def test_number_never_runs_into_the_text() -> None:
    point = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2"))
    body = item("5件", 1) + item("5件", 1, 1)
    assert labels(body, point + num(1, 0)) == ["1. 5件", "1 5件"]
    assert labels(item("234", 1, 1), point + num(1, 0)) == ["[1] 234"]


def test_numbers_in_cells_and_alone() -> None:
    body = tbl(tr(tc(item("国家秘密", 1)), "5"), tr(tc(item("", 1)), "6"))
    document = read(body, {"numbering.xml": root("numbering", abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0))})
    assert grid(document) == [(0, 0, "1. 国家秘密"), (0, 1, "5"), (1, 0, "2."), (1, 1, "6")]


def test_bullets_none_and_lists_that_are_not_there_say_nothing() -> None:
    kinds = abstract(
        0, lvl(0, "bullet", "\uf0b7"), lvl(1, "none", "附件"), lvl(2, "decimal", "%3、", "<w:rPr><w:vanish/></w:rPr>")
    )
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 2) + item("丁", 9) + item("戊", 0) + item("己", 1, 8)
    assert labels(body, kinds + num(1, 0)) == ["甲", "附件乙", "丙", "丁", "戊", "己"]


def test_lists_of_one_definition_count_on_unless_one_sets_a_start() -> None:
    lists = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, start_at(0, 1) + start_at(1, 5))
    body = (
        item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3, 1) + item("e", 3) + item("f", 3, 1) + item("g", 3, 1)
    )
    assert labels(body, lists) == ["一、a", "二、b", "一、c", "（五）d", "二、e", "（五）f", "（六）g"]


def test_start_value_and_levels_not_yet_counted() -> None:
    lists = abstract(0, lvl(0, "decimal", "%1.", start=3), lvl(1, "decimal", "%1.%2"))
    assert labels(item("a", 1, 1) + item("b", 1) + item("c", 1, 1), lists + num(1, 0)) == ["3.1 a", "3. b", "3.1 c"]


@pytest.mark.parametrize(
    ("restart", "third"),
    [
        ("", "1"),
        ('<w:lvlRestart w:val="0"/>', "3"),
        ('<w:lvlRestart w:val="1"/>', "3"),
        ('<w:lvlRestart w:val="2"/>', "1"),
    ],
)
def test_restart_of_a_level(restart: str, third: str) -> None:
    lists = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2)"), lvl(2, "decimal", "%3:", restart)) + num(
        1, 0
    )
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 2) + item("e", 1, 1) + item("f", 1, 2)
    assert labels(body, lists)[-1] == f"{third}: f"


def test_level_redefined_by_a_list() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1.")}</w:lvlOverride>'
    assert labels(item("a", 1) + item("b", 2), OUTLINE + num(1, 0) + num(2, 0, own)) == ["一、a", "II. b"]


STYLED = """
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="off"><w:name w:val="off"/><w:basedOn w:val="1"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="deep"><w:name w:val="deep"/>
  <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/>
  <w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="loop"><w:name w:val="loop"/>
  <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
"""


def test_numbers_through_styles() -> None:
    linked = abstract(
        0,
        lvl(0, "chineseCounting", "%1、"),
        lvl(1, "chineseCounting", "（%2）"),
        lvl(2, "decimal", "%3、", '<w:pStyle w:val="deep"/>'),
    )
    body = (
        item("a", None, None, "1")
        + item("b", None, None, "2")
        + item("c", None, None, "own")
        + item("d", None, None, "off")
        + item("e", 0, None, "1")
        + item("f", None, None, "deep")
        + item("g", None, 1, "1")
    )
    assert labels(body, linked + num(1, 0), STYLED) == ["一、a", "（一）b", "二、c", "d", "e", "1、f", "（一）g"]


def test_list_styles_and_their_loops() -> None:
    linked = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="{}"/></w:abstractNum>'
    lists = OUTLINE + linked.format(1, "list") + linked.format(2, "loop") + num(5, 0) + num(6, 1) + num(7, 2)
    assert labels(item("a", 5) + item("b", 6) + item("c", 7), lists, STYLED) == ["一、a", "二、b", "c"]


def test_deleted_and_hidden_paragraphs_are_not_counted() -> None:
    gone = p(
        '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>', numbered('<w:rPr><w:del w:id="2"/></w:rPr>')
    )
    hidden = p(t("x", "<w:vanish/>"), numbered(""))
    assert labels(item("a", 1) + gone + hidden + item("b", 1), OUTLINE + num(1, 0)) == ["一、a", "二、b"]


def numbered(more: str) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{more}'


def test_custom_format_falls_back() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl>'
    )
    assert labels(item("a", 1), abstract(0, custom) + num(1, 0)) == ["01、a"]


@pytest.mark.parametrize("bad", ["-5", "x", "99999999", ""])
def test_impossible_values(bad: str) -> None:
    lists = abstract(0, f'<w:lvl w:ilvl="0"><w:start w:val="{bad}"/><w:lvlText w:val="%1、"/></w:lvl>') + num(1, 0)
    assert labels(item("a", 1), lists + f'<w:num w:numId="{bad}"/><w:num/><w:abstractNum/>') == ["0、a"]


@pytest.mark.parametrize(
    ("style", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 11, "十一"),
        ("taiwaneseCountingThousand", 5, "五"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 2, "贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographEnclosedCircle", 1, "㊀"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 5000, "5000"),
        ("upperLetter", 30_000, "30000"),
        ("chineseCounting", 0, "0"),
        ("unheardOf", 7, "7"),
        ("none", 7, ""),
        ("bullet", 7, ""),
    ],
)
def test_formats(style: str, number: int, shown: str) -> None:
    assert written(number, style) == shown
