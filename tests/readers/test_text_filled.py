"""Text that a program filled up to a width: its paragraphs are whole again, and only there."""

from __future__ import annotations

from reportparse.readers.text.reader import read_text


def lines(text: str) -> list[str]:
    return [block.text for block in read_text(text.encode()).blocks]  # type: ignore[union-attr]


FIRST = (
    "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止，电子版可在本级政府门户网站上的政府信息公开专栏中"
    "查阅和下载，如有疑问请与本局办公室联系。"
)
SECOND = (
    "全年共主动公开政府信息1465条，回应群众关切37次，收到政府信息公开申请12件，均已按照规定的期限答复，"
    "没有结转到下一年度继续办理的申请。"
)


def filled(text: str, columns: int) -> str:
    """A text filled up to so many columns, hanzi two wide."""
    out, width = "", 0
    for character in text:
        width += 1 if character.isascii() else 2
        if width > columns:
            out, width = out + "\n", 1 if character.isascii() else 2
        out += character
    return out


def test_filled_paragraphs_are_whole_again() -> None:
    text = f"首页\n政务公开\n\n{filled(FIRST, 62)}\n\n一、总体情况\n\n{filled(SECOND, 62)}\n"
    assert lines(text) == ["首页", "政务公开", FIRST, "一、总体情况", SECOND]


def test_a_paragraph_a_line_stays_so() -> None:
    text = "\n".join([FIRST[:30], FIRST[:41], FIRST[:55], SECOND[:28], SECOND[:40], SECOND[:52]])
    assert lines(text) == text.split("\n")


def test_lines_of_one_length_that_are_sentences_stay_lines() -> None:
    text = "\n".join([f"{FIRST[:34]}。"] * 5)
    assert lines(text) == text.split("\n")
